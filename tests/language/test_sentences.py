from bot.language.document.manuscript import Manuscript
from bot.language.sentences import clauses, sentences


def test_a_quotation_is_not_cut() -> None:
    assert sentences("开展“清河行动！有我一个”活动。效果良好。") == [
        "开展“清河行动！有我一个”活动。",
        "效果良好。",
    ]


def test_a_quotation_with_its_own_full_stop_ends_the_sentence() -> None:
    assert sentences("会议强调：“要守住底线。”各镇照办。") == ["会议强调：“要守住底线。”", "各镇照办。"]


def test_a_thousands_comma_cuts_nothing() -> None:
    assert clauses("发放1,200份,走访36户。") == ["发放1,200份", "走访36户"]


def test_a_quotation_left_open_counts_to_the_end_of_its_line_only() -> None:
    text = "落实“三会一课制度\n加强督查"
    assert Manuscript(text).quoted(text.index("三"))
    assert not Manuscript(text).quoted(text.index("督"))
