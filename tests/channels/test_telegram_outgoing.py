"""What reaches the phone: long texts, replaced messages, drafts as they grow, and flood limits."""

import asyncio
from dataclasses import replace

import pytest
from telegram import Bot, MessageEntity
from telegram.constants import MessageEntityType
from telegram.error import BadRequest

from bot.channels.telegram.pieces import pieces, tail, units
from bot.conversation.choices.brief import TakeGenre
from bot.conversation.choices.codec import encode
from bot.conversation.choices.kinds import JourneyStep
from bot.conversation.choices.section import Adopt, ListManners
from bot.conversation.choices.starting import Stop
from bot.conversation.events import Event, File, Tap
from bot.conversation.replies import Button, Card, Reply, Say, with_list
from bot.texts import telegram as texts
from tests.botapi import TOKEN, BotApi, Message
from tests.channels.telegram_bench import ANNA, BOB, DOCUMENT, QUICK, Desk, running, version

CHAT = f"telegram:{ANNA}"
KEYBOARD = ((Button("采用", Adopt(version(3))), Button("重写", ListManners(version(3)))),)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("\n \n", []),
        ("一二三四五六七八九十", ["一二三四五六七八九十"]),
        ("一二三四五六。\n七八九十", ["一二三四五六。", "七八九十"]),
        ("一二三四五。六七八九十", ["一二三四五。", "六七八九十"]),
        ("他说：“一二三。”五六七八", ["他说：“一二三。”", "五六七八"]),
        ("一。二三四五六七八九十百", ["一。二三四五六七八九", "十百"]),
        ("一二三四五六七八九🚩十", ["一二三四五六七八九", "🚩十"]),
        ("　　一二三四五\n　　六七八", ["　　一二三四五", "　　六七八"]),
    ],
)
def test_a_text_is_cut_where_a_reader_would_pause(text: str, parts: list[str]) -> None:
    assert pieces(text, 10) == parts


def test_the_tail_is_measured_in_utf16_units() -> None:
    assert tail("一二三", 3) == "一二三"
    assert tail("一🚩🚩二", 4) == "…🚩二"
    assert units("🚩") == 2


async def test_a_long_text_comes_in_pieces_with_the_keyboard_under_the_last() -> None:
    text = "\n".join(f"（{n}）" + "加强思想教育。🚩" * 60 for n in range(20))
    async with BotApi() as api, running(api, Desk(answer=lambda event: [Say(text, KEYBOARD)])):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: any(message.labels for message in api.messages(ANNA)))
        shown = api.messages(ANNA)
        assert "\n".join(message.text for message in shown) == text
        assert len(shown) > 2
        assert [message.labels for message in shown] == [[]] * (len(shown) - 1) + [[["采用", "重写"]]]


async def test_a_copyable_text_is_one_block_with_its_signs_as_they_are() -> None:
    text = "".join(f"<b>{n} & 《条例》</b>\n" for n in range(600)).strip()
    async with (
        BotApi() as api,
        running(api, Desk(answer=lambda event: [Say(text, copyable=True), Say("完")])),
    ):
        api.user_says(ANNA, "复制")
        await api.wait_for(lambda: api.texts(ANNA)[-1:] == ["完"])
        *blocks, _ = api.messages(ANNA)
        assert len(blocks) > 1
        assert all(block.pre for block in blocks)
        assert "\n".join(block.text for block in blocks) == text


async def test_a_list_is_folded_and_what_stands_around_it_is_not() -> None:
    """🚩 is two units for Telegram, which counts where the quote begins."""
    listed = "\n".join(f"{n}. “<b>🚩{n}</b>”：多了一处" for n in range(1, 9))
    told = with_list("🚩🚩共 8 处", listed, KEYBOARD)
    async with BotApi() as api, running(api, Desk(answer=lambda event: [replace(told, card=Card.PROMPT)])):
        api.user_says(ANNA, "检查")
        await api.wait_for(lambda: api.messages(ANNA))
        (shown,) = api.messages(ANNA)
        assert shown.text == f"🚩🚩共 8 处\n{listed}"
        assert shown.folded == [listed]


