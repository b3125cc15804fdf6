"""What a clause makes of its neighbours: 先空着 leaves open what stood before it, 别写 leaves it out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.dates import moments
from bot.understanding.rules import words
from bot.understanding.rules.composing import DEPENDENT, subject
from bot.understanding.rules.corrections import change_of
from bot.understanding.rules.forms import Form, Part
from bot.understanding.rules.gaps import owned, topic_of_gap
from bot.understanding.rules.heads import HeadKind
from bot.understanding.rules.restating import arabic, bare, counted

_PERSONAL = re.compile(f"^(?:[{words.CHINESE}]{{2,3}}|[男女]|\\d{{1,3}}岁|(?:电话|手机|住址|家住).*)$")
_ONCE = re.compile("原来|原(?:本|先|定|拟|计划)|本来")


def settled(parts: Sequence[Part], laid_down: bool = False) -> list[Part]:
    """Return the parts with what their neighbours make of them; `laid_down` as for `part_of`."""
    done = list(parts)
    for step in (
        _attached,
        _revised,
        _private,
        _shaken,
        _left_open,
        _owned,
        _left_out,
        _failed,
        _attached,
        partial(_mixed, laid_down=laid_down),
        _corrections,
        _taken_back,
        _unopened,
    ):
        done = step(done)
    return done


def _attached(parts: list[Part]) -> list[Part]:
    """Clear words beside a fact, within the same stretch, tell more of it."""
    done = list(parts)
    for a, b in ((n, m) for n in range(len(done)) for m in (n - 1, n + 1) if 0 <= m < len(done)):
        beside = done[a].form is Form.UNSURE and done[b].form is Form.FACT
        if beside and done[a].clause.stretch == done[b].clause.stretch and _is_clear(done[a].text):
            done[a] = replace(done[a], form=Form.FACT)
    return done


def _is_clear(text: str) -> bool:
    told = words.TELLING.search(text) and not DEPENDENT.search(text)
    return not (words.TALKING.search(text) or told or words.HEARSAY.search(text))


def _taken_back(parts: list[Part]) -> list[Part]:
    """A withdrawal that names nothing takes what stands before it: 约谈不定指标，删掉."""
    done = list(parts)
    for at, part in enumerate(parts):
        before = _back(done, at)[:1]
        named = bigrams(words.WITHDRAWING.sub("", bare(part.text)))
        if part.form is Form.WITHDRAWAL and not named and before and done[before[0]].form in _MAY_TELL:
            done[at] = replace(part, topic=done[before[0]].text)
            done[before[0]] = replace(done[before[0]], form=Form.UNCHANGED)
    return done


def _unopened(parts: list[Part]) -> list[Part]:
    """Words that only name a topic, with no fact behind them, are unsure."""
    done = list(parts)
    for at in range(len(done) - 1, -1, -1):
        behind = done[at + 1] if at + 1 < len(done) else None
        opens = behind and behind.form is Form.FACT and behind.clause.sentence == done[at].clause.sentence
        if done[at].form is Form.TOPIC and not opens:
            done[at] = replace(done[at], form=Form.UNSURE)
    return done


def _beside(part: Part, other: Part) -> bool:
    """Return whether two parts stand in the same sentence."""
    return part.clause.sentence == other.clause.sentence


def _back(parts: list[Part], at: int) -> list[int]:
    """Return where the parts of the same sentence before one stand, the nearest first."""
    sentence = parts[at].clause.sentence
    return [n for n in range(at - 1, -1, -1) if parts[n].clause.sentence == sentence]


def _revised(parts: list[Part]) -> list[Part]:
    """Under 今年改成： each clause with a value stands in the place of what was told before.

    A clause that only denies the old one goes with the next: 不是168人，是186人.
    """
    done = list(parts)
    for n, p in enumerate(parts):
        told = p.form in (Form.FACT, Form.CORRECTION) or (p.form is Form.UNSURE and counted(arabic(p.text)))
        if p.head and p.head.kind is HeadKind.REVISION and told:
            before = done[n - 1] if n else p
            denies = before.form is Form.CORRECTION and not change_of(before.text).has_value
            goes_on = denies and before.clause.stretch == p.clause.stretch
            done[n] = replace(p, form=Form.CORRECTION, unit=before.unit if goes_on else n)
    return done


def _private(parts: list[Part]) -> list[Part]:
    """Names, sex and age beside a secret are secret as well."""
    sentences = {p.clause.sentence for p in parts if p.form is Form.SECRET}
    return [
        replace(p, form=Form.SECRET) if p.clause.sentence in sentences and _PERSONAL.match(p.text) else p
        for p in parts
    ]


def _left_open(parts: list[Part]) -> list[Part]:
    """A gap that names nothing takes what stands before it; hearsay before a gap belongs to it."""
    done = list(parts)
    for at in range(len(done)):
        if done[at].form is not Form.GAP:
            continue
        topic = topic_of_gap(done[at].text)
        if not topic and counted(arabic(done[at].text)):
            done[at] = replace(done[at], topic=_named_before(done, at))
            continue
        for n in _back(done, at):
            before = done[n]
            if topic and before.form is Form.FACT and len(topic) <= _VAGUE:
                done[at] = replace(done[at], topic=f"{subject(arabic(bare(before.text)))}{topic}")
            if (topic and not words.HEARSAY.search(before.text)) or before.form not in _MAY_BE_OPEN:
                break
            named = before.topic or topic_of_gap(before.text) or subject(arabic(bare(before.text)))
            if named:
                label = named if not topic or topic in named else f"{named}{topic}"
                done[n] = replace(before, form=Form.GAP, topic=label)
                done[at] = replace(done[at], form=Form.UNCHANGED)
                break
            done[n] = replace(before, form=Form.UNCHANGED)
    return done


_OWNER_WITHIN = 3
"""How many clauses back it may be said whose it is that is missing."""


def _owned(parts: list[Part]) -> list[Part]:
    """Of what is missing the clauses before it, of any sentence, may say whose it is."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is Form.GAP:
            nearest = reversed(parts[max(0, at - _OWNER_WITHIN) : at])
            before = (p.text for p in nearest if p.form not in (Form.ASIDE, Form.WISH))
            heads = (part.head.words,) if part.head else ()
            done[at] = replace(part, topic=owned(part.topic or topic_of_gap(part.text), (*heads, *before)))
    return done


