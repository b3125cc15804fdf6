"""A text as an official document, with the views that rules and the typesetter need.

All offsets are those of the text, ends exclusive.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from bot.domain.fact import Quantity
from bot.language.document.paragraphs import Paragraph
from bot.language.document.rules_view import rules_view
from bot.language.figures.quantities import quantities
from bot.language.offsets import Edit, Traced, trace
from bot.language.sentences import sentence_spans
from bot.regex import regex


@dataclass(frozen=True)
class Manuscript:
    """A text to be judged or typeset; each view is made once, when it is first asked for."""

    text: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs in order; empty lines are none."""
        return tuple(rules_view(self.text))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Return where the sentences stand, their closing marks included."""
        return tuple(sentence_spans(self.text))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return the quantities of the text."""
        return quantities(self.text)

    @cached_property
    def bare(self) -> Traced:
        """Return the text as set phrases are looked for in it.

        Blanks between Chinese characters are gone, marks beside them are full-width, masks are one □ each.
        """
        return trace(self.text).with_edits(_edits(self.text))

    @cached_property
    def _depth(self) -> tuple[int, ...]:
        return tuple(accumulate(self.text, _deeper, initial=0))[1:]

    def quoted(self, at: int) -> bool:
        """Return whether a place stands between “ and ” of one line."""
        return self._depth[at] > 0


_QUOTE_STEPS = {"“": 1, "”": -1}


def _deeper(depth: int, c: str) -> int:
    """Return how many quotations are open behind `c`; a mark left open counts to the end of its line."""
    return 0 if c == "\n" else max(0, depth + _QUOTE_STEPS.get(c, 0))


_HAN = r"\u4e00-\u9fff"
_MARKS = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_BARED = regex(
    rf"(?<=[{_HAN}，。、；：“”《》（）])[ \u3000]+(?=[{_HAN}，。、；：“”《》（）])"
    rf"|(?<=[{_HAN}”》）])[,;:!?()]|[,;:!?()](?=[{_HAN}“《（])|[×*＊_]{{1,8}}|(?<![A-Za-z])[XxＸ]{{1,8}}(?![A-Za-z])"
)


def _edits(text: str) -> Iterator[Edit]:
    for m in _BARED.finditer(text):
        found = m.group()
        yield Edit(m.start(), m.end(), "" if found.isspace() else _MARKS.get(found, "□"))
