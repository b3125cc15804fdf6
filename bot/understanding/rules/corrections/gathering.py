"""The clauses of one correction are gathered: what it is about, what is new, and what follows from it."""

from dataclasses import dataclass, replace

from bot.facts.wording import bigrams
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.clauses.heads import HeadKind
from bot.understanding.rules.clauses.neighbours import MAY_TELL, indices_before, is_beside
from bot.understanding.rules.corrections.changes import change_of
from bot.understanding.rules.restating import arabic, bare, counts_in


def apply_revisions(parts: list[Part]) -> list[Part]:
    """Under 今年改成： each clause with a value stands in the place of what was told before.

    A clause that only denies the old one goes with the next: 不是168人，是186人.
    """
    done = list(parts)
    for n, p in enumerate(parts):
        told = p.form in (Form.FACT, Form.CORRECTION) or (p.form is Form.UNSURE and counts_in(arabic(p.text)))
        if p.head and p.head.kind is HeadKind.REVISION and told:
            before = done[n - 1] if n else p
            denies = before.form is Form.CORRECTION and not change_of(before.text).has_value
            goes_on = denies and before.clause.stretch == p.clause.stretch
            done[n] = replace(p, form=Form.CORRECTION, unit=before.unit if goes_on else n)
    return done


def gather_corrections(parts: list[Part]) -> list[Part]:
    """A correction takes the clauses that tell its topic and its new value."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.CORRECTION or (part.head and part.head.kind is HeadKind.REVISION):
            continue
        one = _Gathering(done, at, _unit(done, at), part.text)
        one.take(at)
        one.take_topic()
        one.take_value()
        one.take_row()
        _follow(done, one.end, part)
    return done


@dataclass
class _Gathering:
    """The clauses of one correction while they are taken together."""

    parts: list[Part]
    at: int
    """Where the clause stands by which it is known as a correction."""
    unit: int
    said: str
    end: int = 0
    """Where the next clause stands that may be taken."""

    def __post_init__(self) -> None:
        self.end = self.at + 1

    def take(self, n: int) -> None:
        """Make a clause part of the correction."""
        self.parts[n] = replace(self.parts[n], form=Form.CORRECTION, unit=self.unit)
        if n != self.at:
            words_of = (self.parts[n].text, self.said) if n < self.at else (self.said, self.parts[n].text)
            self.said = "，".join(words_of)
        self.end = max(self.end, n + 1)

    def take_topic(self) -> None:
        """Take the clause before it, where that points at what is corrected or alone names it."""
        for n in indices_before(self.parts, self.at)[:1]:
            before = self.parts[n]
            points = _POINTS_BACK.search(arabic(bare(before.text)))
            if (points or _lacks_topic(self.said)) and _may_name(before):
                self.take(n)

    def take_value(self) -> None:
        """Take the clauses behind it, else those before it, until one says what holds now."""
        correction = self.parts[self.at]
        behind = range(self.at + 1, min(len(self.parts), self.at + 1 + _REACH))
        for n in behind:
            may = is_beside(self.parts[n], correction) and self.parts[n].form in MAY_TELL
            if change_of(self.said).has_value or not may:
                break
            self.take(n)
        for n in indices_before(self.parts, self.at)[:_REACH]:
            if change_of(self.said).has_value:
                break
            if self.parts[n].form in (*MAY_TELL, Form.ASIDE):
                self.take(n)

    def take_row(self) -> None:
        """Take the bare figures behind it, and what sums them up."""
        correction = self.parts[self.at]
        while self.end < min(len(self.parts), self.at + _ROW + 1) and _only_counts(
            self.parts[self.end], correction
        ):
            self.take(self.end)
        behind = self.parts[self.end : self.end + 1]
        if behind and behind[0].form is Form.FACT and _SUMS_UP.match(behind[0].text):
            self.take(self.end)


_REACH = 3
"""How many clauses away what holds now may be said."""
_ROW = 4


def _only_counts(part: Part, corrected: Part) -> bool:
    """Return whether a clause of the sentence of a correction is nothing but a figure: 4座，48万."""
    text = arabic(bare(part.text))
    same = is_beside(part, corrected)
    told = part.form in (Form.FACT, Form.UNSURE) and bool(counts_in(text)) and not words.SELF.search(text)
    return same and told and not bigrams(text) and len(text) <= _SHORTEST


_SHORTEST = 8


def _follow(parts: list[Part], at: int, corrected: Part) -> None:
    """What is counted behind a correction in its sentence may correct something as well."""
    for n in range(at, len(parts)):
        if (
            is_beside(parts[n], corrected)
            and parts[n].form in (Form.FACT, Form.UNSURE)
            and counts_in(arabic(bare(parts[n].text)))
        ):
            parts[n] = replace(parts[n], form=Form.FOLLOWS)


_SUMS_UP = regex("(?:全部|总共|一共|合计|现在|最后|最终|共)(?:就)?(?:是|有|为)?\\d|(?:就|一共|总共|全部)是")


def _unit(parts: list[Part], at: int) -> int:
    """Return the number of the correction that a part belongs to: that before it where it names nothing."""
    before = parts[at - 1] if indices_before(parts, at)[:1] == [at - 1] else None
    if parts[at].unit < 0 and before and before.unit >= 0 and _lacks_topic(parts[at].text):
        return before.unit
    return at if parts[at].unit < 0 else parts[at].unit


_POINTS_BACK = regex("(?:那|这)(?:个|条|项|处|次|\\d+[个条项])$")


def _lacks_topic(said: str) -> bool:
    """Return whether a correction names nothing before its cue: 改成8次."""
    plain = arabic(said)
    cue = words.CORRECTING.search(plain) or words.DENIED.search(plain) or words.POSTPONED.search(plain)
    return cue is not None and not bigrams(plain[: cue.start()])


def _may_name(part: Part) -> bool:
    """Return whether a clause can name what the next one corrects: it tells no count of its own."""
    if part.form is Form.FAILED:
        return True
    if part.form not in (Form.FACT, Form.UNSURE, Form.TOPIC, Form.ASIDE):
        return False
    text = arabic(bare(part.text))
    return bool(_POINTS_BACK.search(text)) or not counts_in(text)
