"""From another machine only who signs in gets in, and then to their own page only."""

import asyncio
import re
import shutil
import ssl
import subprocess
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from starlette.routing import Route

from bot.channels.web.access import patience
from bot.channels.web.access.accounts import Accounts, known_by, new_link
from bot.channels.web.assets import Assets
from bot.channels.web.desk import Desk
from bot.channels.web.incoming import Incoming
from bot.channels.web.rooms import Rooms
from bot.channels.web.routes import application
from bot.channels.web.service import bind, serve
from bot.channels.web.stream import Pace
from bot.config import WebConfig
from bot.errors import UsageError
from tests.channels.web.conftest import hasher_of_the_program
from tests.channels.web.desk import Page, serving
from tests.commands.shell import gongwen, refused
from tests.talk import Talk, talking

_PASSWORD = "清晨五点的水务集团"


@asynccontextmanager
async def _office(home: Path) -> AsyncGenerator[Page, None]:
    async with talking(home) as talk, serving(talk, accounts=True) as page:
        yield page


async def _link(talk: Talk, name: str, hours: float = 48) -> str:
    link = new_link()
    async with talk.store.write() as store:
        await store.give_link(name, known_by(link), datetime.now(UTC) + timedelta(hours=hours))
    return link


async def _send(page: Page, path: str, told: dict[str, Any], **headers: str) -> httpx.Response:
    own = {"Origin": str(page.client.base_url).rstrip("/")} | headers
    return await page.client.post(path, json=told, headers=own)


async def _enter(page: Page, name: str) -> Page:
    """Return a browser of their own that a new user has signed in with."""
    client = httpx.AsyncClient(base_url=page.client.base_url, timeout=30)
    own = Page(client, page.talk, "")
    answer = await _send(own, "/join", {"link": await _link(page.talk, name), "password": _PASSWORD})
    assert answer.status_code == 204, answer.text
    own.token = (await client.get("/token")).json()["token"]
    return own


async def test_who_is_not_signed_in_sees_the_door_and_nothing_else(home: Path) -> None:
    async with _office(home) as page:
        assert "登录" in (await page.client.get("/")).text
        for path in ("/events", "/document", "/posts?before=9", "/files/1", "/changes/1", "/token"):
            assert (await page.client.get(path)).status_code == 401
        assert (await page.post("/say", {"text": "偷偷写的"})).status_code == 401


async def test_a_link_sets_a_password_once(home: Path) -> None:
    async with _office(home) as page:
        link = await _link(page.talk, "王芳")
        short = await _send(page, "/join", {"link": link, "password": "短"})
        assert (short.status_code, "8 到 200" in short.text) == (400, True)
        first = await _send(page, "/join", {"link": link, "password": _PASSWORD})
        assert first.status_code == 204
        again = await _send(page, "/join", {"link": link, "password": "别的密码别的密码"})
        assert (again.status_code, "用过了" in again.text) == (403, True)
        page.client.cookies.clear()
        signed = await _send(page, "/login", {"name": "王芳", "password": _PASSWORD})
        assert signed.status_code == 204
        assert "placeholder" in (await page.client.get("/")).text


async def test_a_link_that_is_too_old_or_was_guessed_opens_nothing(home: Path) -> None:
    async with _office(home) as page:
        old = await _link(page.talk, "王芳", hours=-1)
        for link in (old, "", known_by(old)):
            answer = await _send(page, "/join", {"link": link, "password": _PASSWORD})
            assert answer.status_code == 403
            assert "set-cookie" not in answer.headers


