"""What a clerk names for the head of a document comes to stand there."""

import pytest

from bot.domain.document import Brief, Document, Letterhead
from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Datum, Field, Gap, Wish, WishKind
from bot.export.word.parts.bulletin import foot_lines
from bot.texts import paper
from bot.understanding.briefing import apply_data
from bot.understanding.speaker import speaker
from tests.installed import GENRES

_SAID = Quote("m1", "…")


def _with(*data: Datum, gaps: tuple[Gap, ...] = (), brief: Brief | None = None) -> Brief:
    return apply_data(brief or Brief(), data, {}, 2026, gaps)


def test_a_title_that_was_given_is_the_title() -> None:
    told = Datum(1, Field.TITLE, "关于做好\n汛期值班工作的通知", _SAID)
    assert _with(told).title == "关于做好汛期值班工作的通知"


def test_everything_attached_is_kept_in_its_order() -> None:
    data = [Datum(n, Field.ATTACHMENT, name, _SAID) for n, name in enumerate(("报价单", "维修记录"), 1)]
    assert _with(*data).letterhead.attachments == ("报价单", "维修记录")


def test_a_number_that_is_to_come_is_marked_in_the_head_until_it_is_told() -> None:
    gap = Gap(1, "发文字号", _SAID)
    waiting = _with(gaps=(gap,))
    assert waiting.letterhead.number == paper.gap_mark("发文字号")
    assert _with(Datum(2, Field.NUMBER, "青教〔2026〕3号", _SAID), brief=waiting).letterhead.number == (
        "青教〔2026〕3号"
    )
    assert _with(brief=waiting).letterhead.number == ""


def test_other_gaps_are_none_of_the_head() -> None:
    assert _with(gaps=(Gap(1, "满意度", _SAID),)).letterhead == Letterhead()


@pytest.mark.parametrize(
    ("order", "chars"),
    [
        ("讲话时长15分钟左右", 3000),
        ("讲十五分钟", 3000),
        ("讲10到15分钟", 3000),
        ("控制在半个小时", 6000),
        ("每段短一点", None),
    ],
)
def test_a_speech_is_as_long_as_it_is_to_be_spoken(order: str, chars: int | None) -> None:
    assert _timed("讲话稿", order).target_chars == chars


def test_what_is_read_has_no_length_in_minutes() -> None:
    assert _timed("会议通知", "每个发言单位讲8分钟").target_chars is None


def test_a_length_in_characters_goes_before_one_in_minutes() -> None:
    told = Datum(2, Field.TARGET_CHARS, "1800", _SAID)
    assert _timed("讲话稿", "讲15分钟", told).target_chars == 1800


def _timed(genre: str, order: str, *data: Datum) -> Brief:
    wish = Wish(1, order, _SAID, WishKind.LENGTH)
    return apply_data(Brief(genre), data, GENRES, 2026, wishes=(wish,))


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("我是汀溪县档案馆馆长程砚书", "程砚书"),
        ("本人程砚书，任汀溪县档案馆馆长", "程砚书"),
        ("我是党支部书记，分管宣传", ""),
        ("本人高度重视廉洁自律", ""),
    ],
)
def test_whoever_speaks_of_himself_is_known_by_name(told: str, name: str) -> None:
    assert speaker([Fact(1, None, told, "m1")]) == name


@pytest.mark.parametrize("told", ["年度工作总结", "半年工作总结", "工作总结"])
def test_a_genre_is_known_by_the_names_that_a_reading_gives(told: str) -> None:
    genres = GENRES
    assert apply_data(Brief(), [Datum(1, Field.GENRE, told, _SAID)], genres, 2026).genre == "工作总结"


def test_who_is_to_sign_signs() -> None:
    assert _with(Datum(1, Field.SIGNATURE, "程砚书", _SAID)).signature == "程砚书"


def test_minutes_say_to_whom_they_go_beside_their_copies() -> None:
    told = (("各支部", "发各支部"), ("公司党委组织部", "抄送：公司党委组织部"))
    data = [Datum(n, Field.COPIES, value, Quote("m1", said)) for n, (value, said) in enumerate(told, 1)]
    copies = _with(*data, brief=Brief("会议纪要")).letterhead.copies
    minutes = Document(1, Brief("会议纪要", letterhead=Letterhead(copies=copies)), "第8次党委会会议纪要")
    assert foot_lines(minutes) == ("发：各支部。", "抄送：公司党委组织部。")


def test_a_bulletin_tells_its_ways_apart() -> None:
    told = (("街道党工委", "报：街道党工委"), ("街道办事处", "办事处"), ("物业公司", "送：物业公司"))
    data = [Datum(n, Field.COPIES, value, Quote("m1", said)) for n, (value, said) in enumerate(told, 1)]
    assert _with(*data, brief=Brief("简报")).letterhead.copies == "报：街道党工委、街道办事处；送：物业公司"
    assert _with(*data, brief=Brief("通知")).letterhead.copies == "街道党工委，街道办事处，物业公司"


def test_how_many_of_a_bulletin_are_printed() -> None:
    wish = Wish(1, "印50份", Quote("m1", "共印50份"), WishKind.OTHER)
    assert apply_data(Brief("简报"), (), {}, 2026, wishes=(wish,)).letterhead.run == 50


_UNITS = Brief("报告", "泠川县红十字会", addressee="泠川县人民政府、县卫生健康局")


@pytest.mark.parametrize(
    ("told", "signature"),
    [
        ("红十字会", ""),
        ("县红十字会", ""),
        ("泠川县红十字会", ""),
        ("落款写泠川县红十字会", ""),
        ("抬头泠川县人民政府", ""),
        ("卫生健康局", ""),
        ("泠川县无偿献血工作领导小组办公室", "泠川县无偿献血工作领导小组办公室"),
        ("落款：泠川县献血办公室", "泠川县献血办公室"),
    ],
)
def test_the_issuer_signs_by_its_whole_name_and_the_addressee_never(told: str, signature: str) -> None:
    assert _with(Datum(1, Field.SIGNATURE, told, _SAID), brief=_UNITS).signature == signature


def test_a_personal_report_is_signed_by_a_person_only() -> None:
    own = Brief("述职述廉报告", "汀溪县档案馆")
    assert _with(Datum(1, Field.SIGNATURE, "汀溪县教育局", _SAID), brief=own).signature == ""
    assert _with(Datum(1, Field.SIGNATURE, "程砚书", _SAID), brief=own).signature == "程砚书"


def test_a_word_for_a_place_of_the_form_is_no_part_of_what_stands_there() -> None:
    told = Datum(1, Field.ADDRESSEE, "抬头写给全县干部职工", _SAID)
    assert _with(told).addressee == "全县干部职工"


def test_a_short_name_told_later_leaves_the_issuer_its_whole_name() -> None:
    told = Datum(1, Field.ISSUER, "红十字会", _SAID)
    assert _with(told, brief=_UNITS).issuer == "泠川县红十字会"
    assert _with(Datum(1, Field.ISSUER, "泠川县总工会", _SAID), brief=_UNITS).issuer == "泠川县总工会"
