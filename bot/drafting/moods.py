"""What was said of a mood is left out of a fact; what says nothing else is left out whole."""

from itertools import pairwise

from bot.lexicon.moods import ATTRIBUTE, PREDICATE
from bot.regex import regex

_CLAUSE = regex("[^，；]+[，；]?")
_MARKS = "，；"
_COUNTED = regex(r"\d")


def without_moods(text: str) -> str:
    """Return a fact without its words of mood; empty where it tells nothing but a mood.

    A clause that ends in one is left out: 来了268人，现场很热乎 tells that 268 came. Where the next clause
    counts what this one is about, its subject stays: 义诊很给力，来了120人 becomes 义诊来了120人.
    """
    plain = ATTRIBUTE.sub("", text)
    clauses = _CLAUSE.findall(plain)
    kept = [_kept(clause, after) for clause, after in pairwise([*clauses, ""])]
    return "".join(kept).rstrip(_MARKS) if kept != clauses else plain


def _kept(clause: str, after: str) -> str:
    mood = PREDICATE.search(clause)
    if not mood:
        return clause
    counted = _COUNTED.search(after) and not PREDICATE.search(after)
    return clause[: mood.start()] if counted else ""
