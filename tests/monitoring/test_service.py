"""Whoever watches is told how the program is, in figures, and of nobody by name."""

import asyncio
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import build
from bot.commands.watching import watched
from bot.config import Config, MonitoringConfig, Secrets
from bot.errors import ModelUnreachable, UsageError
from bot.monitoring import service
from bot.store.records.depths import depths
from bot.texts import command_line
from tests.botapi import BotApi
from tests.channels.office import Office, office
from tests.channels.telegram_bench import ANNA
from tests.fakes import ScriptedModel, literal
from tests.store.locks import locked

pytestmark = pytest.mark.usefixtures("furnished")
_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结。学习6次"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _asked(port: int, path: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{port}{path}")


def _values(labels: Mapping[str, str]) -> list[str]:
    return [labels[name] for name in sorted(labels)]


async def _figures(port: int) -> dict[tuple[str, ...], float]:
    """Return each figure by its name and the values of its labels, bounds of buckets left out."""
    answer = await _asked(port, "/metrics")
    assert answer.status_code == 200
    found: dict[tuple[str, ...], float] = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            if "le" not in sample.labels:
                found[sample.name, *_values(sample.labels)] = sample.value
    return found


async def _nothing_waits(here: Office) -> None:
    """Return when what was handled is struck out, which happens a moment later."""

    async def waiting() -> int:
        async with here.store.read() as store:
            found = await depths(store)
        return found.jobs + found.updates

    async with asyncio.timeout(5):
        while await waiting():  # noqa: ASYNC110  it is a state of the store
            await asyncio.sleep(0.01)


async def _one_draft_fails(here: Office) -> None:
    await here.agrees(ANNA)
    here.api.user_says(ANNA, _REQUEST)
    await here.api.wait_for(lambda: any("记下" in text for text in here.api.texts(ANNA)))
    await here.engine.idle(f"telegram:{ANNA}")


async def test_figures_count_events_calls_tokens_and_what_waits_and_name_nobody(home: Path) -> None:
    port = _free_port()
    model = ScriptedModel(literal, *[ModelUnreachable("接口不通")] * 3)
    async with BotApi() as api, office(api, home, model, MonitoringConfig(port=port)) as here:
        await _nothing_waits(here)
        before = await _figures(port)
        assert before["gongwen_waiting", "jobs"] == before["gongwen_waiting", "updates"] == 0
        await _one_draft_fails(here)
        async with here.store.write() as store:
            await store.add_usage(f"telegram:{ANNA}", "m", 700, 30, 5)
        told = await _figures(port)
        assert told["gongwen_event_seconds_count", "text"] == 1
        assert told["gongwen_event_seconds_count", "command"] == 2
        assert told["gongwen_event_seconds_sum", "text"] > 0
        assert told["gongwen_model_call_seconds_count", "done"] == 1
        assert told["gongwen_model_first_text_seconds_count",] == 1
        assert told["gongwen_model_tokens_total", "sent", "m"] == 700
        assert (await _figures(port))["gongwen_model_tokens_total", "received", "m"] == 30, "counted once"
        assert told["process_resident_memory_bytes",] > 0
        text = (await _asked(port, "/metrics")).text
    told_of = {
        value
        for family in text_string_to_metric_families(text)
        if family.name.startswith("gongwen")
        for sample in family.samples
        for name, value in sample.labels.items()
        if name != "le"
    }
    ends, models = {"done", "unreachable"}, {"m", model.name}
    assert told_of <= {"text", "command", "tap", "jobs", "updates", "sent", "received"} | ends | models
    for name in ("telegram", "青石镇", "同志"):
        assert name not in text


async def test_health_fails_where_the_store_takes_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_PATIENCE", 0.3)
    port = _free_port()
    async with BotApi() as api, office(api, home, monitoring=MonitoringConfig(port=port)) as here:
        await _nothing_waits(here)
        well = await _asked(port, "/health")
        assert (well.status_code, well.json()) == (200, {"status": "ok", "jobs": 0, "updates": 0})
        assert (await _asked(port, "/")).status_code == 404
        async with locked(home, ""):
            ill = await _asked(port, "/health")
            assert (ill.status_code, ill.json()) == (503, {"status": "failing", "store": "TimeoutError"})
        assert (await _asked(port, "/health")).status_code == 200


async def test_it_listens_on_this_machine_only_and_not_at_all_unless_asked_to(home: Path) -> None:
    assert MonitoringConfig() == MonitoringConfig(port=0, host="127.0.0.1")
    config = Config(data_dir=home)
    async with build(config, Secrets()) as app, watched(config, app):
        assert app.figures is None


async def test_an_address_that_is_taken_is_said(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        config = Config(data_dir=home, monitoring=MonitoringConfig(port=port))
        async with build(config, Secrets()) as app:
            with pytest.raises(UsageError, match=str(port)):
                async with watched(config, app):
                    pass


async def test_a_missing_library_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    monkeypatch.delitem(sys.modules, "bot.monitoring.figures", raising=False)
    config = Config(data_dir=home, monitoring=MonitoringConfig(port=_free_port()))
    with pytest.raises(UsageError, match="metrics"):
        async with build(config, Secrets()):
            pass
    assert "pip install" in command_line.NO_METRICS
