"""`gongwen telegram`, as it is started and left running."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.texts.telegram import stranger
from tests.botapi import TOKEN, BotApi
from tests.commands.shell import ROOT

pytestmark = pytest.mark.usefixtures("furnished")
_SOMEBODY = 7


@asynccontextmanager
async def _running(folder: Path, table: str) -> AsyncIterator[Process]:
    config = folder / "config.toml"
    config.write_text(f"[telegram]\n{table}\n", "utf-8")
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "telegram", "--config", str(config)),
        env=os.environ | {"GONGWEN_TELEGRAM_TOKEN": TOKEN, "PYTHONUNBUFFERED": "1"},
        cwd=ROOT,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.terminate()
        await bot.wait()


@pytest.mark.slow
async def test_with_an_empty_list_it_says_so_and_tells_people_their_id(tmp_path: Path) -> None:
    async with BotApi() as api, _running(tmp_path, f'api_base = "{api.url}"') as bot:
        api.user_says(_SOMEBODY, "在吗")
        await api.wait_for(lambda: bool(api.messages(_SOMEBODY)), seconds=20)
        assert api.texts(_SOMEBODY) == [stranger(_SOMEBODY)]
        bot.terminate()
        said, wrong = await bot.communicate()
    assert "白名单是空的" in said.decode()
    assert wrong == b""
    assert bot.returncode == 0


@pytest.mark.slow
async def test_an_address_that_does_not_answer_is_said_once_while_it_is_tried_again(tmp_path: Path) -> None:
    async with _running(tmp_path, 'allow = [7]\napi_base = "http://127.0.0.1:9"') as bot:
        assert bot.stderr
        line = await asyncio.wait_for(bot.stderr.readline(), 20)
        bot.terminate()
        rest = await bot.stderr.read()
    assert "http://127.0.0.1:9 连不上，正在重试" in line.decode()
    assert rest == b""


async def test_an_update_that_cannot_be_read_is_skipped_and_its_number_logged(
    tmp_path: Path, home: Path
) -> None:
    async with (
        BotApi() as api,
        _running(tmp_path, f'allow = [{_SOMEBODY}]\napi_base = "{api.url}"') as bot,
    ):
        broken = [
            api.update(message={"message_id": 1}),
            api.update(message="秘密"),
            api.update(callback_query={"id": "1", "from": {}, "chat_instance": "1", "data": 5}),
        ]
        api.user_says(_SOMEBODY, "/start")
        await api.wait_for(lambda: bool(api.messages(_SOMEBODY)) and not api.unconfirmed, seconds=20)
        bot.terminate()
        _, wrong = await bot.communicate()
    assert wrong == b""
    log = (home / "gongwen.log").read_text("utf-8")
    assert all(f"update unreadable update={number}" in log for number in broken)
    assert "秘密" not in log
