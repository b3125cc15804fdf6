"""Two roles: a user has what is theirs; an administrator looks after users, what is shared, and usage."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import insert

from bot.channels.web.access.accounts import invite
from bot.corpus.library.holdings import ORGANISATION
from bot.store.records import templates as kept_templates
from bot.store.tables import schema
from tests.bench import generated
from tests.channels.web.desk import Page, at_page, serving
from tests.commands.shell import gongwen
from tests.export.templates.making import p, package, r
from tests.talk import talking

_PASSWORD = "清晨五点的水务集团"
_NEW = {"administrator": False, "again": False}
_TEMPLATE = package(p(r("{{文稿标题}}")) + p(r("{{正文}}")))
_ONE = generated.text_of(next(iter(generated.exemplars(generated.PASSAGES_EACH, generated.words())))).encode()


@asynccontextmanager
async def _office(home: Path) -> AsyncGenerator[tuple[Page, Page], None]:
    """Lend an administrator and a user, each signed in with a browser of their own."""
    async with talking(home) as talk, serving(talk, accounts=True) as page:
        chief, user = await _enter(page, "周敏", administrator=True), await _enter(page, "王芳")
        yield chief, user
        await chief.client.aclose()
        await user.client.aclose()


async def _enter(page: Page, name: str, *, administrator: bool = False) -> Page:
    link = await invite(page.talk.store, name, administrator=administrator)
    own = Page(httpx.AsyncClient(base_url=page.client.base_url, timeout=30), page.talk, "")
    assert (await own.post("/join", {"link": link, "password": _PASSWORD})).status_code == 204
    own.token = (await own.client.get("/token")).json()["token"]
    return own


async def _user(chief: Page, name: str) -> dict[str, Any]:
    users = (await chief.client.get("/users/list")).json()["users"]
    return next(one for one in users if one["name"] == name)


async def _send_file(page: Page, path: str, name: str, content: bytes, of: str) -> httpx.Response:
    own = {"Origin": str(page.client.base_url).rstrip("/"), "X-Token": page.token}
    query = {"event": uuid4().hex, "name": name, "of": of}
    return await page.client.post(path, params=query, content=content, headers=own)


_OF_ADMINISTRATORS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("GET", "/users", {}),
    ("GET", "/users/list", {}),
    ("GET", "/users/usage", {}),
    ("POST", "/users/invite", {"name": "新人", "administrator": True, "again": False}),
    ("POST", "/users/lock", {"user": 1, "locked": True}),
    ("POST", "/users/remove", {"user": 1}),
    ("POST", "/templates/assign", {"of": "shared", "template": 1, "place": "正文", "part": ""}),
    ("POST", "/templates/confirm", {"of": "shared", "template": 1}),
    ("POST", "/templates/remove", {"of": "shared", "template": 1}),
)


@pytest.mark.parametrize(("method", "path", "told"), _OF_ADMINISTRATORS)
async def test_what_is_for_administrators_is_refused_to_a_user(
    method: str, path: str, told: dict[str, Any], home: Path
) -> None:
    async with _office(home) as (chief, user):
        before = (await chief.client.get("/users/list")).json()
        answer = await (user.client.get(path) if method == "GET" else user.post(path, told))
        assert answer.status_code == 403
        assert "管理员" in answer.text
        assert (await chief.client.get("/users/list")).json() == before


async def test_a_user_adds_and_removes_nothing_that_is_shared(home: Path) -> None:
    async with _office(home) as (chief, user):
        library = chief.talk.engine.services.library
        await library.add_file("a.txt", _ONE, ORGANISATION)
        [shared] = (await user.client.get("/library/list")).json()["shared"]
        for path in ("/library/add", "/templates/add"):
            assert (await _send_file(user, path, "b.docx", _TEMPLATE, "shared")).status_code == 403
        assert (await user.post("/library/remove", {"exemplar": shared["id"]})).status_code == 404
        assert len(await library.list(ORGANISATION)) == 1
        assert (await chief.post("/library/remove", {"exemplar": shared["id"]})).status_code == 204
        assert await library.list(ORGANISATION) == []


@pytest.mark.parametrize("path", ["/library/list", "/templates/list", "/library/exemplar/1", "/users/list"])
async def test_who_is_not_signed_in_is_told_nothing(path: str, home: Path) -> None:
    async with talking(home) as talk, serving(talk, accounts=True) as page:
        assert (await page.client.get(path)).status_code == 401
        for of_page in ("/library", "/templates", "/users"):
            assert "登录" in (await page.client.get(of_page)).text


async def test_what_is_a_users_own_is_no_other_users(home: Path) -> None:
    async with _office(home) as (chief, user):
        library = chief.talk.engine.services.library
        await library.add_file("a.txt", _ONE, "web:2")
        await _send_file(user, "/templates/add", "我的.docx", _TEMPLATE, "own")
        [exemplar] = (await user.client.get("/library/list")).json()["own"]
        [template] = (await user.client.get("/templates/list")).json()["own"]
        assert (await chief.client.get("/library/list")).json()["own"] == []
        assert (await chief.client.get("/templates/list")).json()["own"] == []
        assert (await chief.client.get(f"/library/exemplar/{exemplar['id']}")).status_code == 404
        assert (await chief.post("/library/remove", {"exemplar": exemplar["id"]})).status_code == 404
        for of in ("own", "shared"):
            told = {"of": of, "template": template["id"], "place": "正文", "part": ""}
            for path in ("assign", "confirm", "remove"):
                assert (await chief.post(f"/templates/{path}", told)).status_code == 404
        assert (await user.client.get("/templates/list")).json()["own"] == [template]


async def test_a_shared_template_is_used_by_everybody_and_changed_by_administrators(home: Path) -> None:
    async with _office(home) as (chief, user):
        assert (
            await _send_file(chief, "/templates/add", "局模板.docx", _TEMPLATE, "shared")
        ).status_code == 204
        [kept] = (await chief.client.get("/templates/list")).json()["shared"]
        assert (await user.client.get("/templates/list")).json()["shared"] == []
        assert (
            await chief.post("/templates/confirm", {"of": "shared", "template": kept["id"]})
        ).status_code == 204
        [seen] = (await user.client.get("/templates/list")).json()["shared"]
        assert (seen["name"], seen["confirmed"]) == ("局模板.docx", True)
        await user.shown()
        await user.says("/template")
        listed = (await user.shown())[-1]
        assert "1. 局模板.docx" in listed["text"]
        await user.post("/tap", {"post": listed["id"], "row": 0, "column": 0})
        card = (await user.shown())[-1]
        assert "局模板.docx" in card["text"]
        assert card["rows"] == []
        async with chief.talk.store.read() as store:
            assert (await kept_templates.of_chat(store, "web:2"))[0].owner == kept_templates.SHARED


async def test_a_user_who_is_locked_is_out_and_in_again_when_unlocked(home: Path) -> None:
    async with _office(home) as (chief, user):
        await user.shown()
        told = {"user": (await _user(chief, "王芳"))["id"], "locked": True}
        assert (await chief.post("/users/lock", told)).status_code == 204
        assert (await user.client.get("/document")).status_code == 401
        signing = {"name": "王芳", "password": _PASSWORD}
        assert (await user.post("/login", signing)).status_code == 403
        link = await invite(chief.talk.store, "王芳", administrator=False)
        assert (await user.post("/join", {"link": link, "password": _PASSWORD})).status_code == 403
        assert (await chief.post("/users/lock", told | {"locked": False})).status_code == 204
        assert (await user.post("/login", signing)).status_code == 204
        assert len(await user.shown()) == 1


async def test_a_user_who_is_removed_leaves_nothing(home: Path) -> None:
    async with _office(home) as (chief, user):
        library = chief.talk.engine.services.library
        await user.shown()
        await user.says("帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        await library.add_file("a.txt", _ONE, "web:2")
        gone = (await _user(chief, "王芳"))["id"]
        assert (await chief.post("/users/remove", {"user": gone})).status_code == 204
        assert (await user.client.get("/document")).status_code == 401
        assert [one["name"] for one in (await chief.client.get("/users/list")).json()["users"]] == ["周敏"]
        assert await library.list("web:2") == []
        async with chief.talk.store.read() as store:
            assert await store.posts_after("web:2", 0) == []
            assert await store.document_ids("web:2") == []
        assert (await chief.post("/users/remove", {"user": gone})).status_code == 404


async def test_nobody_locks_or_removes_themselves(home: Path) -> None:
    async with _office(home) as (chief, _):
        me = (await _user(chief, "周敏"))["id"]
        assert (await chief.post("/users/lock", {"user": me, "locked": True})).status_code == 422
        assert (await chief.post("/users/remove", {"user": me})).status_code == 422
        assert (await _user(chief, "周敏"))["administrator"]


async def test_an_administrator_invites_by_a_link_that_sets_a_password(home: Path) -> None:
    async with _office(home) as (chief, _):
        told = (await chief.post("/users/invite", {"name": "李强", **_NEW})).json()
        link = told["link"].partition("/join#")[2]
        assert told["link"].startswith(str(chief.client.base_url))
        assert not (await _user(chief, "李强"))["ready"]
        async with httpx.AsyncClient(base_url=chief.client.base_url) as client:
            new = Page(client, chief.talk, "")
            assert (await new.post("/join", {"link": link, "password": _PASSWORD})).status_code == 204
        assert (await _user(chief, "李强"))["ready"]
        assert (await chief.post("/users/invite", {"name": "有 空格", **_NEW})).status_code == 422


async def test_a_known_user_has_a_link_only_again_which_is_told_on_the_page_and_gives_no_role(
    home: Path,
) -> None:
    async with _office(home) as (chief, user):
        await user.shown()
        before = await user.shown()
        refused = await chief.post("/users/invite", {"name": "王芳", **_NEW})
        assert (refused.status_code, "已经有用户“王芳”" in refused.text) == (422, True)
        assert await user.shown() == before
        again = {"name": "王芳", "administrator": True, "again": True}
        link = (await chief.post("/users/invite", again)).json()["link"].partition("/join#")[2]
        assert "管理员“周敏”给您的账号重发了登录链接" in (await user.shown())[-1]["text"]
        assert (await user.post("/join", {"link": link, "password": _PASSWORD})).status_code == 204
        assert not (await _user(chief, "王芳"))["administrator"]
        unknown = {"name": "无此人", "administrator": False, "again": True}
        assert (await chief.post("/users/invite", unknown)).status_code == 422
        assert len((await chief.client.get("/users/list")).json()["users"]) == 2


async def test_usage_is_counted_by_user_and_day(home: Path) -> None:
    async with _office(home) as (chief, _):
        now = datetime.now().astimezone()
        midday = now.replace(hour=12, minute=0)
        told = (("web:2", midday, 100), ("web:2", midday, 50), ("web:2", midday - timedelta(days=1), 7))
        async with chief.talk.store.write() as store:
            for chat, at, tokens in (
                *told,
                ("telegram:5", midday, 1),
                ("web:2", midday - timedelta(days=99), 9),
            ):
                counts = {"prompt_tokens": tokens, "completion_tokens": 2 * tokens, "milliseconds": 1}
                await store.execute(
                    insert(schema.usage).values(chat=chat, model="m", at=at.astimezone(UTC), **counts)
                )
        days = (await chief.client.get("/users/usage")).json()["days"]
        today, before = now.date().isoformat(), (now.date() - timedelta(days=1)).isoformat()
        assert [(one["day"], one["who"], one["calls"], one["sent"], one["written"]) for one in days] == [
            (today, "Telegram 5", 1, 1, 2),
            (today, "王芳", 2, 150, 300),
            (before, "王芳", 1, 7, 14),
        ]


async def test_on_this_machine_alone_there_are_no_users_and_everything_is_ones_own(home: Path) -> None:
    async with at_page(home) as page:
        assert (await page.client.get("/users/list")).status_code == 404
        assert (await page.client.get("/users")).status_code == 404
        assert (await page.client.get("/library/list")).json()["manages"]


def test_the_first_administrator_is_made_by_command(furnished: Path) -> None:
    assert "/join#" in gongwen("user", "add", "周敏", "--admin").stdout
    gongwen("user", "add", "王芳")
    told = gongwen("user", "list").stdout
    assert "周敏　还没设密码，管理员" in told
    assert "王芳　还没设密码\n" in told
    gongwen("user", "add", "周敏")
    assert "管理员" in gongwen("user", "list").stdout
