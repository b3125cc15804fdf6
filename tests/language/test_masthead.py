"""What stands in the head of a document is told apart from its title."""

import pytest

from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind

_NEWS = "62人守护30个夜晚\n8月，社区开展夜间巡查，参加的有社区干部。"


def _kinds(text: str) -> list[Kind]:
    return [paragraph.kind for paragraph in Manuscript(text).paragraphs]


def test_the_title_of_a_bulletin_stands_below_its_head() -> None:
    head = "槐荫社区工作简报\n第14期\n映霞街道槐荫社区\u30002026年8月31日"
    assert _kinds(f"{head}\n{_NEWS}") == [*3 * [Kind.MASTHEAD], Kind.TITLE, Kind.BODY]


def test_a_head_that_lacks_something_is_one_too() -> None:
    head = "【待补：简报名称】\n第【待补：期号】期\n槐荫社区\u3000【待补：成文日期】"
    assert _kinds(f"{head}\n{_NEWS}")[:4] == [*3 * [Kind.MASTHEAD], Kind.TITLE]


@pytest.mark.parametrize("number", ["", "峪卫〔2026〕6号\n", "峪卫〔2026〕6号　"])
def test_who_signs_is_no_part_of_the_title(number: str) -> None:
    text = f"峪泉乡卫生院关于购置设备的请示\n{number}签发人：何其明\n县卫生健康局：\n我院现有设备老化。"
    told = [k for k in _kinds(text) if k is not Kind.REFERENCE]
    assert told == [Kind.TITLE, Kind.ADDRESSEE, Kind.BODY]


def test_news_and_chapters_have_no_head() -> None:
    assert _kinds(_NEWS) == [Kind.TITLE, Kind.BODY]
    assert Kind.MASTHEAD not in _kinds("节水工作总结\n第三期培训班已办完。\n一、做法\n办班3期。")
