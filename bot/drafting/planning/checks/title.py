"""The title: complete, nothing said twice, its marks in pairs, and the kind of document at its end."""

from collections.abc import Iterator

from bot.domain.document import Brief
from bot.domain.genre import Genre
from bot.drafting.planning.checks.case import Case
from bot.language.pairs import pairs
from bot.regex import regex
from bot.texts.prompting import planning as texts

_DOUBLED = regex("([\u4e00-\u9fff]{2,})\\1")
_BEHIND = regex("（[^（）]{1,12}）$")
"""What may stand behind the kind of document: （试行）, （征求意见稿）."""


def sound(case: Case) -> Iterator[str]:
    """Complain of what is wrong with the title."""
    yield from faults(case.sketch.title, case.commission.document.brief, case.commission.genre)


def faults(title: str, brief: Brief, genre: Genre) -> Iterator[str]:
    """Yield in a line each what is wrong with a title."""
    given = brief.title
    if given:
        if title != given:
            yield texts.wrong_title(given)
        return
    named = [name for name in (brief.issuer, brief.topic) if name]
    if not title or (named and not any(name in title for name in named)):
        yield texts.title_without(named)
    if not is_news(genre) and not _BEHIND.sub("", title).endswith(words_of(genre)):
        yield texts.title_ends(genre.name)
    if doubled := _DOUBLED.search(title):
        yield texts.title_repetition(doubled[1])
    # A unit may bear its trade in its name: 林业工作站2025年林业工作总结.
    rest = title.replace(brief.issuer, "", 1) if brief.issuer else title
    yield from (
        texts.title_repetition(n) for n in (*named, brief.period) if n and rest.count(n) > (n != brief.issuer)
    )
    if any(pair.start is None or pair.end is None for pair in pairs(title, 0, len(title))):
        yield texts.TITLE_MARKS


def is_news(genre: Genre) -> bool:
    """Return whether a title of the genre is a sentence of its own: 某局开展某事."""
    return genre.title.endswith("{topic}")


def words_of(genre: Genre) -> tuple[str, ...]:
    """Return the words that a title of the genre may end in."""
    pattern = genre.title.rpartition("}")[2]
    return tuple(filter(None, (genre.name, *genre.aliases, genre.kind, pattern.removeprefix("的"))))
