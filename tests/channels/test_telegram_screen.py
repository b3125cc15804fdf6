"""What is alive in a chat: one question, the drafts, and nothing that a crash has left."""

from collections.abc import Sequence
from pathlib import Path

from bot.conversation.choices.kinds import JourneyStep
from bot.conversation.choices.section import Adopt
from bot.conversation.choices.starting import NewDocument
from bot.conversation.events import Event, Tap
from bot.conversation.replies import Button, Card, Reply, Say
from bot.texts import telegram as texts
from bot.texts.conversation import dialog
from tests.botapi import BotApi
from tests.channels.telegram_bench import ANNA, BOB, DOCUMENT, Desk, running, version

CHAT = f"telegram:{ANNA}"


def prompt(text: str) -> Say:
    return Say(text, ((Button("新建", NewDocument(JourneyStep(DOCUMENT, 1))),),), card=Card.PROMPT)


def draft(section: int, number: int = 1) -> Say:
    keyboard = ((Button(f"采用{section}", Adopt(version(section, number))),),)
    return Say(f"第{section}节第{number}稿", keyboard, section, card=Card.DRAFT)


async def send(desk: Desk, *replies: Reply) -> None:
    await desk.channel.send(CHAT, replies)


def alive(api: BotApi) -> list[str]:
    return [message.text for message in api.messages(ANNA) if message.labels]


async def test_one_question_is_alive_and_each_section_has_one_draft() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        await send(desk, prompt("问一"))
        await send(desk, draft(3), prompt("问一"))
        await send(desk, draft(4), prompt("问二"))
        await api.wait_for(lambda: alive(api) == ["第3节第1稿", "第4节第1稿", "问二"])
        await send(desk, draft(3, 2))
        await api.wait_for(lambda: alive(api) == ["第4节第1稿", "第3节第2稿", "问二"])


async def test_several_cards_of_one_answer_stay_beside_each_other() -> None:
    desk = Desk()
    aside = [Say(f"范文{n}", ((Button("按它写", NewDocument(JourneyStep(DOCUMENT, n))),),)) for n in (1, 2)]
    async with BotApi() as api, running(api, desk):
        await send(desk, prompt("问一"))
        await send(desk, *aside)
        await api.wait_for(lambda: alive(api) == ["问一", "范文1", "范文2"])
        await send(desk, *aside)
        await api.wait_for(lambda: alive(api) == ["问一", "范文1", "范文2"] and len(api.messages(ANNA)) == 5)


async def test_what_leads_to_a_question_is_one_message_with_it_and_only_the_first_makes_a_sound() -> None:
    desk = Desk()
    heard = Say("记下 2 条", ((Button("撤销", NewDocument(JourneyStep(DOCUMENT, 1))),),), card=Card.HEARD)
    async with BotApi() as api, running(api, desk):
        await send(desk, heard, Say("正在起草。"), prompt("问一"))
        [shown] = api.messages(ANNA)
        assert shown.text == "记下 2 条\n\n正在起草。\n\n问一"
        assert shown.labels == [["撤销"], ["新建"]]
        await send(desk, draft(3), prompt("问一"))
        quiet = [call.parameters.get("disable_notification") for call in api.called("sendMessage")]
        assert [bool(one) for one in quiet] == [False, False, True]


async def test_a_note_too_long_for_one_message_with_the_question_stands_before_it() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        await send(desk, Say("长" * 4090), prompt("问一二三四五六"))
        assert len(api.messages(ANNA)) == 2


async def test_the_buttons_of_a_forgotten_chat_are_gone() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        await send(desk, draft(3), prompt("问一"))
        await send(desk, Say("已删除", card=Card.END))
        await api.wait_for(lambda: alive(api) == [])


