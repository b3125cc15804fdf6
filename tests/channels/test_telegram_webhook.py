"""Updates that are sent here: taken from Telegram alone, stored before they are confirmed."""

import socket
from pathlib import Path

import httpx
import pytest

from bot.conversation.events import Text
from bot.errors import UsageError
from bot.texts import telegram as texts
from tests.botapi import BotApi
from tests.channels.telegram_bench import ANNA, STRANGER, Desk, running, served

_URL = "https://bot.example/telegram/hook"


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


async def test_what_telegram_sends_is_handled_once_and_what_others_send_is_refused(home: Path) -> None:
    place, desk = f"127.0.0.1:{_free_port()}", Desk()
    async with (
        BotApi() as api,
        running(api, desk, home=home, webhook=_URL, webhook_listen=place),
        httpx.AsyncClient(base_url=f"http://{place}") as client,
    ):
        await api.wait_for(lambda: api.webhook == _URL)
        update = api.user_says(ANNA, "学习6次")
        [sent] = api.pending()
        assert (await client.post("/telegram/hook", json=sent)).status_code == 403
        wrong = {"X-Telegram-Bot-Api-Secret-Token": "guessed"}
        assert (await client.post("/telegram/hook", json=sent, headers=wrong)).status_code == 403
        assert not desk.begun
        key = {"X-Telegram-Bot-Api-Secret-Token": api.secret}
        for _ in range(2):
            assert (await client.post("/telegram/hook", json=sent, headers=key)).status_code == 200
        await api.wait_for(lambda: desk.events == [Text(f"telegram:{update}", "学习6次")])
        assert (await client.post("/telegram/hook", content=b"{", headers=key)).status_code == 400
        large = b" " * (2**20 + 1)
        assert (await client.post("/telegram/hook", content=large, headers=key)).status_code == 413
        assert (await client.get("/telegram/hook", headers=key)).status_code == 405
        assert (await client.post("/", json=sent, headers=key)).status_code == 404
        stranger = api.user_says(STRANGER, "在吗")
        [*_, from_stranger] = api.pending()
        assert from_stranger["update_id"] == stranger
        assert (await client.post("/telegram/hook", json=from_stranger, headers=key)).status_code == 200
        await api.wait_for(lambda: api.texts(STRANGER) == [texts.stranger(STRANGER)])
        assert not api.called("getUpdates")
    assert api.webhook == _URL


async def test_a_port_that_is_taken_ends_with_one_clear_line() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        place = f"127.0.0.1:{bound.getsockname()[1]}"
        async with BotApi() as api:
            with pytest.raises(UsageError, match=place):
                await served(api, Desk(), webhook=_URL, webhook_listen=place)
