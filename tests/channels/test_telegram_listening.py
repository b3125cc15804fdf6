"""Over Telegram: what is said is acknowledged at once, and the same message then says what was understood."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import docx

from bot.app import build
from bot.channels.telegram.service import run
from bot.config import Config, ModelConfig, Secrets
from bot.conversation.replies import Say
from tests.botapi import TOKEN, BotApi
from tests.channels.telegram_bench import ANNA, QUICK, Desk, agree, config, running
from tests.endpoint import Endpoint
from tests.fakes import faithful

CHAT = f"telegram:{ANNA}"
_PASTED = (
    "帮我写青石镇人民政府2026年上半年精神文明建设工作总结\n上半年集中学习7次，参加210人次",
    "志愿服务队3支，开展活动24场。最美家庭评了8户",
    "清理垃圾32吨，道德讲堂办了6期",
)
_SECTIONS = 7
_TAPS = ("确认", "直接成稿", "全部采用", "导出 Word", "先导出草稿")


async def test_what_was_understood_takes_the_place_of_the_acknowledgement() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        await desk.channel.acknowledge(CHAT, 5, "收到，正在看……")
        await desk.channel.acknowledge(CHAT, 5, "收到 2 条，正在看……")
        assert api.texts(ANNA) == ["收到 2 条，正在看……"]
        await desk.channel.send(CHAT, [Say("记下 6 条", job=5), Say("还有一问")])
        assert api.texts(ANNA) == ["记下 6 条", "还有一问"]


async def test_an_acknowledgement_that_fails_loses_nothing() -> None:
    desk = Desk()
    async with BotApi() as api, running(api, desk):
        api.refuse("sendMessage", 1, 429, retry_after=1)
        await desk.channel.acknowledge(CHAT, 5, "收到，正在看……")
        await desk.channel.send(CHAT, [Say("记下 6 条", job=5)])
        assert api.texts(ANNA) == ["记下 6 条"]


@asynccontextmanager
async def _served(api: BotApi, home: Path, model: ModelConfig) -> AsyncIterator[None]:
    settings = Config(data_dir=home, model=model)
    async with build(settings, Secrets(model_key="key")) as app:
        await agree(app.store, ANNA)
        bot = asyncio.create_task(run(config(api), TOKEN, app.engine, app.store, QUICK))
        try:
            yield
        finally:
            bot.cancel()
            await asyncio.gather(bot, return_exceptions=True)


async def test_three_pasted_messages_and_six_taps_make_a_document(home: Path) -> None:
    with Endpoint(answer=faithful) as endpoint:
        model = ModelConfig(name="m", base_url=endpoint.url)
        async with BotApi() as api, _served(api, home, model):
            for pasted in _PASTED:
                before = len(api.messages(ANNA))
                api.user_says(ANNA, pasted)
                await api.wait_for(lambda b=before: _understood(api, b), seconds=20)  # type: ignore[misc]
            for label in _TAPS:
                await api.wait_for(lambda s=label: _offered(api, s), seconds=20)  # type: ignore[misc]
                api.user_taps(ANNA, label)
            [sent] = await api.wait_for(lambda: api.called("sendDocument"), seconds=20)
            said = len(api.called("sendMessage")) + len(api.called("sendDocument"))
            await api.wait_for(lambda: _alive(api) <= _SECTIONS + 2)
    assert len(_PASTED) <= 8 and len(_TAPS) <= 8 and said <= 30
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(sent.parameters["document"][1])).paragraphs)
    for told in ("集中学习7次", "24场", "8户", "32吨"):
        assert told in text


def _alive(api: BotApi) -> int:
    return sum(bool(message.labels) for message in api.messages(ANNA))


def _understood(api: BotApi, before: int) -> bool:
    return any("记下" in message.text for message in api.messages(ANNA)[before:])


def _offered(api: BotApi, label: str) -> bool:
    return any(label in row for message in api.messages(ANNA) for row in message.labels)
