"""An idle bot is small."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests.botapi import TOKEN, BotApi

_MOST_MEGABYTES = 150


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
async def test_an_idle_bot_with_the_shipped_exemplars_stays_within_its_memory(tmp_path: Path) -> None:
    async with BotApi() as api:
        config = tmp_path / "config.toml"
        config.write_text(f'[telegram]\nallow = [7]\napi_base = "{api.url}"\n[model]\nname = "m"\n', "utf-8")
        command = (sys.executable, "-m", "bot", "telegram", "--config", str(config))
        environment = os.environ | {"GONGWEN_TELEGRAM_TOKEN": TOKEN}
        bot = await asyncio.create_subprocess_exec(*command, env=environment)
        try:
            api.user_says(7, "/start")
            await api.wait_for(lambda: bool(api.messages(7)), seconds=20)
            megabytes = _resident(bot.pid)
        finally:
            bot.terminate()
            assert await bot.wait() == 0
    print(f"idle bot: {megabytes} MB")  # noqa: T201
    assert megabytes <= _MOST_MEGABYTES


def _resident(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))
