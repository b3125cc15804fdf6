"""Who is let in, and what becomes of each kind of message."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.choices.section import Adopt, ShowFacts
from bot.conversation.choices.starting import Stop
from bot.conversation.events import Command, Edit, Event, File, Tap, Text
from bot.conversation.replies import Attach, Button, Reply, Say
from bot.errors import UsageError
from bot.store.sole_process import sole_process
from bot.texts import telegram as texts
from tests.botapi import TOKEN, BotApi
from tests.channels.telegram_bench import ANNA, BOB, QUICK, STRANGER, Desk, running, served, version


async def test_a_stranger_is_told_his_id_once_and_reaches_nothing() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.user_says(STRANGER, "帮我写总结")
        [line] = await api.wait_for(lambda: api.messages(STRANGER))
        api.user_taps_data(STRANGER, line, "adopt:1:1")
        api.user_says(STRANGER, "/stop")
        api.user_sends_file(STRANGER, "旧稿.docx", b"PK")
        api.update(
            edited_message={**line.as_json(), "from": {"id": STRANGER, "is_bot": False, "first_name": "x"}}
        )
        api.user_says(ANNA, "在吗")
        await api.wait_for(lambda: api.messages(ANNA) and not api.unconfirmed)
        assert api.texts(STRANGER) == [texts.stranger(STRANGER)]
        assert [type(event) for event in desk.begun] == [Text]
        assert not api.called("getFile")
        assert not api.answers


async def test_nobody_is_allowed_by_an_empty_list() -> None:
    desk = Desk()
    async with BotApi() as api:
        bot = asyncio.create_task(served(api, desk, allow=()))
        api.user_says(ANNA, "在吗")
        await api.wait_for(lambda: api.messages(ANNA))
        assert api.texts(ANNA) == [texts.stranger(ANNA)]
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)
    assert not desk.begun


async def test_a_group_is_left_alone_even_where_an_allowed_user_writes() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        group = {"id": -100, "type": "group", "title": "办公室"}
        user = {"id": ANNA, "is_bot": False, "first_name": "x"}
        api.update(message={"message_id": 1, "date": 1, "chat": group, "from": user, "text": "在吗"})
        await api.wait_for(lambda: not api.unconfirmed)
        assert not desk.begun
        assert not api.called("sendMessage")


async def test_each_kind_of_message_becomes_its_event() -> None:
    desk = Desk(answer=lambda event: [Say("好", ((Button("采用", Adopt(version(7, 2))),),))])
    async with BotApi() as api, running(api, desk):
        updates = [api.user_says(ANNA, "学习 6 次"), api.user_says(ANNA, "/Outline@gongwen_bot")]
        updates.append(api.user_sends_file(ANNA, "去年总结.txt", "旧稿".encode()))
        await api.wait_for(lambda: len(api.messages(ANNA)) == 3)
        updates.append(api.user_taps(ANNA, "采用"))
        updates.append(api.user_says(ANNA, "改短些", reply_to=api.messages(ANNA)[0]))
        await api.wait_for(lambda: len(desk.events) == 5)
        names = [f"telegram:{update}" for update in updates]
        expected: list[Event] = [
            Text(names[0], "学习 6 次"),
            Command(names[1], "outline"),
            File(names[2], "去年总结.txt", "旧稿".encode()),
            Tap(names[3], Adopt(version(7, 2))),
            Text(names[4], "改短些", about=7),
        ]
        assert desk.events == expected
        assert {chat for chat, _ in desk.done} == {f"telegram:{ANNA}"}
        await api.wait_for(lambda: api.answers == [""])


async def test_a_reply_is_about_the_first_button_that_has_a_section() -> None:
    keyboard = (
        (Button("停止", Stop()),),
        (Button("事实", ShowFacts(version(4))), Button("采用", Adopt(version(5)))),
    )
    desk = Desk(answer=lambda event: [Say("一段", keyboard)])
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "写")
        [shown] = await api.wait_for(lambda: api.messages(ANNA))
        api.user_says(ANNA, "太长", reply_to=shown)
        await api.wait_for(lambda: len(desk.events) == 2)
    last = desk.events[-1]
    assert isinstance(last, Text)
    assert last.about == 4


async def test_what_cannot_be_read_is_answered_in_one_line() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        photo = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
        api.user_sends(ANNA, photo=[photo])
        api.user_sends_file(ANNA, "大.docx", b"PK", size=20_000_001)
        api.user_sends(ANNA, delete_chat_photo=True)
        await api.wait_for(lambda: len(api.messages(ANNA)) == 2 and not api.unconfirmed)
        assert api.texts(ANNA) == [dict(texts.KINDS)["photo"], texts.TOO_LARGE]
        assert not desk.begun


async def test_an_edited_message_is_handed_on_with_the_name_of_the_first(home: Path) -> None:
    async with BotApi() as api:
        desk = Desk()
        async with running(api, desk, home=home):
            said = api.user_says(ANNA, "参加180人次")
            await api.wait_for(lambda: api.messages(ANNA))
            first = api.user_edits(ANNA, said, "参加168人次")
            await api.wait_for(lambda: len(desk.events) == 2)
        again = Desk()
        async with running(api, again, home=home):
            second = api.user_edits(ANNA, said, "参加170人次")
            await api.wait_for(lambda: again.events)
        assert desk.events[1:] == [Edit(f"telegram:{first}", f"telegram:{said}", "参加168人次")]
        assert again.events == [Edit(f"telegram:{second}", f"telegram:{said}", "参加170人次")]


async def test_a_caption_is_read_and_an_album_is_one_input() -> None:
    photo = {"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        first = api.user_sends(ANNA, photo=[photo], caption="参加210人次", media_group_id="9")
        for _ in range(3):
            api.user_sends(ANNA, photo=[photo], media_group_id="9")
        await api.wait_for(lambda: desk.events)
        assert desk.events == [Text(f"telegram:{first}", "参加210人次")]
        await api.wait_for(lambda: api.texts(ANNA) == [texts.ONLY_CAPTION, "收到：参加210人次"])


@pytest.mark.parametrize("kind", [kind for kind, _ in texts.KINDS])
async def test_each_kind_that_cannot_be_read_gets_its_own_line(kind: str) -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.user_sends(ANNA, **{kind: _SENT[kind]})
        await api.wait_for(lambda: api.texts(ANNA) == [dict(texts.KINDS)[kind]])
        assert not desk.begun


_FILE = {"file_id": "p", "file_unique_id": "p"}
_SENT: dict[str, object] = {
    "poll": {
        "id": "1",
        "question": "几点？",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    },
    "contact": {"phone_number": "1", "first_name": "同志"},
    "sticker": {
        **_FILE,
        "width": 1,
        "height": 1,
        "is_animated": False,
        "is_video": False,
        "type": "regular",
    },
    "location": {"longitude": 1.0, "latitude": 1.0},
    "voice": {**_FILE, "duration": 1},
    "photo": [{**_FILE, "width": 1, "height": 1}],
}


@pytest.mark.parametrize("data", ["junk", "adopt:3:1", "Adopt.k3Jx_9aQ.x.1", "Adopt.k3Jx_9aQ.1"])
async def test_a_button_that_is_not_ours_any_more_says_so(data: str) -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "在吗")
        [shown] = await api.wait_for(lambda: api.messages(ANNA))
        api.user_taps_data(ANNA, shown, data)
        await api.wait_for(lambda: api.answers == [texts.EXPIRED])
        assert len(desk.begun) == 1


async def test_a_tap_too_old_to_be_answered_is_still_acted_on() -> None:
    desk = Desk(answer=lambda event: [Say("好", ((Button("采用", Adopt(version(7))),),))])
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: api.messages(ANNA))
        api.query_seconds = 0
        api.user_taps(ANNA, "采用")
        await api.wait_for(lambda: len(desk.events) == 2)


async def test_an_unexpected_error_is_told_and_logged_without_any_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(event: Event) -> list[Reply]:
        raise KeyError("绝密的一句话")

    caplog.set_level(logging.DEBUG)
    async with BotApi() as api, running(api, Desk(answer=broken)):
        update = api.user_says(ANNA, "绝密的一句话")
        await api.wait_for(lambda: api.texts(ANNA) == [texts.FAILED] and not api.unconfirmed)
    assert f"update failed update={update} error=KeyError at=test_telegram.py:" in caplog.text
    assert "绝密" not in caplog.text
    assert TOKEN not in caplog.text


async def test_the_menu_is_in_chinese_and_what_waited_is_answered() -> None:
    async with BotApi() as api:
        waiting = api.user_says(ANNA, "之前发的")
        desk = Desk()
        async with running(api, desk):
            await api.wait_for(lambda: api.messages(ANNA))
        shown = [(command["command"], command["description"]) for command in api.commands]
        assert shown == list(texts.COMMANDS)
        assert {"start", "library", "help", "forget"} <= dict(shown).keys()
        assert desk.events == [Text(f"telegram:{waiting}", "之前发的")]


async def test_a_webhook_of_somebody_else_stays_and_the_bot_says_where_it_leads() -> None:
    async with BotApi(webhook="https://old.example/hook") as api:
        with pytest.raises(UsageError, match=r"old\.example"):
            await served(api, Desk())
        assert api.webhook == "https://old.example/hook"


async def test_a_menu_that_cannot_be_set_stops_nothing() -> None:
    async with BotApi() as api:
        api.refuse("setMyCommands", 1, 502)
        async with running(api, Desk()):
            api.user_says(ANNA, "在吗")
            await api.wait_for(lambda: api.messages(ANNA))


@pytest.mark.parametrize(("token", "line"), [("", texts.BOT_REFUSED), ("1:wrong", texts.BOT_REFUSED)])
async def test_a_refused_token_ends_with_one_clear_line(token: str, line: str) -> None:
    async with BotApi() as api:
        with pytest.raises(UsageError, match=line) as caught:
            await served(api, Desk(), token=token)
    assert caught.value.__cause__ is None


async def test_a_second_bot_gives_way_with_one_clear_line_and_the_first_goes_on() -> None:
    first, second = Desk(), Desk()
    async with BotApi() as api, running(api, first, replace(QUICK, young=0, retry=0.3)):
        api.user_says(ANNA, "在吗")
        await api.wait_for(lambda: api.messages(ANNA) and not api.unconfirmed)
        with pytest.raises(UsageError, match=texts.TAKEN):
            await asyncio.wait_for(served(api, second), 5)
        polls = [call for call in api.called("getUpdates") if "limit" in call.parameters]
        assert not polls  # no last confirmation: it would end the other bot's poll
        api.user_says(ANNA, "还在吗")
        await api.wait_for(lambda: len(first.events) == 2)
    assert second.closed
    assert not second.events


def test_a_second_program_in_a_data_folder_gives_way(home: Path) -> None:
    home.mkdir()
    with sole_process(home, "telegram"):
        code = (
            "import pathlib, sys; from bot.store.sole_process import sole_process\n"
            "with sole_process(pathlib.Path(sys.argv[1]), 'telegram'): pass"
        )
        done = subprocess.run([sys.executable, "-c", code, str(home)], capture_output=True, text=True)
    assert "已有一个 telegram 程序在运行" in done.stderr
    again = subprocess.run([sys.executable, "-c", code, str(home)], capture_output=True, text=True)
    assert again.returncode == 0


async def test_a_network_failure_is_waited_out_with_one_log_line(caplog: pytest.LogCaptureFixture) -> None:
    async with BotApi() as api:
        api.refuse("getMe", 2, 502)
        async with running(api, Desk()):
            api.refuse("getUpdates", 3, 502)
            api.user_says(ANNA, "在吗")
            await api.wait_for(lambda: api.texts(ANNA) == ["收到：在吗"])
            api.user_says(BOB, "在吗")
            await api.wait_for(lambda: api.messages(BOB))
    assert caplog.text.count("bot api away") == 2


async def test_a_signal_ends_it_in_order() -> None:
    desk = Desk()
    async with BotApi() as api:
        bot = asyncio.create_task(served(api, desk))
        await desk.ready.wait()
        await desk.channel.progress(f"telegram:{ANNA}", 1, "导语", "上半年，")
        await api.wait_for(lambda: api.messages(ANNA))
        api.user_says(ANNA, "最后一句")
        await api.wait_for(lambda: desk.events)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(bot, 5)
        assert desk.closed
        assert api.texts(ANNA) == ["收到：最后一句"]
        assert not api.unconfirmed


async def test_what_is_being_handled_at_a_signal_is_finished() -> None:
    desk = Desk()
    gate = desk.hold(ANNA)
    async with BotApi() as api:
        bot = asyncio.create_task(served(api, desk, replace(QUICK, grace=5)))
        await desk.ready.wait()
        api.user_says(ANNA, "最后一句")
        await api.wait_for(lambda: desk.begun)
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(0)
        gate.set()
        await asyncio.wait_for(bot, 5)
        assert api.texts(ANNA) == ["收到：最后一句"]
        assert not api.unconfirmed


async def test_a_file_is_sent_with_its_name_and_caption() -> None:
    document = Attach("关于“五一”的通知.docx", b"PK\x03\x04\r\n--x\r\n", "说明。" * 400)
    async with BotApi() as api, running(api, Desk(answer=lambda event: [document])):
        api.user_says(ANNA, "/export")
        await api.wait_for(lambda: len(api.messages(ANNA)) == 2)
        shown, rest = api.messages(ANNA)
        assert (shown.name, shown.content) == (document.name, document.content)
        assert shown.text + rest.text == document.caption


async def test_a_picture_is_shown_and_not_filed() -> None:
    picture = Attach("预览_第1页.png", b"\x89PNG\r\n", "速览。", picture=True)
    async with BotApi() as api, running(api, Desk(answer=lambda event: [picture])):
        api.user_says(ANNA, "预览图")
        await api.wait_for(lambda: bool(api.called("sendPhoto")))
        [shown] = api.messages(ANNA)
        assert (shown.name, shown.content, shown.text) == (picture.name, picture.content, "速览。")
        assert not api.called("sendDocument")


async def test_pictures_that_follow_one_another_are_one_album_under_one_caption() -> None:
    pages = [
        Attach(f"预览_第{n}页.png", b"\x89PNG\r\n%d" % n, "速览。" * (n == 1), picture=True)
        for n in (1, 2, 3)
    ]
    async with BotApi() as api, running(api, Desk(answer=lambda event: [*pages, Say("完")])):
        api.user_says(ANNA, "预览图")
        await api.wait_for(lambda: api.texts(ANNA)[-1:] == ["完"])
        *shown, _ = api.messages(ANNA)
        assert [(one.name, one.content, one.text) for one in shown] == [
            (p.name, p.content, p.caption) for p in pages
        ]
        assert len(api.called("sendMediaGroup")) == 1
        assert not api.faults
