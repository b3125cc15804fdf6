"""The document beside the conversation: what it shows, and what is done on it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.language.changes import Change, changes
from tests.channels.web.desk import Page, at_page

_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"
_TOLD = "道德讲堂办了6期。群众满意度还没出来先空着"


async def _written(page: Page) -> dict[str, Any]:
    """Bring a document to where its sections are written, and return it."""
    await page.shown()
    for text in (_REQUEST, "确认", "就用这个", _TOLD, "全部起草"):
        await page.says(text)
        await page.talk.engine.idle("web:local")
    return await _document(page)


async def _document(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = (await page.client.get("/document")).json()
    return told


def _text(section: dict[str, Any]) -> str:
    return "\n".join("".join(piece["text"] for piece in one["pieces"]) for one in section["paragraphs"])


def _with(document: dict[str, Any], words: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in document["sections"] if words in _text(s))
    return found


async def test_there_is_no_document_before_an_outline(home: Path) -> None:
    async with at_page(home) as page:
        assert await _document(page) is None


async def test_it_shows_outline_text_gaps_and_where_a_sentence_comes_from(home: Path) -> None:
    async with at_page(home) as page:
        document = await _written(page)
        assert "精神文明建设工作总结" in document["title"]
        assert {section["progress"] for section in document["sections"]} == {"drafted"}
        section = _with(document, "道德讲堂")
        [piece] = [p for one in section["paragraphs"] for p in one["pieces"] if "6期" in p["text"]]
        fact, said = document["sources"][str(piece["facts"][0])]
        assert "道德讲堂" in fact
        assert said == "道德讲堂办了6期"
        blanks = [blank["what"] for blank in document["blanks"]]
        assert "群众满意度" in blanks
        assert blanks[-1] == "成文日期"


async def test_a_section_that_is_not_written_yet_is_no_gap_to_fill(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        for text in (_REQUEST, "确认", "就用这个"):
            await page.says(text)
        document = await _document(page)
        assert len(document["sections"]) > 3
        assert [blank["what"] for blank in document["blanks"]] in ([], ["成文日期"])


async def test_a_gap_that_is_filled_is_gone(home: Path) -> None:
    async with at_page(home) as page:
        blanks = (await _written(page))["blanks"]
        satisfaction = next(one for one in blanks if one["what"] == "群众满意度")
        await page.post("/choose", {"choice": satisfaction["fill"]})
        await page.says("98.6%")
        document = await _document(page)
        assert "群众满意度" not in [one["what"] for one in document["blanks"]]
        assert "98.6%" in _text(_with(document, "98.6%"))


async def test_a_paragraph_is_changed_in_place_and_its_fact_is_asked_about(home: Path) -> None:
    async with at_page(home) as page:
        document = await _written(page)
        section = _with(document, "道德讲堂")
        line = next(one for one in section["paragraphs"] if "道德讲堂" in str(one["pieces"]))
        text = "".join(p["text"] for p in line["pieces"] if not p.get("made"))
        change = {"document": document["id"], "section": section["id"], "shown": section["shown"]}
        told = change | {"line": line["line"], "text": text.replace("6期", "7期")}
        assert (await page.post("/revise", told)).status_code == 204
        now = _with(await _document(page), "道德讲堂")
        assert "7期" in _text(now)
        assert now["shown"] == now["last"] == section["shown"] + 1
        assert "也改成" in (await page.shown())[-1]["text"]
        await page.post("/revise", told)
        assert "过期了" in (await page.shown())[-1]["text"], "a change of an older version is refused"
        shown = (await page.client.get(f"/changes/{section['id']}")).json()
        assert ["gone", "6"] in shown
        assert ["new", "7"] in shown


async def test_versions_are_leafed_through_without_a_word_in_the_conversation(home: Path) -> None:
    async with at_page(home) as page:
        document = await _written(page)
        section = _with(document, "道德讲堂")
        line = next(one for one in section["paragraphs"] if "道德讲堂" in str(one["pieces"]))
        change = {"document": document["id"], "section": section["id"], "shown": section["shown"]}
        await page.post(
            "/revise", change | {"line": line["line"], "text": "道德讲堂办了6期，讲好身边故事。另加一句。"}
        )
        now, before = _with(await _document(page), "另加一句"), len(await page.shown())
        back = dict(now["buttons"])["◀"]
        assert (await page.post("/choose", {"choice": back})).status_code == 204
        assert "另加一句" not in str((await _document(page))["sections"])
        assert len(await page.shown()) == before
        assert (await page.post("/choose", {"choice": "Nonsense.1"})).status_code == 410


async def test_sections_change_their_places(home: Path) -> None:
    async with at_page(home) as page:
        document = await _written(page)
        names = [section["name"].partition("）")[2] for section in document["sections"]]
        await page.says("3移到2")
        after = [section["name"].partition("）")[2] for section in (await _document(page))["sections"]]
        assert after[1:3] == [names[2], names[1]]


async def test_what_bears_a_mark_is_not_taken_in_place(home: Path) -> None:
    async with at_page(home) as page:
        document = await _written(page)
        section = document["sections"][0]
        change = {"document": document["id"], "section": section["id"], "shown": section["shown"], "line": 0}
        await page.post("/revise", change | {"text": "机密★10年"})
        assert "★" not in str(await _document(page))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("学习6次。", "学习16次。", ["学习", "-6", "+16", "次。"]),
        ("学习6次。", "学习6次。办班2期。", ["学习6次。", "+办班2期。"]),
        ("开展宣讲活动", "组织宣传活动", ["-开展宣讲", "+组织宣传", "活动"]),
        ("一样", "一样", ["一样"]),
        ("", "新写的", ["+新写的"]),
    ],
)
def test_differences_show_figures_whole_and_no_crumbs(old: str, new: str, shown: list[str]) -> None:
    signs = {Change.SAME: "", Change.GONE: "-", Change.NEW: "+"}
    assert [signs[change] + text for change, text in changes(old, new)] == shown


async def test_the_document_of_another_chat_stays_out_of_reach(home: Path) -> None:
    async with at_page(home) as page:
        document = await _written(page)
        section = document["sections"][0]
        await page.says("/forget")
        asked = (await page.shown())[-1]
        await page.post("/tap", {"post": asked["id"], "row": 0, "column": 0})
        change = {"document": document["id"], "section": section["id"], "shown": 1, "line": 0, "text": "改"}
        await page.post("/revise", change)
        assert "过期了" in (await page.shown())[-1]["text"]
        assert (await page.client.get(f"/changes/{section['id']}")).json() == []
        await asyncio.sleep(0)
