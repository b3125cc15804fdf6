"""Which documents are near a matter: how much of its words their titles, headings and passages tell.

A passage shares a word with anything; whether it belongs to the matter in hand, only its document tells. The
words of the matter weigh by how few documents of the library tell them. A word that none tells weighs most: a
matter that the library has nothing on is near nothing. `make bench` measures both on judged queries.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import tantivy

from bot.corpus.search.tokens import tokens
from bot.domain.passage import StoredPassage
from bot.lexicon.matters import of_any, other_names, told_by

FIELDS = ("about", "outline", "said")
"""What stands in title and topic or names the same matter, in the headings too, anywhere in the document."""
ENTRY = "entry"
"""Marks what stands for a whole document in the index, and is no passage."""
_DOCUMENT = "document"

_SHARES = dict(zip(FIELDS, (1.0, 0.7, 0.5), strict=True))
"""How much of a word's weight counts that is told there, chosen by judged queries."""
_SINGLE = 0.5
"""What a single character weighs beside a pair: 旱情 is told by 抗旱."""
_OF_ANY = 0.2
"""What a pair weighs that is said of any matter: 标准化 of party branches tells nothing of 高标准农田."""
LEAST = 0.14
"""A document that tells a smaller share of the matter is of another one. From 0.14 to 0.17 what fits came
first for all 36 of the judged queries it was chosen by, and nothing for all 36 that nothing fits; from 0.155
on two of the 36 written later find nothing any more."""
_BESIDE_THE_NEAREST = 0.5
"""A document that tells less than this share of what the nearest tells is of another matter."""
_MOST = 20
_LONGEST = 80
_TOKENS_FOR_ONE_MORE = 600
_DOCUMENTS_ELSEWHERE = 20
"""So many more documents are thought of, so that in a small library no word weighs nothing."""


@dataclass(frozen=True)
class Near:
    """A document and how much of the matter it tells, from 0 to 1."""

    exemplar: int
    share: float


def document_fields(
    first: StoredPassage, headings: Iterable[list[str]], bodies: Iterable[list[str]]
) -> dict[str, str]:
    """Return what is searched for in a whole document, field by field, from its title and its tokens."""
    named = f"{first.topic}\n{first.title}"
    # A single character of what tells of a matter is one of any other.
    told_of = (token for token in tokens("\n".join(told_by(named))) if len(token) > 1)
    about = [*tokens("\n".join((named, *other_names(named)))), *told_of]
    outline = [*about, *chain.from_iterable(headings)]
    told = dict(zip(FIELDS, (about, outline, (*outline, *_pairs_said(bodies))), strict=True))
    return {field: " ".join(dict.fromkeys(words)) for field, words in told.items()} | {ENTRY: _DOCUMENT}


def _pairs_said(bodies: Iterable[list[str]]) -> Iterator[str]:
    """Yield the pairs that a document says often for its length; a long one says anything once."""
    said = Counter(chain.from_iterable(bodies))
    least = 1 + said.total() // _TOKENS_FOR_ONE_MORE
    yield from (token for token, count in said.items() if count >= least and len(token) > 1)


def whole_documents(schema: tantivy.Schema) -> tantivy.Query:
    """Return what matches the entries of an index that stand for whole documents."""
    return tantivy.Query.term_query(schema, ENTRY, _DOCUMENT, "basic")


def count_documents(searcher: tantivy.Searcher) -> int:
    """Return how many entries of an index stand for whole documents."""
    return int(searcher.doc_freq(ENTRY, _DOCUMENT))


def near_documents(
    index: tantivy.Index, schema: tantivy.Schema, matter: str, filters: Iterable[tantivy.Query]
) -> list[Near]:
    """Return the documents that are near the matter, nearest first; none rather than one that is not."""
    searcher = index.searcher()
    weights = _weights(searcher, matter)
    clauses = [(tantivy.Occur.Should, clause) for clause in _clauses(searcher, schema, weights)]
    if not clauses:
        return []
    needed = (tantivy.Query.boolean_query(clauses), *filters)
    wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in needed])
    hits = searcher.search(wanted, _MOST, count=False).hits
    exemplars = searcher.fast_field_values("exemplar", [place for _, place in hits])
    whole = sum(weights.values())
    found = [
        Near(int(exemplar or 0), score / whole) for exemplar, (score, _) in zip(exemplars, hits, strict=True)
    ]
    least = max(LEAST, found[0].share * _BESIDE_THE_NEAREST) if found else LEAST
    return [one for one in found if one.share >= least]


def _weights(searcher: tantivy.Searcher, matter: str) -> dict[str, float]:
    """Return the words of the matter, each with its weight."""
    known, count = count_documents(searcher), searcher.doc_freq
    words = dict.fromkeys(tokens(matter[:_LONGEST]))
    every = known + _DOCUMENTS_ELSEWHERE
    return {word: math.log(every / (count("said", word) + 1)) * _worth(word) for word in words}


def _worth(word: str) -> float:
    if len(word) == 1:
        return _SINGLE
    return _OF_ANY if word in of_any() else 1.0


def _clauses(
    searcher: tantivy.Searcher, schema: tantivy.Schema, weights: dict[str, float]
) -> Iterator[tantivy.Query]:
    """Yield what each word adds to a document: its weight, as far as the best place that tells it counts."""
    query = tantivy.Query
    for word, weight in weights.items():
        places = [
            query.const_score_query(query.term_query(schema, field, word, "basic"), weight * share)
            for field, share in _SHARES.items()
            if searcher.doc_freq(field, word)
        ]
        if places:
            yield query.disjunction_max_query(places)
