"""What a model may know of the names it does not see: the kind of unit, its rank and its trade."""

import re
from collections.abc import Iterator

from bot.corpus.names import gazetteer
from bot.domain.document import Brief
from bot.domain.genre import IssuerKind
from bot.privacy.tokens import Masking
from bot.regex import regex
from bot.texts.prompting import masking as texts
from bot.understanding.brief import issuer_kind
from bot.understanding.prompting.masking import PLACE_BEFORE, short_names

# What stands in names of every trade.
_OF_EVERY_TRADE = (
    "第一 第二 第三 第四 第五 第六 人民 中心 股份 国有 资产 经营 控股 发展 开发 建设 社会 专业 职业 技术 "
    "服务 红色 爱心 志愿 实业 农民 城市 科学 精神 民族 实验"
)
_TRADE_WORDS = sorted({*gazetteer.TRADES, *gazetteer.DEPARTMENTS}, key=len, reverse=True)
_TRADE = regex(f"(?:{'|'.join(_TRADE_WORDS)})+")
_RANK = regex(f"{PLACE_BEFORE.pattern}|^[省市县区](?=[\u4e00-\u9fff]{{2}})")
_OWNED = (IssuerKind.COMPANY, IssuerKind.INSTITUTION, IssuerKind.SCHOOL)
_RANKED = (IssuerKind.PARTY, IssuerKind.GOVERNMENT)
_BODY = regex(
    "(?:大学|学院|中学|小学|幼儿园|医院|卫生院|图书馆|文化馆|博物馆|养老院|敬老院|社区|村|银行|支行|法院|检察院"
    "|工会|妇联|团委|残联|协会|商会|合作社|派出所|党校|电视台)(?=(?:党委|党总支|党支部|办事处|人民政府|委员会|村委会)*$)"
)


def legend(veil: Masking, brief: Brief) -> str:
    """Return a line for each unit's token of which something may be told, in their order; never a name."""
    lines = {token: about for name, token in veil.tokens if (about := _about(name, token, veil, brief))}
    return "\n".join(texts.line(token, lines[token]) for token in sorted(lines, key=_number))


def _about(name: str, token: str, veil: Masking, brief: Brief) -> str:
    if not token.startswith("⟦单位"):
        return ""
    whole = dict(veil.tokens).get(brief.issuer, "")
    if whole and name in short_names(brief.issuer):
        return texts.short_for(whole)
    kind = brief.issuer_kind if name == brief.issuer else issuer_kind(name)
    owned = name == brief.issuer or kind is not IssuerKind.COMPANY
    return texts.unit(_rank(name, kind) if owned else "", _kind(kind, owned), tuple(_trades(name)))


def _kind(kind: IssuerKind, owned: bool) -> str:
    """Return the kind in words; of a company that is not the clerk's own nobody knows whose it is."""
    if kind is IssuerKind.OTHER:
        return ""
    return kind.value if owned else texts.COMPANY


def _rank(name: str, kind: IssuerKind) -> str:
    """Return 市属 or 市级, by the last place that the name begins with."""
    last = ""
    while found := _RANK.match(name):
        last, name = found.group()[-1], name[found.end() :]
    if not last or last in "镇乡":
        return ""
    return texts.owner(last) if kind in _OWNED else texts.rank(last) if kind in _RANKED else ""


def _trades(name: str) -> Iterator[str]:
    rest = PLACE_BEFORE.sub("", name)
    for found in _TRADE.finditer(rest):
        words = re.findall("|".join(_TRADE_WORDS), found.group())
        if any(word not in _OF_EVERY_TRADE.split() for word in words):
            yield found.group()
    if body := _BODY.search(rest):
        yield body.group()


def _number(token: str) -> int:
    return int(re.sub(r"\D", "", token))
