"""What a model puts around a text goes; what is no Chinese prose is no answer."""

import pytest

from bot.drafting.writing.prose import is_answer, prose

_TEXT = "上半年集中学习7次⟨2⟩。\n参加320人⟨3⟩，使用APP签到。"
_LINES = _TEXT.replace("\n", "\\n")


@pytest.mark.parametrize(
    "answer",
    [
        _TEXT,
        f'{{"text": "{_LINES}"}}',
        f'```json\n{{"正文": "{_LINES}", "note": "ok"}}\n```',
        f"Here is the section:\n\n{_TEXT}\n\nLet me know if it helps.",
        f"<think>先想一想</think>好的，以下是为您起草的内容：\n\n{_TEXT}",
        '{"sections": [{"text": "上半年集中学习7次⟨2⟩。\\n参加320人⟨3⟩，使用APP签到。"}]}',
    ],
)
def test_the_text_comes_out_as_it_was(answer: str) -> None:
    assert prose(answer) == _TEXT
    assert is_answer(prose(answer))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "抱歉，我无法完成。",
        "In the first half of the year we held 7 meetings.",
        '{"text": "写到一半',
        '开展学习。{"text": "学习7次"}',
        "<think>想到一半",
    ],
)
def test_what_is_no_prose_is_no_answer(answer: str) -> None:
    assert not is_answer(prose(answer))


def test_an_address_and_an_english_word_are_no_foreign_answer() -> None:
    text = "投稿邮箱：\nwenming@qingshi.gov.cn\n联系人用QQ或WPS登记。"
    assert prose(text) == text and is_answer(text)
