"""How a unit writes, counted over documents of its own: forms of a closed table, nothing of their text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.genre import Genre
from bot.domain.passage import Exemplar
from bot.lexicon.habits import Stretch, Trait, traits
from bot.texts.conversation.habits import habit
from bot.understanding.brief import brief_of_request

_LEAST = 2
"""In so many documents a form must stand to be a habit."""
_ANY_YEAR = 2000
_OF_A_KIND = (Stretch.LEAD, Stretch.CLOSING)
"""Stretches that are written otherwise in each kind of document."""


@dataclass(frozen=True)
class Habit:
    """What a unit does alike in several documents, in the form it has there."""

    told: str
    """自称：我镇."""
    titles: tuple[str, ...]
    """Of the documents that show it."""
    kind: str = ""
    """The kind of document that it is a habit of; empty for any."""


def unit_of(title: str, genres: Mapping[str, Genre]) -> str:
    """Return the unit that issued a document, as its title tells; an empty string where it tells none."""
    return brief_of_request(title, genres, _ANY_YEAR).issuer


def most_frequent(titles: Iterable[str], genres: Mapping[str, Genre]) -> str:
    """Return the unit that issued most of several documents; an empty string for none."""
    units = Counter(unit for title in titles if (unit := unit_of(title, genres)))
    return units.most_common(1)[0][0] if units else ""


def habits(documents: Sequence[Exemplar], issuer: str) -> tuple[Habit, ...]:
    """Return what the unit's documents do alike: in two at least, and more often than in any other way."""
    return tuple(_habits(documents, issuer))


def of_kind(found: Iterable[Habit], kind: str) -> tuple[str, ...]:
    """Return what habits say of documents of a kind: how others begin and close is none of their custom."""
    return tuple(habit.told for habit in found if habit.kind in ("", kind))


def _habits(documents: Sequence[Exemplar], issuer: str) -> Iterator[Habit]:
    for trait in traits(issuer):
        for kind in _kinds(documents) if trait.stretch in _OF_A_KIND else ("",):
            here = [document for document in documents if kind in ("", document.genre)]
            if found := _habit(trait, kind, here):
                yield found


def _kinds(documents: Sequence[Exemplar]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(document.genre for document in documents))


def _habit(trait: Trait, kind: str, documents: Sequence[Exemplar]) -> Habit | None:
    """Return the form that these documents show most often; `None` where too few do, or two as often."""
    used = [_form(trait, _stretch(document, trait.stretch)) for document in documents]
    ranked = Counter(filter(None, used)).most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    form = ranked[0][0]
    showing = (d.title for d, its in zip(documents, used, strict=True) if its == form)
    return Habit(habit(trait.name, kind, form), tuple(showing), kind)


def _form(trait: Trait, text: str) -> str:
    """Return the form that a document has most often; an empty string where it has none."""
    counts = {form: len(pattern.findall(text)) for form, pattern in trait.forms}
    best = max(counts, key=lambda form: counts[form], default="")
    return best if best and counts[best] else ""


def _stretch(document: Exemplar, stretch: Stretch) -> str:
    passages = document.passages
    match stretch:
        case Stretch.LEAD:
            return passages[0].text if passages and not passages[0].heading_path else ""
        case Stretch.CLOSING:
            return passages[-1].text.strip().rpartition("\n")[2] if passages else ""
        case Stretch.BODY:
            return "\n".join(passage.text for passage in passages)
