"""Hostile texts: no rule fails on one or is made slow by one."""

import gc
import time
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.compliance.checker import all_findings, apply_fixes, check
from bot.compliance.register import rules_by_id
from bot.compliance.rule import Context, Rule, Source
from bot.domain.fact import Fact
from bot.domain.genre import GenreKind
from bot.domain.passage import Entity, EntityKind
from bot.language.document.manuscript import Manuscript

_SYMBOLS = (
    "。，“”《》（）〔〕、；：！…—-·×*#_ \n\t\u3000()[]{}<>|\\/\"'.,;:!?%1"
    "一二三十百万○年月日的是第党国习近平市局A𠀀"
)
_PHRASES = (
    "一、总体要求\n",
    "（一）加强领导。",
    "一是",
    "2026年6月30日",
    "33次",
    "《关于印发〈方案〉的通知》",
    "“两个维护”",
    "共30人，其中",
    "附件：",
    "××市人民政府",
    "【待补：次数】",
    "全文如下：",
    "习近平新时代中国特色社会主义思想",
    "增强“四个意识”、",
    "13800138000",
    "机密★1年",
)
_TEXTS = st.lists(st.one_of(st.sampled_from(_PHRASES), st.text(_SYMBOLS, max_size=8)), max_size=40).map(
    "".join
)
_FACTS = (Fact(0, None, "上半年集中学习33次，参加320人次", "1"),)
_SOURCES = (Source("范例", ("加强领导，压实责任。" * 40,), (Entity(EntityKind.PERSON, "张三丰"),)),)
_CONTEXT = Context(kind=GenreKind.SUMMARY, facts=_FACTS, sources=_SOURCES, whole=True)
_LONG, _GROWTH, _MOST = 100_000, 8, 2
"""Four times the text may cost eight times as much where that is a second, and two seconds at most."""


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_every_finding_stands_in_the_text_and_safe_fixes_settle(text: str) -> None:
    found = all_findings(text, _CONTEXT)
    assert all(0 <= f.start <= f.end <= len(text) and text[f.start : f.end] == f.quote for f in found)
    for _ in range(4):
        text, before = apply_fixes(text, check(text, _CONTEXT)), text
        if text == before:
            return
    assert apply_fixes(text, check(text, _CONTEXT)) == text, "fixes that undo each other"


@pytest.mark.slow
@pytest.mark.parametrize("symbol", [*_SYMBOLS, *_PHRASES])
def test_a_hundred_thousand_of_one_symbol_take_no_more_than_their_share(symbol: str) -> None:
    quarter, whole = (_costs((symbol * (n // len(symbol) + 1))[:n]) for n in (_LONG // 4, _LONG))
    grown = {what for what, seconds in whole.items() if seconds >= 1 and seconds >= _GROWTH * quarter[what]}
    assert grown == set()
    assert max(whole.values()) < _MOST


def _costs(text: str) -> dict[str, float]:
    """Return how many seconds the processor is busy with the views of a text and with each rule."""
    manuscript = Manuscript(text)
    costs = {"views": _seconds(partial(_view, manuscript))}
    for rule in rules_by_id().values():
        if rule.applies(_CONTEXT):
            costs[rule.id] = _seconds(partial(_ask, rule, manuscript))
    return costs


def _seconds(work: Callable[[], None]) -> float:
    """Return the time of the work alone, without the collector's for what other tests left."""
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def _view(manuscript: Manuscript) -> None:
    assert all(map(repr, (manuscript.sentences, manuscript.quantities, manuscript.bare.text)))
    assert manuscript.paragraphs or not manuscript.text.strip()


def _ask(rule: Rule, manuscript: Manuscript) -> None:
    assert all(spot.start <= spot.end for spot in rule.detect(manuscript, _CONTEXT))
