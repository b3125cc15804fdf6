"""Administrators in their chat: whom they invite comes in, whom they lock does not, and all of it at once."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.store.records.channels import message_counts
from bot.store.tables import schema
from bot.texts import telegram as texts
from bot.texts.conversation import dialog
from tests.botapi import BotApi
from tests.channels.office import ADMIN, GUEST, LATE, office
from tests.channels.telegram_bench import ANNA, BOB
from tests.fakes import ScriptedModel

pytestmark = pytest.mark.usefixtures("furnished")


def _bytes(home: Path) -> bytes:
    """Return all that the files of the store hold."""
    return b"".join(path.read_bytes() for path in sorted(home.glob("gongwen.db*")))


async def test_a_link_lets_as_many_in_as_it_has_places_and_is_kept_nowhere(home: Path) -> None:
    async with BotApi() as api, office(api, home) as here:
        token = await here.link(1, 3)
        assert len(token) == 32
        refused = await here.says(GUEST, "在吗")
        assert refused == texts.stranger(GUEST)
        for user in (GUEST, LATE):
            api.user_says(user, f"/start {token}")
        await api.wait_for(lambda: all(texts.NOTICE in api.texts(user) for user in (GUEST, LATE)))
        newest = api.newest(GUEST)
        api.user_taps(GUEST, texts.AGREE)
        assert await here.next(GUEST, newest) == dialog.WELCOME
        newest = api.newest(LATE)
        api.user_taps(LATE, texts.AGREE)
        assert await here.next(LATE, newest) == texts.stranger(LATE)
        assert "青石镇" in await here.says(GUEST, "帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        await api.wait_for(lambda: not api.unconfirmed)
        kept = _bytes(home)
        assert token.encode() not in kept
        assert str(LATE).encode() not in kept
        await here.says(ADMIN, "/admin")
        assert "没有有效的邀请" in await here.taps(ADMIN, "邀请")
        await here.taps(ADMIN, "返回")
        assert f"（{GUEST}） · 凭邀请 · 今天 1 条" in await here.taps(ADMIN, "用户")


async def test_a_link_that_is_revoked_or_too_old_lets_nobody_in(home: Path) -> None:
    async with BotApi() as api, office(api, home) as here:
        revoked, old = await here.link(10, 7), await here.link(50, 30)
        await here.says(ADMIN, "/admin")
        assert "可进 10 人，已进 0 人" in await here.taps(ADMIN, "邀请")
        assert "可进 10 人" not in await here.taps(ADMIN, "作废1")
        async with here.store.write() as store:
            past = datetime.now(UTC) - timedelta(seconds=1)
            await store.execute(update(schema.invitations).values(until=past))
        for user, token in ((GUEST, revoked), (LATE, old)):
            assert await here.says(user, f"/start {token}") == texts.stranger(user)
        assert await here.taps(ADMIN, "返回")


async def test_who_is_locked_is_told_so_until_he_is_let_in_again(home: Path) -> None:
    async with BotApi() as api, office(api, home) as here:
        await here.agrees(ANNA)
        await here.says(ADMIN, "/admin")
        listed = await here.taps(ADMIN, "用户")
        assert f"同志（{ANNA}） · 在名单" in listed
        assert f"{BOB} · 在名单" in listed, "who never wrote can be locked as well"
        [number] = [line.split(".")[0] for line in listed.splitlines() if str(ANNA) in line]
        assert "已停用" in await here.taps(ADMIN, f"停用{number}")
        assert await here.says(ANNA, "金丝雀巷学习6次") == texts.LOCKED
        api.user_says(ANNA, "还有党课2次")
        await here.taps(ADMIN, f"恢复{number}")
        answered = await here.says(ANNA, "/help")
        assert answered == dialog.HELP
        assert api.texts(ANNA).count(texts.LOCKED) == 1
        assert "金丝雀巷".encode() not in _bytes(home)


async def test_who_is_taken_off_the_list_is_out_until_he_is_listed_or_invited(home: Path) -> None:
    async with BotApi() as api:
        async with office(api, home) as here:
            await here.agrees(ANNA)
            await here.says(ANNA, "金丝雀巷学习6次")
        async with office(api, home, allow=(BOB,)) as here:
            assert await here.says(ANNA, "还有党课2次") == texts.delisted(ANNA)
            newest = api.newest(ANNA)
            api.user_says(ANNA, "/mydata")
            await here.next(ANNA, newest)
            assert api.messages(ANNA)[-1].name.startswith("我的数据")
            assert "用户 2 人" in await here.says(ADMIN, "/admin")
            assert f"（{ANNA}） · 已不在名单" in await here.taps(ADMIN, "用户")
            token = await here.link(1, 3)
            assert await here.says(ANNA, f"/start {token}") == dialog.WELCOME
            assert await here.says(ANNA, "/help") == dialog.HELP
        async with office(api, home, allow=(BOB,)) as here:
            assert await here.says(ANNA, "/help") == dialog.HELP, "an invitation holds across a start"
            await here.says(ADMIN, "/admin")
            assert f"（{ANNA}） · 凭邀请" in await here.taps(ADMIN, "用户")


async def test_nobody_else_administers(home: Path) -> None:
    async with BotApi() as api, office(api, home) as here:
        await here.agrees(ANNA)
        assert await here.says(ANNA, "/admin") == dialog.UNKNOWN_COMMAND
        await here.says(ADMIN, "/admin")
        [card] = [m for m in api.messages(ADMIN) if m.data_of("限额")]
        for data in (card.data_of("限额"), "Invite.10.7", "LockMember.1.0", "LimitMessages.1"):
            assert data
            api.user_taps_data(ANNA, api.messages(ANNA)[-1], data)
        # By a toast, or where the machine is slow by a message.
        await api.wait_for(lambda: [*api.answers, *api.texts(ANNA)].count(dialog.EXPIRED) == 4)
        async with here.store.read() as store:
            assert (await store.execute(schema.invitations.select())).first() is None


async def test_messages_a_day_are_limited_at_once_and_commands_go_on(home: Path) -> None:
    async with BotApi() as api, office(api, home) as here:
        await here.agrees(ANNA)
        await here.says(ADMIN, "/admin")
        await here.taps(ADMIN, "限额")
        assert "消息 50 条" in await here.taps(ADMIN, "50条")
        async with here.store.write() as store:
            await store.execute(update(schema.message_counts).values(messages=49))
        connection = sqlite3.connect(home / "gongwen.db")
        day = datetime.now().astimezone().date().isoformat()
        connection.execute("INSERT INTO message_counts VALUES (?, ?, 49)", (f"telegram:{ANNA}", day))
        connection.commit()
        connection.close()
        await here.says(ANNA, "帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        assert await here.says(ANNA, "学习6次") == texts.day_is_full(50)
        assert await here.says(ANNA, "/help") == dialog.HELP
        assert "消息 不限" in await here.taps(ADMIN, "消息不限")
        api.user_says(ANNA, "学习7次")
        await api.wait_for(lambda: "7次".encode() in _bytes(home))


async def test_an_edit_is_a_message_of_the_day(home: Path) -> None:
    async with BotApi() as api, office(api, home) as here:
        await here.agrees(ANNA)
        await here.says(ADMIN, "/admin")
        await here.taps(ADMIN, "限额")
        await here.taps(ADMIN, "50条")
        newest = api.newest(ANNA)
        first = api.user_says(ANNA, "帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        await here.next(ANNA, newest)
        async with here.store.write() as store:
            await store.execute(update(schema.message_counts).values(messages=49))
        api.user_edits(ANNA, first, "帮我写青石镇人民政府2026年上半年党建工作总结")
        await api.wait_for(lambda: not api.unconfirmed)
        assert await here.says(ANNA, "学习6次") == texts.day_is_full(50)


async def test_who_is_forgotten_has_no_new_day(home: Path) -> None:
    model = ScriptedModel()
    async with BotApi() as api, office(api, home, model) as here:
        await here.agrees(ANNA)
        await here.says(ADMIN, "/admin")
        await here.taps(ADMIN, "限额")
        await here.taps(ADMIN, "20万")
        await here.taps(ADMIN, "50条")
        chat, day = f"telegram:{ANNA}", datetime.now().astimezone().date()
        async with here.store.write() as store:
            await store.add_usage(chat, "m", 150_000, 50_000, 10)
            await message_counts.add(store, day, {chat: 49})
        await here.says(ANNA, "/forget")
        api.user_taps(ANNA, dialog.FORGET_YES)
        await api.wait_for(lambda: dialog.FORGOTTEN in api.texts(ANNA))
        async with here.store.read() as store:
            assert await message_counts.on_day(store, day) == {}
        await here.agrees(ANNA)
        api.user_says(ANNA, "帮我写青石镇人民政府2026年上半年精神文明建设工作总结。学习6次")
        await api.wait_for(lambda: any("每人每天 20.0万 词元" in text for text in api.texts(ANNA)))
        assert await here.says(ANNA, "学习7次") == texts.day_is_full(50)
        assert not model.asked


async def test_tokens_a_day_are_limited_and_counted_by_user_and_day(home: Path) -> None:
    model = ScriptedModel()
    async with BotApi() as api, office(api, home, model) as here:
        await here.agrees(ANNA)
        async with here.store.write() as store:
            await store.add_usage(f"telegram:{ANNA}", "m", 150_000, 50_000, 10)
        await here.says(ADMIN, "/admin")
        told = await here.taps(ADMIN, "用量")
        assert f"同志（{ANNA}） · 消息 0 条 · 模型 1 次 · 20.0万词元" in told
        assert "没有人用" in await here.taps(ADMIN, "◀ 前一天")
        await here.taps(ADMIN, "返回")
        await here.taps(ADMIN, "限额")
        await here.taps(ADMIN, "20万")
        api.user_says(ANNA, "帮我写青石镇人民政府2026年上半年精神文明建设工作总结。学习6次")
        await api.wait_for(lambda: any("每人每天 20.0万 词元" in text for text in api.texts(ANNA)))
        await here.engine.idle(f"telegram:{ANNA}")
        assert not model.asked
