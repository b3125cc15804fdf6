"""The tree in docs/architecture.md: each package with the first sentence of its docstring, by layer.

`make tree` writes it; a test fails where it is not what the packages say.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
_BEGIN, _END = "<!-- tree: written by `make tree` -->\n", "<!-- end of tree -->"


def packages() -> list[Path]:
    """Return the folders of all packages, `bot` first."""
    return sorted(init.parent for init in (ROOT / "bot").rglob("__init__.py"))


def sentence(module: Path) -> str:
    """Return the first line of a module's docstring; empty where it has none."""
    return (ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").partition("\n")[0]


def tree() -> str:
    """Return the lines of the tree, top layer first, a package's own rooms below it."""
    lines = (line for name in _layers() for line in _lines(ROOT / "bot" / name))
    return "\n".join(lines) + "\n"


def with_tree(page: str) -> str:
    """Return the page with the tree as it is now."""
    head, _, rest = page.partition(_BEGIN)
    return f"{head}{_BEGIN}\n{tree()}\n{_END}{rest.partition(_END)[2]}"


def _layers() -> Iterator[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    for layer in contracts["contracts"][0]["layers"]:
        yield from layer.split(" | ")


def _lines(part: Path) -> Iterator[str]:
    if not part.is_dir():
        yield f"- `{part.name}.py` {sentence(part.with_suffix('.py'))}"
        return
    for package in packages():
        if package == part or part in package.parents:
            name = package.relative_to(ROOT / "bot")
            yield f"{'  ' * (len(name.parts) - 1)}- `{name.as_posix()}/` {sentence(package / '__init__.py')}"


if __name__ == "__main__":
    PAGE.write_text(with_tree(PAGE.read_text("utf-8")), "utf-8")
