"""The page of the templates: the places of each, what goes there, one more added, one taken out."""

from pathlib import Path
from typing import Any

import httpx

from bot.store.records import templates as kept_templates
from tests.channels.web.desk import CHAT, Page, at_page
from tests.export.templates.making import p, package, r

_TEMPLATE = package(p(r("{{文稿标题}}")) + p(r("{{抬头语}}")) + p(r("{{正文}}")))


async def _add(page: Page, name: str, content: bytes) -> httpx.Response:
    return await page.upload(name, content, path="/templates/add")


async def _own(page: Page) -> list[dict[str, Any]]:
    own: list[dict[str, Any]] = (await page.client.get("/templates/list")).json()["own"]
    return own


async def test_the_places_of_a_template_are_shown_changed_and_agreed_on(home: Path) -> None:
    async with at_page(home) as page:
        assert (await _add(page, "我局模板.docx", _TEMPLATE)).status_code == 204
        [kept] = await _own(page)
        assert (kept["name"], kept["confirmed"]) == ("我局模板.docx", False)
        guessed = [("文稿标题", "标题"), ("抬头语", ""), ("正文", "正文")]
        assert [(place["name"], place["part"]) for place in kept["places"]] == guessed
        change = {"template": kept["id"], "place": "抬头语", "part": "主送机关", "of": "own"}
        assert (await page.post("/templates/assign", change)).status_code == 204
        assert (
            await page.post("/templates/confirm", {"template": kept["id"], "of": "own"})
        ).status_code == 204
        [agreed] = await _own(page)
        assert agreed["confirmed"]
        assert agreed["places"][1]["part"] == "主送机关"


async def test_it_is_the_template_of_the_conversation(home: Path) -> None:
    async with at_page(home) as page:
        await _add(page, "我局模板.docx", _TEMPLATE)
        await page.shown()
        await page.says("/template")
        assert "1. 我局模板.docx" in (await page.shown())[-1]["text"]


async def test_a_template_that_is_removed_is_gone(home: Path) -> None:
    async with at_page(home) as page:
        await _add(page, "我局模板.docx", _TEMPLATE)
        [kept] = await _own(page)
        assert (
            await page.post("/templates/remove", {"template": kept["id"], "of": "own"})
        ).status_code == 204
        assert await _own(page) == []
        for path in ("remove", "confirm"):
            assert (
                await page.post(f"/templates/{path}", {"template": kept["id"], "of": "own"})
            ).status_code == 404


async def test_what_is_no_template_is_refused_in_one_line(home: Path) -> None:
    async with at_page(home) as page:
        for name, content, why in (
            ("a.txt", b"text", ".docx"),
            ("a.docx", b"no package", "a.docx"),
            ("空.docx", package(p(r("没有要填的地方"))), "没有找到要填的地方"),
        ):
            answer = await _add(page, name, content)
            assert (answer.status_code, why in answer.text) == (422, True), answer.text
        assert await _own(page) == []


async def test_a_template_of_another_one_is_out_of_reach(home: Path) -> None:
    async with at_page(home) as page:
        async with page.talk.store.write() as store:
            other = await kept_templates.keep(store, "web:9", "别人的.docx", _TEMPLATE, {"正文": "正文"})
        assert await _own(page) == []
        told = {"template": other.id, "place": "正文", "part": "标题", "of": "own"}
        for path in ("assign", "confirm", "remove"):
            assert (await page.post(f"/templates/{path}", told)).status_code == 404
        async with page.talk.store.read() as store:
            assert await kept_templates.find(store, "web:9", other.id) == other
            assert await kept_templates.of_chat(store, CHAT) == []


async def test_a_part_that_is_none_is_refused(home: Path) -> None:
    async with at_page(home) as page:
        await _add(page, "我局模板.docx", _TEMPLATE)
        [kept] = await _own(page)
        for place, part in (("正文", "密级"), ("没有的", "标题")):
            told = {"template": kept["id"], "place": place, "part": part, "of": "own"}
            assert (await page.post("/templates/assign", told)).status_code == 404
        assert await _own(page) == [kept]
