"""What several documents of a unit do alike is a habit; what one does, or two do otherwise, is none."""

import pytest

from bot.corpus.library.importing import exemplar_of_text
from bot.domain.genre import GenreKind
from bot.drafting.sources.habits import habits, most_frequent, of_kind, unit_of
from tests.installed import GENRES

_UNIT = "青石镇人民政府"


def _told(*bodies: str, issuer: str = _UNIT, kind: GenreKind = GenreKind.SUMMARY) -> list[str]:
    documents = [exemplar_of_text("a.txt", f"{issuer}2025年防汛工作总结\n{body}", kind) for body in bodies]
    return [habit.told for habit in habits(documents, issuer)]


def test_two_documents_make_a_habit_and_one_makes_none() -> None:
    assert _told("我镇排查山塘。", "我镇加固堤坝。") == ["自称：我镇"]
    assert _told("我镇排查山塘。", "排查山塘。") == []


def test_of_two_ways_that_are_as_frequent_neither_is_a_habit() -> None:
    two = ("下一步，加固堤坝。", "下一步，排查山塘。", "今后，加固堤坝。", "今后，排查山塘。")
    assert _told(*two) == []
    assert _told(*two, "今后，清理河道。") == ["说以后：今后"]


def test_a_document_counts_for_the_way_it_has_most_often() -> None:
    mixed = "我镇排查山塘。我镇加固堤坝。本镇清理河道。"
    assert _told(mixed, mixed.replace("山塘", "河道")) == ["自称：我镇"]


def test_a_word_within_a_longer_one_is_not_that_word() -> None:
    assert _told("截至目前加固堤坝。", "截至目前排查山塘。") == ["说现在：截至目前"]
    assert _told("到目前为止加固堤坝。", "到目前为止排查山塘。") == ["说现在：到目前为止"]


def test_the_region_is_not_the_unit() -> None:
    bodies = ("全市排查山塘，全集团加固堤坝。", "全市全市清理河道，全集团值守。")
    assert _told(*bodies, issuer="澜川市水务集团") == ["统称：全集团"]


@pytest.mark.parametrize(
    ("issuer", "bodies"),
    [
        ("青石县委宣传部", ("任务全部完成。", "资金全部到位。")),
        ("青石县委宣传部", ("开展自我部署。", "做好自我部署。")),
        ("青石县委宣传部", ("本部门负责排查。", "本部门负责加固。")),
        ("青石县应急管理局", ("着眼全局排查。", "立足全局加固。")),
        ("青石县人民政府办公室", ("按照本办法排查。", "本办法自印发之日起施行。")),
        ("青石市人民政府", ("健全市级预案。", "健全市级台账。")),
        ("青石市人民政府", ("规范资本市场。", "整治全市场。")),
        ("青石镇便民服务中心", ("控制成本中心支出。", "核算成本中心费用。")),
        ("青石县公证所", ("归本所有的，排查。", "归本所有的，加固。")),
    ],
)
def test_a_common_word_is_no_name_of_the_unit(issuer: str, bodies: tuple[str, str]) -> None:
    assert _told(*bodies, issuer=issuer) == []


def test_a_unit_that_calls_itself_by_a_short_name_has_the_habit() -> None:
    assert _told("我部排查山塘。", "我部加固堤坝。", issuer="青石县委宣传部") == ["自称：我部"]
    assert _told("我办部署排查。", "我办部署加固。", issuer="青石县委办公室") == ["自称：我办"]


def test_how_a_kind_of_document_closes_is_told_of_that_kind_only() -> None:
    bodies = ("一、做法\n加固堤坝。\n特此报告。", "一、做法\n排查山塘。\n特此报告。")
    documents = [
        exemplar_of_text("a.txt", f"{_UNIT}2025年防汛工作总结\n{b}", GenreKind.SUMMARY) for b in bodies
    ]
    found = habits(documents, _UNIT)
    assert of_kind(found, GenreKind.SUMMARY) == ("结尾（总结）：特此报告",)
    assert of_kind(found, GenreKind.NOTICE) == ()


def test_the_unit_stands_in_the_title() -> None:
    titles = [
        "青石镇人民政府2025年防汛工作总结",
        "关于做好防汛工作的通知",
        "青石镇人民政府2024年防汛工作要点",
    ]
    assert unit_of(titles[1], GENRES) == ""
    assert most_frequent(titles, GENRES) == _UNIT
