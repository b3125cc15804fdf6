"""The search index: derived from the holdings, caught up by revision, and never missed when it is lost.

Tantivy was measured against SQLite FTS5, BM25 in Python and the vector stores: 0.1–0.3 ms a search over 4,000
passages, filters included, in 46 MB. `make bench` measures again.

A search costs the postings of its terms, and a start for every term in every segment. Therefore only the
rarest terms are asked for: of a draft of 120 characters a quarter, in a tenth of the time, ranking no worse
(nDCG@10 of hand-made judgements: drafts 0.320 before, 0.325 after; headings 0.636 and 0.648).

Beside its passages each document has an entry of its own. Where the matter in hand is known, passages are
sought in the documents that are near it, and nowhere else.
"""

import errno
import json
import logging
import os
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from pathlib import Path

import tantivy

from bot.corpus.search.nearness import (
    ENTRY,
    FIELDS,
    count_documents,
    document_fields,
    near_documents,
    whole_documents,
)
from bot.corpus.search.tokens import query_tokens, tokens
from bot.domain.genre import IssuerKind, SectionRole
from bot.domain.passage import Changes, Grade, StoredPassage
from bot.errors import UsageError
from bot.regex import regex
from bot.texts import corpus as texts

logger = logging.getLogger(__name__)

_FORMAT = 4
_RECORD = "revision.json"
_HEADING_WEIGHT = 2.0
_LONGEST_QUERY = 2_000
# From so many characters on, pairs alone say what a text is about; a heading is ranked better with both.
_LONG = 24
_MOST_TERMS = 48
_LEAST_TERMS = 8
_MOST_POSTINGS = 100_000
# What more than this share of all passages says tells nothing about any of them.
_COMMON = 0.5
_CANDIDATES_PER_HIT = 10
# The constant of reciprocal rank fusion (Cormack and others, 2009): the larger, the less first ranks count.
_RANKS_LEVELLED = 60
# What Tantivy's writer takes at least, and what it may take here: a full writer closes a segment, and one
# segment is searched fastest.
_WRITER_BYTES = (15_000_000, 96_000_000)
_WRITER_BYTES_PER_CHARACTER = 100


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Signed, because a deletion by term does not find the numbers of an unsigned field.
    for number in ("passage", "exemplar", "year"):
        builder.add_integer_field(number, indexed=True, fast=True)
    for text in ("body", "heading"):
        builder.add_text_field(text, tokenizer_name="whitespace", index_option="freq")
    for text in FIELDS:
        builder.add_text_field(text, tokenizer_name="whitespace", index_option="basic")
    for word in ("genre", "role", "issuer_kind", "scope", ENTRY):
        builder.add_text_field(word, tokenizer_name="raw", index_option="basic")
    return builder.build()


_SCHEMA = _schema()


_SYSTEM_ERROR = regex(r"(?:os error |code: )(\d+)")
_WRITER_KILLED = "index writer was killed"
"""What Tantivy tells of a disk that refused one of its threads: “io::Error most likely”, without a number."""
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO, 112}
"""What the system calls a disk that cannot be written; the last one is that of Windows for a full one."""


@dataclass(frozen=True)
class Query:
    """What is searched for, and among which passages."""

    text: str
    scopes: tuple[str, ...]
    genre: str | None = None
    role: SectionRole | None = None
    issuer_kind: IssuerKind | None = None
    year: int | None = None
    limit: int = 5
    diverse: bool = True
    """Whether two neighbours must come from different exemplars, as long as another is left."""
    matter: str = ""
    """What the document in hand is about: where it is given, only documents near it are searched."""


@dataclass(frozen=True)
class _Candidate:
    passage: int
    exemplar: int
    score: float


Place = tuple[int, int]
"""A passage and its exemplar."""
Nearest = Callable[[Sequence[Place], int], Sequence[Place]]
"""Ranks passages by their meaning: those to choose from and how many, to the nearest, best first."""


