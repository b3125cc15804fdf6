"""A file name that every file system takes."""

from datetime import date

import pytest

from bot.domain.document import Brief
from bot.export.naming import file_name
from tests.export.documents import document

DATED, UNDATED = Brief(issued=date(2026, 7, 5)), Brief()


@pytest.mark.parametrize(
    ("title", "brief", "name"),
    [
        ("上半年工作总结", DATED, "上半年工作总结_2026-07-05.docx"),
        ("上半年工作总结", UNDATED, "上半年工作总结.docx"),
        ('关于<a>/b\\c:"d"|e?*的通知', UNDATED, "关于abcde的通知.docx"),
        ("../../etc/passwd", UNDATED, "etcpasswd.docx"),
        ("总\x00结\ud800\u202e. ", UNDATED, "总结.docx"),
        ("", UNDATED, "未命名公文.docx"),
        ("???", DATED, "未命名公文_2026-07-05.docx"),
    ],
)
def test_the_name_says_what_and_when(title: str, brief: Brief, name: str) -> None:
    assert file_name(document(title=title, brief=brief), ".docx") == name


@pytest.mark.parametrize("title", ["总结" * 200, "a" * 400, "总a" * 100, "𠮷" * 100])
def test_a_long_title_is_cut_and_date_and_suffix_stay(title: str) -> None:
    name = file_name(document(title=title, brief=DATED), ".docx")
    assert name.endswith("_2026-07-05.docx")
    assert len(name) <= 120
    assert 180 <= len(name.encode()) <= 200 or len(name) == 120


def test_a_draft_says_so() -> None:
    assert (
        file_name(document(title="工作总结", brief=DATED), ".docx", draft=True)
        == "工作总结_草稿_2026-07-05.docx"
    )
