"""`gongwen doctor` tells the true cause of each fault, in one line, and all else beside it."""

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.commands.diagnosis import machine, reach
from bot.config import ModelConfig
from bot.texts import diagnosis as texts
from bot.texts import failures
from tests.botapi import TOKEN
from tests.commands.shell import Done, gongwen
from tests.endpoint import Endpoint, Status

pytestmark = pytest.mark.usefixtures("furnished")
_HOOK = "https://bot.example/telegram"


@contextlib.contextmanager
def _site(answers: dict[str, bytes], status: int = 200, date: datetime | None = None) -> Iterator[str]:
    """Serve what stands at the ends of paths, as a web server does; anything else is not found."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            found = next((body for end, body in answers.items() if self.path.endswith(end)), None)
            self.send_response(404 if found is None else status)
            self.end_headers()
            self.wfile.write(found or b"<h1>404</h1>")

        do_POST = do_GET

        def date_time_string(self, timestamp: float | None = None) -> str:
            return format_datetime(date or datetime.now(UTC), usegmt=True)

        def log_message(self, *told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def _port(says: bytes) -> Iterator[int]:
    """Accept whoever comes, and say something that is no answer; nothing where that is empty."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    held: list[socket.socket] = []

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                one, _ = listening.accept()
                held.append(one)
                if says:
                    one.sendall(says)
                    one.shutdown(socket.SHUT_WR)

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield int(listening.getsockname()[1])
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()
        for one in held:
            one.close()


def _line(done: Done, beginning: str) -> str:
    [line] = [line for line in done.stdout.splitlines() if line.startswith(beginning)]
    return line


def _doctor_of_model(monkeypatch: pytest.MonkeyPatch, url: str, name: str = "m") -> Done:
    monkeypatch.setenv("GONGWEN_MODEL", name)
    monkeypatch.setenv("GONGWEN_MODEL_URL", url)
    monkeypatch.setenv("GONGWEN_MODEL_KEY", "secret-key")
    return gongwen("doctor")


def _doctor_of_bot(monkeypatch: pytest.MonkeyPatch, folder: Path, url: str, more: str = "") -> Done:
    monkeypatch.setenv("GONGWEN_TELEGRAM_TOKEN", TOKEN)
    path = folder / "config.toml"
    path.write_text(f'[telegram]\napi_base = "{url}"\n{more}', "utf-8")
    return gongwen("doctor", "--config", path)


# -- the model's endpoint --------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [200, 404])
def test_a_plain_web_server_is_no_model(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with _site({"/models": b"<html>", "/completions": b"<html>"}, status) as url:
        done = _doctor_of_model(monkeypatch, f"{url}/v1")
    assert (done.returncode, texts.NO_MODEL_HERE in _line(done, "模型：")) == (1, True), done.stdout


def test_an_endpoint_without_a_list_is_asked_whether_it_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    with Endpoint(Status(404), Status(400)) as endpoint:
        done = _doctor_of_model(monkeypatch, endpoint.url)
    assert (done.returncode, "不给模型清单（404）" in done.stdout) == (0, True), done.stdout
    assert [request["path"] for request in endpoint.requests] == ["/v1/models", "/v1/chat/completions"]


def test_a_model_that_the_endpoint_does_not_list_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = json.dumps({"data": [{"id": "qwen"}, {"id": "glm"}]}).encode()
    with _site({"/models": listed}) as url:
        there = _doctor_of_model(monkeypatch, f"{url}/v1", "glm")
        missing = _doctor_of_model(monkeypatch, f"{url}/v1", "gml")
    assert "密钥可用" in _line(there, "模型：")
    assert "清单里没有" not in there.stdout
    assert "清单里没有 gml" in _line(missing, "模型：")


async def _why(url: str) -> str:
    return (await reach.model(ModelConfig(name="m", base_url=url), "")).why


async def test_why_nothing_came_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "_SECONDS", 1.0)
    with _port(b"") as silent, _port(b"220 mail ready\r\n") as mail, _site({}) as plain:
        told = {
            texts.REFUSED: "http://127.0.0.1:9/v1",
            texts.NO_SUCH_HOST: "http://gongwen.invalid/v1",
            texts.NO_URL: "ftp://127.0.0.1/v1",
            texts.SILENT: f"http://127.0.0.1:{silent}/v1",
            texts.NO_HTTP: f"http://127.0.0.1:{mail}/v1",
            texts.NO_TLS: f"{plain.replace('http', 'https')}/v1",
        }
        assert [(said, await _why(url)) for said, url in told.items()] == [(said, said) for said in told]


