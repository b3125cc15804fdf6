"""Tags: ⟨3,5⟩ behind a clause names the entries that it states, ⟨拟⟩ behind a sentence that nobody told it.

A model writes them, nobody sees them: a text is shown and stored without, its clauses beside it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bot.domain.document import Clause, Section
from bot.domain.inheriting import clauses_in
from bot.language.figures.ranges import numbers_in
from bot.regex import regex

_PROPOSED = "拟"
_ITEM = rf"(?:\d{{1,4}}(?:\s*[-–—~～]\s*\d{{1,4}})?|{_PROPOSED})"
_ITEMS = rf"{_ITEM}(?:\s*[,，、;；\s]\s*{_ITEM})*"
_TAG = regex(rf"[ \t]*[⟨〈<＜]\s*(?:编号|事实|第|#)?\s*(?P<items>{_ITEMS})\s*[⟩〉>＞]")
# What is left of a tag that was cut or nested; other brackets may be the text's own.
_DEBRIS = regex(rf"⟨\s*(?:{_ITEM}(?:[,、]\s*{_ITEM})*)?|⟩")
_EITHER = regex(f"{_TAG.pattern}|{_DEBRIS.pattern}")
_SQUARE = regex(r"[\[［【](?P<items>\d{1,4}(?:[,，、]\d{1,4})*)[\]］】]")
_HALF = regex(rf"[ \t]*[⟨〈<＜][\s\d,，、;；~～–—{_PROPOSED}-]*\Z")
_MISCLOSED = regex(rf"⟨(?P<items>{_ITEMS})⟧")
_SENTENCE_END = regex("[。！？!?\n]")
_CLAUSE_END = regex("[。！？!?；;\n]")
_AROUND = " \t\n，,、；;。：:！!？?"


@dataclass(frozen=True)
class PlainText:
    """A text without its tags."""

    text: str
    clauses: tuple[Clause, ...] = ()
    """What the tags stood behind, in the order of the text."""
    unknown: tuple[int, ...] = ()
    """Numbers in tags that no entry has; they are in no clause."""


def strip_tags(text: str, known: Collection[int]) -> PlainText:
    """Return the text without its tags, and the clauses they gave a source; `known` are the facts' numbers.

    A fact's clause reaches back to the tag before it or to the end of a sentence or semicolon, whichever is
    nearer; a proposal is the whole sentence.
    """
    bare, marks = _text_and_tags(_with_angle_brackets(text, known))
    unknown = {n for _, numbers, _ in marks for n in numbers} - set(known)
    clauses: list[Clause] = []
    told = proposed = 0
    for at, numbers, is_proposal in marks:
        facts = tuple(n for n in numbers if n in known)
        if facts and (words := _between(bare, told, at, _CLAUSE_END)):
            clauses.append(Clause(words, facts))
        elif facts and clauses and clauses[-1].facts:
            clauses[-1] = replace(clauses[-1], facts=tuple(dict.fromkeys((*clauses[-1].facts, *facts))))
        if is_proposal and (words := _between(bare, proposed, at, _SENTENCE_END)):
            clauses.append(Clause(words, proposed=True))
            proposed = at
        told = at if numbers else told
    return PlainText(bare, tuple(clauses), tuple(sorted(unknown)))


def _with_angle_brackets(text: str, known: Collection[int]) -> str:
    """Return a text that was tagged in other brackets, [3,5], with its tags; what names no entry stays."""
    if "⟨" in text:
        return text

    def tag(m: re.Match[str]) -> str:
        return f"⟨{m['items']}⟩" if set(numbers_in(m["items"])) <= set(known) else m.group()

    return _SQUARE.sub(tag, text)


def closed(text: str) -> str:
    """Return the text with its tags closed as they were opened: ⟨3⟧, by the bracket of a token, is ⟨3⟩."""
    return _MISCLOSED.sub(r"⟨\g<items>⟩", text)


def visible(text: str) -> str:
    """Return a text that is still being written, without tags and without the half of one at its end."""
    return _EITHER.sub("", _HALF.sub("", text))


def with_tags(text: str, clauses: Sequence[Clause]) -> str:
    """Return the text with the tags of its clauses, for a model to read."""
    written, at = [], 0
    for (_, end), clause in clause_spans(text, clauses):
        tag = f"⟨{_PROPOSED if clause.proposed else ','.join(map(str, clause.facts))}⟩"
        written += [text[at:end], tag]
        at = end
    return "".join((*written, text[at:]))


def clauses_standing(text: str, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that stand in the text word for word, in its order."""
    return tuple(clause for _, clause in clause_spans(text, clauses))


def clauses_of(section: Section) -> tuple[Clause, ...]:
    """Return the clauses of what the user sees of a section, whichever version told their source."""
    return clauses_in(section.current.text, section.versions) if section.current else ()


def carry_clauses(clauses: Sequence[Clause], before: str, after: str) -> tuple[Clause, ...]:
    """Return the clauses of a text as they stand after small changes to it; what is gone is left out."""
    if before == after:
        return tuple(clauses)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    moved = []
    for (start, end), clause in clause_spans(before, clauses):
        shared = [(b.a, b.b, b.size) for b in blocks if b.size and b.a < end and b.a + b.size > start]
        if shared:
            first, last = shared[0], shared[-1]
            begin = first[1] + max(start - first[0], 0)
            stop = last[1] + min(end - last[0], last[2])
            moved.append(replace(clause, text=after[begin:stop]))
    return tuple(moved)


def _text_and_tags(text: str) -> tuple[str, list[tuple[int, tuple[int, ...], bool]]]:
    """Return the text without tags, and each tag's place in it, its numbers, and whether it proposes."""
    written, marks, at, length = [], [], 0, 0
    for found in _EITHER.finditer(text):
        written.append(text[at : found.start()])
        length += len(written[-1])
        at = found.end()
        if items := found["items"]:
            marks.append((length, tuple(numbers_in(items)), _PROPOSED in items))
    return "".join((*written, text[at:])), marks


def _between(text: str, floor: int, at: int, boundary: re.Pattern[str]) -> str:
    """Return what stands before a tag, back to the boundary or the floor, without marks around it."""
    before = text[floor:at].rstrip(_AROUND)
    last = max((m.end() for m in boundary.finditer(before)), default=0)
    return before[last:].lstrip(_AROUND)


def clause_spans(text: str, clauses: Sequence[Clause]) -> Iterator[tuple[tuple[int, int], Clause]]:
    """Yield the clauses with where they stand, each no sooner at its end than the one before it."""
    reached = 0
    for clause in clauses:
        at = text.find(clause.text, max(reached - len(clause.text), 0)) if clause.text else -1
        if at >= 0:
            reached = at + len(clause.text)
            yield (at, reached), clause