async def test_a_user_sees_only_their_own(home: Path) -> None:
    async with _office(home) as page:
        one, other = await _enter(page, "王芳"), await _enter(page, "李强")
        await one.shown()
        await one.says("帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        await one.says("确认")
        posts, document = await one.shown(), (await one.client.get("/document")).json()
        assert len(await other.shown()) == 1
        assert (await other.client.get("/document")).json() is None
        last = posts[-1]
        tapped = await other.post("/tap", {"post": last["id"], "row": 0, "column": 0})
        assert tapped.status_code == 410
        assert (await other.client.get(f"/files/{last['id']}")).status_code == 404
        section = document["sections"][0]
        change = {"document": document["id"], "section": section["id"], "shown": 0, "line": 0, "text": "改"}
        await other.post("/revise", change)
        await other.post("/choose", {"choice": document["buttons"][0][1]})
        assert (await one.client.get("/document")).json() == document
        assert await one.shown() == posts
        async with other.listening(after=1) as events:
            assert "青石镇" not in str((await anext(events)).told)
        for browser in (one, other):
            await browser.client.aclose()


async def test_a_session_that_was_planted_before_is_not_used(home: Path) -> None:
    async with _office(home) as page:
        link = await _link(page.talk, "王芳")
        name = f"gongwen-{page.client.base_url.port}"
        planted = {"Cookie": f"{name}=planted-by-somebody"}
        answer = await _send(page, "/join", {"link": link, "password": _PASSWORD}, **planted)
        cookie = answer.headers["set-cookie"]
        assert "planted" not in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        page.client.cookies.clear()
        assert (await page.client.get("/document", headers=planted)).status_code == 401


async def test_who_signs_out_is_out_everywhere_that_cookie_went(home: Path) -> None:
    async with _office(home) as page:
        one = await _enter(page, "王芳")
        kept = dict(one.client.cookies)
        assert (await one.post("/logout", {})).status_code == 204
        one.client.cookies.update(kept)
        assert (await one.client.get("/document")).status_code == 401
        await one.client.aclose()


async def test_a_page_that_is_open_hears_nothing_more_once_its_user_is_out(home: Path) -> None:
    async with _office(home) as page:
        one = await _enter(page, "王芳")
        async with one.listening() as events, asyncio.timeout(10):
            await anext(events)
            await one.post("/logout", {})
            assert [heard.name async for heard in events if heard.name != "ping"] == []
        await one.client.aclose()


async def test_a_new_password_ends_all_sessions(home: Path) -> None:
    async with _office(home) as page:
        one, again = await _enter(page, "王芳"), await _enter(page, "王芳")
        assert (await one.client.get("/document")).status_code == 401
        assert (await again.client.get("/document")).status_code == 200
        for browser in (one, again):
            await browser.client.aclose()


async def test_passwords_are_not_found_by_trying(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(patience._TRIES, "name", 3)
    async with _office(home) as page:
        await (await _enter(page, "王芳")).client.aclose()
        wrong = [await _send(page, "/login", {"name": "王芳", "password": f"猜的密码{n}"}) for n in range(3)]
        assert {answer.status_code for answer in wrong} == {403}
        right = await _send(page, "/login", {"name": "王芳", "password": _PASSWORD})
        assert (right.status_code, "过几分钟" in right.text) == (429, True)
        stranger = await _send(page, "/login", {"name": "没有这个人", "password": _PASSWORD})
        assert stranger.text == wrong[0].text, "a name that is there is told like one that is not"


async def test_another_site_signs_nobody_in(home: Path) -> None:
    async with _office(home) as page:
        link = await _link(page.talk, "王芳")
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            answer = await _send(page, "/join", {"link": link, "password": _PASSWORD}, **headers)
            assert answer.status_code in (401, 403)
            assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/login/", "/%5cevil.example", "/join?next=//evil.example"]
)
async def test_nothing_leads_to_another_address(path: str, home: Path) -> None:
    async with _office(home) as page:
        address = httpx.URL(str(page.client.base_url)).copy_with(raw_path=path.encode())
        answer = await page.client.get(address)
        assert "location" not in answer.headers
        assert answer.status_code in (200, 401, 404)


async def test_passwords_and_links_are_not_in_the_record(home: Path) -> None:
    async with _office(home) as page:
        link = await _link(page.talk, "王芳")
        await _send(page, "/join", {"link": link, "password": _PASSWORD})
        cookie = next(iter(dict(page.client.cookies).values()))
        async with page.talk.store.read() as store:
            [user] = await store.users()
            assert user.password.startswith("$argon2id$")
            assert await store.user_of_session(cookie, datetime.min.replace(tzinfo=UTC)) is None
            assert await store.user_of_session(known_by(cookie), datetime.min.replace(tzinfo=UTC)) == user


def test_an_open_address_without_encryption_is_refused() -> None:
    with pytest.raises(UsageError, match="加密"):
        bind(WebConfig(port=1, host="0.0.0.0"))


async def test_a_proxy_makes_no_stranger_a_local_user(home: Path) -> None:
    async with talking(home) as talk, serving(talk) as page:
        for name in ("X-Forwarded-For", "Forwarded", "Via"):
            answer = await page.client.get("/document", headers={name: "10.0.0.9"})
            assert (answer.status_code, "代理" in answer.text) == (421, True)


@asynccontextmanager
async def _behind_proxy(home: Path, trusted: str) -> AsyncGenerator[Page, None]:
    """Lend a browser whose proxy speaks https outside, and plain words to a page that trusts one address."""
    async with talking(home) as talk:
        config = WebConfig(port=1, accounts=True, proxy=trusted, address="https://gongwen.example.cn")
        bound = bind(config)
        task = asyncio.create_task(serve(talk.engine, config, bound))
        told = {"Host": "gongwen.example.cn", "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.1.7"}
        base = f"http://127.0.0.1:{bound.getsockname()[1]}"
        async with httpx.AsyncClient(base_url=base, headers=told, timeout=30) as client:
            yield Page(client, talk, "")
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_what_a_trusted_proxy_says_of_a_request_is_believed(home: Path) -> None:
    async with _behind_proxy(home, "127.0.0.1") as page:
        joining = {"link": await _link(page.talk, "王芳"), "password": _PASSWORD}
        wrong = await _send(page, "/join", joining, Origin="http://gongwen.example.cn")
        assert wrong.status_code == 401
        answer = await _send(page, "/join", joining, Origin="https://gongwen.example.cn")
        assert (answer.status_code, "; Secure" in answer.headers["set-cookie"]) == (204, True)


async def test_what_another_proxy_says_is_not(home: Path) -> None:
    async with _behind_proxy(home, "10.9.9.9") as page:
        joining = {"link": await _link(page.talk, "王芳"), "password": _PASSWORD}
        answer = await _send(page, "/join", joining, Origin="https://gongwen.example.cn")
        assert answer.status_code == 401


async def test_behind_a_proxy_tries_are_counted_by_whoever_is_in_front(home: Path) -> None:
    async with _behind_proxy(home, "127.0.0.1") as page:
        tries = {"Origin": "https://gongwen.example.cn"}
        for number in range(45):
            name = {"name": f"无此人{number}", "password": _PASSWORD}
            answer = await _send(page, "/join", {"link": "guessed", **name}, **tries)
        assert answer.status_code == 429
        other = await _send(
            page, "/join", {"link": "guessed", **name}, **tries, **{"X-Forwarded-For": "10.1.1.8"}
        )
        assert other.status_code == 403


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
async def test_a_certificate_encrypts_and_keeps_the_cookie_to_encrypted_ways(
    home: Path, tmp_path: Path
) -> None:
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-keyout", "key.pem")
    await asyncio.to_thread(
        subprocess.run, (*made, "-out", "cert.pem", *names), cwd=tmp_path, check=True, capture_output=True
    )
    files = {"certificate": str(tmp_path / "cert.pem"), "key": str(tmp_path / "key.pem")}
    async with talking(home) as talk:
        config = WebConfig(port=1, accounts=True, **files)
        bound = bind(config)
        task = asyncio.create_task(serve(talk.engine, config, bound))
        trusted = ssl.create_default_context(cafile=files["certificate"])
        async with httpx.AsyncClient(base_url="https://127.0.0.1:1", verify=trusted, timeout=30) as client:
            page = Page(client, talk, "")
            link = await _link(talk, "王芳")
            answer = await _send(page, "/join", {"link": link, "password": _PASSWORD})
            assert "; Secure" in answer.headers["set-cookie"]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_certificate_that_is_none_is_refused_in_one_line(home: Path, tmp_path: Path) -> None:
    async with talking(home) as talk:
        bad = WebConfig(port=8781, accounts=True, certificate=str(tmp_path / "none.pem"))
        bound = bind(bad)
        with pytest.raises(UsageError, match="certificate"):
            await serve(talk.engine, bad, bound)
        bound.close()


def test_users_are_added_listed_and_removed_by_command(furnished: Path) -> None:
    added = gongwen("user", "add", "王芳")
    assert "/join#" in added.stdout
    assert "只" not in added.stderr
    assert gongwen("user", "list").stdout == "王芳　还没设密码\n"
    refused(gongwen("user", "remove", "李强"), "没有用户")
    refused(gongwen("user", "add", "王 芳"), "用户名")
    assert "已删除" in gongwen("user", "remove", "王芳").stdout
    assert gongwen("user", "list").stdout == ""


async def test_no_address_answers_who_is_not_signed_in_but_the_door(home: Path) -> None:
    open_to_all = {"/", "/join", "/login", "/token", "/static/{name}", "/library", "/templates", "/users"}
    async with _office(home) as page:
        accounts = Accounts(page.talk.store, 1, secure=False)
        parts = (page.talk.engine, Rooms(), cast("Incoming", None), accounts, Assets(), Pace())
        routes = [route for route in application(Desk(*parts)).routes if isinstance(route, Route)]
        assert open_to_all < {route.path for route in routes}
        for route in routes:
            path, methods = re.sub(r"\{\w+\}", "1", route.path), (route.methods or set()) - {"HEAD"}
            for method in methods if route.path not in open_to_all else ():
                own = {"Origin": str(page.client.base_url).rstrip("/"), "X-Token": page.token}
                answer = await page.client.request(method, path, json={}, headers=own)
                assert answer.status_code == 401, route.path


def test_a_password_is_hashed_at_the_cost_that_its_makers_ask() -> None:
    cost = hasher_of_the_program()
    assert (cost.time_cost, cost.memory_cost, cost.parallelism) >= (3, 64 << 10, 4)
    assert cost.memory_cost >= 64 << 10
