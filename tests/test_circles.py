"""No module imports, at its top and by way of others, itself: what is read can be read from the bottom up."""

import ast
from collections.abc import Collection, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import bot

ROOT = Path(bot.__file__).parent


def _modules() -> dict[str, Path]:
    """Every module of the package by its dotted name; a package is its `__init__`."""
    found = {}
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _imported(tree: ast.Module, modules: Collection[str]) -> Iterator[str]:
    """The modules that the top of one asks for: of `from a import b` the module `a.b`, else `a`."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        if isinstance(node, ast.ImportFrom) and node.module and node.module in modules:
            # A package that is named only on the way to a module in it is no part of the circle.
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in modules else node.module for name in inner)


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """The modules of one circle, each imported by the next; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = _modules()
    graph = {
        name: set(_imported(ast.parse(path.read_text("utf-8")), modules)) for name, path in modules.items()
    }
    assert _circle(graph) == []


def test_a_circle_would_be_seen() -> None:
    below = "from steps import facts, words"
    graph = {
        name: set(_imported(ast.parse(text), {"steps", "steps.facts", "steps.whole"}))
        for name, text in {"steps.facts": "from steps.whole import rest", "steps.whole": below}.items()
    }
    assert set(_circle(graph)) == {"steps.facts", "steps.whole"}