async def test_a_list_that_is_too_long_for_a_message_goes_on_folded_in_the_next() -> None:
    listed = "\n".join(f"{n}. 🚩" + "这一处的标点用得不对。" * 30 for n in range(30))
    told = with_list("共 30 处", listed, KEYBOARD)
    async with BotApi() as api, running(api, Desk(answer=lambda event: [told])):
        api.user_says(ANNA, "检查")
        await api.wait_for(lambda: any(message.labels for message in api.messages(ANNA)))
        first, *more = api.messages(ANNA)
        assert more
        assert [message.folded for message in more] == [[message.text] for message in more]
        assert "\n".join((*first.folded, *(message.text for message in more))) == listed
        assert first.text.startswith("共 30 处\n0. ")


async def test_a_list_stays_folded_where_it_becomes_one_message_with_the_question_behind_it() -> None:
    replies = [with_list("共 2 处：", "逗号\n句号"), Say("先改哪一处？", KEYBOARD, card=Card.PROMPT)]
    async with BotApi() as api, running(api, Desk(answer=lambda event: replies)):
        api.user_says(ANNA, "检查")
        await api.wait_for(lambda: api.messages(ANNA))
        (shown,) = api.messages(ANNA)
        assert shown.text == "共 2 处：\n逗号\n句号\n\n先改哪一处？"
        assert shown.folded == ["逗号\n句号"]


@pytest.mark.parametrize(
    ("entity", "why"),
    [
        ((1, 1), "in a middle of a UTF-16 symbol"),
        ((0, 1), "in a middle of a UTF-16 symbol"),
        ((2, 9), "ends after the end of the text"),
        ((9, 1), "begins after the end of the text"),
        ((2, 0), "incorrect"),
    ],
)
async def test_the_stand_in_refuses_a_quote_that_telegram_would_refuse(
    entity: tuple[int, int], why: str
) -> None:
    quote = MessageEntity(MessageEntityType.EXPANDABLE_BLOCKQUOTE, *entity)
    async with BotApi() as api, Bot(TOKEN, base_url=f"{api.url}/bot") as bot:
        with pytest.raises(BadRequest, match=f"(?i){why}"):
            await bot.send_message(ANNA, "🚩清单", entities=[quote])


async def test_the_stand_in_refuses_quotes_within_each_other() -> None:
    kinds = (MessageEntityType.EXPANDABLE_BLOCKQUOTE, MessageEntityType.PRE)
    async with BotApi() as api, Bot(TOKEN, base_url=f"{api.url}/bot") as bot:
        with pytest.raises(BadRequest, match="contain each other"):
            await bot.send_message(ANNA, "清单", entities=[MessageEntity(kind, 0, 2) for kind in kinds])


async def test_what_a_button_can_hold_is_copied_by_one_tap() -> None:
    async with (
        BotApi() as api,
        running(api, Desk(answer=lambda event: [Say("关于防汛值班的通知", copyable=True), Say("完")])),
    ):
        api.user_says(ANNA, "复制")
        await api.wait_for(lambda: api.texts(ANNA)[-1:] == ["完"])
        markup = api.messages(ANNA)[0].markup
        assert markup == {
            "inline_keyboard": [[{"text": "复制", "copy_text": {"text": "关于防汛值班的通知"}}]]
        }


async def test_who_waits_for_an_answer_sees_that_it_is_being_written() -> None:
    desk = Desk(answer=lambda event: [Say("好")])
    gate = desk.hold(ANNA)
    async with BotApi() as api, running(api, desk):
        api.user_says(BOB, "写")
        await api.wait_for(lambda: api.texts(BOB) == ["好"])
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: bool(api.called("sendChatAction")))
        gate.set()
        await api.wait_for(lambda: api.texts(ANNA) == ["好"])
        assert {call.parameters["chat_id"] for call in api.called("sendChatAction")} == {ANNA}
        assert not api.faults


