"""What a command loads: no more than it needs, so that nobody waits for the rest."""

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.commands.shell import ROOT

_MODEL = frozenset({"openai", "tiktoken", "httpx", "httpx2", "json_repair"})
_SCREEN = frozenset({"telegram", "rich.console"})
_WORD = frozenset({"docx", "lxml"})
_RECORD = frozenset({"sqlalchemy", "tantivy", "bot.store"})
_OTHER_FILES = frozenset({"markdown_it", "bot.files.pdf.reading", "urllib.request"})
_TALK = frozenset({"bot.app", "bot.conversation"})
_NEVER = _MODEL | _SCREEN
_NOTICE = "关于志愿服务的通知\n\n各村：\n请组织好志愿服务,每月一次。\n\n青石镇人民政府\n2026年7月5日\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with files to work on; what the commands keep lies there too, and is set up once."""
    path = tmp_path_factory.mktemp("office")
    (path / "通知.txt").write_text(_NOTICE, "utf-8")
    template = docx.Document()
    template.add_paragraph("{{标题}}")
    template.save(str(path / "模板.docx"))
    return path


def _loaded(folder: Path, *arguments: str) -> set[str]:
    """Return what a command loads that runs in the folder, in a process of its own: modules and packages."""
    done = subprocess.run(
        (sys.executable, "-X", "importtime", "-m", "bot", *arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GONGWEN_HOME": str(folder / "home")},
    )
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    modules = {line.rpartition("|")[2].strip() for line in lines}
    return modules | {package for module in modules for package in _packages(module)}


def _packages(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (("--help",), _NEVER | _WORD | _RECORD | _TALK | {"pydantic", "asyncio", "bot.config"}),
        (("check", "通知.txt"), _NEVER | _WORD | _RECORD | _TALK | {"asyncio", "pydantic", "bot.drafting"}),
        (("rule", "P06"), _NEVER | _WORD | _RECORD | _TALK | {"asyncio", "pydantic", "bot.drafting"}),
        (
            ("format", "通知.txt", "-o", "通知.docx"),
            _NEVER | _RECORD | _TALK | _OTHER_FILES | {"pydantic", "bot.drafting"},
        ),
        (
            ("compare", "通知.txt", "模板.docx", "-o", "花脸稿.docx"),
            _NEVER | _RECORD | _TALK | {"pydantic", "bot.drafting"},
        ),
        (
            ("fill", "模板.docx", "通知.txt", "-o", "通知.docx"),
            _NEVER | _RECORD | _TALK | {"docx", "pydantic", "bot.compliance"},
        ),
        (("documents",), _NEVER | _WORD | _TALK | {"tantivy", "bot.corpus", "bot.compliance"}),
        (("corpus", "search", "志愿服务"), _NEVER | _WORD | _TALK | {"bot.drafting", "bot.compliance"}),
        (("chat",), _NEVER | {"docx", "bot.compliance.rules"}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_command_loads_nothing_that_it_does_not_need(
    arguments: tuple[str, ...], unneeded: frozenset[str], folder: Path
) -> None:
    loaded = _loaded(folder, *arguments)
    assert "click" in loaded
    assert loaded & unneeded == set()


def test_the_greeting_waits_for_no_sdk_where_a_model_is_configured(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGWEN_MODEL", "gpt-4o")
    monkeypatch.setenv("GONGWEN_MODEL_URL", "http://127.0.0.1:9/v1")
    assert not _loaded(folder, "chat") & _MODEL
