"""Requests as a model writes them, {"do": "move", …}, and the values they stand for."""

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel

from bot.domain.orders import Format
from bot.domain.request import (
    AddSection,
    Adopt,
    Ask,
    Draft,
    DropSections,
    Export,
    FollowExemplar,
    GoTo,
    LeaveUnwritten,
    MergeSections,
    MoveFact,
    MoveSection,
    NewDocument,
    OpenDocument,
    Place,
    RenameSection,
    ReplaceWords,
    Request,
    Rewrite,
    SetOutline,
    Show,
    Shown,
    SplitSection,
    Stop,
    SwapSections,
    Target,
    Undo,
    Variants,
    WithdrawFact,
)
from bot.understanding.orders.choosing import asks_to_choose, names_title

Do = Literal[
    "new",
    "open",
    "add",
    "drop",
    "move",
    "rename",
    "merge",
    "split",
    "swap",
    "outline",
    "go",
    "skip",
    "draft",
    "rewrite",
    "replace",
    "undo",
    "export",
    "show",
    "follow",
    "adopt",
    "unfact",
    "movefact",
    "ask",
    "stop",
]


class TargetJson(BaseModel):
    """A section as the answer names it."""

    n: int = 0
    part: int = 0
    item: int = 0
    name: str = ""
    place: Place | None = None
    para: int = 0

    def value(self) -> Target:
        """Return the target."""
        return Target(self.n, self.part, self.item, self.name, self.place, self.para)


class RequestJson(BaseModel):
    """One request with the words that make it."""

    do: Do
    m: int
    q: str
    t: list[TargetJson] = []
    to: TargetJson | None = None
    before: bool = False
    level: int = 0
    name: str = ""
    names: list[str] = []
    how: str = ""
    ans: str = ""
    old: str = ""
    new: str = ""
    whole: bool = False
    steps: int = 1
    form: Literal["docx", "txt"] = "docx"
    what: Shown = Shown.STATUS
    number: int = 0

    def value(self) -> Request:
        """Return the request; a section that was not named is the one that was spoken of last."""
        return _VALUES[self.do](self)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return the sections it names."""
        return tuple(target.value() for target in self.t)

    @property
    def target(self) -> Target:
        """Return the first section it names, or the one that was spoken of last."""
        return next(iter(self.targets), Target(place=Place.THIS))

    @property
    def goal(self) -> Target | None:
        """Return the section beside which something is to stand."""
        return self.to.value() if self.to else None


def _swap(said: RequestJson) -> Request:
    first, second = (*said.targets, *(goal for goal in (said.goal,) if goal), said.target, said.target)[:2]
    return SwapSections(first, second)


def _rewrite(said: RequestJson) -> Request:
    if not asks_to_choose(said.how, said.q):
        return Rewrite(said.target, said.how or said.q)
    return Variants(None if names_title(said.q) and not said.t else said.target)


_VALUES: dict[Do, Callable[[RequestJson], Request]] = {
    "new": lambda r: NewDocument(),
    "open": lambda r: OpenDocument(r.name),
    "add": lambda r: AddSection(r.name, r.goal, r.before, r.level),
    "drop": lambda r: DropSections(r.targets or (r.target,)),
    "move": lambda r: MoveSection(r.target, r.goal, r.before),
    "rename": lambda r: RenameSection(r.target, r.name),
    "merge": lambda r: MergeSections(r.targets, r.name),
    "split": lambda r: SplitSection(r.target, tuple(r.names)),
    "swap": _swap,
    "outline": lambda r: SetOutline(r.q),
    "go": lambda r: GoTo(r.target),
    "skip": lambda r: LeaveUnwritten(next(iter(r.targets), None), r.whole),
    "draft": lambda r: Draft(r.target),
    "rewrite": _rewrite,
    "replace": lambda r: ReplaceWords(r.old, r.new, next(iter(r.targets), None)),
    "undo": lambda r: Undo(r.steps),
    "export": lambda r: Export(Format(r.form)),
    "show": lambda r: Show(r.what, next(iter(r.targets), None)),
    "follow": lambda r: FollowExemplar(r.name),
    "adopt": lambda r: Adopt(r.target),
    "unfact": lambda r: WithdrawFact(r.number, r.name),
    "movefact": lambda r: MoveFact(r.number, r.target),
    "ask": lambda r: Ask(r.q, r.ans),
    "stop": lambda r: Stop(),
}
