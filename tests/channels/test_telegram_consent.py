"""Who is let in: nothing of a stranger, and nothing before the notice was agreed to, is ever stored."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.receiving.consent import AGREE
from bot.conversation.events import Command, Text
from bot.store.tables import schema
from bot.texts import telegram as texts
from tests.botapi import BotApi
from tests.channels.telegram_bench import ANNA, BOB, STRANGER, Desk, running

_STRANGER = {"id": STRANGER, "is_bot": False, "first_name": "x"}
_PRIVATE = {"id": STRANGER, "type": "private", "first_name": "x"}
_GROUP = {"id": -100, "type": "supergroup", "title": "办公室"}
_CHANNEL = {"id": -200, "type": "channel", "title": "频道"}
_SECRET = "金丝雀巷的材料"


def _message(chat: dict[str, Any] = _PRIVATE, **more: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1, "chat": chat, "from": _STRANGER, "text": _SECRET, **more}


def _command(text: str) -> dict[str, Any]:
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    return _message(text=text, entities=[entity])


def _query(**more: Any) -> dict[str, Any]:
    return {"id": "9", "from": _STRANGER, "chat_instance": "1", **more}


_FILE = {"file_id": "f", "file_unique_id": "f", "file_name": "旧稿.docx"}
_REACTION = {
    "chat": _PRIVATE,
    "message_id": 7,
    "user": _STRANGER,
    "date": 1,
    "old_reaction": [],
    "new_reaction": [{"type": "emoji", "emoji": "👍"}],
}
_MEMBERSHIP = {
    "chat": _GROUP,
    "from": _STRANGER,
    "date": 1,
    "old_chat_member": {"status": "left", "user": _STRANGER},
    "new_chat_member": {"status": "member", "user": _STRANGER},
}
_CONNECTION = {"id": "b", "user": _STRANGER, "user_chat_id": STRANGER, "date": 1, "is_enabled": True}
_WAYS: dict[str, dict[str, Any]] = {
    "text": {"message": _message()},
    "command": {"message": _command("/export")},
    "deep link": {"message": _command("/start k3Jx_9aQ")},
    "stop": {"message": _command("/stop")},
    "edit": {"edited_message": _message(edit_date=2)},
    "file": {"message": _message(document=_FILE)},
    "album": {"message": _message(photo=[{**_FILE, "width": 1, "height": 1}], media_group_id="3")},
    "contact": {"message": _message(contact={"phone_number": "1", "first_name": "x"})},
    "button": {"callback_query": _query(data="adopt:1:1", message=_message())},
    "stop button": {"callback_query": _query(data="stop:0:0", message=_message())},
    "agreement": {"callback_query": _query(data=AGREE, message=_message())},
    "button of an inline message": {"callback_query": _query(data="adopt:1:1", inline_message_id="5")},
    "group": {"message": _message(_GROUP)},
    "command in a group": {"message": _message(_GROUP, text="/start")},
    "button in a group": {"callback_query": _query(data="adopt:1:1", message=_message(_GROUP))},
    "channel": {"channel_post": _message(_CHANNEL)},
    "edited in a channel": {"edited_channel_post": _message(_CHANNEL, edit_date=2)},
    "inline": {"inline_query": {"id": "1", "from": _STRANGER, "query": _SECRET, "offset": ""}},
    "chosen": {"chosen_inline_result": {"result_id": "1", "from": _STRANGER, "query": _SECRET}},
    "business": {"business_message": _message(business_connection_id="b")},
    "voice": {"message": _message(voice={**_FILE, "duration": 1})},
    "reaction": {"message_reaction": _REACTION},
    "answer to a poll": {
        "poll_answer": {"poll_id": "1", "user": _STRANGER, "option_ids": [0], "option_persistent_ids": []}
    },
    "put into a group": {"my_chat_member": _MEMBERSHIP},
    "asks to join": {"chat_join_request": {"chat": _GROUP, "from": _STRANGER, "user_chat_id": 1, "date": 1}},
    "business connection": {"business_connection": _CONNECTION},
    "edited business": {"edited_business_message": _message(business_connection_id="b", edit_date=2)},
}
_SILENT = {
    *("button of an inline message", "group", "command in a group", "button in a group", "channel"),
    *("edited in a channel", "inline", "chosen", "business", "edited business"),
    *("reaction", "answer to a poll", "put into a group", "asks to join", "business connection"),
}


def _rows(home: Path) -> dict[str, int]:
    """Return the tables that hold anything."""
    connection = sqlite3.connect(home / "gongwen.db")
    counts = {
        table.name: connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
        for table in schema.metadata.sorted_tables
    }
    connection.close()
    return {name: count for name, count in counts.items() if count and name != "schema_version"}


def _holding(home: Path) -> list[str]:
    """Return the files that hold what the stranger wrote."""
    return [p.name for p in home.iterdir() if p.is_file() and _SECRET.encode() in p.read_bytes()]


@pytest.mark.parametrize("way", _WAYS)
async def test_a_stranger_is_refused_once_and_leaves_nothing(home: Path, way: str) -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, home=home, agreed=()):
        for _ in range(2):
            api.update(**_WAYS[way])
        await api.wait_for(lambda: not api.unconfirmed)
        refused = [] if way in _SILENT else [texts.stranger(STRANGER)]
        await api.wait_for(lambda: api.texts(STRANGER) == refused)
        calls = {call.method for call in api.calls} - {"getUpdates", "getMe", "getWebhookInfo"}
        assert calls <= {"setMyCommands", "sendMessage"}
        assert not desk.begun
    assert _rows(home) == {}
    assert not _holding(home)


async def test_first_contact_shows_the_notice_once_and_stores_nothing_before_it_is_agreed_to(
    home: Path,
) -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, home=home, agreed=()):
        updates = [api.user_says(ANNA, "/start"), api.user_says(ANNA, "学习6次")]
        api.user_sends_file(ANNA, "旧稿.txt", b"x")
        await api.wait_for(lambda: not api.unconfirmed and api.messages(ANNA))
        assert api.texts(ANNA) == [texts.NOTICE]
        assert not desk.begun
        assert _rows(home) == {}
        api.user_taps(ANNA, texts.AGREE)
        await api.wait_for(lambda: len(desk.events) == 3)
        expected = [Command(f"telegram:{updates[0]}", "start"), Text(f"telegram:{updates[1]}", "学习6次")]
        assert desk.events[:2] == expected
        assert texts.AGREED in api.answers
        await api.wait_for(lambda: not api.messages(ANNA)[0].labels)
        api.user_says(ANNA, "再说一句")
        await api.wait_for(lambda: len(desk.events) == 4)
        assert api.texts(ANNA).count(texts.NOTICE) == 1


async def test_who_has_agreed_is_not_asked_after_a_restart_and_others_are(home: Path) -> None:
    async with BotApi() as api:
        desk = Desk()
        async with running(api, desk, home=home, agreed=(ANNA,)):
            api.user_says(ANNA, "一")
            await api.wait_for(lambda: desk.events)
        again = Desk()
        async with running(api, again, home=home, agreed=()):
            api.user_says(ANNA, "二")
            api.user_says(BOB, "三")
            await api.wait_for(lambda: again.events and api.messages(BOB))
            assert api.texts(BOB) == [texts.NOTICE]
