"""What is still to come: what a gap is about, and what was heard of it, which must not appear."""

import re
from collections.abc import Iterable

from bot.facts.evidence import figures
from bot.lexicon.people import OFFICE
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.restating import arabic, bare

_SURELY_NOT_IT = regex(
    f"{words.NOT_KNOWN.pattern}|{words.HEARSAY.pattern}|(?:我|咱|他们|领导|县里|市里|局里|说|的话|今年"
    f"|目前|现在|具体|这个|那个|这块|方面|上半年|下半年|全年|就|还|都|先|得|要|数字|是|有|了)+$"
)
_LEAD = regex("^(?:然后|还有|另外|就是|那个|这个|今年|目前|我们?|咱|具体)+")
_SAID = regex(
    r"[\d.]+(?:点?几|[多来余])?[一-鿿%]?|[一二两三四五六七八九][零〇一二三四五六七八九十百千万亿]+(?:点?几|[多来余])?[一-鿿]?|百分之[^，]{1,6}"
)
_WHO = regex("[一-鿿]{1,8}(?:科|办|部|局|室|处|那边|他们|人家)(?:还|都|说|正)?$")
# Who is to tell, and that she has not: 奖金等工会预算, 名额领导还没说.
_WHO_KNOWS = regex(
    f"(?:我|咱|领导|{OFFICE}|还没|没(?!有)|得问|要问|等(?=[一-鿿]{{2,8}}$)|[一-鿿]{{2,4}}(?:科|办|所|局|部|处|会|商|方)(?:那边)?(?:给|还|没|说|正|要)).*$"
)
_HOW_MANY = regex("(?:具体|一共|总共|到底)?(?:是|有)?(?:多少|几)(?P<of>[钱人户次家场件个名])")
_BEHIND_NAME = regex(f"(?<=[{words.CHINESE}]{{2}})(?:那个|这个|这块|那块).*$")
# Such a name alone says of nothing whose it is.
_NEEDS_OWNER = regex(
    "(?:具体)?(?:[次人户家场件个名]数|名额|金额|奖金|费用|经费|楼层|文号|时间|地点|数量|面积|比例|[一-鿿]{0,2}率)"
)
_OWNER = regex(
    f"[“《]?(?P<name>[{words.CHINESE}]{{2,8}}?)[”》]?(?=这块|那块|写|是|在|由|归|给|没|不|每|有|为|要|放|改|换|共|等|，|\\d|$)"
)
_NEAR_FIGURE = regex("(?:大概|好像|估计|约|可能|差不多|初步|估了一下|应该|就是|[了有是到为占达])+$")


def topic_of_gap(text: str) -> str:
    """Return what a clause says is missing, without the words that say so; empty where it names nothing."""
    plain = _LEAD.sub("", bare(re.sub("[（(].*", "", text)))
    if m := _HOW_MANY.match(plain):
        return "费用" if m["of"] == "钱" else f"{m['of']}数"
    known = words.NOT_KNOWN.search(plain)
    named = plain[: known.start()] if known else plain
    named = _before_figure(_WHO_KNOWS.sub("", named))
    named = re.sub("(?:我|咱|他们|这个|那个)$", "", _WHO.sub("", named) if known else named)
    named = _SURELY_NOT_IT.sub("", _NEAR_FIGURE.sub("", named)).strip(" ，的、：:")
    named = _BEHIND_NAME.sub("", named)
    return named if len(re.findall(f"[{words.CHINESE}]", named)) > 1 else ""


def with_owner(what: str, before: Iterable[str]) -> str:
    """Return what is missing with whose it is, from the clauses `before` it, nearest first: 优秀奖名额."""
    if not _NEEDS_OWNER.fullmatch(what):
        return what
    owners = (_OWNER.match(arabic(bare(text))) for text in before)
    owner = next((m["name"] for m in owners if m), "")
    return what if owner in what else f"{owner}{what}"


def hearsay_in(text: str) -> tuple[str, ...]:
    """Return the figures of hearsay in a clause, each as it was said."""
    return tuple(m.group() for m in _SAID.finditer(text))


def _before_figure(text: str) -> str:
    told = figures(text)
    before = text[: told[0].start] if told else text
    return re.sub("(?:大概|好像|估计|约|可能|差不多|初步)+.*$", "", before)
