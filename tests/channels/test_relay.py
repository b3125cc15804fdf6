"""One engine, the page and the real bot: a document goes from one to the other by a code, and back."""

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.channels.telegram.service import run
from tests.botapi import TOKEN, BotApi
from tests.channels.telegram_bench import ANNA, BOB, QUICK, agree, config
from tests.channels.web.desk import CHAT, Page, serving
from tests.talk import talking

_CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")
_TOLD = "道德讲堂办了6期。群众满意度还没出来先空着"


@asynccontextmanager
async def _both(home: Path) -> AsyncGenerator[tuple[Page, BotApi], None]:
    """Lend the page and the bot of one engine."""
    async with BotApi() as api, talking(home) as talk:
        for chat in (ANNA, BOB):
            await agree(talk.store, chat)
        async with serving(talk) as page:
            bot = asyncio.create_task(run(config(api), TOKEN, talk.engine, talk.store, QUICK))
            try:
                yield page, api
            finally:
                bot.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await bot


async def _written(page: Page) -> str:
    """Bring a document to where its sections are written, and return its title."""
    await page.shown()
    for text in (
        "帮我写青石镇人民政府2026年上半年精神文明建设工作总结",
        "确认",
        "就用这个",
        _TOLD,
        "全部起草",
    ):
        await page.says(text)
        await page.talk.engine.idle(CHAT)
    title: str = (await page.client.get("/document")).json()["title"]
    return title


async def _code_of_page(page: Page) -> str:
    assert (await page.post("/command", {"name": "relay"})).status_code == 204
    found = _CODE.search((await page.shown())[-1]["text"])
    assert found
    return found[0]


async def _answered(api: BotApi, chat: int, words: str) -> str:
    """Return the newest message of a chat once it holds these words."""
    await api.wait_for(lambda: any(words in text for text in api.texts(chat)))
    return next(text for text in reversed(api.texts(chat)) if words in text)


async def _shown(page: Page, words: str) -> None:
    """Return once the newest post of the page holds these words."""
    for _ in range(300):
        if words in (last := (await page.shown())[-1]["text"]):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(last)


async def test_from_the_page_to_telegram_and_back(home: Path) -> None:
    async with _both(home) as (page, api):
        title = await _written(page)
        api.user_says(ANNA, await _code_of_page(page))
        await _answered(api, ANNA, f"《{title}》")
        assert (await page.client.get("/document")).json() is None
        await _shown(page, "已移到")
        api.user_says(ANNA, "把6期改成7期")
        await _answered(api, ANNA, "7期")
        api.user_says(ANNA, "/relay")
        await api.wait_for(lambda: any(_CODE.search(text) for text in api.texts(ANNA)))
        [code] = [found[0] for text in api.texts(ANNA) if (found := _CODE.search(text))]
        await page.says(code)
        document = (await page.client.get("/document")).json()
        assert document["title"] == title
        assert "7期" in str(document["sections"])
        await _answered(api, ANNA, "已移到")


async def test_the_code_of_one_person_is_used_up_for_another(home: Path) -> None:
    async with _both(home) as (page, api):
        title = await _written(page)
        code = await _code_of_page(page)
        api.user_says(ANNA, code)
        await _answered(api, ANNA, f"《{title}》")
        api.user_says(BOB, code)
        await _answered(api, BOB, "这个码不对")
        api.user_says(BOB, "ABCDE-FGHJK")
        await api.wait_for(lambda: len(api.texts(BOB)) == 2)
        async with page.talk.store.read() as store:
            assert await store.document_ids(f"telegram:{BOB}") == []
            assert len(await store.document_ids(f"telegram:{ANNA}")) == 1