async def test_a_reply_in_place_changes_the_message_that_was_tapped() -> None:
    def answer(event: Event) -> list[Reply]:
        return [Say("第 2 版", KEYBOARD, in_place=isinstance(event, Tap)), Say("请看")]

    async with BotApi() as api, running(api, Desk(answer=answer)):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: len(api.messages(ANNA)) == 2)
        api.messages(ANNA)[0].text = "第 1 版"
        api.user_taps(ANNA, "采用")
        await api.wait_for(lambda: api.texts(ANNA) == ["第 2 版", "请看", "请看"])
        api.user_taps(ANNA, "采用")  # nothing to change, which is no failure
        await api.wait_for(lambda: api.texts(ANNA) == ["第 2 版", "请看", "请看", "请看"])


async def test_a_stop_in_between_does_not_take_the_place_of_the_tap_before() -> None:
    def answer(event: Event) -> list[Reply]:
        if isinstance(event, Tap):
            return [Say(type(event.choice).__name__, in_place=True)]
        return [Say("版本", KEYBOARD), Say("起草中", ((Button("停止", Stop()),),))]

    desk = Desk(answer=answer)
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: len(api.messages(ANNA)) == 2)
        gate = desk.hold(ANNA)
        api.user_taps(ANNA, "采用")
        await api.wait_for(lambda: len(desk.begun) == 2)
        api.user_taps(ANNA, "停止")
        await api.wait_for(lambda: len(desk.done) == 2)
        gate.set()
        await api.wait_for(lambda: api.texts(ANNA) == ["Adopt", "起草中", "Stop"])


async def test_a_job_begun_by_a_tap_does_not_write_over_its_message() -> None:
    desk = Desk(answer=lambda event: [Say("版本", KEYBOARD)])
    async with BotApi() as api, running(api, desk):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: api.messages(ANNA))
        go = asyncio.Event()

        async def job() -> None:
            await go.wait()
            await desk.channel.send(CHAT, [Say("结果", in_place=True)])

        jobs: list[asyncio.Task[None]] = []

        def answer(event: Event) -> list[Reply]:
            jobs.append(asyncio.create_task(job()))
            return [Say("正在起草")]

        desk.answer = answer
        api.user_taps(ANNA, "重写")
        await api.wait_for(lambda: jobs and not api.unconfirmed)
        go.set()
        await asyncio.gather(*jobs)
        assert api.texts(ANNA) == ["版本", "正在起草", "结果"]


async def test_a_reply_in_place_is_sent_anew_where_it_cannot_be_changed() -> None:
    long = "长" * 5000

    def answer(event: Event) -> list[Reply]:
        text = long if isinstance(event, Tap) and isinstance(event.choice, ListManners) else "短"
        return [Say(text, KEYBOARD, in_place=True)]

    async with BotApi() as api, running(api, Desk(answer=answer)):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: api.texts(ANNA) == ["短"])
        api.user_taps(ANNA, "重写")
        await api.wait_for(lambda: "".join(api.texts(ANNA)) == "短" + long)
        api.refuse("editMessageText", 1, 400)
        api.user_taps(ANNA, "采用")
        await api.wait_for(lambda: "".join(api.texts(ANNA)) == "短" + long + "短")


async def test_a_choice_that_does_not_fit_a_button_is_a_programming_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    keyboard = ((Button("长", TakeGenre(JourneyStep(DOCUMENT, 1), "字" * 20)),),)
    async with BotApi() as api, running(api, Desk(answer=lambda event: [Say("好", keyboard)])):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: api.texts(ANNA) == [texts.FAILED])
    assert "error=ValueError" in caplog.text


