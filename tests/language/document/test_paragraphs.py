"""What each line of a document is told to be."""

import pytest

from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, is_addressee


def kinds(text: str) -> list[tuple[str, str]]:
    """Return kind and text of every paragraph."""
    return [(p.kind.value, p.text) for p in Manuscript(text).paragraphs]


def test_a_whole_notice_is_read() -> None:
    text = (
        "桐川市水务局文件\n桐水发〔2026〕3号\n桐川市水务局\n关于推荐节水标兵的通知\n各科室，各直属单位：\n"
        "为树立典型，现通知如下。\n一、推荐条件\n（一）爱岗敬业。连续工作满3年。\n附件：1.推荐表\n2.汇总表\n"
        "桐川市水务局\n桐川市总工会\n2026年3月5日\n（联系人：办公室）\n附件1\n推荐表\n姓名"
    )
    assert [kind for kind, _ in kinds(text)] == [
        *("masthead", "reference", "title", "title", "addressee", "body", "heading", "body"),
        *("enclosures", "enclosures", "signature", "signature", "date", "note", "annex", "annex", "annex"),
    ]


@pytest.mark.parametrize(
    "dated",
    [
        "2026年3月5日",
        "2026年03月05日。",
        "二〇二六年三月五日",
        "2026.3.5",
        "2026-03-05",
        "2026年3月",
        "26年3月5日",
    ],
)
def test_a_date_of_issue_is_known_in_any_form(dated: str) -> None:
    assert kinds(f"请抓好落实。\n桐川市水务局\n{dated}")[1:] == [
        ("signature", "桐川市水务局"),
        ("date", dated),
    ]


def test_signature_and_date_on_one_line_are_two_paragraphs_that_know_their_places() -> None:
    text = "请抓好落实。\n\u3000\u3000桐川市水务局\u3000\u30002026年3月5日"
    last = Manuscript(text).paragraphs[1:]
    assert [(p.kind, text[p.start : p.end]) for p in last] == [
        (Kind.SIGNATURE, "桐川市水务局"),
        (Kind.DATE, "2026年3月5日"),
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于加强值班工作的通知。", "title"),
        ("全市节水工作取得明显进展。", "body"),
        ("现将有关情况报告如下：", "body"),
        ("一、工作总结", "heading"),
    ],
)
def test_a_title_may_end_in_a_mark_but_a_sentence_is_none(title: str, kind: str) -> None:
    assert kinds(f"{title}\n各科室要抓好落实。")[0] == (kind, title)


def test_the_date_in_brackets_under_a_title_is_no_title() -> None:
    assert kinds("节水工作总结\n（2026年3月5日）\n一、主要做法\n登记。")[1] == ("date", "（2026年3月5日）")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("各县（市、区）水务局，市直各单位：", True),
        ("各科室、各直属单位", True),
        ("全体师生：", True),
        ("主要做法有：", False),
        ("具体安排如下：", False),
        ("一、各单位：", False),
        ("各单位要抓好落实。", False),
        ("各项工作稳步推进", False),
    ],
)
def test_who_is_addressed_is_told_from_other_lines(line: str, is_one: bool) -> None:
    assert is_addressee(line) is is_one


def test_an_annex_may_carry_its_title_on_the_same_line_or_only_be_a_form() -> None:
    closing = "请报送。\n桐川市水务局\n2026年3月5日\n"
    assert kinds(f"{closing}附件1：推荐表\n姓名")[3:] == [("annex", "附件1：推荐表"), ("annex", "姓名")]
    assert kinds(f"{closing}节水标兵推荐表\n姓名")[3:] == [("annex", "节水标兵推荐表"), ("annex", "姓名")]


def test_a_date_inside_the_text_closes_nothing() -> None:
    lines = "\n".join(f"{n}.登记造册。" for n in range(1, 10))
    assert "date" not in [kind for kind, _ in kinds(f"活动安排\n2026年3月5日前后\n2026年3月6日\n{lines}")[2:]]
