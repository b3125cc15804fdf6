"""Nobody from another site gets anything or does anything, and nothing harmful comes in."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from bot.channels.web import reading
from tests.channels.web.desk import Page, at_page

_OURS = "http://127.0.0.1"

_UPLOADS = ("/upload", "/library/add", "/templates/add")


async def _shows(page: Page, text: str) -> bool:
    return any(text in post["text"] for post in await page.shown())


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},  # another program on this machine
        {"X-Token": "0" * 64},
        {"X-Token": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Cookie": ""},
        {"Cookie": "gongwen-1=x"},
        {"Host": "evil.example"},
    ],
    ids=lambda headers: "".join(f"{name}={value[:20]}" for name, value in headers.items()),
)
async def test_a_request_that_another_site_could_make_changes_nothing(
    headers: dict[str, str], home: Path
) -> None:
    async with at_page(home) as page:
        await page.shown()
        answer = await page.post("/say", {"text": "偷偷写的"}, **headers)
        assert answer.status_code in (401, 403, 421)
        assert "偷偷" not in answer.text
        assert not await _shows(page, "偷偷写的")


@pytest.mark.parametrize("path", ["/events", "/posts?before=9", "/files/1", "/static/page.js", "/token"])
async def test_another_site_gets_nothing_to_read(path: str, home: Path) -> None:
    async with at_page(home) as page:
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Host": "evil.example:80"}):
            answer = await page.client.get(path, headers=headers)
            assert answer.status_code in (403, 421), headers
            assert "access-control-allow-origin" not in answer.headers


async def test_without_the_cookie_of_the_page_nothing_is_told(home: Path) -> None:
    async with at_page(home) as page, httpx.AsyncClient(base_url=page.client.base_url) as stranger:
        for path in ("/events", "/posts?before=9", "/files/1"):
            assert (await stranger.get(path)).status_code == 401


async def test_the_cookie_is_for_this_page_only(home: Path) -> None:
    async with at_page(home) as page:
        cookie = (await page.client.get("/")).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "Domain" not in cookie


async def test_every_answer_forbids_frames_foreign_code_and_guessing(home: Path) -> None:
    async with at_page(home) as page:
        for path in ("/", "/static/page.js", "/posts?before=1", "/files/9", "/nowhere"):
            headers = (await page.client.get(path)).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert "http" not in policy
            assert headers["x-frame-options"] == "DENY"
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../routes.py",
        "/static/..%2froutes.py",
        "/static/%2e%2e/%2e%2e/config.py",
        "/static//etc/passwd",
        "/static/page.html",
        "/files/..%2f1",
        "/files/-1",
        "/files/99999999999999999999999",
    ],
)
async def test_no_address_names_another_file(path: str, home: Path) -> None:
    async with at_page(home) as page:
        raw = httpx.URL(f"{str(page.client.base_url).rstrip('/')}").copy_with(raw_path=path.encode())
        answer = await page.client.get(raw)
        assert answer.status_code == 404
        assert "import" not in answer.text


@pytest.mark.parametrize("path", _UPLOADS)
async def test_a_file_too_large_is_refused_before_it_has_come(path: str, home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        answer = await page.upload("大.txt", b"x" * (reading.MOST + 1), path=path)
        assert answer.status_code == 413
        assert "20 MB" in answer.text
        assert not any("大.txt" in str(post.get("name")) for post in await page.shown())


@pytest.mark.parametrize("path", _UPLOADS)
async def test_a_file_that_stays_away_is_given_up(
    path: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_STALL", 0.1)

    async def slow() -> object:
        yield b"x"
        await asyncio.sleep(1)
        yield b"x"

    async with at_page(home) as page:
        own = {"Origin": str(page.client.base_url).rstrip("/"), "X-Token": page.token}
        query = {"event": "0123456789", "name": "慢.txt", "of": "own"}
        answer = await page.client.post(path, params=query, content=slow(), headers=own)  # type: ignore[arg-type]
        assert answer.status_code == 408
        assert "太慢" in answer.text


@pytest.mark.parametrize(
    "name", ["../../etc/x.txt", "<img src=x onerror=alert(1)>.txt", "a\r\nSet-Cookie: x.txt", "宏.exe"]
)
async def test_a_hostile_file_passes_the_same_gate_as_everywhere(name: str, home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        before = _files_around(home)
        assert (await page.upload(name, b"MZ\x90\x00")).status_code == 204
        answer = (await page.sees("say said say"))[-1]
        assert "没有" in answer["text"]
        assert _files_around(home) - before <= {"gongwen.db-journal"}


def _files_around(home: Path) -> set[str]:
    return {path.name for path in home.parent.rglob("*")}


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/say", {"text": 7}),
        ("/say", {"text": "x", "about": "1"}),
        ("/say", {"text": "x", "event": "a:b"}),
        ("/say", {"text": "x", "event": ""}),
        ("/tap", {"post": 1, "row": True, "column": 0}),
        ("/command", {"name": "nosuch"}),
        ("/command", {}),
        ("/library/remove", {"exemplar": "1"}),
        ("/library/remove", {}),
        ("/templates/confirm", {"of": "own", "template": "1"}),
        ("/templates/assign", {"of": "own", "template": 1, "place": 1, "part": ""}),
    ],
)
async def test_a_malformed_request_is_refused_in_one_line(
    path: str, told: dict[str, object], home: Path
) -> None:
    async with at_page(home) as page:
        answer = await page.post(path, told)
        assert answer.status_code == 400
        assert answer.text.endswith("。")
        assert "\n" not in answer.text


async def test_a_button_that_is_not_there_does_nothing(home: Path) -> None:
    async with at_page(home) as page:
        [greeting] = await page.shown()
        for row, column in ((9, 0), (0, 9), (-1, 0)):
            answer = await page.post("/tap", {"post": greeting["id"], "row": row, "column": column})
            assert answer.status_code == 410
        assert (await page.post("/tap", {"post": 999, "row": 0, "column": 0})).status_code == 410
        assert await page.shown() == [greeting]


async def test_a_page_of_another_chat_is_out_of_reach(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        async with page.talk.store.write() as store:
            told = {"kind": "say", "text": "别人的", "keyboard": [[["x", "Stop"]]], "name": "a.docx"}
            foreign = await store.add_post("web:other", json.dumps(told), file=b"secret")
        assert not await _shows(page, "别人的")
        assert (await page.client.get(f"/files/{foreign}")).status_code == 404
        assert (await page.post("/tap", {"post": foreign, "row": 0, "column": 0})).status_code == 410
