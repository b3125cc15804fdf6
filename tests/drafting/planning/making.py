"""Plans and what they are made from, for tests."""

import json
from collections.abc import Sequence
from datetime import date

from bot.domain.document import Brief, Document, Section
from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import IssuerKind
from bot.domain.ledger import Entry, Gap, Ledger, Reading, Wish, WishKind
from bot.drafting.outline.proposing import propose
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.sketch import Sketch
from bot.drafting.planning.wire import PlanJson, sketch_of
from tests.installed import GENRES

SUMMARY = GENRES["工作总结"]
ISSUER = "青石镇人民政府"
TITLE = "青石镇人民政府2026年上半年志愿服务工作总结"
BRIEF = Brief("工作总结", ISSUER, IssuerKind.TOWNSHIP, "2026年上半年", "志愿服务", issued=date(2026, 7, 6))

Told = dict[str, object]


def fact(number: int, text: str, status: Status = Status.DONE, section: int | None = None) -> Fact:
    """Return a fact."""
    return Fact(number, section, text, "m1", status=status)


FACTS = (
    fact(1, "全镇注册志愿者420人", Status.STATE),
    fact(2, "开展敬老服务12次"),
    fact(3, "开展护河行动8次"),
    fact(4, "年轻志愿者少", Status.PROBLEM),
    fact(5, "下半年办志愿者培训班2期", Status.PLANNED),
)
GAP = Gap(6, "服务时长", Quote("m1", "时长还没统计"))


def wish(number: int, order: str, *parts: str) -> Wish:
    """Return a wish about the structure."""
    return Wish(number, order, Quote("m1", order), WishKind.STRUCTURE, parts)


def ledger(*more: Entry, facts: Sequence[Fact] = FACTS) -> Ledger:
    """Return a ledger of facts, a gap and more."""
    return Ledger().after(Reading((*facts, GAP, *more)))


def commission(
    *more: Entry, kept: Sequence[Section] = (), gone: Sequence[str] = (), brief: Brief = BRIEF
) -> Commission:
    """Return an order for a plan of the document with the genre's own outline."""
    plans = propose(GENRES[brief.genre], brief)
    sections = tuple(Section(n, plan) for n, plan in enumerate(plans, 1))
    document = Document(1, brief, TITLE, sections)
    return Commission(GENRES[brief.genre], document, ledger(*more), kept=tuple(kept), gone=tuple(gone))


def piece(level: int, heading: str, kind: str, *facts: int, **more: object) -> Told:
    """Return a section of an answer."""
    return {"level": level, "heading": heading, "kind": kind, "facts": list(facts), **more}


LEAD = piece(0, "", "lead", 1, must=True, chars=120)
GROUP = piece(1, "主要做法", "group")
CARE = piece(2, "聚焦一老一小，做实邻里照护", "done", 2, chars=200, intent="先写敬老", first="从重阳起头")
RIVER = piece(2, "聚焦河道环境，抓好日常巡护", "done", 3, gaps=[6], chars=160)
PROBLEM = piece(1, "存在问题", "problem", 4, chars=90)
NEXT = piece(1, "下一步打算", "plan", 5, chars=150, must=True)
SOUND = (LEAD, GROUP, CARE, RIVER, PROBLEM, NEXT)


def answer(*sections: Told, title: str = TITLE, **more: object) -> str:
    """Return an answer as a model gives it."""
    told = {"title": title, "main_line": "小事办实", "sections": list(sections or SOUND), **more}
    return json.dumps(told, ensure_ascii=False)


def sketch(*sections: Told, title: str = TITLE, **more: object) -> Sketch:
    """Return what an answer stands for."""
    told = PlanJson.model_validate_json(answer(*sections, title=title, **more))
    return sketch_of(told, frozenset((GAP.id,)), str)
