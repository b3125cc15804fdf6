"""Parsing: from the text of a file to its pieces, each with headings, noise, metadata, entities and passages.

Everything but the metadata is worked out on cleaned text; what is handed out carries the offsets of the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from typing import NamedTuple

from bot.corpus.cleaning.cleaner import Cleaned, clean
from bot.corpus.cleaning.line_joins import has_torn_lines
from bot.corpus.grading.completeness import is_complete, is_of_articles
from bot.corpus.grading.duplicates import earlier_copies, fingerprint
from bot.corpus.grading.eras import signs_of_age
from bot.corpus.grading.grader import Evidence, grade
from bot.corpus.names.entities import names_told
from bot.corpus.parsing.dates import year_of
from bot.corpus.parsing.genres import genre_of_collection
from bot.corpus.parsing.headings import FoundHeading, headings_in
from bot.corpus.parsing.markers import title_of_marker
from bot.corpus.parsing.metadata import metadata
from bot.corpus.parsing.officialdom import is_official
from bot.corpus.parsing.roles import lead_role, role_of
from bot.corpus.parsing.sections import headings_without_number
from bot.corpus.parsing.splitting import Split, split
from bot.corpus.parsing.titles import tail_start, title_at
from bot.corpus.progress import SyncProgress, ignore_progress, with_progress
from bot.domain.genre import GenreKind
from bot.domain.noise import NoiseKind
from bot.domain.passage import Grade, Passage
from bot.domain.piece import Heading, Parsed, Piece, Span
from bot.language.document.headings import enumeration_number
from bot.language.sentences import sentences
from bot.lexicon.genres import genre_at_end
from bot.texts import corpus as texts

_LONGEST_PASSAGE = 900
_LOWEST_LEVEL = 3
_CHAPTER_LEVEL = 1
_UNPARTED = 160
"""A document of so few characters is one passage."""


def parse_text(text: str, told: SyncProgress = ignore_progress, wrapped: bool = True) -> Parsed:
    """Return what the text of a file holds; of two pieces that are nearly the same the later is rejected.

    `wrapped` where a line may end at the edge of a page; else every line is a paragraph.
    """
    wrapped = wrapped or has_torn_lines(text)
    found = split(text, wrapped)
    named = (text[span.start : span.end] for span in found.outside if span.kind is NoiseKind.COLLECTION_TITLE)
    collection = next((title for title in named if genre_of_collection(title) is not GenreKind.OTHER), "")
    pieces = [
        parse_piece(
            text, start, end, None, Surroundings(collection, _marked_title(text, found, start), wrapped)
        )
        for start, end in with_progress(found.pieces, told)
    ]
    return Parsed(tuple(_reject_duplicates(pieces)), found.outside)


def _marked_title(text: str, found: Split, start: int) -> str | None:
    """Return the title that the line above a piece gives it: 社区志愿服务活动方案篇一."""
    above = [span for span in found.outside if span.end <= start]
    if not above or text[above[-1].end : start].strip():
        return None
    return title_of_marker(text[above[-1].start : above[-1].end].strip())


def _reject_duplicates(pieces: list[Piece]) -> Iterator[Piece]:
    for piece, twin in zip(pieces, earlier_copies(p.fingerprint for p in pieces), strict=True):
        if twin is None or piece.grade is Grade.REJECT:
            yield piece
        else:
            yield replace(piece, grade=Grade.REJECT, reasons=(texts.repeats(pieces[twin].title, twin + 1),))


@dataclass(frozen=True)
class Surroundings:
    """What the file around a piece says of it."""

    collection: str = ""
    """The title of the collection that it stands in."""
    marked: str | None = None
    """Its title, where that stands on the line of its marker, outside of it."""
    wrapped: bool = True
    """Whether a line may end at the edge of a page."""
    called: str = ""
    """What its genre is called, where that and its title are known beside the text."""


_NOTHING = Surroundings()


def parse_piece(
    text: str, start: int, end: int, genre: GenreKind | None = None, around: Surroundings = _NOTHING
) -> Piece:
    """Return the document between two offsets of a file; `genre` where it is known beforehand."""
    cleaned = clean(text[start:end], around.wrapped)
    found_title = None if around.called else title_at(cleaned.text)
    title, title_start, title_end = found_title or (around.marked, 0, 0)
    body = _body(cleaned.text, title_end)
    found = headings_in(cleaned.text)
    parting = _parting(cleaned.text, body, found)
    named = [cleaned.text[h.text_start : h.text_end] for h in parting]
    told = metadata(title, body.text, named, genre, around.collection, cleaned.text[:title_start])
    word = _genre_word(around.called or title or "")
    passages = tuple(_passages(cleaned.text, body, parting, _Named(told.genre, word)))
    noise = tuple(Span(start + s.start, start + s.end, s.kind) for s in cleaned.noise)
    evidence = Evidence(
        cleaned.text, end - start, noise, told.year, passages, names_told(cleaned.text, text[start:end])
    )
    official = genre is not None or is_official(title, cleaned.text)
    whole = bool(around.called) or is_complete(title, body.text)
    evidence = replace(evidence, is_official=official, is_complete=whole)
    verdict, reasons, passages = _graded(evidence, _Head(title, cleaned.text[:title_start], body, told.genre))
    return Piece(
        title=title,
        genre=told.genre,
        issuer_kind=told.issuer_kind,
        year=told.year,
        period=told.period,
        topic=told.topic,
        start=start,
        end=end,
        grade=verdict,
        reasons=reasons,
        headings=_headings(cleaned, found, start),
        noise=noise,
        entities=tuple(evidence.entities),
        passages=passages,
        text=cleaned.text,
        fingerprint=fingerprint(body.text),
    )


@dataclass(frozen=True)
class _Head:
    """What a piece says of itself beside its sections."""

    title: str | None
    above: str
    body: "_Body"
    genre: GenreKind


def _graded(evidence: Evidence, head: _Head) -> tuple[Grade, tuple[str, ...], tuple[Passage, ...]]:
    """Return the grade with its reasons, and the passages; where the lead alone is dated, without it."""
    lead = "\n".join(p.text for p in evidence.passages if not p.heading_path)
    rest = head.body.text.replace(lead, "", 1)
    year = year_of(head.title, head.above + rest, head.genre)
    verdict, reasons = grade(replace(evidence, rest=rest, year_of_rest=year))
    dated = signs_of_age(lead, None if evidence.year == year else evidence.year)
    kept = (p for p in evidence.passages if p.heading_path or verdict is not Grade.GOOD or not dated)
    return verdict, reasons, tuple(kept)


def _headings(cleaned: Cleaned, found: tuple[FoundHeading, ...], start: int) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            level=h.level,
            number=cleaned.text[h.start : h.text_start].strip(),
            text=cleaned.text[h.text_start : h.text_end].strip(),
            offset=start + cleaned.origin(h.start),
        )
        for h in found
    )


@dataclass(frozen=True)
class _Body:
    """The text below the title; its tail of signature and date does not belong to the last section."""

    text: str
    start: int
    end: int


def _body(text: str, title_end: int) -> _Body:
    start = min(len(text), title_end + 1) if title_end else 0
    return _Body(text[start:], start, start + tail_start(text[start:]))


def _parting(text: str, body: _Body, found: tuple[FoundHeading, ...]) -> list[FoundHeading]:
    """Return the headings that part the passages: those with a number and those without, in order."""
    bare = headings_without_number(text, body.start, body.end, found)
    return sorted((*found, *bare), key=lambda h: h.start)


class _Named(NamedTuple):
    """The genre of a piece: its kind, and the word that names it."""

    kind: GenreKind
    word: str


def _genre_word(name: str) -> str:
    found = genre_at_end(name)
    return found.word if found else ""


def _passages(text: str, body: _Body, found: Sequence[FoundHeading], genre: _Named) -> Iterator[Passage]:
    sections = list(_sections(text, body, found))
    if [path for path, _ in sections] == [()] and genre.word:
        lead, rest = _opened(sections[0][1])
        yield from (Passage((), lead_role(genre.kind), portion) for portion in _portions(lead))
        yield from (Passage((), role_of((), *genre), portion) for portion in _portions(rest))
        return
    for path, section in sections:
        role = role_of(path, *genre) if path else lead_role(genre.kind)
        yield from (Passage(path, role, portion) for portion in _portions(section))


def _opened(text: str) -> tuple[str, str]:
    """Return the first paragraph of a text without headings, with those it speaks to, and what follows it."""
    if len(text) <= _UNPARTED:
        return text, ""
    lines = text.splitlines(keepends=True)
    first = next((n for n, line in enumerate(lines, 1) if not line.rstrip().endswith("：")), len(lines))
    return "".join(lines[:first]).strip("\n"), "".join(lines[first:]).strip("\n")


def _sections(text: str, body: _Body, found: Sequence[FoundHeading]) -> Iterator[tuple[tuple[str, ...], str]]:
    heads = list(_section_heads(text, body, found))
    ends = [*(head.start for head in heads), body.end]
    if lead := text[body.start : ends[0]].strip("\n"):
        yield (), lead
    path: list[FoundHeading] = []
    for head, end in zip(heads, ends[1:], strict=True):
        path = [*_above(path, head.level), head]
        if section := text[head.body : end].strip("\n"):
            yield tuple(text[h.start : h.text_end] for h in path), section


def _above(path: list[FoundHeading], level: int) -> Iterator[FoundHeading]:
    return takewhile(lambda head: head.level < level, path)


def _section_heads(text: str, body: _Body, found: Sequence[FoundHeading]) -> Iterator[FoundHeading]:
    """Yield the headings that stand over something; a number with nothing under it makes an item.

    Rules are made of articles: only chapters part them, （一） counts the items of an article.
    """
    lowest = _CHAPTER_LEVEL if is_of_articles(body.text) else _LOWEST_LEVEL
    heads = [
        h for h in found if h.level <= lowest and h.kind != "inline" and body.start <= h.start < body.end
    ]
    for head, following in zip_longest(heads, heads[1:]):
        end = following.start if following else body.end
        if (following and following.level > head.level) or text[head.body : end].strip():
            yield head


def _portions(text: str) -> Iterator[str]:
    """Yield the text in portions of bearable length, cut before 一是 and 二是, else between sentences."""
    if not text:
        return
    if len(text) <= _LONGEST_PASSAGE:
        yield text
        return
    portion = ""
    for piece in _pieces(text):
        if portion and len(portion) + len(piece) > _LONGEST_PASSAGE:
            yield portion.strip("\n")
            portion = ""
        portion += piece
    yield portion.strip("\n")


def _pieces(text: str) -> Iterator[str]:
    for item in _items(text):
        yield from [item] if len(item) <= _LONGEST_PASSAGE else _sentences(item)


def _items(text: str) -> Iterator[str]:
    item = ""
    for sentence in _sentences(text):
        if item and (enumeration_number(sentence) or item.endswith("\n")):
            yield item
            item = ""
        item += sentence
    yield item


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences; the last of a paragraph keeps its line break."""
    for paragraph in text.splitlines(keepends=True):
        *most, last = sentences(paragraph) or [""]
        yield from most
        yield last + ("\n" if paragraph.endswith("\n") else "")
