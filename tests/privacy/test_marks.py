"""Classification marks are seen in every form, and prose about secrecy is let pass."""

import time

import pytest

from bot.privacy.marks import is_classified


@pytest.mark.parametrize(
    "text",
    [
        "机密★1年\n关于印发方案的通知",
        "绝 密 ★ 长期",
        "秘密☆",
        "机密\r\n关于印发方案的通知\r\n",
        "000001\n机　　密★\n特急",
        "机密\t特急\n关于做好工作的通知",
        "机密（20年）\n关于做好工作的通知",
        "密级：秘密",
        "密 级：机密",
        "密级\t机密",
        "（秘密）\n会议纪要",
        "内部资料，注意保存\n汇编",
        "本文件不得外传。",
        "工作秘密\n关于做好工作的通知",
    ],
)
def test_a_mark_is_seen(text: str) -> None:
    assert is_classified(text)


@pytest.mark.parametrize(
    "text",
    [
        "加强保密工作，保守国家秘密、工作秘密和商业秘密。",
        "学习《中华人民共和国保守国家秘密法》，签订保密承诺书120份。",
        "公安机关依法秘密侦查，破获案件3起。",
        "密级：公开",
        "做好机密级计算机的管理，开展绝密文件清查。",
        "涉密文件不得外借，资料室内部资料整理上架。",
    ],
)
def test_prose_about_secrecy_is_none(text: str) -> None:
    assert not is_classified(text)


@pytest.mark.parametrize("symbol", ["机", "密", "机密", " ", "（", "内部资料", "\t", "密级 "])
def test_a_hundred_thousand_of_one_symbol_are_read_at_once(symbol: str) -> None:
    began = time.process_time()
    is_classified(symbol * (100_000 // len(symbol)))
    assert time.process_time() - began < 1
