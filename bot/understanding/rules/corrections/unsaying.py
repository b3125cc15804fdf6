"""A clause that takes back, or leaves open, what stands before it: 先空着, 别写, 没评上, 吃不准."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.composing import DEPENDENT, subject
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.clauses.neighbours import MAY_TELL, indices_before
from bot.understanding.rules.gaps import topic_of_gap, with_owner
from bot.understanding.rules.restating import arabic, bare, counts_in

_ONCE = regex("原来|原(?:本|先|定|拟|计划)|本来")


def extend_withdrawals(parts: list[Part]) -> list[Part]:
    """A withdrawal that names nothing takes what stands before it: 约谈不定指标，删掉."""
    done = list(parts)
    for at, part in enumerate(parts):
        before = indices_before(done, at)[:1]
        named = bigrams(words.WITHDRAWING.sub("", bare(part.text)))
        if part.form is Form.WITHDRAWAL and not named and before and done[before[0]].form in MAY_TELL:
            done[at] = replace(part, topic=done[before[0]].text)
            done[before[0]] = replace(done[before[0]], form=Form.UNCHANGED)
    return done


def defer_to_question(parts: list[Part]) -> list[Part]:
    """What is to be asked about before it is written is no fact yet: …，放不放你问我一声."""
    sentences = {p.clause.sentence for p in parts if words.ASK_FIRST.search(p.text)}
    asked = (Form.FACT, Form.GAP, Form.TOPIC)
    return [
        replace(p, form=Form.ORDER) if p.clause.sentence in sentences and p.form in asked else p
        for p in parts
    ]


def reasons_for_putting_off(parts: list[Part]) -> list[Part]:
    """What tells right behind an order why something is put off says nothing more: 满意度先别写，还没核."""
    return [
        replace(part, form=Form.ASIDE)
        if at and _is_put_off(parts[at - 1], part) and words.NOT_READY.search(bare(part.text))
        else part
        for at, part in enumerate(parts)
    ]


def _is_put_off(before: Part, part: Part) -> bool:
    ordered = before.form is Form.WISH and words.NAMED_AND_PUT_OFF.search(bare(before.text))
    return bool(ordered) and before.clause.sentence == part.clause.sentence


def extend_gaps(parts: list[Part]) -> list[Part]:
    """A gap that names nothing takes what stands before it; hearsay before a gap belongs to it."""
    done = list(parts)
    for at in range(len(done)):
        if done[at].form is not Form.GAP:
            continue
        topic = topic_of_gap(done[at].text)
        if not topic and counts_in(arabic(done[at].text)):
            done[at] = replace(done[at], topic=_words_before(done, at))
            continue
        for n in indices_before(done, at):
            before = done[n]
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


def name_owners(parts: list[Part]) -> list[Part]:
    """Of what is missing the clauses before it, of any sentence, may say whose it is."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is Form.GAP:
            nearest = reversed(parts[max(0, at - _OWNER_WITHIN) : at])
            before = (p.text for p in nearest if p.form not in (Form.ASIDE, Form.WISH))
            heads = (part.head.words,) if part.head else ()
            done[at] = replace(
                part, topic=with_owner(part.topic or topic_of_gap(part.text), (*heads, *before))
            )
    return done


def _words_before(parts: list[Part], at: int) -> str:
    before = indices_before(parts, at)
    return bare(parts[before[0]].text) if before else ""


_MAY_BE_OPEN = (Form.FACT, Form.UNSURE, Form.TOPIC, Form.GAP, Form.ASIDE)


