"""`gongwen doctor` really asks whether what is configured works."""

import asyncio
import re
import shutil
from pathlib import Path

import pytest

from tests.botapi import TOKEN, BotApi
from tests.commands.shell import ROOT, gongwen, gongwen_apart
from tests.embedding import embedding
from tests.endpoint import Endpoint, Reaction, Status

pytestmark = pytest.mark.usefixtures("furnished")
_NOWHERE = "http://127.0.0.1:9"


def test_an_installation_with_nothing_configured_is_in_order_and_told_what_it_lacks(home: Path) -> None:
    shutil.rmtree(home)  # a first start
    done = gongwen("doctor")
    assert done.returncode == 0, done.stderr
    for said in ("数据文件夹", "工作总结", "范例库：", "只能按事实搭骨架稿", "只按字词检索", "@BotFather"):
        assert said in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("reaction", "status", "said"),
    [
        (Status(200), 0, "密钥可用"),
        (Status(401), 1, "接口不认密钥"),
        (Status(503), 1, "接口自己出错了（503）"),
    ],
)
def test_the_model_endpoint_is_asked_for_its_models(
    reaction: Reaction, status: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Endpoint(reaction) as endpoint:
        _configure_model(monkeypatch, endpoint.url)
        done = gongwen("doctor")
    assert (done.returncode, said in done.stdout) == (status, True), done.stdout
    [request] = endpoint.requests
    assert (request["path"], request["authorization"]) == ("/v1/models", "Bearer secret-key")
    assert "secret-key" not in done.stdout


def test_a_model_endpoint_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    _configure_model(monkeypatch, f"{_NOWHERE}/v1")
    done = gongwen("doctor")
    assert done.returncode == 1
    assert f"{_NOWHERE}/v1），连不上" in done.stdout


@pytest.mark.parametrize(("refusal", "status", "said"), [(0, 0, "令牌可用"), (401, 1, "令牌不对")])
async def test_the_token_is_tried(
    refusal: int, status: int, said: str, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGWEN_TELEGRAM_TOKEN", TOKEN)
    async with BotApi() as api:
        if refusal:
            api.refuse("getMe", 1, refusal)
        done = await asyncio.to_thread(gongwen_apart, "doctor", "--config", _config(tmp_path, api.url))
    assert (done.returncode, said in done.stdout) == (status, True), done.stdout
    assert TOKEN not in done.stdout + (home / "gongwen.log").read_text("utf-8")


async def test_a_web_server_that_is_no_bot_api_is_not_taken_for_a_wrong_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGWEN_TELEGRAM_TOKEN", TOKEN)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<h1>404</h1>\n"
        )
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    done = await asyncio.to_thread(gongwen, "doctor", "--config", _config(tmp_path, url))
    server.close()
    assert done.returncode == 1
    assert "不是 Bot API" in done.stdout
    assert "令牌不对" not in done.stdout


async def test_updates_that_go_elsewhere_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGWEN_TELEGRAM_TOKEN", TOKEN)
    async with BotApi(webhook="https://old.example/hook") as api:
        done = await asyncio.to_thread(gongwen, "doctor", "--config", _config(tmp_path, api.url))
    assert (done.returncode, "old.example" in done.stdout) == (1, True), done.stdout


def test_a_bot_api_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGWEN_TELEGRAM_TOKEN", TOKEN)
    done = gongwen("doctor", "--config", _config(tmp_path, _NOWHERE))
    assert done.returncode == 1
    assert f"{_NOWHERE} 连不上" in done.stdout


def test_vectors_are_tried_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGWEN_EMBEDDINGS_KEY", "secret-key")
    with Endpoint(answer=embedding()) as endpoint:
        config = _embeddings(tmp_path, endpoint.url)
        before = gongwen("doctor", "--config", config)
        assert (before.returncode, "接口可用，8 维，0/" in before.stdout) == (0, True), before.stdout
        gongwen("corpus", "add", ROOT / "exemplars" / "工作要点", "--config", config)
        after = gongwen("doctor", "--config", config)
    [line] = [line for line in after.stdout.splitlines() if line.startswith("按意思找范例")]
    held, passages = re.findall(r"(\d+)/(\d+) 段", line)[0]
    assert held == passages != "0"
    assert {request["authorization"] for request in endpoint.requests} == {"Bearer secret-key"}
    assert "secret-key" not in before.stdout + after.stdout
    with Endpoint(answer=embedding(16)) as endpoint:
        changed = gongwen("doctor", "--config", _embeddings(tmp_path, endpoint.url))
    assert (changed.returncode, "16 维，已存的是 8 维" in changed.stdout) == (1, True), changed.stdout


@pytest.mark.parametrize(
    ("reaction", "said"), [(Status(401), "不认密钥"), (Status(404), "404"), (Status(200), "不是所要的向量")]
)
def test_vectors_that_cannot_be_had_are_said(tmp_path: Path, reaction: Reaction, said: str) -> None:
    with Endpoint(reaction) as endpoint:
        done = gongwen("doctor", "--config", _embeddings(tmp_path, endpoint.url))
    [line] = [line for line in done.stdout.splitlines() if line.startswith("按意思找范例")]
    assert done.returncode == 1
    assert said in line
    assert line.endswith("检索照常，只按字词")


def test_a_vector_endpoint_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = gongwen("doctor", "--config", _embeddings(tmp_path, f"{_NOWHERE}/v1"))
    assert done.returncode == 1
    assert f"{_NOWHERE}/v1），连不上" in done.stdout


def _configure_model(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("GONGWEN_MODEL", "m")
    monkeypatch.setenv("GONGWEN_MODEL_URL", url)
    monkeypatch.setenv("GONGWEN_MODEL_KEY", "secret-key")


def _config(folder: Path, api: str) -> Path:
    path = folder / "config.toml"
    path.write_text(f'[telegram]\napi_base = "{api}"\n', "utf-8")
    return path


def _embeddings(folder: Path, url: str) -> Path:
    path = folder / "config.toml"
    path.write_text(f'[embeddings]\nmodel = "m"\nbase_url = "{url}"\n', "utf-8")
    return path
