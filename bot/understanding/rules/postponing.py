"""What is put off without a new day: the old one holds no more, and the new one is a gap."""

import re
from dataclasses import replace

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Gap, Unsure
from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.clauses.neighbours import indices_before
from bot.understanding.rules.corrections.changes import change_of
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import bare
from bot.understanding.rules.revising import doubt_between, successor

_NAMES_TIME = regex("时间|日期|日子|期限")
_CALLED = regex(f"(?P<name>[{words.CHINESE}]{{0,8}}?(?:时间|日期|期限))")
_TIME = "时间"


def apply_postponements(parts: list[Part]) -> list[Part]:
    """An order to move something is a correction where its sentence speaks of a time; else of the text."""
    done = list(parts)
    for at, part in enumerate(parts):
        if not words.POSTPONED.search(bare(part.text)) or part.form not in _MAY_MOVE:
            continue
        before = next((n for n in indices_before(parts, at) if _NAMES_TIME.search(parts[n].text)), None)
        if before is not None and parts[before].form in (Form.FAILED, Form.UNSURE, Form.TOPIC, Form.FACT):
            done[before] = replace(parts[before], form=Form.TOPIC)
        if before is not None or _NAMES_TIME.search(part.text):
            done[at] = replace(part, form=Form.CORRECTION)
    return done


_MAY_MOVE = (Form.WISH, Form.UNSURE, Form.TOPIC, Form.FACT, Form.ORDER)


def leave_day_open(said: str, quote: Quote, notes: Notes) -> None:
    """Take the day out of the fact that is put off and leave a gap; where several may be meant, ask."""
    topic = change_of(said).topic
    shared = [(len(topic & bigrams(f"{f.head} {f.text}")), f) for f in notes.facts if _has_day(f.text)]
    best = max((score for score, _ in shared), default=0)
    found = [fact for score, fact in shared if score == best > 0]
    if len(found) != 1:
        notes.enter(doubt_between(said, found, quote) if found else Unsure(0, quote))
        return
    if rest := _without_day(found[0]):
        notes.enter(successor(found[0], rest, quote, notes))
    else:
        notes.withdraw(found[0].id)
    called = _CALLED.search(bare(said))
    notes.enter(Gap(0, called["name"] if called else _TIME, quote))


def _has_day(text: str) -> bool:
    return any(re.search(r"\d", text[m.start : m.end]) for m in moments(text))


def _without_day(fact: Fact) -> str:
    """Return the clauses of a fact that name no day, where its first is among them; else nothing."""
    pieces = fact.text.split("，")
    kept = [piece for piece in pieces if not _has_day(piece)]
    return "，".join(kept) if kept and kept[0] == pieces[0] else ""
