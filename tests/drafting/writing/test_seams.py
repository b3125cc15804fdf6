"""What a model says again where it goes on is cut: nothing stands twice, and no talk stands in between."""

import pytest

from bot.drafting.writing.seams import join, join_so_far

_FIRST = "上半年，全镇集中学习7次⟨2⟩，参加320人⟨3⟩。"
_SECOND = "组织志愿服务43次⟨4⟩，帮扶困难户76户⟨5⟩。"
_THIRD = "下一步，新建服务站3个⟨6⟩。"
_WHOLE = _FIRST + _SECOND + _THIRD
_CUT = _FIRST + _SECOND[:9]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (_CUT, _SECOND[9:] + _THIRD),
        (_CUT, _SECOND + _THIRD),
        (_CUT, _WHOLE),
        (_CUT, f"好的，接着上文继续写：\n\n{_SECOND[9:]}{_THIRD}"),
        (_CUT, f"好的，接着上文继续写：{_SECOND}{_THIRD}"),
        (_CUT, f"以下是续写内容：\n{_SECOND[9:]}{_THIRD}"),
        (_CUT, f"好的，我从断开的地方继续。\n{_SECOND[9:]}{_THIRD}"),
        (_CUT, f"一、思想教育\n{_WHOLE}"),
        (_CUT, _SECOND[3:] + _THIRD),
        (_FIRST + _SECOND, _THIRD),
        (_FIRST + _SECOND, _SECOND + _THIRD),
        (_FIRST + _SECOND, _FIRST + _SECOND + _THIRD),
        (_FIRST + _SECOND, f"续写如下：\n{_SECOND}{_THIRD}"),
        (f"{_FIRST}\n", f"\n{_FIRST}{_SECOND}{_THIRD}"),
        ("上半年，全镇集中学习7次，参加320人。组织志愿", _WHOLE),
    ],
)
def test_nothing_stands_twice(text: str, more: str) -> None:
    assert join(text, more).strip() == _WHOLE


@pytest.mark.parametrize(
    "anew",
    [
        "今年上半年，全镇共集中学习7次⟨2⟩，参加320人⟨3⟩。组织志愿服务43次⟨4⟩。",
        "聚焦学习教育，开展集中学习7次⟨2⟩，320人参加⟨3⟩；志愿服务43次⟨4⟩，帮扶76户⟨5⟩。",
    ],
)
def test_what_begins_anew_in_other_words_takes_the_place_of_what_was_cut(anew: str) -> None:
    assert join(_CUT, anew) == anew


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("坚持以学促干。", "坚持以干践学，办实事12件。"),
        ("深入开展学习教育。", "学习教育覆盖全员。"),
        ("下一步，", "继续抓好学习教育，接着办好道德讲堂。"),
        ("青石镇人民政府组织学习7次⟨1⟩。", "青石镇人民政府组织宣讲12次⟨2⟩。"),
        ("一是抓学习⟨1⟩，", "二是抓宣讲⟨2⟩，三是把学习抓到底⟨1⟩。"),
        ("", "从头写起。"),
    ],
)
def test_what_goes_on_stays_to_the_letter(text: str, more: str) -> None:
    assert join(text, more) == text + more


@pytest.mark.parametrize(
    "more", [f"一、思想教育\n{_WHOLE}", f"（接上文）\n{_THIRD}", f"\n二、存在的问题\n{_THIRD}", _WHOLE]
)
def test_whatever_has_come_by_now_nothing_that_was_there_is_given_up(more: str) -> None:
    for end in range(len(more) + 1):
        assert len(join_so_far(_CUT, more[:end])) >= len(_CUT)


def test_a_summary_of_what_was_told_is_no_new_beginning() -> None:
    told = "一是抓培训⟨1⟩。二是抓检查⟨2⟩。三是抓整改⟨3⟩。对此仍要"
    more = "对照培训和检查情况⟨1⟩⟨2⟩，逐项补齐。"
    assert join(told, more) == told + more
