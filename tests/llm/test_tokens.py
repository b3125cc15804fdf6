"""Counting works without any network, and gets better as the endpoint reports what it counted."""

import asyncio
from pathlib import Path

import pytest
import tiktoken

from bot.llm.tokens import TokenMeter, estimate

PROSE = "上半年，集中学习6次，开展主题党日12场，参加320人次。" * 20


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("学", 1),
        ("文明" * 50, 77),
        ("，。、：" * 25, 37),
        ("word " * 100, 134),
        ("2026", 3),
        ("123456789", 5),
        ("\n\n\n\n", 2),
        ("=====", 1),
        ("——" * 50, 37),
    ],
)
def test_the_estimate_follows_its_formula(text: str, tokens: int) -> None:
    assert estimate(text) == tokens


def test_a_meter_comes_closer_with_each_report() -> None:
    meter = TokenMeter()
    actual = round(estimate(PROSE) * 0.8)
    errors = []
    for _ in range(5):
        errors.append(abs(meter.count(PROSE) - actual))
        meter.learn(meter.count(PROSE), actual)
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] <= 0.02 * actual


@pytest.mark.parametrize(("counted", "actual"), [(0, 50), (10, 500), (5000, 0)])
def test_a_meter_learns_nothing_from_what_says_nothing(counted: int, actual: int) -> None:
    meter = TokenMeter()
    meter.learn(counted, actual)
    assert meter.count(PROSE) == estimate(PROSE)


def test_a_meter_stays_within_reason_whatever_is_reported() -> None:
    meter = TokenMeter()
    for _ in range(20):
        meter.learn(1_000, 1_000_000)
    assert meter.count(PROSE) <= 3 * estimate(PROSE) + 3


def test_a_model_that_tiktoken_does_not_know_is_estimated() -> None:
    meter = TokenMeter("qwen-max")
    meter.load()
    assert meter.count(PROSE) == estimate(PROSE)


async def test_no_network_means_an_estimate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        _behind(monkeypatch, tmp_path, server)
        meter = TokenMeter("gpt-4o")
        await asyncio.to_thread(meter.load)
        assert meter.count(PROSE) == estimate(PROSE)


async def test_a_download_that_hangs_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked, over = asyncio.Event(), asyncio.Event()

    async def hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await over.wait()
        writer.close()

    async with await asyncio.start_server(hang, "127.0.0.1", 0) as server:
        _behind(monkeypatch, tmp_path, server)
        assert TokenMeter("gpt-4").count(PROSE) == estimate(PROSE)
        await asyncio.wait_for(asked.wait(), 5)
        over.set()


def test_a_table_that_is_there_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    table = tiktoken.Encoding(
        "o200k_base",
        pat_str=r"[\s\S]",
        mergeable_ranks={bytes([i]): i for i in range(256)},
        special_tokens={"<|endoftext|>": 256},
    )
    monkeypatch.setitem(tiktoken.registry.ENCODINGS, "o200k_base", table)
    meter = TokenMeter("gpt-4o")
    meter.learn(1_000, 2_000)
    meter.load()
    assert meter.count("学习") == 6
    assert meter.count("<|endoftext|>") == 13


def _behind(monkeypatch: pytest.MonkeyPatch, cache: Path, server: asyncio.Server) -> None:
    """Let tiktoken find no table on the disk, and only this server on the network."""
    port = server.sockets[0].getsockname()[1]
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(cache))
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    tiktoken.registry.ENCODINGS.clear()
