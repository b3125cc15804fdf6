"""Over Telegram: who is forgotten is named in no file of the store, by number or by name."""

from pathlib import Path

import pytest

from bot.conversation.own_data import retention
from bot.texts import telegram as texts
from bot.texts.conversation import dialog
from bot.texts.conversation import own_data as own
from tests.botapi import BotApi
from tests.channels.office import ADMIN, GUEST, office

pytestmark = pytest.mark.usefixtures("furnished")


def _naming(home: Path) -> list[str]:
    """Return the files of the store that name the user; the log is kept by law, and holds no text."""
    files = (path for path in home.rglob("*") if path.is_file() and not path.name.startswith("gongwen.log"))
    return [path.name for path in files if str(GUEST).encode() in path.read_bytes()]


async def test_nothing_names_who_is_forgotten_and_the_door_is_closed_behind_him(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "_EVERY", 0.05)
    monkeypatch.setattr(retention, "_SETTLED", 0.5)
    async with BotApi() as api, office(api, home) as here:
        token = await here.link(1, 3)
        api.user_says(GUEST, f"/start {token}")
        await api.wait_for(lambda: texts.NOTICE in api.texts(GUEST))
        newest = api.newest(GUEST)
        api.user_taps(GUEST, texts.AGREE)
        await here.next(GUEST, newest)
        await here.says(GUEST, "帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        newest = api.newest(GUEST)
        api.user_says(GUEST, "/mydata")
        await here.next(GUEST, newest)
        assert api.messages(GUEST)[-1].name.startswith("我的数据")
        assert api.messages(GUEST)[-1].text == own.CAPTION
        assert _naming(home)
        assert "有新的邀请才能再用" in await here.says(GUEST, "/forget")
        newest = api.newest(GUEST)
        api.user_taps(GUEST, dialog.FORGET_YES)
        await api.wait_for(lambda: dialog.FORGOTTEN in api.texts(GUEST))
        await api.wait_for(lambda: not _naming(home))
        assert await here.says(GUEST, "在吗") == texts.stranger(GUEST)
        await here.says(ADMIN, "/admin")
        assert str(GUEST) not in await here.taps(ADMIN, "用户")
        assert _naming(home) == []


async def test_who_is_locked_takes_what_is_his_and_stays_locked_when_it_is_gone(home: Path) -> None:
    async with BotApi() as api, office(api, home) as here:
        token = await here.link(10, 7)
        api.user_says(GUEST, f"/start {token}")
        await api.wait_for(lambda: texts.NOTICE in api.texts(GUEST))
        newest = api.newest(GUEST)
        api.user_taps(GUEST, texts.AGREE)
        await here.next(GUEST, newest)
        await here.says(ADMIN, "/admin")
        listed = await here.taps(ADMIN, "用户")
        [number] = [line.split(".")[0] for line in listed.splitlines() if str(GUEST) in line]
        await here.taps(ADMIN, f"停用{number}")
        assert await here.says(GUEST, "在吗") == texts.LOCKED
        newest = api.newest(GUEST)
        api.user_says(GUEST, "/mydata")
        await here.next(GUEST, newest)
        assert api.messages(GUEST)[-1].name.startswith("我的数据")
        await here.says(GUEST, "/forget")
        api.user_taps(GUEST, dialog.FORGET_YES)
        await api.wait_for(lambda: dialog.FORGOTTEN in api.texts(GUEST))
        api.user_says(GUEST, f"/start {token}")
        await api.wait_for(lambda: api.texts(GUEST).count(texts.LOCKED) == 1 and not api.unconfirmed)
        await here.says(ADMIN, "/admin")
        assert f"{number}. {GUEST} · 凭邀请 · 已停用" in await here.taps(ADMIN, "用户")
