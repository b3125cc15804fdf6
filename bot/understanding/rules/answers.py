"""An answer to the question that is open: a bare 3 or 12次 becomes a sentence by what was asked."""

import re

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Gap
from bot.domain.said import ClerkMessage
from bot.lexicon.said import Answer, says
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.restating import bare, restate

_COUNTED = regex("(?<!哪)(?:多少|几)(?P<unit>[一-鿿]{1,2}?(?=[？?，,、；;（(]|的|$)|[一-鿿])?")
_VALUE = regex(
    r"(?:大概|大约|约|近|一共|共|总共|就|是|有"
    r"|差不多)*[\d零〇一二两三四五六七八九十百千万亿.,%点]+(?:来|多|余)?[一-鿿%]{0,3}(?:左右|以上|吧)?"
)


def answer_in(said: ClerkMessage) -> Fact | Gap | None:
    """Return what a message that answers the open question tells; `None` where it is more than an answer."""
    value = bare(said.text)
    if not said.label or not value:
        return None
    quote = Quote(said.id, said.text)
    if says(said.text, Answer.UNKNOWN):
        return Gap(0, said.label, quote)
    if not _VALUE.fullmatch(value):
        return None
    told = restate(_sentence(value, said))
    return Fact(
        0,
        said.section,
        told.text,
        said.id,
        quotes=(quote,),
        head=said.label,
        approximate=told.approximate,
    )


def _sentence(value: str, said: ClerkMessage) -> str:
    """Return the question with the value in it: 集中学习了3次 for 集中学习了几次？ and 3."""
    asked = re.split("[？?]", said.asked)[0]
    spots = list(_COUNTED.finditer(asked))
    if len(spots) != 1:
        return f"{said.label}：{value}"
    spot = spots[0]
    unit = "" if re.search(f"[{words.CHINESE}%]$", value) else spot["unit"] or ""
    return f"{asked[: spot.start()]}{value}{unit}"