# -- the Bot API -----------------------------------------------------------------------------------------


def _bot_api(**webhook: object) -> dict[str, bytes]:
    me = {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "x", "username": "x_bot"}}
    info = {"url": "", "has_custom_certificate": False, "pending_update_count": 0, **webhook}
    told = {"/getMe": me, "/getWebhookInfo": {"ok": True, "result": info}}
    return {method: json.dumps(answer).encode() for method, answer in told.items()}


def test_what_telegram_could_not_send_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = {
        "url": _HOOK,
        "pending_update_count": 7,
        "last_error_message": "Wrong response: 502 Bad Gateway",
    }
    hook = f'webhook = "{_HOOK}"\n'
    with _site(_bot_api(**failing)) as url:
        done = _doctor_of_bot(monkeypatch, tmp_path, url, hook)
    line = _line(done, "Telegram：")
    assert (done.returncode, "502 Bad Gateway" in line, "7 条在等" in line) == (1, True, True)
    with _site(_bot_api(url=_HOOK, last_error_message="old")) as url:
        assert _doctor_of_bot(monkeypatch, tmp_path, url, hook).returncode == 0
    with _site(_bot_api()) as url:
        assert texts.not_pushed() in _doctor_of_bot(monkeypatch, tmp_path, url, hook).stdout


@pytest.mark.parametrize(
    ("ahead", "status", "said"),
    [
        (timedelta(seconds=20), 0, "时钟：和Bot API 的服务器一致"),
        (timedelta(minutes=-10), 1, "慢 10分，"),
        (timedelta(days=1, hours=2), 1, "快 1天2小时，"),
    ],
)
def test_a_clock_that_is_wrong_is_said(
    ahead: timedelta, status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _site(_bot_api(), date=datetime.now(UTC) - ahead) as url:
        done = _doctor_of_bot(monkeypatch, tmp_path, url)
    assert (done.returncode, said in _line(done, "时钟：")) == (status, True), done.stdout


# -- the machine -----------------------------------------------------------------------------------------


def test_what_others_can_read_is_said_with_the_remedy(home: Path, tmp_path: Path) -> None:
    assert "只有运行本程序的用户" in _line(gongwen("doctor"), "权限：")
    home.chmod(0o755)
    (home / "gongwen.db").chmod(0o644)
    config = tmp_path / "config.toml"
    config.write_text('database = "postgresql://u:secret@127.0.0.1:9/db"\n', "utf-8")
    config.chmod(0o644)
    done = gongwen("doctor", "--config", config)
    line = _line(done, "权限：")
    assert done.returncode == 1
    for said in (f"chmod 700 {home}", f"chmod 600 {home / 'gongwen.db'}", f"chmod 600 {config}"):
        assert said in line
    assert "secret" not in done.stdout


def test_a_disk_that_is_nearly_full_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "太少" not in _line(gongwen("doctor"), "磁盘：")
    monkeypatch.setattr(machine, "_LEAST_BYTES", 2**60)
    done = gongwen("doctor")
    assert (done.returncode, "太少了" in _line(done, "磁盘：")) == (1, True)


def test_a_database_that_cannot_be_had_is_said_beside_all_else(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('database = "postgresql://u@127.0.0.1:9/db"\n', "utf-8")
    done = gongwen("doctor", "--config", config)
    assert done.returncode == 1
    assert _line(done, "数据库：") == f"数据库：{failures.SERVER_REFUSED}"
    for beginning in ("文种：", "磁盘：", "时钟：", "Telegram："):
        assert done.stdout.count(beginning) == 1, beginning
