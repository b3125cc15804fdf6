"""What a draft may say of facts that were read: restatements with the words behind them, and a status."""

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Fact, Quote, Status
from bot.facts.days import moments_without_source
from bot.facts.evidence import Evidence, evidence
from bot.facts.figures.tracing import quantities_without_source
from bot.facts.names import is_known_name
from bot.facts.status import overstatements

_BRIEF = Brief("工作总结", "云岭县图书馆", period="2026年上半年")


def _read(
    text: str, quote: str, status: Status = Status.DONE, head: str = "", replaces: tuple[int, ...] = ()
) -> Evidence:
    fact = Fact(2, None, text, "m", quotes=(Quote("m", quote),), status=status, head=head, replaces=replaces)
    return evidence((fact,), _BRIEF)


def _raised(text: str, known: Evidence) -> list[str]:
    return [text[start:end] for start, end, _ in overstatements(text, 0, len(text), False, known)]


def test_a_figure_may_stand_in_the_restatement_the_quote_or_the_head() -> None:
    known = _read(
        "送书下乡，覆盖全部行政村", "送书下乡23个村都去了，4月12号开始的", head="“书香乡村”三年30场"
    )
    assert quantities_without_source("覆盖23个村，三年30场。", known) == []
    assert moments_without_source("4月12日启动。", known) == []
    assert [q.value for q in quantities_without_source("覆盖24个村。", known)] == [24]


def test_the_quote_of_a_correction_does_not_bring_the_old_figure_back() -> None:
    known = _read("注册志愿者168人", "注册志愿者不是180人，是168人", replaces=(1,))
    assert [q.value for q in quantities_without_source("注册志愿者168人，其中活跃180人。", known)] == [180]


def test_a_name_that_only_the_quote_has_may_not_be_written() -> None:
    known = _read("主要负责同志讲文明课1堂", "馆长柳知秋讲了一堂文明课，名字别写")
    assert not is_known_name("柳知秋", known)


def test_a_quote_is_not_added_to_its_restatement() -> None:
    known = _read("讲座12场", "讲座搞了12场")
    assert [q.value for q in quantities_without_source("共举办讲座24场。", known)] == [24]


@pytest.mark.parametrize("status", [Status.PLANNED, Status.PROPOSED])
def test_what_was_read_as_planned_is_not_told_as_done_though_no_word_says_so(status: Status) -> None:
    known = _read("道德讲堂办到班组，每季度1期", "道德讲堂办到班组，每季度1期", status, head="下一步")
    assert _raised("道德讲堂已办到班组。", known) == ["道德讲堂已办到班组"]
    assert _raised("下一步，把道德讲堂办到班组。", known) == []


def test_what_was_read_as_done_may_be_told_as_done_whatever_its_words() -> None:
    known = _read("完成下一步工作方案的修订", "下一步的方案修订完了")
    assert _raised("已完成下一步工作方案的修订。", known) == []
