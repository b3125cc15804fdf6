"""What came of one brief with one candidate, and what came of a candidate in all its briefs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

from bot.commands.drafts.brief_file import BriefFile
from bot.commands.evaluation.measures import Measures
from bot.domain.document import Brief
from bot.domain.genre import Genre
from bot.texts import evaluation as texts


@dataclass(frozen=True)
class Thread:
    """A brief of the folder with the messages to it."""

    name: str
    """Its file's, without the suffix."""
    asked: BriefFile
    brief: Brief
    genre: Genre


@dataclass(frozen=True)
class Outcome:
    """A draft, or why there is none."""

    name: str
    """The brief's."""
    candidate: str
    thread: Thread | None = None
    """The brief; `None` where it could not be read."""
    file: Path | None = None
    """The Word file; `None` where nothing was drafted."""
    text: str = ""
    measures: Measures | None = None
    warnings: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    """Why the whole or a section came to nothing, a line each."""


def rows(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    """Return a row for each draft and one for each candidate, with the means over its drafts."""
    own = [_row(o.name, o.candidate, [o]) for o in outcomes]
    return [*own, *(_row(texts.MEAN, name, held) for name, held in by_candidate(outcomes).items())]


def by_candidate(outcomes: Sequence[Outcome]) -> Mapping[str, list[Outcome]]:
    """Return the outcomes of each candidate, in their order."""
    grouped: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(outcome.candidate, []).append(outcome)
    return grouped


_Count = Callable[[Measures], int | None]
_CELLS: tuple[tuple[_Count, ...], ...] = (
    (lambda m: m.chars,),
    (lambda m: m.percent,),
    (lambda m: m.stated, lambda m: m.facts),
    (lambda m: len(m.superseded),),
    (lambda m: len(m.forbidden),),
    (lambda m: len(m.gaps),),
    (lambda m: len(m.proposals),),
    (lambda m: len(m.unsupported),),
    (lambda m: None if m.shared is None else len(m.shared),),
    (lambda m: len(m.repeated),),
    (lambda m: m.used.prompt_tokens, lambda m: m.used.completion_tokens),
    (lambda m: m.used.calls,),
    (lambda m: round(m.seconds),),
)
"""What stands in the columns of the table, between the candidate and what failed."""


def _row(thread: str, candidate: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    held = [o.measures for o in outcomes if o.measures]
    cells = ("/".join(_mean(held, count) for count in cell) for cell in _CELLS)
    return (thread, candidate, *cells, _failures(outcomes))


def _mean(held: Sequence[Measures], count: _Count) -> str:
    values = [value for m in held if (value := count(m)) is not None]
    return f"{fmean(values):.1f}".removesuffix(".0") if values else texts.UNKNOWN


def _failures(outcomes: Sequence[Outcome]) -> str:
    if len(outcomes) == 1:
        return "；".join((*outcomes[0].failures, *outcomes[0].warnings))
    count = sum(bool(o.failures) for o in outcomes)
    return texts.failure_count(count) if count else ""


def as_values(outcomes: Sequence[Outcome], page: Path) -> dict[str, object]:
    """Return the outcomes in the shape that programs read."""
    return {"drafts": [_values(o) for o in outcomes], "page": str(page)}


def _values(outcome: Outcome) -> dict[str, object]:
    measures = outcome.measures
    told = {**asdict(measures), "stated": measures.stated, "percent": measures.percent} if measures else None
    return {
        "thread": outcome.name,
        "candidate": outcome.candidate,
        "file": str(outcome.file) if outcome.file else None,
        "measures": told,
        "warnings": outcome.warnings,
        "failures": outcome.failures,
    }