async def draw(desk: Desk, api: BotApi, text: str) -> Message:
    """Send the frame again and again, as a stream does, until the phone shows it; return its message."""

    def shown() -> Message | None:
        return next((m for m in api.messages(ANNA) if m.text.endswith(text[-20:])), None)

    async with asyncio.timeout(5):
        while not (message := shown()):
            await desk.channel.progress(CHAT, 1, "（一）", text)
            await asyncio.sleep(0.002)
    return message


async def test_a_draft_grows_in_one_message_and_gives_way_to_its_result() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, edit_seconds=0.01):
        placeholder = await draw(desk, api, "加强思想教育。")
        assert placeholder.text == texts.drafting("（一）", "加强思想教育。")
        assert placeholder.labels == [[texts.STOP]]
        assert placeholder.data_of(texts.STOP) == encode(Stop())
        assert await draw(desk, api, "字" * 5000 + "到这里。") is placeholder
        assert placeholder.text.startswith(texts.drafting("（一）", "…字"))
        assert units(placeholder.text) < 3600
        await desk.channel.end_progress(CHAT, 1)
        await desk.channel.send(CHAT, [Say("写好了。")])
        await api.wait_for(lambda: api.texts(ANNA) == ["写好了。"])
        assert len(api.called("sendMessage")) == 2


async def test_frames_that_come_too_fast_or_change_nothing_are_skipped() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, edit_seconds=3600):
        await draw(desk, api, "一")
        for n in range(50):
            await desk.channel.progress(CHAT, 1, "（一）", "一" * n)
            await asyncio.sleep(0)
        await desk.channel.end_progress(CHAT, 1)
        await api.wait_for(lambda: not api.messages(ANNA))
        assert len(api.called("sendMessage")) == 1
        assert not api.called("editMessageText")


async def test_the_same_frame_is_not_drawn_twice() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, edit_seconds=0.001):
        await draw(desk, api, "一")
        for _ in range(20):
            await desk.channel.progress(CHAT, 1, "（一）", "一")
            await asyncio.sleep(0.002)
        await draw(desk, api, "一二")
        assert len(api.called("editMessageText")) == 1


async def test_a_flood_limit_on_frames_loses_neither_draft_nor_result() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, edit_seconds=0.001):
        await draw(desk, api, "开头。")
        api.refuse("editMessageText", 1, 429, retry_after=3600)
        for n in range(50):
            await desk.channel.progress(CHAT, 1, "（一）", f"第{n}句。")
            await asyncio.sleep(0.001)
        assert len(api.called("editMessageText")) == 1
        await desk.channel.end_progress(CHAT, 1)
        await desk.channel.send(CHAT, [Say("全部写好了。", KEYBOARD)])
        await api.wait_for(lambda: api.texts(ANNA) == ["全部写好了。"])


async def test_a_flood_limit_on_the_placeholder_itself_stops_nothing() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, edit_seconds=0.001):
        api.refuse("sendMessage", 1, 429, retry_after=0.02)
        await draw(desk, api, "开头。")
        api.refuse("deleteMessage", 1, 429, retry_after=0.02)
        await desk.channel.end_progress(CHAT, 1)
        await desk.channel.send(CHAT, [Say("写好了。")])
        await api.wait_for(lambda: api.texts(ANNA) == ["写好了。"])


async def test_a_placeholder_that_cannot_be_deleted_loses_its_button() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk, edit_seconds=0.001):
        placeholder = await draw(desk, api, "开头。")
        api.refuse("deleteMessage", 1, 400)
        await desk.channel.end_progress(CHAT, 1)
        await api.wait_for(lambda: not placeholder.labels)


async def test_a_flood_limit_on_a_result_is_waited_out_and_holds_up_no_other_chat() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.refuse("sendMessage", 1, 429, retry_after=0.5)
        result = asyncio.create_task(desk.channel.send(CHAT, [Say("一" * 4096 + "二"), Say("三")]))
        await api.wait_for(lambda: api.called("sendMessage"))
        api.user_says(BOB, "在吗")
        await api.wait_for(lambda: api.messages(BOB))
        assert not api.messages(ANNA)
        await result
        assert "".join(api.texts(ANNA)) == "一" * 4096 + "二三"


