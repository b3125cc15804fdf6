"""Whatever is written for the user is said somewhere."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import bot

_ROOT = Path(bot.__file__).parent


def _defined(tree: ast.Module) -> Iterator[str]:
    """Yield the public names that a module of texts gives."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            stored = (n for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
            yield from (n.id for n in stored)


def _used(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_every_text_is_used() -> None:
    sources = {path: path.read_text("utf-8") for path in _ROOT.rglob("*.py")}
    # Who uses a text has imported it, or stands beside it: all others need not be parsed.
    trees = {path: ast.parse(source) for path, source in sources.items() if "texts" in f"{path}{source}"}
    used = Counter(name for tree in trees.values() for name in _used(tree))
    texts = {path: tree for path, tree in trees.items() if "texts" in path.parent.parts}
    assert texts
    unused = [
        f"{path.stem}.{name}"
        for path, tree in texts.items()
        for name in _defined(tree)
        if not name.startswith("_") and not used[name]
    ]
    assert unused == []
