"""prompts/genres/*.toml -> Genre. A broken file stops the start, naming the file and the key."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePath

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.domain.genre import (
    Genre,
    GenreKind,
    Misfit,
    Outline,
    OutlineVariant,
    Question,
    SectionPlan,
    SectionRole,
    Unfit,
)
from bot.errors import ConfigError
from bot.files.names import text_of
from bot.texts import failures


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Question(_Table):
    ask: str
    label: str
    optional: bool = False


class _Section(_Table):
    role: SectionRole
    part: str = ""
    heading: str = ""
    length: int
    opening: str = ""
    closing: str = ""
    guidance: str
    questions: list[_Question]
    must: bool = False


class _Variant(_Table):
    name: str
    topics: list[str]
    sections: list[_Section]


class _Unfit(_Table):
    when: list[Misfit]
    instead: str
    why: str


class _Genre(_Table):
    kind: GenreKind
    aliases: list[str]
    topics: list[str] = []
    title: str
    act: str = ""
    addressed: bool = False
    items: bool
    manner: str
    frame: str
    dated: bool = True
    matter: str = ""
    public: bool = False
    ends: list[str] = []
    pace: int = 0
    usual: bool = False
    numbering: list[str] = []
    """The labels of the first part and section where the genre has its own (第一章); none for 一、 （一）."""
    unfit: list[_Unfit] = []
    before: list[_Section] = []
    variants: list[_Variant]
    after: list[_Section] = []
    """`before` and `after` stand around the sections of every variant."""


def load_genres(folder: Path) -> Mapping[str, Genre]:
    """Return the genres of a folder by name, which is the file's; raise ConfigError on a broken one.

    Those that are usual come first.
    """
    genres = [_load(path) for path in sorted(folder.glob("*.toml"))]
    if not genres:
        raise ConfigError(failures.no_genres(str(folder)))
    named = {genre.name: genre for genre in sorted(genres, key=lambda genre: not genre.usual)}
    _check_names(folder, named)
    return named


def _check_names(folder: Path, genres: Mapping[str, Genre]) -> None:
    """Raise ConfigError where a name belongs to two genres, or a genre is named that there is none of."""
    taken: dict[str, str] = {}
    for genre in genres.values():
        path = str(folder / f"{genre.name}.toml")
        for name in (genre.name, *genre.aliases):
            if taken.setdefault(name, genre.name) != genre.name:
                raise ConfigError(failures.genre_name_twice(path, name, taken[name]))
        for unfit in genre.unfit:
            if unfit.instead and unfit.instead not in genres:
                raise ConfigError(failures.genre_key(path, "unfit.instead", False))


def _load(path: Path) -> Genre:
    try:
        return _genre(PurePath(text_of(path)).stem, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(failures.config_unreadable(str(path))) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise ConfigError(failures.genre_key(str(path), key, first["type"] == "extra_forbidden")) from error


# A command loads them where it looks at what it is told, and again where it drafts: each is parsed once.
@cache
def _genre(name: str, written: str) -> Genre:
    table = _Genre.model_validate(tomllib.loads(written))
    numbering = tuple(table.numbering)
    before, after = _outline(table.before, numbering), _outline(table.after, numbering)
    return Genre(
        name=name,
        kind=table.kind,
        aliases=tuple(table.aliases),
        topics=tuple(table.topics),
        title=table.title,
        act=table.act,
        addressed=table.addressed,
        manner=table.manner.strip(),
        frame=table.frame.strip(),
        dated=table.dated,
        matter=table.matter,
        public=table.public,
        ends=tuple(table.ends),
        pace=table.pace,
        usual=table.usual,
        unfit=tuple(Unfit(tuple(u.when), u.instead, u.why) for u in table.unfit),
        items=table.items,
        variants=tuple(
            OutlineVariant(v.name, tuple(v.topics), before + _outline(v.sections, numbering) + after)
            for v in table.variants
        ),
    )


def _outline(sections: list[_Section], numbering: tuple[str, ...]) -> Outline:
    return tuple(
        SectionPlan(
            role=s.role,
            part=s.part,
            heading=s.heading,
            questions=tuple(Question(q.ask, q.label, q.optional) for q in s.questions),
            guidance=s.guidance,
            opening=s.opening,
            closing=s.closing,
            length=s.length,
            numbering=numbering,
            must=s.must,
        )
        for s in sections
    )
