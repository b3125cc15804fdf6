"""A rule is a file, a genre is a file, a channel is a package: each is tried in a copy of the repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import ROOT

pytestmark = pytest.mark.slow

_NEEDED = ("bot", "prompts", "exemplars", "docs", "README.md", "README.zh-CN.md", "config.example.toml")

_RULE = '''
"""P999: a slash is no mark of a sentence."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

RULE = Rule(
    id="P999",
    name="斜线代替标点",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="正文里用斜线隔开词语，通常用顿号。",
    source="实务惯例",
    detect=pattern(r"(?<=[一-龥])/(?=[一-龥])", FixKind.SUGGEST, "、"),
    cases=(
        Case("各村/社区要抓好落实。", ("/",)),
        Case("限速60km/h。"),
    ),
)
'''

_GENRE = """
kind = "其他"
aliases = ["捷报"]
title = "{issuer}关于{period}{topic}工作的喜报"
items = false
manner = "报告成绩，短而有力。"
frame = "必备：成绩。"

[[variants]]
name = "通用"
topics = []

[[variants.sections]]
role = "做法成效"
part = "取得的成绩"
must = true
length = 100
guidance = "取得了什么成绩。"
questions = [{ ask = "取得了什么成绩？", label = "成绩" }]
"""

_BRIEF = """
genre = "喜报"
issuer = "青石镇人民政府"
issuer_kind = "政府部门"
period = "2026年上半年"
topic = "防汛"
issued = 2026-07-06
messages = ["加固堤防12公里"]
"""

_CHANNEL = '''
"""The pigeon: a line in is a message, what is said goes out as it is."""

import sys

from bot.config import Config, Secrets
from bot.conversation.engine import Engine
from bot.conversation.events import Text
from bot.conversation.replies import Reply, Say
from bot.store.store import Store


class Pigeon:
    name = "pigeon"

    async def send(self, chat: str, replies: tuple[Reply, ...]) -> None:
        for reply in replies:
            print(reply.text if isinstance(reply, Say) else reply.name)

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None: ...

    async def progress(self, chat: str, job: int, title: str, text: str) -> None: ...

    async def settled(self, chat: str, job: int) -> None: ...


async def serve(config: Config, keys: Secrets, engine: Engine, store: Store) -> None:
    print(config.channels["pigeon"]["loft"])
    await engine.open(Pigeon())
    for number, line in enumerate(sys.stdin):
        await engine.handle("pigeon:a", Text(f"a:{number}", line.strip()))
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of what is needed of the repository, compiled as it is there."""
    folder = tmp_path / "copy"
    for name in _NEEDED:
        of = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        folder.mkdir(exist_ok=True)
        of(ROOT / name, folder / name)
    handbook = folder / "tests" / "compliance"
    handbook.mkdir(parents=True)
    for package in (handbook, handbook.parent):
        (package / "__init__.py").touch()
    shutil.copy2(ROOT / "tests" / "compliance" / "handbook.py", handbook)
    return folder


def _run(copy: Path, *arguments: object, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run a module of the copy, with a home of its own."""
    return subprocess.run(
        (sys.executable, "-m", *map(str, arguments)),
        input=said,
        capture_output=True,
        text=True,
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "GONGWEN_HOME": str(copy.parent / "home")},
        timeout=120,
    )


def test_a_rule_is_one_file(copy: Path) -> None:
    (copy / "bot/compliance/rules/punctuation/p999_slashes.py").write_text(_RULE.lstrip(), "utf-8")
    (copy / "文.txt").write_text("各村/社区要抓好落实。\n", "utf-8")
    assert "P999 斜线代替标点：“/”" in _run(copy, "bot", "check", "文.txt").stdout
    assert "改后：各村、社区要抓好落实。" in _run(copy, "bot", "rule", "P999").stdout
    assert _run(copy, "tests.compliance.handbook").returncode == 0
    assert "| P999 | 斜线代替标点 | 提醒 |" in (copy / "docs/rules.md").read_text("utf-8")


def test_a_genre_is_one_file(copy: Path) -> None:
    (copy / "prompts/genres/喜报.toml").write_text(_GENRE, "utf-8")
    (copy / "brief.toml").write_text(_BRIEF, "utf-8")
    drafted = _run(copy, "bot", "draft", "brief.toml", "-o", "out.docx")
    assert drafted.returncode == 0, drafted.stderr
    assert _run(copy, "bot", "export", "1", "-o", "out.txt").returncode == 0
    text = (copy / "out.txt").read_text("utf-8")
    assert text.startswith("青石镇人民政府关于2026年上半年防汛工作的喜报\n")
    assert "加固堤防12公里" in text
    assert "S01" not in _run(copy, "bot", "check", "out.txt", "--genre", "喜报").stdout
    assert "喜报" in _run(copy, "bot", "check", "out.txt", "--genre", "没有的文种").stderr


def test_a_channel_is_one_package(copy: Path) -> None:
    package = copy / "bot/channels/pigeon"
    package.mkdir()
    (package / "__init__.py").write_text(_CHANNEL.lstrip(), "utf-8")
    (copy / "config.toml").write_text('[channels.pigeon]\nloft = "阁楼"\n', "utf-8")
    assert "pigeon" in _run(copy, "bot", "--help").stdout
    done = _run(copy, "bot", "pigeon", said="帮我写青石镇人民政府2026年上半年防汛工作总结\n")
    assert done.stdout.startswith("阁楼\n"), done.stderr
    assert "请确认" in done.stdout
    assert "青石镇人民政府" in done.stdout
