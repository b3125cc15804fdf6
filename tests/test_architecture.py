"""The pages that show a newcomer around name only what is there."""

import ast
import re
from functools import cache

import pytest

from tests.tree import PAGE, ROOT, packages, sentence, with_tree

_PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("README*.md", "CONTRIBUTING.md", "docs/*.md", "prompts/**/*.md", "prompts/**/*.toml")
    for path in ROOT.glob(pattern)
)
_PATH = re.compile(r"(?<![\w/])(?:bot|tests|prompts|exemplars|docs)/[^\s`|()\[\]，。；,;]*[\w/>*]")
_BLANK = re.compile(r"<[^<>]+>")
_REFERENCE = re.compile(r"`(bot/[\w/]+\.py)`((?:[:,]\s+`[\w.]+`)+)")
_NAME = re.compile(r"`([\w.]+)`")


@cache
def _defined(path: str) -> frozenset[str]:
    """Return what a module defines: functions, classes, their methods, and constants."""
    return frozenset(_names(ast.parse((ROOT / path).read_text("utf-8")).body))


def _names(body: list[ast.stmt], owner: str = "") -> list[str]:
    names: list[str] = []
    for node in body:
        match node:
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name):
                names.append(f"{owner}{name}")
            case ast.ClassDef(name):
                names += [f"{owner}{name}", *_names(node.body, f"{name}.")]
            case ast.Assign(targets=[ast.Name(name)]) | ast.AnnAssign(target=ast.Name(name)):
                names.append(f"{owner}{name}")
    return names


def _references(page: str) -> list[tuple[str, str]]:
    return [(path, name) for path, names in _REFERENCE.findall(page) for name in _NAME.findall(names)]


@pytest.mark.parametrize("page", _PAGES)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    named = _PATH.findall((ROOT / page).read_text("utf-8"))
    assert [path for path in named if not any(ROOT.glob(_BLANK.sub("*", path)))] == []


def test_every_function_that_the_page_names_is_in_its_file() -> None:
    named = _references(PAGE.read_text("utf-8"))
    assert len(named) > 100, "the form of the references has changed"
    missing = [one for one in named if not (ROOT / one[0]).exists() or one[1] not in _defined(one[0])]
    assert missing == []


def test_a_name_that_is_not_there_is_noticed() -> None:
    assert "Engine.handle" in _defined("bot/conversation/engine.py")
    assert "Engine.fly" not in _defined("bot/conversation/engine.py")
    assert _references("`bot/a.py`: `b`, `C.d` and\n`e`, `bot/f.py`:\n  `g`") == [
        ("bot/a.py", "b"),
        ("bot/a.py", "C.d"),
        ("bot/f.py", "g"),
    ]


def test_every_class_of_the_glossary_is_defined() -> None:
    glossary = PAGE.read_text("utf-8").partition("## Glossary")[2].partition("## ")[0]
    named = set(re.findall(r"`([A-Z][A-Za-z]+)(?:\.\w+)?`", glossary))
    assert len(named) > 20, "the form of the glossary has changed"
    known = (_defined(path.relative_to(ROOT).as_posix()) for path in (ROOT / "bot").rglob("*.py"))
    assert named - frozenset().union(*known) == set()


def test_every_package_says_in_a_sentence_what_it_is() -> None:
    assert [p for p in packages() if not sentence(p / "__init__.py").endswith(".")] == []


def test_the_tree_shows_every_package_as_it_describes_itself() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_tree(page), "run `make tree`"
    inner = [p.relative_to(ROOT / "bot").as_posix() for p in packages() if p != ROOT / "bot"]
    assert [name for name in inner if f"- `{name}/` " not in page] == []
