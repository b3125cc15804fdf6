"""Whether an answer is what was ordered: simplified Chinese, of its facts and length, in its own words.

What is refused is not listed: an excuse, a notice or a question is short and tells nothing that was ordered.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.fact import Fact
from bot.drafting.writing.tags import strip_tags
from bot.facts.wording import bigrams
from bot.language.figures.quantities import quantities
from bot.llm.model import Message
from bot.regex import regex
from bot.texts.prompting import drafting as texts

_HAN = regex("[\u4e00-\u9fff]")
# Kana, Hangul, Cyrillic, Arabic, Thai: letters that no document of an office is written in.
_OTHER_LETTERS = regex(
    "[\u0400-\u052f\u0590-\u06ff\u0e00-\u0e7f\u3041-\u3096\u30a1-\u30fa\u1100-\u11ff\uac00-\ud7af]"
)
_FOREIGN_SENTENCE = regex(r"(?:\b[A-Za-z']{2,}[ ,.;:]+){5}[A-Za-z']{2,}")
_OTHER_SHARE, _TRADITIONAL_SHARE = 0.02, 0.05
"""More of the characters than that are not those of a name: it is another language, or another script."""
_SENTENCE_END = regex("[。；\n]")
_LABEL = regex("^【[^】\n]{2,12}】", re.MULTILINE)
_GAP = regex("【待补|⟨拟⟩")
_LEAST_OF_RULE = 14
"""A sentence of the rules that is as long is no chance."""
_SHORT_WITH_FACTS, _SHORT_WITHOUT = 0.5, 0.2
"""What is shorter than this share of the order, and tells nothing of it, is no text."""
_ROOM, _LEAST_ROOM = 4, 4_000
"""So many times as long as ordered an answer may be, and so many characters in any case."""


@dataclass(frozen=True)
class AnswerSpec:
    """What an answer is to be."""

    facts: tuple[Fact, ...] | None = None
    """What it is to tell; `None` where it only words anew, or goes on with, what is there."""
    length: int = 0
    """How many characters it is to have; 0 where that was not said."""
    others: tuple[Fact, ...] = ()
    """What it may tell as well: a lead sums up what other sections are of."""

    @property
    def most(self) -> int:
        """Return how many characters are read before an answer is taken to have no end."""
        return max(_ROOM * self.length, _LEAST_ROOM)


def objection(text: str, ordered: AnswerSpec, messages: Sequence[Message]) -> str:
    """Return why an answer, tags and all, is not what was ordered, for the user; empty where it is."""
    asked = "\n".join(m.content for m in messages if m.role == "user")
    if not _is_simplified_chinese(text, asked):
        return texts.OTHER_LANGUAGE
    if _is_echo(text, messages):
        return texts.ECHOED
    return "" if _is_matter(text, ordered) else texts.NOT_ORDERED


def _is_simplified_chinese(text: str, asked: str) -> bool:
    """Return whether a text is in the language of offices; what the clerk told in another may stand."""
    han = _HAN.findall(text)
    others = sum(letter not in asked for letter in _OTHER_LETTERS.findall(text))
    traditional = sum(char not in asked and _is_traditional(char) for char in han)
    allowed = others <= _OTHER_SHARE * len(han) and traditional <= _TRADITIONAL_SHARE * len(han)
    return allowed and all(m.group() in asked for m in _FOREIGN_SENTENCE.finditer(text))


def _is_traditional(char: str) -> bool:
    """Return whether the standard of traditional script has a character that the simplified one has not."""
    return _is_in(char, "big5") and not _is_in(char, "gb2312")


def _is_in(char: str, standard: str) -> bool:
    try:
        char.encode(standard)
    except UnicodeEncodeError:
        return False
    return True


def _is_echo(text: str, messages: Sequence[Message]) -> bool:
    """Return whether an answer says what it was told: a rule, a label, or a line of the ledger or outline."""
    rules = "\n".join(m.content for m in messages if m.role == "system")
    asked = "\n".join(m.content for m in messages if m.role == "user")
    if any(len(s) >= _LEAST_OF_RULE and s in rules for s in map(str.strip, _SENTENCE_END.split(text))):
        return True
    lines = {line for line in map(str.strip, asked.split("\n")) if "｜" in line}
    labels = set(_LABEL.findall(asked))
    return any(line.strip() in lines for line in text.split("\n")) or any(
        label in labels for label in _LABEL.findall(text)
    )


def _is_matter(text: str, ordered: AnswerSpec) -> bool:
    if ordered.facts is None:
        return True
    bare = strip_tags(text, {fact.id for fact in ordered.facts})
    short = _SHORT_WITH_FACTS if ordered.facts else _SHORT_WITHOUT
    if len(bare.text) >= short * ordered.length or bare.clauses or _GAP.search(text):
        return True
    said = _matters(bare.text)
    return any(said & _matters(fact.text) for fact in (*ordered.facts, *ordered.others))


def _matters(text: str) -> frozenset[str]:
    """Return what a text speaks of: pairs of characters, and its figures with their units."""
    return bigrams(text) | {text[q.start : q.end] for q in quantities(text)}
