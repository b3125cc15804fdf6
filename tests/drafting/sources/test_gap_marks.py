"""Marks of gaps stand where they part nothing, and not where the clerk wants none."""

import pytest

from bot import shipped
from bot.domain.fact import Quote
from bot.domain.ledger import Entry, Gap, Ledger, Wish
from bot.drafting.genres.loading import load_genres
from bot.drafting.sources.gap_marks import needless_gaps, tidy_marks

_GENRES = load_genres(shipped.GENRES)


def _placed(text: str, genre: str = "通知", *entries: Entry) -> str:
    return tidy_marks(text, _GENRES[genre], Ledger({entry.id: entry for entry in entries}))


_COUNT = Gap(1, "风力灭火机台数", Quote("m1", "几台没定，这个先不写数"))
_SUBSIDY = Gap(1, "市级补贴下半年是否继续", Quote("m1", "下半年还有没有不知道"))
_NOT_FIXED = Wish(2, "市里补贴有没有，不要写死", Quote("m1", "别写死"))


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ((_COUNT,), "县里拟配备风力灭火机【待补：风力灭火机台数】。"),
        ((_SUBSIDY, _NOT_FIXED), "及时了解补贴安排【待补：市级补贴下半年是否继续】，做好解释。"),
    ],
)
def test_what_the_clerk_wants_left_off_is_not_marked(entries: tuple[Entry, ...], text: str) -> None:
    assert "【" not in _placed(text, "通知", *entries)
    assert "【" in _placed(text)


def test_a_sentence_that_is_not_whole_without_its_mark_keeps_it() -> None:
    text = "县里拟配备风力灭火机共【待补：风力灭火机台数】。"
    assert _placed(text, "通知", _COUNT) == text


def test_what_is_to_be_told_later_stays_marked() -> None:
    later = Gap(1, "家长会时间", Quote("m1", "家长会往后挪，定了再说"))
    assert "【" in _placed("适时召开家长会【待补：家长会时间】。", "通知", later)


def test_an_order_about_something_else_takes_no_mark_away() -> None:
    other = Wish(2, "奖金数额不要写死", Quote("m1", "奖金别写死"))
    assert list(needless_gaps(_GENRES["通知"], Ledger({1: _SUBSIDY, 2: other}))) == []


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("复工【待补：复工时间】须经公司验收合格。", "复工须经公司验收合格【待补：复工时间】。"),
        ("名额【待补：名额】应于月底前报送，逾期不补。", "名额应于月底前报送【待补：名额】，逾期不补。"),
        ("复工时间为【待补：复工时间】，须经验收。", "复工时间为【待补：复工时间】，须经验收。"),
    ],
)
def test_a_mark_parts_no_subject_from_what_is_said_of_it(text: str, placed: str) -> None:
    assert _placed(text) == placed


def test_who_is_not_known_yet_is_spoken_of_by_his_office() -> None:
    line = "请县委党校副校长【待补：副校长人选】介绍培训安排。"
    assert _placed(line, "主持词") == "请县委党校副校长介绍培训安排。"
    assert _placed(line, "通知") == line


def test_pictures_to_come_stand_at_the_end() -> None:
    text = "“心里踏实多了。”李阿姨说（配图【待补：照片3张】）。\n报名从速。"
    assert _placed(text, "简报") == "“心里踏实多了。”李阿姨说。\n报名从速。\n（配图：【待补：照片3张】）"
