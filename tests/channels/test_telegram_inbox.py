"""The order of updates, their redelivery, and pastes that arrive in parts."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.choices.starting import Stop
from bot.conversation.events import Command, Text
from bot.conversation.replies import Button, Say
from bot.errors import StoreError
from bot.store.records.channels import received
from bot.store.records.channels.received import Received
from bot.store.records.transaction import Transaction
from bot.texts import telegram as texts
from tests.botapi import BotApi
from tests.channels.telegram_bench import ANNA, BOB, QUICK, Desk, running


def said(desk: Desk) -> list[str]:
    return [event.text for event in desk.events if isinstance(event, Text)]


async def test_a_chat_is_handled_in_order_and_holds_up_no_other() -> None:
    desk = Desk()
    gate = desk.hold(ANNA)
    async with BotApi() as api, running(api, desk):
        for text in ("一", "二", "三"):
            api.user_says(ANNA, text)
        api.user_says(BOB, "我先")
        await api.wait_for(lambda: api.messages(BOB))
        assert len(desk.begun) == 2
        gate.set()
        await api.wait_for(lambda: len(api.messages(ANNA)) == 3)
        assert said(desk) == ["我先", "一", "二", "三"]
        assert api.texts(ANNA) == ["收到：一", "收到：二", "收到：三"]


async def test_what_was_not_handled_is_handled_after_a_crash_under_the_same_name(home: Path) -> None:
    async with BotApi() as api:
        desk = Desk()
        desk.hold(ANNA)
        async with running(api, desk, home=home):
            lost = api.user_says(ANNA, "会丢吗")
            api.user_says(BOB, "已处理")
            await api.wait_for(lambda: desk.begun and api.messages(BOB) and not api.unconfirmed)
        again = Desk()
        async with running(api, again, home=home):
            await api.wait_for(lambda: api.messages(ANNA))
        assert again.events == [Text(f"telegram:{lost}", "会丢吗")]


async def test_a_chat_that_is_held_up_holds_up_no_other_however_much_it_sends() -> None:
    desk = Desk()
    desk.hold(ANNA)
    async with BotApi() as api, running(api, desk):
        for _ in range(300):
            api.user_says(ANNA, "/status")
        api.user_says(BOB, "在吗")
        await api.wait_for(lambda: api.messages(BOB) and not api.unconfirmed)


async def test_who_sends_too_much_is_told_once_and_can_still_stop() -> None:
    desk = Desk()
    desk.hold(ANNA)
    async with BotApi() as api, running(api, desk):
        for _ in range(300):
            api.user_says(ANNA, "/status")
        stop = api.user_says(ANNA, "/stop")
        await api.wait_for(lambda: Command(f"telegram:{stop}", "stop") in desk.events)
        desk.gates[f"telegram:{ANNA}"].set()
        await api.wait_for(lambda: not api.unconfirmed and len(api.messages(ANNA)) > 100)
        assert api.texts(ANNA).count(texts.TOO_FAST) == 1
        assert 100 <= len(desk.events) < 110


async def test_updates_that_overtook_each_other_are_handled_in_their_order() -> None:
    desk = Desk()
    gate = desk.hold(ANNA)
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "一")
        await api.wait_for(lambda: desk.begun)
        api.shuffled = True
        for text in ("二", "三", "四", "五"):
            api.user_says(ANNA, text)
        await api.wait_for(lambda: not api.unconfirmed)
        gate.set()
        await api.wait_for(lambda: len(desk.events) == 5)
        assert said(desk) == ["一", "二", "三", "四", "五"]


async def test_an_update_that_is_delivered_twice_is_handled_once(home: Path) -> None:
    async with BotApi() as api:
        for _ in range(2):
            desk = Desk()
            async with running(api, desk, home=home):
                api.user_says(ANNA, "一次")
                await api.wait_for(lambda d=desk: d.events and not api.unconfirmed)  # type: ignore[misc]
                api.deliver_again()
                api.user_says(BOB, "在吗")
                await api.wait_for(lambda d=desk: len(d.events) > 1)  # type: ignore[misc]
            api.deliver_again()
            assert said(desk) == ["一次", "在吗"]


async def test_what_is_delivered_again_is_not_too_much(home: Path) -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, home=home):
        for _ in range(60):
            api.user_says(ANNA, "/status")
        await api.wait_for(lambda: len(desk.events) == 60 and not api.unconfirmed)
        api.deliver_again()
        await api.wait_for(lambda: not api.unconfirmed)
        api.user_says(ANNA, "在吗")
        await api.wait_for(lambda: "收到：在吗" in api.texts(ANNA))
        assert texts.TOO_FAST not in api.texts(ANNA)


async def test_what_could_not_be_kept_is_counted_once_when_it_comes_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep, refusals = received.keep, iter(range(5))

    async def refuse_at_first(store: Transaction, updates: Sequence[Received]) -> frozenset[int]:
        if next(refusals, None) is not None:
            raise StoreError
        return await keep(store, updates)

    desk = Desk()
    async with BotApi() as api, running(api, desk):
        monkeypatch.setattr(received, "keep", refuse_at_first)
        for _ in range(60):
            api.user_says(ANNA, "/status")
        await api.wait_for(lambda: len(desk.events) == 60)
        assert texts.TOO_FAST not in api.texts(ANNA)


async def test_what_was_handled_is_not_handled_again(home: Path) -> None:
    async with BotApi() as api:
        async with running(api, Desk(), home=home):
            api.user_says(ANNA, "一次")
            await api.wait_for(lambda: api.messages(ANNA) and not api.unconfirmed)
        again = Desk()
        async with running(api, again, home=home):
            api.user_says(ANNA, "两次")
            await api.wait_for(lambda: again.events)
        assert said(again) == ["两次"]


async def test_stop_waits_for_nothing() -> None:
    desk = Desk(answer=lambda event: [Say("好", ((Button("停止", Stop()),),))])
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "先来")
        await api.wait_for(lambda: api.messages(ANNA))
        gate = desk.hold(ANNA)
        api.user_says(ANNA, "很慢")
        await api.wait_for(lambda: len(desk.begun) == 2)
        api.user_says(ANNA, "/stop")
        api.user_taps(ANNA, "停止")
        await api.wait_for(lambda: len(desk.done) == 3)
        assert said(desk) == ["先来"]
        gate.set()
        await api.wait_for(lambda: said(desk) == ["先来", "很慢"])


async def test_a_long_paste_is_one_text_under_the_name_of_its_first_part() -> None:
    parts = ["一" * 4096, "二" * 4090, "三" * 10]
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        first, *_ = [api.user_says(ANNA, part) for part in parts]
        api.user_says(ANNA, "另一句")
        await api.wait_for(lambda: len(desk.events) == 2 and not api.unconfirmed)
        assert desk.events[0] == Text(f"telegram:{first}", parts[0] + parts[1] + "\n" + parts[2])
        assert said(desk)[1] == "另一句"


async def test_a_part_that_comes_with_the_next_poll_still_belongs_to_the_paste() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, replace(QUICK, paste=5)):
        api.user_says(ANNA, "一" * 4096)
        await api.wait_for(lambda: not api.unconfirmed)
        api.user_says(ANNA, "二")
        await api.wait_for(lambda: desk.events)
        assert said(desk) == ["一" * 4096 + "二"]


async def test_a_paste_cut_off_by_a_crash_is_whole_afterwards(home: Path) -> None:
    async with BotApi() as api:
        desk = Desk()
        async with running(api, desk, home=home):
            first = api.user_says(ANNA, "一" * 4096)
            await api.wait_for(lambda: not api.unconfirmed)
        api.user_says(ANNA, "二")
        again = Desk()
        async with running(api, again, home=home):
            await api.wait_for(lambda: again.events)
        assert not desk.begun
        assert again.events == [Text(f"telegram:{first}", "一" * 4096 + "二")]


async def test_a_long_text_stays_alone_beside_a_command_or_a_later_text() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "一" * 4000)
        api.user_says(ANNA, "/status")
        api.user_says(BOB, "二" * 4000)
        api.user_says(BOB, "一分钟以后", later=60)
        await api.wait_for(lambda: len(desk.events) == 4)
        assert {len(text) for text in said(desk)} == {4000, 5}
        assert any(isinstance(event, Command) for event in desk.events)
