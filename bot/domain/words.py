"""The words of a paragraph with how they look and what stands among them: the way they were written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True)
class Look:
    """What the look of characters says beside the words; fonts, sizes and colours say nothing."""

    vertical: str = ""
    """`superscript` or `subscript`."""
    bold: bool = False
    underline: str = ""
    """The kind of line under them."""
    strike: bool = False
    emphasis: str = ""
    """The kind of dot at each of them (着重号)."""
    font: str = ""
    """A font of symbols, in which a letter is a sign."""
    link: str = ""
    """Where a click on them leads."""


PLAIN = Look()


@dataclass(frozen=True)
class Thing:
    """What stands among the words and is none: a picture, an equation, a field to fill in, a mark."""

    kind: str
    """`picture`, `chart`, `diagram`, `drawing`, `rule`, `equation`, `form`, `symbol`, `note`,
    `comment`, `mark` where a comment begins or ends, `tab`, `break` of a page."""
    xml: str
    """How a Word file spells it; its links name the part that they are of."""


class Span(NamedTuple):
    """A stretch of words of one look, or a thing with the words that it shows."""

    text: str
    look: Look = PLAIN
    thing: Thing | None = None


@dataclass(frozen=True)
class Words:
    """The words of a paragraph."""

    spans: tuple[Span, ...] = ()

    @cached_property
    def text(self) -> str:
        """Return them as plain text."""
        return "".join(span.text for span in self.spans)

    @property
    def things(self) -> Iterator[Thing]:
        """Yield what stands among them."""
        return (span.thing for span in self.spans if span.thing)

    def part(self, start: int, end: int) -> "Words":
        """Return the words between two places of the text, with what stands there.

        A thing without words belongs to what follows it, at the end of all to what it follows.
        """
        whole = end >= len(self.text)
        return Words(tuple(_cut(self.spans, start, end, whole)))

    def stripped(self) -> "Words":
        """Return them without blanks around; a line to write on is no blank."""
        if self.text and not (self.text[0].isspace() or self.text[-1].isspace()):
            return self
        first = next((n for n, c in enumerate(self._letters()) if not c.isspace()), len(self.text))
        last = len(self.text) - next((n for n, c in enumerate(self._letters()[::-1]) if not c.isspace()), 0)
        return self.part(first, max(first, last))

    def _letters(self) -> str:
        """Return the text, each character that is drawn though it is a blank as _."""
        return "".join(
            "_" * len(span.text) if span.thing or (span.look.underline and span.text.isspace()) else span.text
            for span in self.spans
        )

    def without_bold(self) -> "Words":
        """Return them in the weight of their style."""
        return Words(tuple(s._replace(look=replace(s.look, bold=False)) for s in self.spans))


NO_WORDS = Words()


def plain_words(text: str) -> Words:
    """Return words that look like nothing special."""
    return Words((Span(text),)) if text else Words()


def joined(parts: Iterable[Words]) -> Words:
    """Return several stretches of words as one."""
    return Words(tuple(span for part in parts for span in part.spans))


def _cut(spans: Iterable[Span], start: int, end: int, whole: bool) -> Iterator[Span]:
    at = 0
    for span in spans:
        before, at = at, at + len(span.text)
        if span.thing:
            if start <= before < end or (whole and before >= start):
                yield span
        elif text := span.text[max(0, start - before) : max(0, end - before)]:
            yield span._replace(text=text)
