"""Functions and classes stay small enough to be read at once."""

import ast
from collections.abc import Iterator

from tests.tree import ROOT

_MOST = {ast.FunctionDef: 40, ast.AsyncFunctionDef: 40, ast.ClassDef: 200}

_MEASURED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _too_long(body: list[ast.stmt], most: dict[type, int]) -> Iterator[str]:
    """Yield the functions and classes of more lines, those inside others too."""
    for node in body:
        if isinstance(node, _MEASURED):
            if (node.end_lineno or node.lineno) - node.lineno >= most[type(node)]:
                yield node.name
            yield from _too_long(node.body, most)


def test_no_function_is_longer_than_40_lines_and_no_class_than_200() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for path in (ROOT / "bot").rglob("*.py")
        for name in _too_long(ast.parse(path.read_text("utf-8")).body, _MOST)
    }
    assert found == set()


def test_a_line_too_many_is_noticed() -> None:
    body = ast.parse("class A:\n    def f():\n        a\n        b\n").body
    assert list(_too_long(body, {ast.ClassDef: 4, ast.FunctionDef: 3})) == []
    assert list(_too_long(body, {ast.ClassDef: 3, ast.FunctionDef: 2})) == ["A", "f"]
