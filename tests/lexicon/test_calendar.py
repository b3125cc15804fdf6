"""The calendar is asked: what it says passes, what it does not is found."""

from datetime import date

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.finding import FACTUAL, Aspect
from bot.lexicon.calendar import feast_date, is_day, weekday

_RIGHT = (
    *("2026年6月19日端午节", "2026年9月25日中秋节", "2026年2月17日春节", "2026年4月5日清明节"),
    *("2026年10月18日重阳节", "12月5日（星期六）召开的2026年会议"),
)
_WRONG = ("2026年6月25日端午节", "2026年9月15日中秋节", "2026年2月30日", "2026年12月5日（星期五）")
_KNOWING = Context(Brief(period="2026年"), facts=(Fact(1, None, "12月5日召开会议，走访群众", "m"),))


@pytest.mark.parametrize("context", [Context(), _KNOWING])
@pytest.mark.parametrize("said", _RIGHT)
def test_what_the_calendar_says_passes(said: str, context: Context) -> None:
    assert not [f for f in check(f"{said}，走访群众。", context) if f.about in {*FACTUAL, Aspect.NUMBERS}]


@pytest.mark.parametrize("context", [Context(), _KNOWING])
@pytest.mark.parametrize("said", _WRONG)
def test_what_the_calendar_does_not_say_is_found(said: str, context: Context) -> None:
    assert "D902" in {f.rule for f in check(f"{said}，走访群众。", context)}


def test_a_feast_of_an_old_lunar_year_falls_into_the_new_one() -> None:
    assert feast_date("腊八节", 2026) == date(2026, 1, 26)
    assert feast_date("除夕", 2026) == date(2026, 2, 16)
    assert feast_date("端午节", 2400) is None


def test_there_are_only_days_of_the_calendar() -> None:
    assert is_day(2028, 2, 29)
    assert not is_day(2026, 2, 29)
    assert weekday(2026, 12, 5) == "六"
    assert weekday(2026, 2, 30) == ""