async def test_a_result_survives_a_short_network_failure() -> None:
    async with BotApi() as api, running(api, Desk()):
        api.refuse("sendMessage", 2, 502)
        api.user_says(ANNA, "在吗")
        await api.wait_for(lambda: api.texts(ANNA) == ["收到：在吗"])
        assert len(api.called("sendMessage")) == 3


async def test_who_cannot_be_reached_is_told_that_the_work_is_kept() -> None:
    async with BotApi() as api, running(api, Desk()):
        api.refuse("sendMessage", 1, 400)
        api.user_says(ANNA, "在吗")
        await api.wait_for(lambda: api.texts(ANNA) == [texts.UNDELIVERED])


async def test_a_ban_is_waited_out_until_the_bot_closes() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.refuse("sendMessage", 1, 429, retry_after=3600)
        sending = asyncio.create_task(desk.channel.send(CHAT, [Say("写好了。")]))
        await api.wait_for(lambda: api.called("sendMessage"))
    with pytest.raises(ConnectionError):
        await asyncio.wait_for(sending, 1)


async def test_a_message_that_was_taken_and_not_answered_is_not_sent_again() -> None:
    async with BotApi() as api, running(api, Desk(), replace(QUICK, answer=0.5)):
        api.lose_answers("sendMessage", 1)
        api.user_says(ANNA, "/help")
        api.user_says(ANNA, "在吗")
        await api.wait_for(lambda: "收到：在吗" in api.texts(ANNA))
        assert api.texts(ANNA) == ["命令：help", "收到：在吗"]


async def test_a_file_whose_download_fails_once_is_fetched_again() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.refuse("getFile", 1, 502)
        api.refuse("file", 2, 502)
        api.user_sends_file(ANNA, "旧稿.txt", "旧稿".encode())
        await api.wait_for(lambda: desk.events)
        assert [(type(e), getattr(e, "content", b"")) for e in desk.events] == [(File, "旧稿".encode())]


async def test_a_file_that_cannot_be_had_is_asked_for_again() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.refuse("getFile", 4, 502)
        api.user_sends_file(ANNA, "旧稿.txt", "旧稿".encode())
        await api.wait_for(lambda: api.texts(ANNA) == [texts.NOT_FETCHED])
        assert not desk.events


async def test_a_file_whose_size_was_not_told_and_is_too_large_is_named_as_that() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.user_sends_file(ANNA, "大.docx", b"x" * 20_000_001, size=0)
        await api.wait_for(lambda: api.texts(ANNA) == [texts.TOO_LARGE])
        assert not desk.events


async def test_who_has_blocked_the_bot_is_not_tried_again_and_holds_up_nobody() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.block(ANNA)
        with pytest.raises(ConnectionError):
            await desk.channel.send(CHAT, [Say("写好了。"), Say("请看")])
        assert len(api.called("sendMessage")) == 1
        api.user_says(BOB, "在吗")
        await api.wait_for(lambda: api.texts(BOB) == ["收到：在吗"])
        api.unblock(ANNA)
        api.user_says(ANNA, "我回来了")
        await api.wait_for(lambda: api.texts(ANNA) == ["收到：我回来了"])


async def test_what_is_more_than_a_chat_may_be_sent_in_a_second_comes_whole_and_in_its_order() -> None:
    said = [str(n) for n in range(7)]
    desk = Desk(answer=lambda event: [Say(one) for one in said])
    async with BotApi(per_chat=(4, 1)) as api, running(api, desk):
        api.user_says(ANNA, "写")
        await api.wait_for(lambda: len(api.texts(ANNA)) == 4)
        api.user_says(BOB, "写")
        await api.wait_for(lambda: len(api.texts(BOB)) == 4, seconds=0.9)
        await api.wait_for(lambda: api.texts(ANNA) == said and api.texts(BOB) == said)