def apply_doubts(parts: list[Part]) -> list[Part]:
    """A figure that the clerk doubts in the next breath is still to come."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.DOUBT:
            continue
        done[at] = replace(part, form=Form.UNSURE)
        for n in indices_before(done, at)[:1]:
            if done[n].form in (Form.FACT, Form.UNSURE):
                named = topic_of_gap(done[n].text) or subject(arabic(bare(done[n].text)))
                done[n] = replace(done[n], form=Form.GAP if named else Form.UNSURE, topic=named)
    return done


def apply_checks(parts: list[Part]) -> list[Part]:
    """What is to be checked is still to come: the clause before it; behind nothing it is only talk."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.TO_CHECK:
            continue
        done[at] = replace(part, form=Form.ASIDE)
        for n in indices_before(done, at)[:1]:
            before = done[n]
            named = topic_of_gap(before.text) or subject(arabic(bare(before.text)))
            if before.form in (Form.FACT, Form.UNSURE, Form.TOPIC) and named:
                done[n] = replace(before, form=Form.GAP, topic=named)
    return done


def extend_exclusions(parts: list[Part]) -> list[Part]:
    """An order not to write it takes what stands before it, back to where another matter begins."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.LEAVE_OUT:
            continue
        counted = 0
        for n in indices_before(done, at):
            before = done[n]
            counted += before.form is Form.FACT and bool(figures(arabic(before.text)))
            if counted > 1 or before.form in (Form.WISH, Form.LEAVE_OUT):
                break
            if before.form not in (Form.GAP, Form.ASIDE, Form.SECRET):
                done[n] = replace(before, form=Form.LEFT_OUT)
    return done


_PAST = regex("^(?:去年|上年|前年|往年|上届)")


def _is_past_aside(part: Part, parts: Sequence[Part]) -> bool:
    """Return whether a past year is told of in a sentence whose upshot is not to be written."""
    upshot = (p for p in parts if p.form is Form.WISH and p.clause.sentence == part.clause.sentence)
    return bool(_PAST.match(bare(part.text))) and any(_NOT_WRITTEN.match(p.text) for p in upshot)


_NOT_WRITTEN = regex("(?:先|就|也|都)*(?:不|别|不要)(?:写|提|放|列)")
_OF_THIS = regex("今年|本年|上半年|下半年|现在|目前")
_COMPARED_TO = regex("[比较同与和跟]$|同比|环比")


def year_to_exclude(text: str) -> str:
    """Return the past year of which an order says that nothing is to be written: 别写去年的; else nothing."""
    m = words.YEAR_KEPT_OUT.search(bare(text)) or words.YEAR_TO_KEEP_OUT.search(bare(text))
    return m["year"] if m else ""


def exclude_past_year(parts: list[Part]) -> list[Part]:
    """Where a past year is kept out, what the message tells of it is left out, and what goes on is asked."""
    ordered = (p for p in parts if p.form in (Form.WISH, Form.LEAVE_OUT, Form.LEFT_OUT))
    years = {year for p in ordered if (year := year_to_exclude(p.text))}
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form not in MAY_TELL:
            continue
        if any(_tells_of(part.text, year) for year in years) or _is_past_aside(part, parts):
            done[at] = replace(part, form=Form.LEFT_OUT)
        elif years and _continues_past(done, at):
            form = Form.LEFT_OUT if DEPENDENT.search(bare(part.text)) else Form.ORDER
            done[at] = replace(part, form=form)
    return done


def _tells_of(text: str, year: str) -> bool:
    """Return whether a clause tells of a year itself and does not only compare with it."""
    said = re.sub("[（(][^（()）]*[)）]", "", text)
    before, found, _ = said.partition(year)
    return bool(found) and not counts_in(arabic(before)) and not _COMPARED_TO.search(before)


def _continues_past(parts: list[Part], at: int) -> bool:
    before = parts[at - 1] if at else None
    goes_on = before and before.form in (Form.LEFT_OUT, Form.ORDER)
    same = before and before.clause.stretch == parts[at].clause.stretch
    return bool(goes_on and same and not _OF_THIS.search(parts[at].text))


def apply_failures(parts: list[Part]) -> list[Part]:
    """What came to nothing takes the plan told before it; what came instead is a fact."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form is not Form.FAILED:
            continue
        before = indices_before(done, at)
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
