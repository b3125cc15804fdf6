"""Every button has an action, and every action a button that leads to it: found in the source."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.conversation.choices import codec
from tests.tree import ROOT

_PACKAGE = "bot.conversation.choices"
_SHOWING = ("Button", "Tap")
"""A choice stands on a button, or an event brings it about."""


class _Uses(ast.NodeVisitor):
    """The choices that are shown, and those that are acted on, in modules one after the other."""

    def __init__(self) -> None:
        self.shown: set[str] = set()
        self.done: set[str] = set()
        self._known: dict[str, str] = {}
        """Choices and modules of choices by what this module calls them."""

    def visit_Module(self, node: ast.Module) -> None:
        self._known = {}
        self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if (node.module or "").startswith(_PACKAGE):
            self._known |= {one.asname or one.name: one.name for one in node.names}

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in _SHOWING:
            self.shown |= {self._choice(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
        if isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            self.done.add(self._choice(node.args[1]))
        self.generic_visit(node)

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        self.done.add(self._choice(node.cls))
        self.generic_visit(node)

    def _choice(self, node: ast.expr) -> str:
        """Return the choice that is named; empty for anything else, whatever it is called."""
        match node:
            case ast.Name(name):
                return self._known.get(name, "")
            case ast.Attribute(ast.Name(module), name) if module in self._known:
                return name
        return ""


def _told(sources: Iterable[str]) -> _Uses:
    uses = _Uses()
    for source in sources:
        uses.visit(ast.parse(source))
    return uses


def _sources(*folders: str, without: str = "") -> Iterator[str]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not without or not path.is_relative_to(ROOT / without):
                yield path.read_text("utf-8")


def _defined(sources: Iterable[str]) -> set[str]:
    """Return the classes of choices: those that no other is derived from, and that are no word of one."""
    classes = [n for source in sources for n in ast.parse(source).body if isinstance(n, ast.ClassDef)]
    bases = {found.name: {base.id for base in found.bases if isinstance(base, ast.Name)} for found in classes}
    derived_from = set().union(*bases.values())
    return {name for name, own in bases.items() if name not in derived_from and "StrEnum" not in own}


def _choices() -> set[str]:
    folder = ROOT / "bot/conversation/choices"
    own = (path for path in folder.glob("*.py") if path.stem not in ("codec", "kinds"))
    return _defined(path.read_text("utf-8") for path in own)


def _everything() -> tuple[_Uses, _Uses]:
    """Return what is shown anywhere, and what the conversation acts on."""
    inside = "bot/conversation/choices"
    return _told(_sources("bot", without=inside)), _told(_sources("bot/conversation", without=inside))


def test_every_kind_of_choice_can_be_carried() -> None:
    assert len(_choices()) > 80, "the form of the choices has changed"
    assert _choices() == set(codec.KINDS)


def test_every_choice_has_a_button_and_an_action() -> None:
    shown, done = _everything()
    assert _choices() - shown.shown == set()
    assert _choices() - done.done == set()


def test_a_choice_without_a_button_or_an_action_is_noticed() -> None:
    defined = _defined(["class Of: ...\nclass Way(StrEnum): ...\nclass Fly(Of): ...\nclass Swim(Of): ..."])
    assert defined == {"Fly", "Swim"}
    imports = "from bot.conversation.choices import ways\nfrom bot.domain.request import Fly\n"
    shown = "rows = [Button(label, ways.Fly(at)) for label in labels]\n"
    done = "match choice:\n case ways.Swim(): 0\n case Fly(): 1"
    told = _told([imports + shown + done])
    assert (defined - told.shown, defined - told.done) == ({"Swim"}, {"Fly"})


@pytest.mark.parametrize(
    "path", sorted((ROOT / "bot/conversation/choices").glob("*.py")), ids=lambda p: p.stem
)
def test_choices_know_nothing_of_the_steps(path: Path) -> None:
    imported = {
        n.module or "" for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)
    }
    ours = {name for name in imported if name.startswith("bot.conversation.")}
    assert {name for name in ours if not name.startswith(_PACKAGE)} <= {"bot.conversation.file_forms"}
