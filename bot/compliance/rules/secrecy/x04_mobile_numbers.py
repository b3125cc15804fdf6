"""X04: a private telephone number is asked about, unless the user gave it."""

import re
from collections.abc import Iterator

from bot.compliance.rule import ASK, MASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.privacy.personal import personal_data
from bot.regex import regex

# Three digits in front and four behind still tell whose it is.
_COVERED = regex(r"(?<![\dA-Za-z.])1[3-9]\d[*＊xX×]{4}\d{4}(?!\d)", re.ASCII)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    told = "\n".join(fact.text for fact in context.facts or ())
    for found in personal_data(manuscript.text):
        if found.kind == "mobile" and manuscript.text[found.start : found.end] not in told:
            yield Spot(found.start, found.end, MASK)
    for m in _COVERED.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), ASK)


RULE = Rule(
    id="X04",
    name="手机号",
    about=Aspect.SECRECY,
    severity=Severity.WARN,
    message="这是个人手机号，请确认可以写进公文。",
    source="《中华人民共和国个人信息保护法》",
    detect=_detect,
    cases=(
        Case("联系电话：13800138000。", ("13800138000",)),
        Case("电话 138-0013-8000", ("138-0013-8000",)),
        Case("咨询电话：139****8821", ("139****8821",)),
        Case("热线12345，订单号913800138000，面积1380.0138平方米。"),
        Case("联系人：李主任，13800138000。", told="联系电话写李主任的13800138000"),
    ),
)
