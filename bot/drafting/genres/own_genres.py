"""A genre of the clerk's own: made from an exemplar or an outline, and laid out for a document."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.corpus.names.entities import entities
from bot.corpus.names.generic import GENERIC
from bot.domain.document import Brief
from bot.domain.genre import Genre, Outline, OwnGenre, SectionPlan, SectionRole
from bot.domain.passage import Entity, Exemplar
from bot.drafting.outline.arrangement import Arrangement, arrangement_of, outline_of
from bot.drafting.outline.bare_headings import bare_heading, without_matter
from bot.drafting.outline.own_outline import with_own_outline
from bot.drafting.outline.proposing import fault, propose
from bot.language.document.headings import heading_label
from bot.language.document.outlines import outline_headings
from bot.understanding.brief import genre_like

_LABELS = ("一、", "（一）", "1.")
_LEVELS = len(_LABELS)
_PARTLESS = _LABELS[1]
_NO_MARKS = str.maketrans("", "", "（()）《》“”，、：")


@dataclass(frozen=True)
class _Row:
    """What stands under a heading."""

    path: tuple[str, ...]
    """The headings above it and its own, without labels."""
    role: SectionRole
    chars: int


def genre_of_exemplar(exemplar: Exemplar, name: str, like: str) -> OwnGenre | None:
    """Return the genre that an exemplar shows; `None` where no document can be divided so."""
    rows, names = tuple(_rows_of(exemplar)), _names(exemplar.entities)
    return _own_genre(name, like, rows, _labels_of(exemplar), names)


def nearest_genre(exemplar: Exemplar, name: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre that an exemplar is nearest to: by its title, its name, its kind; else nothing."""
    return genre_at_end((exemplar.title, name, exemplar.genre), genres)


def genre_name(exemplar: Exemplar, like: str, genres: Mapping[str, Genre]) -> str:
    """Return what a genre is called that an exemplar shows: its title without unit, time and figures.

    A title that names no genre is none of a document, but of its file.
    """
    left = without_matter(exemplar.title, _names(exemplar.entities)).translate(_NO_MARKS)
    return left.removeprefix("关于").strip("的") if genre_like(left, genres) else like


def genre_of_plans(name: str, plans: Sequence[SectionPlan], like: str, issuer: str = "") -> OwnGenre | None:
    """Return the genre that an outline as it stands shows; `None` where no document can be divided so."""
    headings = "\n".join(f"{plan.part}\n{plan.heading}" for plan in plans)
    names = _names(entities(headings)) | {issuer}
    labels = next((plan.numbering for plan in plans if plan.numbering), ())
    partless = not any(plan.part for plan in plans)
    usual = (*_LABELS[1:], "（1）") if partless else _LABELS
    shown = tuple(label or usual[n] for n, label in enumerate((*labels, "", "", "")[:_LEVELS]))
    return _own_genre(name, like, tuple(_rows_of_plans(plans)), shown, names)


def genre_of_outline(name: str, text: str, like: str) -> OwnGenre | None:
    """Return the genre that an outline shows as it was sent; `None` where no document can be divided so."""
    sections = with_own_outline((), text)
    own = genre_of_plans(name, outline_of(sections), like) if sections else None
    return replace(own, lengths={}) if own else None


def genre_at_end(words: Sequence[str], genres: Mapping[str, Genre]) -> str:
    """Return the genre that the first of several names ends in; an empty string where none does."""
    return next((found for word in words if (found := genre_like(word, genres))), "")


def lay_out(arrangement: Arrangement, own: OwnGenre) -> Arrangement:
    """Return the arrangement that the genre lays down: its headings literally, each with its share."""
    taken = with_own_outline(arrangement, own.outline) or arrangement
    return tuple(replace(p, plan=replace(p.plan, length=_length(p.plan, own))) for p in taken)


def propose_outline(genre: Genre, brief: Brief, own: OwnGenre | None, turn: int = 0) -> Outline:
    """Return the outline of the clerk's own genre, or the `turn`-th of the usual ones after it."""
    if own is None:
        return propose(genre, brief, turn)
    turn %= len(genre.variants) + 1
    if turn:
        return propose(genre, brief, turn - 1)
    return outline_of(lay_out(arrangement_of((0, plan) for plan in propose(genre, brief)), own))


def _length(plan: SectionPlan, own: OwnGenre) -> int:
    return own.lengths.get(_key((plan.part, plan.heading))) or plan.length


def _key(path: Sequence[str]) -> str:
    return "/".join(filter(None, path))


def _names(found: Iterable[Entity]) -> frozenset[str]:
    return frozenset(entity.text for entity in found if entity.kind in GENERIC)


def _own_genre(
    name: str, like: str, rows: Sequence[_Row], labels: Sequence[str], names: Collection[str]
) -> OwnGenre | None:
    bare = [replace(row, path=_bare_path(row, names)) for row in rows]
    outline = "\n".join(_lines(bare, labels))
    lengths: Counter[str] = Counter()
    for row in bare:
        lengths[_key(row.path[: 1 if labels[0] == _PARTLESS else 2])] += row.chars
    sections = with_own_outline((), outline)
    whole = sections and not fault(outline_of(sections))
    return OwnGenre(name, like, outline, dict(lengths)) if whole else None


def _bare_path(row: _Row, names: Collection[str]) -> tuple[str, ...]:
    return tuple(bare_heading(heading, names, row.role) for heading in row.path)


def _lines(rows: Sequence[_Row], labels: Sequence[str]) -> Iterator[str]:
    """Yield the headings with their labels, each once, numbered anew under each heading."""
    counts: Counter[tuple[str, ...]] = Counter()
    numbers: dict[tuple[str, ...], int] = {}
    for path in dict.fromkeys(row.path[:depth] for row in rows for depth in range(1, len(row.path) + 1)):
        counts[path[:-1]] += 1
        numbers[path] = counts[path[:-1]]
        above = [numbers[path[:depth]] for depth in range(1, len(path) + 1)]
        yield heading_label(labels, len(path), above) + path[-1]


def _rows_of(exemplar: Exemplar) -> Iterator[_Row]:
    for passage in exemplar.passages:
        path = tuple(_label_and_heading(heading)[1] for heading in passage.heading_path[:_LEVELS])
        yield _Row(path, passage.role, len(passage.text))


def _rows_of_plans(plans: Sequence[SectionPlan]) -> Iterator[_Row]:
    for plan in plans:
        path = tuple(filter(None, (plan.part, plan.heading)))
        yield _Row(path, plan.role, plan.length)
        yield from (_Row((*path, below), plan.role, 0) for below in plan.subheadings if path)


def _labels_of(exemplar: Exemplar) -> tuple[str, ...]:
    """Return the first label of each level, as the exemplar's own headings have it."""
    paths = [passage.heading_path for passage in exemplar.passages]
    own = [
        next((f for p in paths if len(p) > n and (f := _label_and_heading(p[n])[0])), "")
        for n in range(_LEVELS)
    ]
    usual = (*_LABELS[1:], "（1）") if own[0] == _PARTLESS else _LABELS
    return tuple(label or usual[n] for n, label in enumerate(own))


def _label_and_heading(heading: str) -> tuple[str, str]:
    """Return the form of a heading's label, and the heading without it."""
    found = outline_headings(heading)
    return (found[0].form, found[0].name) if found and found[0].start == 0 else ("", heading.strip())
