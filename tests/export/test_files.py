"""What becomes a file, and what it still lacks."""

import io
from dataclasses import replace

import docx

from bot.domain.document import Brief
from bot.export.files import gaps, render
from bot.export.plain import render as plain_text
from tests.export.documents import SUMMARY, document, section


def test_each_form_holds_the_whole_text() -> None:
    text = plain_text(SUMMARY)
    assert render(SUMMARY, "txt").decode() == text
    word = docx.Document(io.BytesIO(render(SUMMARY, "docx")))
    lines = [p.text.replace("\n", "") for p in word.paragraphs if p.text]
    assert lines == text.splitlines()


def test_every_gap_of_the_text_counts_with_the_date_of_issue() -> None:
    found = document(
        section(1, text="开展【待补：次数】、惠及【待补：人数】。"),
        section(2, "做法", "抓学习"),
        section(3, "做法", "抓宣传", "上半年开展", complete=False),
        brief=replace(SUMMARY.brief, issued=None),
    )
    assert gaps(found) == [
        "【待补：次数】",
        "【待补：人数】",
        "【待补：抓学习】",
        "【待补：本节未写完】",
        "【待补：成文日期】",
    ]


def test_a_finished_document_has_no_gap() -> None:
    assert gaps(SUMMARY) == []
    assert len(gaps(replace(SUMMARY, brief=Brief()))) == 2
