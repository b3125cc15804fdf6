"""The page of the exemplars: what was understood is shown, and what is one's own is added and taken out."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.corpus.library import importing
from bot.corpus.library.holdings import ORGANISATION
from tests.bench import generated
from tests.channels.web.desk import Page, at_page, until
from tests.corpus.formats import zipped

_MADE = list(generated.exemplars(2 * generated.PASSAGES_EACH, generated.words()))
_ONE, _OTHER = (generated.text_of(one).encode() for one in _MADE)


async def _add(page: Page, name: str, content: bytes) -> int:
    return (await page.upload(name, content, path="/library/add")).status_code


async def _listed(page: Page, count: int) -> list[dict[str, Any]]:
    """Return the chat's own exemplars once there are so many."""
    for _ in range(300):
        own: list[dict[str, Any]] = (await page.client.get("/library/list")).json()["own"]
        if len(own) == count:
            return own
        await asyncio.sleep(0.02)
    raise AssertionError(own)


async def test_what_was_understood_of_a_file_is_shown(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        assert await _add(page, f"{_MADE[0].title}.txt", _ONE) == 204
        [one] = await _listed(page, 1)
        assert (one["title"], one["source"]) == (_MADE[0].title, f"{_MADE[0].title}.txt")
        assert one["grade"] in ("good", "structure")
        told = (await page.client.get(f"/library/exemplar/{one['id']}")).json()
        assert len(told["passages"]) == one["passages"] > 0
        assert told["passages"][0]["text"] in _ONE.decode()
        assert one["genre"] in told["traits"]
        assert told["use"].startswith("用途：")


async def test_a_file_joins_the_library_whatever_is_asked_in_the_conversation(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        await page.says("/check")
        await _add(page, "a.txt", _ONE)
        await _listed(page, 1)
        answer = (await page.sees("say said say said say"))[-1]
        assert "范例库" in answer["text"]


async def test_one_that_is_taken_out_is_gone_and_another_stays(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        await _add(page, "a.txt", _ONE)
        await _listed(page, 1)
        await _add(page, "b.txt", _OTHER)
        later, first = await _listed(page, 2)
        assert (await page.post("/library/remove", {"exemplar": later["id"]})).status_code == 204
        assert await _listed(page, 1) == [first]
        assert (await page.post("/library/remove", {"exemplar": later["id"]})).status_code == 404
        assert (await page.client.get(f"/library/exemplar/{later['id']}")).status_code == 404


async def test_what_the_office_shares_is_seen_and_what_is_another_ones_is_not(home: Path) -> None:
    async with at_page(home) as page:
        library = page.talk.engine.services.library
        await library.add_file("a.txt", _ONE, ORGANISATION)
        await library.add_file("b.txt", _OTHER, "web:9")
        listed = (await page.client.get("/library/list")).json()
        assert listed["own"] == []
        [shared] = listed["shared"]
        [others] = await library.list("web:9")
        assert (await page.client.get(f"/library/exemplar/{shared['id']}")).status_code == 200
        assert (await page.client.get(f"/library/exemplar/{others.id}")).status_code == 404
        assert (await page.post("/library/remove", {"exemplar": others.id})).status_code == 404
        assert len(await library.list("web:9")) == 1


async def test_how_far_a_long_import_is_is_told_as_a_share(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_LARGE", 1_000)
    many = list(generated.exemplars(30 * generated.PASSAGES_EACH, generated.words()))
    packed = zipped(**{one.source: generated.text_of(one).encode() for one in many})
    async with at_page(home) as page, page.listening() as events:
        await anext(events)
        await _add(page, "旧稿.zip", packed)
        heard = await until(events, "settled", seconds=60)
        shares = [one.told["share"] for one in heard if one.name == "notice"]
        assert shares == sorted(shares)
        assert 0 < max(shares) <= 1
        assert len(set(shares)) > 3
        await _listed(page, 30)
