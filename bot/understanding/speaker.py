"""Who speaks of himself in facts: 本人程砚书，任馆长; 我是档案馆馆长程砚书."""

from collections.abc import Iterable

from bot.corpus.names.gazetteer import is_word
from bot.domain.fact import Fact
from bot.lexicon.people import OFFICE, SURNAME
from bot.regex import regex

_NAME = f"{SURNAME}[\u4e00-\u9fff]{{1,2}}"
_OFFICE = f"(?:{OFFICE}|代表|校监|[长员师])"
_NAMED = regex(
    f"(?:本人|我叫|我是|述职人[是为：:]?)(?P<name>{_NAME})(?=[，,。；;]|任|$)"
    f"|(?:本人|我)(?:是|为|任|现任|系)[^，,。；;]{{0,30}}?{_OFFICE}(?P<behind>{_NAME})(?=[，,。；;]|$)"
)


def speaker(facts: Iterable[Fact]) -> str:
    """Return the name that whoever speaks gives himself, as it was told last; empty for none."""
    said = (words for fact in facts for words in (fact.text, *(quote.text for quote in fact.quotes)))
    names = [m["name"] or m["behind"] for words in said for m in _NAMED.finditer(words)]
    return next((name for name in reversed(names) if not is_word(name)), "")