class Index:
    """The passages of good exemplars, searchable; passages of any other grade never get in."""

    def __init__(self, folder: Path, index: tantivy.Index, revision: int) -> None:
        self._folder, self._index, self._revision = folder, index, revision
        self._writer: tantivy.IndexWriter | None = None
        """Open between the portions of a change: what they leave in small segments is merged meanwhile."""
        self._one = threading.Lock()
        """Whoever stops waiting for a portion tidies up while it is still taken in."""

    @classmethod
    def open(cls, folder: Path) -> "Index":
        """Return the index of the folder, at revision 0 where it is missing, torn or of another format.

        Raise UsageError where there can be no such folder.
        """
        try:
            return cls._open_or_reset(folder)
        except (OSError, ValueError) as error:
            raise UsageError(texts.index_unusable(str(folder))) from error

    @classmethod
    def _open_or_reset(cls, folder: Path) -> "Index":
        try:
            return cls(folder, _open_index(folder), _load_revision(folder))
        except ValueError as error:
            if _is_of_disk(error):
                raise
            logger.warning("search index torn, starting afresh")
            shutil.rmtree(folder)
            return cls(folder, _open_index(folder), 0)

    @property
    def revision(self) -> int:
        """Return the revision of the holdings that the index has caught up with."""
        return self._revision

    @property
    def lost(self) -> bool:
        """Return whether the folder was taken away under the open index."""
        return not (self._folder / "meta.json").exists()

    @property
    def size(self) -> int:
        """Return how many passages can be found."""
        searcher = self._index.searcher()
        return int(searcher.num_docs) - count_documents(searcher)

    def catch_up(self, changes: Changes) -> bool:
        """Take in what happened next after `revision`; return False where another process, or the disk, is
        in the way.

        What another process has written by then is taken over. Doing it twice changes nothing, so a kill
        between the commit and the record of it costs a repetition. What was taken in is found at once;
        `wait_for_merges` must follow, after the last portion.
        """
        with self._one:
            try:
                return self._take_in(changes)
            except (ValueError, OSError) as error:
                if not _is_of_disk(error):
                    raise
                # The store has it all: what the disk refuses now is taken in as soon as it can be.
                logger.warning("index left behind error=%s", type(error).__name__)
                self._writer = None
                return False

    def _take_in(self, changes: Changes) -> bool:
        try:
            self._writer = self._writer or self._index.writer(_writer_bytes(changes), 1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise
            self._index.reload()
            self._revision = _load_revision(self._folder)
            return False
        self._write(self._writer, changes)
        _save_revision(self._folder, changes.revision)
        self._index.reload()
        self._revision = changes.revision
        logger.info("index caught up revision=%d added=%d", changes.revision, len(changes.added))
        return True

    def wait_for_merges(self) -> None:
        """Wait until small segments have become large ones, and let other processes write again."""
        with self._one:
            writer, self._writer = self._writer, None
            if writer is None:
                return
            try:
                writer.wait_merging_threads()
                self._index.reload()
            except ValueError:
                logger.warning("index folder taken away while it was tidied")

    def forget(self) -> None:
        """Go back to revision 0: the next `catch_up` begins with an empty index."""
        self._revision = 0

    def drop(self) -> None:
        """Take the files away, which a full disk allows where it does not allow to write them anew."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def passage_counts(self) -> Counter[int]:
        """Return how many passages of each exemplar the index has."""
        return Counter(exemplar for _, exemplar in self.places())

    def search(self, query: Query, nearest: Nearest | None = None) -> list[tuple[int, float]]:
        """Return passage ids with their scores, best first; what is nearest in meaning is fused in."""
        spare = _CANDIDATES_PER_HIT if query.diverse or nearest else 1
        most = query.limit * spare
        near = self._near(query)
        if near is not None and not near:
            return []
        among = [*_filters(query), *([_among_exemplars(near)] if near else ())]
        candidates = self._in_near(query, near, among, most) if near else self._by_words(query, among, most)
        if nearest:
            by_meaning = nearest(self.places(*among), most)
            candidates = _fusion([(c.passage, c.exemplar) for c in candidates], by_meaning)
        chosen = _diverse(candidates, query.limit) if query.diverse else candidates[: query.limit]
        return [(c.passage, c.score) for c in chosen]

    def places(self, *filters: tantivy.Query) -> list[Place]:
        """Return the passages that pass the filters, each with its exemplar."""
        among = _all_of(filters) if filters else tantivy.Query.all_query()
        most = self._index.searcher().num_docs or 1
        return [(c.passage, c.exemplar) for c in self._candidates(among, most) if c.passage]

    def _near(self, query: Query) -> dict[int, float] | None:
        """Return the documents near the matter in hand, each with how near; `None` where none is in hand."""
        if not query.matter:
            return None
        found = near_documents(self._index, _SCHEMA, query.matter, _filters(replace(query, role=None)))
        return {one.exemplar: one.share for one in found}

    def _in_near(
        self, query: Query, near: dict[int, float], among: Sequence[tantivy.Query], most: int
    ) -> list[_Candidate]:
        """Return passages of the documents: how near these are decides, then how well the words fit."""
        terms = self._rare_terms(query.text)
        parts = [(tantivy.Occur.Must, part) for part in among]
        parts.append((tantivy.Occur.MustNot, whole_documents(_SCHEMA)))
        parts += [(tantivy.Occur.Should, self._any_of(terms))] if terms else []
        found = self._candidates(tantivy.Query.boolean_query(parts), most)
        best = max((c.score for c in found), default=0.0) or 1.0
        ranked = (replace(c, score=near[c.exemplar] * (1 + c.score / best)) for c in found)
        return sorted(ranked, key=lambda c: -c.score)

    def _by_words(self, query: Query, among: Sequence[tantivy.Query], most: int) -> list[_Candidate]:
        terms = self._rare_terms(query.text)
        return self._candidates(_all_of((self._any_of(terms), *among)), most) if terms else []

    def _rare_terms(self, text: str) -> list[str]:
        """Return the rarest terms that occur, as many as are worth their postings."""
        terms = dict.fromkeys(query_tokens(text[:_LONGEST_QUERY], _LONG))
        searcher = self._index.searcher()
        count, common = searcher.doc_freq, searcher.num_docs * _COMMON
        counted = ((count("body", term) or count("heading", term), term) for term in terms)
        occurring = sorted(one for one in counted if one[0])[:_MOST_TERMS]
        costs = accumulate(n for n, _ in occurring)
        return [
            term
            for place, ((n, term), cost) in enumerate(zip(occurring, costs, strict=True))
            if place < _LEAST_TERMS or (n <= common and cost <= _MOST_POSTINGS)
        ]

    def _any_of(self, terms: Sequence[str]) -> tantivy.Query:
        """Return what matches any of the terms; parsing the same query, and searching by it, takes longer."""
        in_headings = self._index.searcher().doc_freq
        parts = [_term("body", term) for term in terms]
        for term in terms:
            if in_headings("heading", term):
                parts.append(tantivy.Query.boost_query(_term("heading", term), _HEADING_WEIGHT))
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    def _write(self, writer: tantivy.IndexWriter, changes: Changes) -> None:
        if self._revision == 0:
            # First, or a kill before the next record would leave that of an index which is no more.
            _save_revision(self._folder, 0)
            writer.delete_all_documents()
        for exemplar in {*changes.removed, *(p.exemplar for p in changes.added)}:
            writer.delete_documents_by_term("exemplar", exemplar)
        good = (stored for stored in changes.added if stored.grade == Grade.GOOD)
        for _, passages in groupby(good, key=lambda stored: stored.exemplar):
            for entry in _entries(list(passages)):
                writer.add_document(entry)
        writer.commit()

    def _candidates(self, query: tantivy.Query, limit: int) -> list[_Candidate]:
        searcher = self._index.searcher()
        hits = searcher.search(query, limit, count=False).hits
        places = [place for _, place in hits]
        passages = searcher.fast_field_values("passage", places)
        exemplars = searcher.fast_field_values("exemplar", places)
        rows = zip(passages, exemplars, hits, strict=True)
        return [_Candidate(int(p or 0), int(e or 0), score) for p, e, (score, _) in rows]


def _entries(passages: Sequence[StoredPassage]) -> Iterator[tantivy.Document]:
    """Yield what the index holds of an exemplar: its passages, and the document that they make."""
    bodies = [tokens(stored.passage.text) for stored in passages]
    headings = [tokens("\n".join(stored.passage.heading_path)) for stored in passages]
    yield _entry(passages[0], document_fields(passages[0], headings, bodies))
    for stored, body, heading in zip(passages, bodies, headings, strict=True):
        told = {"body": " ".join(body), "heading": " ".join(heading), "role": str(stored.passage.role)}
        entry = _entry(stored, told)
        entry.add_integer("passage", stored.id)
        yield entry


def _entry(stored: StoredPassage, told: dict[str, str]) -> tantivy.Document:
    document = tantivy.Document(
        **told, genre=stored.genre, issuer_kind=str(stored.issuer_kind), scope=stored.scope
    )
    document.add_integer("exemplar", stored.exemplar)
    if stored.year is not None:
        document.add_integer("year", stored.year)
    return document


def _term(field: str, term: str) -> tantivy.Query:
    return tantivy.Query.term_query(_SCHEMA, field, term, "freq")


def _all_of(parts: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])


def _filters(query: Query) -> Iterator[tantivy.Query]:
    wanted: dict[str, Sequence[str | int | None]] = {
        "scope": query.scopes,
        "genre": [query.genre],
        "role": [query.role],
        "issuer_kind": [query.issuer_kind],
        "year": [query.year],
    }
    for field, values in wanted.items():
        if list(values) != [None]:
            terms = [tantivy.Query.term_query(_SCHEMA, field, value, "basic") for value in values]
            among = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
            # A filter decides, it does not rank.
            yield tantivy.Query.const_score_query(among, 0.0)


def _among_exemplars(exemplars: Iterable[int]) -> tantivy.Query:
    terms = [tantivy.Query.term_query(_SCHEMA, "exemplar", number) for number in exemplars]
    among = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
    return tantivy.Query.const_score_query(among, 0.0)


def _writer_bytes(changes: Changes) -> int:
    least, most = _WRITER_BYTES
    characters = sum(len(stored.passage.text) for stored in changes.added)
    return min(max(least, characters * _WRITER_BYTES_PER_CHARACTER), most)


def _fusion(*rankings: Sequence[Place]) -> list[_Candidate]:
    """Return all that was ranked by the sum of its reciprocal ranks; what leads everywhere scores 1."""
    scores: dict[Place, float] = {}
    first = _RANKS_LEVELLED + 1
    for ranking in rankings:
        for rank, place in enumerate(ranking):
            scores[place] = scores.get(place, 0) + first / (first + rank) / len(rankings)
    ranked = sorted(scores.items(), key=lambda scored: -scored[1])
    return [_Candidate(*place, score) for place, score in ranked]


def _diverse(candidates: list[_Candidate], limit: int) -> list[_Candidate]:
    chosen: list[_Candidate] = []
    while candidates and len(chosen) < limit:
        last = chosen[-1].exemplar if chosen else None
        best = next((c for c in candidates if c.exemplar != last), candidates[0])
        candidates.remove(best)
        chosen.append(best)
    return chosen


def _open_index(folder: Path) -> tantivy.Index:
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(_SCHEMA, _utf8_name(folder))
    # Whoever writes also reloads; a watching thread would keep an idle machine awake.
    index.config_reader("manual")
    return index


def _utf8_name(folder: Path) -> str:
    """Return the name of the folder as the index takes it, whatever the locale's encoding is."""
    try:
        return os.fsencode(folder).decode()
    except UnicodeDecodeError as error:
        raise UsageError(texts.index_unnameable(str(folder))) from error


def _is_of_disk(error: ValueError | OSError) -> bool:
    """Return whether the disk is what is in the way: the index may tell the system's number in its words."""
    said = str(error)
    told = _SYSTEM_ERROR.search(said)
    if told is None:
        return isinstance(error, OSError) or _WRITER_KILLED in said
    return isinstance(error, OSError) or int(told[1]) in _DISK


def _load_revision(folder: Path) -> int:
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
        return int(record["revision"]) if record["format"] == _FORMAT else 0
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _save_revision(folder: Path, revision: int) -> None:
    fresh = folder / f"{_RECORD}.new"
    fresh.write_text(json.dumps({"format": _FORMAT, "revision": revision}), "utf-8")
    fresh.replace(folder / _RECORD)