def _named_before(parts: list[Part], at: int) -> str:
    before = _back(parts, at)
    return bare(parts[before[0]].text) if before else ""


_VAGUE = 2
_MAY_BE_OPEN = (Form.FACT, Form.UNSURE, Form.TOPIC, Form.GAP, Form.ASIDE)


def _shaken(parts: list[Part]) -> list[Part]:
    """A figure that the clerk doubts in the next breath is still to come."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.DOUBT:
            continue
        done[at] = replace(part, form=Form.UNSURE)
        for n in _back(done, at)[:1]:
            if done[n].form in (Form.FACT, Form.UNSURE):
                named = topic_of_gap(done[n].text) or subject(arabic(bare(done[n].text)))
                done[n] = replace(done[n], form=Form.GAP if named else Form.UNSURE, topic=named)
    return done


_TALK = (Form.ASIDE, Form.QUESTION, Form.UNSURE)


def _mixed(parts: list[Part], laid_down: bool) -> list[Part]:
    """In a sentence of talk only what counts something under a name of its own is a fact."""
    talk = {p.clause.sentence for p in parts if p.form in _TALK and not p.head and bare(p.text)}
    return [
        replace(p, form=Form.UNSURE)
        if p.form is Form.FACT
        and not p.head
        and p.clause.sentence in talk
        and not _stands_alone(p.text, laid_down)
        else p
        for p in parts
    ]


def _stands_alone(text: str, laid_down: bool) -> bool:
    plain = arabic(bare(text))
    told = bool(counted(plain)) or (laid_down and bool(moments(plain)))
    return told and len(bigrams(plain)) >= _LEAST_NAMED


_LEAST_NAMED = 1


def _left_out(parts: list[Part]) -> list[Part]:
    """An order not to write it takes what stands before it, back to where another matter begins."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.LEAVE_OUT:
            continue
        counted = 0
        for n in _back(done, at):
            before = done[n]
            counted += before.form is Form.FACT and bool(figures(arabic(before.text)))
            if counted > 1 or before.form in (Form.WISH, Form.LEAVE_OUT):
                break
            if before.form not in (Form.GAP, Form.ASIDE, Form.SECRET):
                done[n] = replace(before, form=Form.LEFT_OUT)
    return done