async def test_what_was_under_way_at_a_crash_is_gone_after_it_and_one_question_is_alive(home: Path) -> None:
    desk = Desk()
    async with BotApi() as api:
        async with running(api, desk, home=home):
            await send(desk, draft(3), prompt("问一"))
            await desk.channel.acknowledge(CHAT, 5, "收到，正在看……")
            await desk.channel.progress(CHAT, 6, "（一）", "加强")
            await api.wait_for(lambda: len(api.messages(ANNA)) == 4)
            api.refuse("deleteMessage", 9, 502)
        assert len(api.messages(ANNA)) == 4
        api.forgive()
        again = Desk()
        async with running(api, again, home=home):
            await api.wait_for(lambda: api.texts(ANNA) == ["第3节第1稿", "问一"])
            await send(again, prompt("问二"))
            await api.wait_for(lambda: alive(api) == ["第3节第1稿", "问二"])


async def test_a_message_too_old_to_be_deleted_says_that_it_has_ended(home: Path) -> None:
    async with BotApi() as api:
        desk = Desk()
        async with running(api, desk, home=home):
            await desk.channel.acknowledge(CHAT, 5, "收到，正在看……")
        api.age(ANNA, 49)
        async with running(api, Desk(), home=home):
            await api.wait_for(lambda: api.texts(ANNA) == [texts.ENDED])


async def test_an_expired_button_answers_by_a_toast_and_goes_away() -> None:
    def answer(event: Event) -> Sequence[Reply]:
        return [Say(dialog.EXPIRED)] if isinstance(event, Tap) else [draft(3)]

    async with BotApi() as api, running(api, Desk(answer=answer)):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: alive(api))
        api.user_taps(ANNA, "采用3")
        await api.wait_for(lambda: api.answers == [dialog.EXPIRED] and not alive(api))
        assert api.texts(ANNA) == ["第3节第1稿"]


async def test_a_tap_whose_step_takes_long_stops_turning_at_once() -> None:
    desk = Desk(answer=lambda event: [Say(dialog.EXPIRED)] if isinstance(event, Tap) else [draft(3)])
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: alive(api))
        gate = desk.hold(ANNA)
        api.user_taps(ANNA, "采用3")
        await api.wait_for(lambda: api.answers == [""])
        gate.set()
        await api.wait_for(lambda: api.texts(ANNA)[-1] == dialog.EXPIRED)


async def test_a_reply_to_a_draft_without_buttons_is_still_about_its_section(home: Path) -> None:
    desk = Desk()
    async with BotApi() as api:
        async with running(api, desk, home=home):
            await send(desk, draft(3))
            await send(desk, draft(3, 2))
            await api.wait_for(lambda: alive(api) == ["第3节第2稿"])
        again = Desk()
        async with running(api, again, home=home):
            api.user_says(ANNA, "改短些", reply_to=api.messages(ANNA)[0])
            api.user_says(BOB, "在吗")
            await api.wait_for(lambda: len(again.events) == 2)
        assert {getattr(event, "about", 0) for event in again.events} == {0, 3}


async def test_the_open_question_is_repeated_under_a_draft_that_arrives() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        await send(desk, Say("记下 1 条"), prompt("问一"))
        await send(desk, draft(3))
        assert api.texts(ANNA) == ["记下 1 条\n\n问一", "第3节第1稿", "问一"]
        await api.wait_for(lambda: alive(api) == ["第3节第1稿", "问一"])


async def test_a_question_that_is_answered_or_being_read_is_not_repeated() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        await send(desk, prompt("问一"))
        await desk.channel.acknowledge(CHAT, 5, "收到，正在看……")
        await send(desk, draft(3))
        assert api.texts(ANNA) == ["问一", "收到，正在看……", "第3节第1稿"]
        await send(desk, Say("记下 1 条", job=5), Say("各节都问完了。", card=Card.PROMPT))
        await send(desk, draft(4))
        assert api.texts(ANNA)[-1] == "第4节第1稿"
        await api.wait_for(lambda: "问一" not in alive(api))


async def test_where_a_typed_answer_is_awaited_the_keyboard_opens_with_a_hint() -> None:
    desk = Desk(answer=lambda event: [Say("请把全文发来", placeholder="要检查的全文")])
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "/check")
        [shown] = await api.wait_for(lambda: api.messages(ANNA))
        assert shown.placeholder == "要检查的全文"
