"""What people say who never saw the program: 240 messages that are no facts, and 240 orders.

They were written without sight of it; one half was kept until the rules stood. The figures are those reached
by rules alone, so that a change for the worse is seen.
"""

import functools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain import request as ask
from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Doubt, Ledger, LeftOut, Reading, Unsure, Wish
from bot.domain.said import ClerkMessage
from bot.drafting.outline.proposing import names
from bot.language.document.roles import heading_role
from bot.understanding import rules
from bot.understanding.orders import orders
from bot.understanding.talk import Slot, Talk
from tests.installed import GENRES

_FOLDER = Path(__file__).with_name("said")
_NUMERAL = re.compile("^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")
_MOST_RECORDED, _MOST_IN_DOCUMENT, _LEAST_UNDERSTOOD = 0.07, 0.06, 0.58
_ACTS: dict[str, tuple[type[object], ...]] = {
    "add": (ask.AddSection,),
    "drop": (ask.DropSections, ask.LeaveUnwritten),
    "move": (ask.MoveSection,),
    "rename": (ask.RenameSection, ask.ReplaceWords),
    "merge": (ask.MergeSections,),
    "split": (ask.SplitSection,),
    "swap": (ask.SwapSections,),
    "set_outline": (ask.SetOutline,),
    "goto": (ask.GoTo, ask.Show),
    "skip": (ask.LeaveUnwritten, ask.GoTo),
    "leave_section": (ask.LeaveUnwritten, ask.DropSections),
    "draft": (ask.Draft, ask.Rewrite),
    "draft_all": (ask.Draft,),
    "stop": (ask.Stop,),
    "rewrite": (ask.Rewrite, ask.Draft),
    "replace": (ask.ReplaceWords, ask.Rewrite),
    "undo": (ask.Undo,),
    "export": (ask.Export,),
    "show": (ask.Show,),
    "open_document": (ask.OpenDocument, ask.Show),
    "new_document": (ask.NewDocument,),
    "follow_exemplar": (ask.FollowExemplar,),
    "adopt": (ask.Adopt,),
    "adopt_all": (ask.Adopt,),
    "withdraw_fact": (ask.WithdrawFact, LeftOut),
    "move_fact": (ask.MoveFact,),
    "ask": (ask.Ask,),
    "wish": (Wish, LeftOut, ask.Rewrite),
    "correct": (Fact, Doubt, ask.ReplaceWords),
}


@dataclass(frozen=True)
class _Heard:
    """A message with what rules make of it."""

    item: dict[str, Any]
    reading: Reading

    @property
    def facts(self) -> list[Fact]:
        """Return the facts that rest on the message itself."""
        return [f for f in self.reading.facts if any(q.message == "new" for q in f.quotes)]


@functools.cache
def _heard(name: str) -> tuple[_Heard, ...]:
    """Return the messages of a file as rules read them, which takes seconds."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return tuple(_read(json.loads(line)) for line in lines)


def _read(item: dict[str, Any]) -> _Heard:
    talk = _talk(item)
    requests = orders(talk.new[0].text, talk)
    return _Heard(item, Reading(requests=requests) if requests else rules.read(talk))


def _talk(item: dict[str, Any]) -> Talk:
    slots, brief = (
        tuple(_slots(item.get("outline") or ())),
        Brief("工作总结", "清溪镇人民政府", period="2026年"),
    )
    ledger, before = Ledger(), tuple(ClerkMessage(f"b{n}", text) for n, text in enumerate(item["before"]))
    for n, said in enumerate(before):
        talk = Talk((said,), before[:n], ledger, brief, slots, date(2026, 11, 20), GENRES)
        ledger = ledger.after(rules.read(talk))
    asked = item.get("asked", "")
    section = None if item.get("current") is None else item["current"] + 1
    new = ClerkMessage("new", item["text"], asked, asked.rstrip("？?"), section)
    return Talk((new,), before, ledger, brief, slots, date(2026, 11, 20), GENRES)


def _slots(outline: Sequence[str]) -> Iterator[Slot]:
    plans = [_plan(*entry.rpartition("/")[::2]) for entry in outline]
    for number, (plan, name) in enumerate(zip(plans, names(plans), strict=True), 1):
        yield Slot(number, number, name, plan.role, plan.part if plan.heading else "")


def _plan(part: str, heading: str) -> SectionPlan:
    part, heading = _NUMERAL.sub("", part), _NUMERAL.sub("", heading)
    if heading in ("导语", "开头", "前言"):
        return SectionPlan(SectionRole.LEAD, "", "", (), "", "", "", 300)
    role = heading_role(heading) or heading_role(part) or SectionRole.ACHIEVEMENTS
    return SectionPlan(role, part or heading, heading if part else "", (), "", "", "", 300)


@pytest.mark.slow
def test_what_is_no_fact_is_not_recorded() -> None:
    heard = _heard("nonfacts.jsonl")
    wrong = [h.item["text"] for h in heard if any(not _is_told(f, h.item) for f in h.facts)]
    assert len(wrong) <= _MOST_RECORDED * len(heard), wrong


def _is_told(fact: Fact, item: dict[str, Any]) -> bool:
    """Return whether at least half of each quote lies in what the message tells as fact."""
    text, told = item["text"], [(item["text"].find(s), item["text"].find(s) + len(s)) for s in item["facts"]]
    for quote in fact.quotes:
        start = text.find(quote.text)
        if quote.message == "new" and start >= 0:
            end = start + len(quote.text)
            held = sum(max(0, min(end, last) - max(start, first)) for first, last in told)
            if 2 * held < end - start:
                return False
    return True


@pytest.mark.slow
def test_orders_are_understood_or_asked_about_and_are_no_facts() -> None:
    heard = [h for h in _heard("orders.jsonl") if h.item.get("act") != "fact"]
    pure = [h for h in heard if "correct" not in _acts(h)]
    recorded = [h.item["text"] for h in pure if h.facts]
    understood = [h for h in heard if all(_has(h.reading, act) for act in _acts(h))]
    assert len(recorded) <= _MOST_IN_DOCUMENT * len(pure), recorded
    assert len(understood) >= _LEAST_UNDERSTOOD * len(heard)


def test_facts_that_sound_like_orders_are_no_orders() -> None:
    facts = [h for h in _heard("orders.jsonl") if h.item.get("act") == "fact"]
    assert [h.item["text"] for h in facts if h.reading.requests] == []
    assert all(h.facts or any(isinstance(e, Unsure) for e in h.reading.entries) for h in facts)


def _acts(heard: _Heard) -> list[str]:
    return [act["act"] for act in heard.item.get("acts", [heard.item])]


def _has(reading: Reading, act: str) -> bool:
    return any(isinstance(found, _ACTS[act]) for found in (*reading.requests, *reading.entries))
