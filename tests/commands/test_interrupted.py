"""A program is killed at its work, or stands beside another: nothing waits for ever or is paid twice."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.store.store import Store
from tests.commands.shell import ROOT, gongwen
from tests.endpoint import Endpoint, Reaction, Request, Slow
from tests.fakes import faithful

_BRIEF = ROOT / "tests" / "briefs" / "school.toml"
_TALK = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结\n1\n1\n满意率98.6%\n起草这节\n"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")]


class _Model:
    """An endpoint whose first draft does not come to an end until it may."""

    def __init__(self) -> None:
        self.begun, self.free, self.drafts = threading.Event(), False, 0

    def __call__(self, body: Request) -> Reaction:
        asked = body["messages"][-1]["content"]
        if "【现在写】" not in asked:
            return faithful(body)
        self.drafts += 1
        self.begun.set()
        answer = faithful(body)
        assert isinstance(answer, Slow)
        return answer if self.free else Slow(answer.text, seconds_per_piece=60)


@contextmanager
def _begun(model: _Model, *arguments: object, said: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """Lend a process that is at its first draft; it is killed in the end."""
    command = (sys.executable, "-m", "bot", *map(str, arguments))
    pipe, out = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=out, stderr=out, cwd=ROOT, env=os.environ) as process:
        assert process.stdin
        process.stdin.write(said.encode())
        process.stdin.flush()
        try:
            assert model.begun.wait(60)
            yield process
        finally:
            process.kill()


@pytest.fixture
def environment(furnished: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Configure a model for a program that has been started before."""
    monkeypatch.setenv("GONGWEN_MODEL", "m")
    monkeypatch.setenv("GONGWEN_MODEL_KEY", "key")
    return monkeypatch


async def _waiting(home: Path) -> list[str]:
    store = await Store.open(home)
    async with store.read() as asked:
        jobs = await asked.waiting_jobs()
    await store.close()
    return [job.chat for job in jobs]


def test_a_draft_that_was_killed_is_told_at_the_next_one_and_leaves_nothing_waiting(
    home: Path, tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    model = _Model()
    with Endpoint(answer=model) as endpoint:
        environment.setenv("GONGWEN_MODEL_URL", endpoint.url)
        with _begun(model, "draft", _BRIEF, "-o", tmp_path / "a.docx"):
            pass
        assert asyncio.run(_waiting(home))
        model.free = True
        done = gongwen("draft", _BRIEF, "-o", tmp_path / "b.docx")
        assert (done.returncode, done.stderr.count("\n")) == (0, 1)
        assert "程序中断" in done.stderr and "1 号文稿" in done.stderr
        assert asyncio.run(_waiting(home)) == []
        assert gongwen("draft", _BRIEF, "-o", tmp_path / "c.docx").stderr == ""
    assert gongwen("export", 1, "-o", tmp_path / "a.txt").returncode == 0
    assert gongwen("forget", 1).returncode == 0


def test_a_draft_that_goes_on_beside_another_is_left_alone(
    home: Path, tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    model = _Model()
    with Endpoint(answer=model) as endpoint:
        environment.setenv("GONGWEN_MODEL_URL", endpoint.url)
        with _begun(model, "draft", _BRIEF, "-o", tmp_path / "a.docx"):
            model.free = True
            assert gongwen("draft", _BRIEF, "-o", tmp_path / "b.docx").stderr == ""
            assert asyncio.run(_waiting(home))


def test_two_programs_that_find_a_job_waiting_pay_for_it_once(
    home: Path, environment: pytest.MonkeyPatch
) -> None:
    model = _Model()
    with Endpoint(answer=model) as endpoint:
        environment.setenv("GONGWEN_MODEL_URL", endpoint.url)
        with _begun(model, "chat", said=_TALK):
            pass
        assert asyncio.run(_waiting(home))
        model.free, model.drafts = True, 0
        command = (sys.executable, "-m", "bot", "chat")
        both = [subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=ROOT) for _ in range(2)]
        assert [process.wait(60) for process in both] == [0, 0]
        assert model.drafts == 1
        assert asyncio.run(_waiting(home)) == []