def _failed(parts: list[Part]) -> list[Part]:
    """What came to nothing takes the plan told before it; what came instead is a fact."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.FAILED:
            continue
        before = _back(done, at)
        once = next((n for n in before if _ONCE.search(done[n].text)), at)
        for n in range(once, at):
            done[n] = replace(done[n], form=Form.FAILED)
        behind = done[at + 1 : at + 2]
        if (
            behind
            and not figures(arabic(behind[0].text))
            and behind[0].form is Form.CORRECTION
            and behind[0].clause.sentence == part.clause.sentence
        ):
            clause = replace(behind[0].clause, text=words.INSTEAD.sub("", behind[0].text))
            done[at + 1] = replace(behind[0], form=Form.FACT, clause=clause)
    return done


def _corrections(parts: list[Part]) -> list[Part]:
    """A correction takes the clauses that tell its topic and its new value."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.CORRECTION or (part.head and part.head.kind is HeadKind.REVISION):
            continue
        unit = _unit(done, at)
        done[at] = replace(done[at], unit=unit)
        said = part.text
        before = _back(done, at)[:1]
        points = before and _POINTS_BACK.search(arabic(bare(done[before[0]].text)))
        if before and (points or _lacks_topic(said)) and _may_name(done[before[0]]):
            done[before[0]] = replace(done[before[0]], form=Form.CORRECTION, unit=unit)
            said = f"{done[before[0]].text}，{said}"
        n = at + 1
        end = next((m for m in range(at, len(done)) if not _beside(done[m], part)), len(done))
        while not change_of(said).has_value and n < min(end, at + 4) and done[n].form in _MAY_TELL:
            done[n] = replace(done[n], form=Form.CORRECTION, unit=unit)
            said, n = f"{said}，{done[n].text}", n + 1
        for m in _back(done, at)[:3]:
            if change_of(said).has_value:
                break
            if done[m].form in (*_MAY_TELL, Form.ASIDE):
                done[m] = replace(done[m], form=Form.CORRECTION, unit=unit)
                said = f"{done[m].text}，{said}"
        while n < len(done) and n <= at + _ROW and _only_counts(done[n], part):
            done[n] = replace(done[n], form=Form.CORRECTION, unit=unit)
            said, n = f"{said}，{done[n].text}", n + 1
        if n < len(done) and done[n].form is Form.FACT and _SUMS_UP.match(done[n].text):
            done[n] = replace(done[n], form=Form.CORRECTION, unit=unit)
            n += 1
        _follow(done, n, part)
    return done


_ROW = 4


def _only_counts(part: Part, corrected: Part) -> bool:
    """Return whether a clause of the sentence of a correction is nothing but a figure: 4座，48万."""
    text = arabic(bare(part.text))
    same = _beside(part, corrected)
    told = part.form in (Form.FACT, Form.UNSURE) and bool(counted(text)) and not words.SELF.search(text)
    return same and told and not bigrams(text) and len(text) <= _SHORTEST


_SHORTEST = 8


def _follow(parts: list[Part], at: int, corrected: Part) -> None:
    """What is counted behind a correction in its sentence may correct something as well."""
    for n in range(at, len(parts)):
        if (
            _beside(parts[n], corrected)
            and parts[n].form in (Form.FACT, Form.UNSURE)
            and counted(arabic(bare(parts[n].text)))
        ):
            parts[n] = replace(parts[n], form=Form.FOLLOWS)


_SUMS_UP = re.compile(
    "(?:全部|总共|一共|合计|现在|最后|最终|共)(?:就)?(?:是|有|为)?\\d|(?:就|一共|总共|全部)是"
)


def _unit(parts: list[Part], at: int) -> int:
    """Return the number of the correction that a part belongs to: that before it where it names nothing."""
    before = parts[at - 1] if _back(parts, at)[:1] == [at - 1] else None
    if parts[at].unit < 0 and before and before.unit >= 0 and _lacks_topic(parts[at].text):
        return before.unit
    return at if parts[at].unit < 0 else parts[at].unit


_MAY_TELL = (Form.FACT, Form.UNSURE, Form.TOPIC, Form.CORRECTION)
_POINTS_BACK = re.compile("(?:那|这)(?:个|条|项|处|次|\\d+[个条项])$")


def _lacks_topic(said: str) -> bool:
    """Return whether a correction names nothing before its cue: 改成8次."""
    plain = arabic(said)
    cue = words.CORRECTING.search(plain) or words.DENIED.search(plain)
    return cue is not None and not bigrams(plain[: cue.start()])


def _may_name(part: Part) -> bool:
    """Return whether a clause can name what the next one corrects: it tells no count of its own."""
    if part.form is Form.FAILED:
        return True
    if part.form not in (Form.FACT, Form.UNSURE, Form.TOPIC, Form.ASIDE):
        return False
    text = arabic(bare(part.text))
    return bool(_POINTS_BACK.search(text)) or not counted(text)
