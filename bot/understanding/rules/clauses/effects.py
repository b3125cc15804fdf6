"""What a clause makes of its neighbours, step by step."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.composing import DEPENDENT
from bot.understanding.rules.clauses.forms import QUOTED, Form, Part
from bot.understanding.rules.clauses.neighbours import indices_before, is_beside
from bot.understanding.rules.corrections.gathering import apply_revisions, gather_corrections
from bot.understanding.rules.corrections.unsaying import (
    apply_checks,
    apply_doubts,
    apply_failures,
    defer_to_question,
    exclude_past_year,
    extend_exclusions,
    extend_gaps,
    extend_withdrawals,
    name_owners,
    reasons_for_putting_off,
)
from bot.understanding.rules.postponing import apply_postponements
from bot.understanding.rules.restating import arabic, bare, counts_in

_PERSONAL = regex(f"^(?:[{words.CHINESE}]{{2,3}}|[男女]|\\d{{1,3}}岁|(?:电话|手机|住址|家住).*)$")


def apply_neighbours(parts: Sequence[Part], laid_down: bool = False) -> list[Part]:
    """Return the parts with what their neighbours make of them; `laid_down` as for `part_of`."""
    done = list(parts)
    for step in (
        exclude_past_year,
        defer_to_question,
        _ignore_repeats,
        _facts_from_orders,
        _topic_from_pointer,
        _close_by_source,
        _confirmation_questions,
        apply_postponements,
        _attach_words,
        apply_revisions,
        _extend_secrets,
        apply_doubts,
        apply_checks,
        reasons_for_putting_off,
        extend_gaps,
        name_owners,
        extend_exclusions,
        apply_failures,
        _attach_words,
        partial(_filter_talk, laid_down=laid_down),
        gather_corrections,
        extend_withdrawals,
        _doubt_bare_topics,
    ):
        done = step(done)
    return done


def _ignore_repeats(parts: list[Part]) -> list[Part]:
    """What says that several are corrected together says nothing beside a correction: 两个一起改."""
    corrected = {p.clause.sentence for p in parts if p.form is Form.CORRECTION}
    return [
        replace(p, form=Form.ASIDE)
        if p.clause.sentence in corrected and words.ALL_CHANGED.search(bare(p.text))
        else p
        for p in parts
    ]


_TO_BE_WRITTEN = regex(
    "^(?:背景|开头|前面|结尾|后面|导语|目的|依据)(?:里|上|部分)?(?:就|可以|要)?写(?:上|一句|清楚)?(?=[^“]{6,})"
)


def _facts_from_orders(parts: list[Part]) -> list[Part]:
    """An order to write what it tells itself is a fact: 背景就写学校东侧300米是河."""
    return [
        replace(p, form=Form.FACT, clause=replace(p.clause, text=p.text[m.end() :]))
        if p.form is Form.WISH
        and (m := _TO_BE_WRITTEN.match(p.text))
        and counts_in(arabic(p.text[m.end() :]))
        else p
        for p in parts
    ]


_AUTHORITY = regex("(?:以|按).{1,10}为准$")


def _close_by_source(parts: list[Part]) -> list[Part]:
    """A source that a figure follows at once leaves nothing open: 观众数以闸机为准，2260."""
    done = list(parts)
    for at, part in enumerate(parts[:-1]):
        behind = arabic(bare(parts[at + 1].text))
        told = is_beside(parts[at + 1], part) and re.match(r"(?:是|为|共|约)?\d", behind)
        if part.form is Form.GAP and told and _AUTHORITY.search(bare(part.text)):
            done[at] = replace(part, form=Form.CORRECTION)
    return done


_POINTED_TOPIC = regex(f"^(?P<name>[{words.CHINESE}]{{2,8}}?)(?:那个|这个|那边|这边)")


def _topic_from_pointer(parts: list[Part]) -> list[Part]:
    """A clause that names nothing speaks of what was pointed at right before it: 西站那个签了！定十二月开."""
    done = list(parts)
    for at, part in enumerate(parts[1:], 1):
        before = parts[at - 1]
        m = _POINTED_TOPIC.match(before.text)
        names = bigrams(arabic(bare(part.text)))
        if m and before.form is Form.UNSURE and part.form is Form.FACT and not names:
            done[at] = replace(part, clause=replace(part.clause, text=f"{m['name']}{part.text}"))
    return done


def _confirmation_questions(parts: list[Part]) -> list[Part]:
    """A figure that is told only to ask whether it is right is no fact: 慰问36人，对吧？"""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.clause.ending not in ("?", "？") or not words.CONFIRMED.fullmatch(part.text):
            continue
        for n in indices_before(done, at)[:1]:
            if done[n].form is Form.FACT and counts_in(arabic(bare(done[n].text))):
                asked = replace(part.clause, text=f"{done[n].text}，{part.text}", start=done[n].clause.start)
                done[n] = replace(done[n], form=Form.QUESTION, clause=asked)
                done[at] = replace(part, form=Form.ASIDE)
    return done


def _attach_words(parts: list[Part]) -> list[Part]:
    """Clear words beside a fact, within the same stretch, tell more of it."""
    done = list(parts)
    for a, b in ((n, m) for n in range(len(done)) for m in (n - 1, n + 1) if 0 <= m < len(done)):
        unsure = done[a].form is Form.UNSURE and done[b].form is Form.FACT
        if unsure and done[a].clause.stretch == done[b].clause.stretch and _is_clear(done[a].text):
            done[a] = replace(done[a], form=Form.FACT)
    return done


def _is_clear(text: str) -> bool:
    told = words.TELLING.search(text) and not DEPENDENT.search(text)
    return not (words.TALKING.search(text) or told or words.HEARSAY.search(text))


def _doubt_bare_topics(parts: list[Part]) -> list[Part]:
    """Words that only name a topic, with no fact behind them, are unsure."""
    done = list(parts)
    for at in range(len(done) - 1, -1, -1):
        behind = done[at + 1] if at + 1 < len(done) else None
        opens = behind and behind.form is Form.FACT and behind.clause.sentence == done[at].clause.sentence
        if done[at].form is Form.TOPIC and not opens:
            done[at] = replace(done[at], form=Form.UNSURE)
    return done


def _extend_secrets(parts: list[Part]) -> list[Part]:
    """Names, sex and age beside a secret are secret as well."""
    sentences = {p.clause.sentence for p in parts if p.form is Form.SECRET}
    return [
        replace(p, form=Form.SECRET) if p.clause.sentence in sentences and _PERSONAL.match(p.text) else p
        for p in parts
    ]


_TALK = (Form.ASIDE, Form.QUESTION, Form.UNSURE)


_ON_DAY = regex(r"\d{1,2}月\d{1,2}日")


def _filter_talk(parts: list[Part], laid_down: bool) -> list[Part]:
    """In a sentence of talk only what counts something under a name of its own is a fact."""
    talk = {p.clause.sentence for p in parts if p.form in _TALK and not p.head and bare(p.text)}
    told = [_stands_alone(p.text, laid_down) for p in parts]
    # “某某单位”复查通过，12月3日公示的: a day tells more of what stands alone right before it.
    told = [
        alone or (n > 0 and told[n - 1] and bool(_ON_DAY.match(arabic(bare(p.text)))))
        for n, (p, alone) in enumerate(zip(parts, told, strict=True))
    ]
    return [
        replace(p, form=Form.UNSURE)
        if p.form is Form.FACT and not p.head and p.clause.sentence in talk and not alone
        else p
        for p, alone in zip(parts, told, strict=True)
    ]


def _stands_alone(text: str, laid_down: bool) -> bool:
    plain = arabic(bare(text))
    if QUOTED.search(plain) and words.WORK.search(plain):
        return True
    told = bool(counts_in(plain)) or (laid_down and bool(moments(plain)))
    return told and len(bigrams(plain)) >= _LEAST_NAMED


_LEAST_NAMED = 1
