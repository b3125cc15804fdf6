"""L05: no advert, paywall or remains of a web page in a document."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.corpus.cleaning import adverts
from bot.corpus.cleaning import inline_adverts as touting
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_COLLECTION = r"[（(]?(?:实用|精选|最新|通用|热门|优选|推荐|合集|优秀|必备)(?:范文)?\d{1,3}篇[）)]?"
_FORMS = regex(
    "|".join((_COLLECTION, adverts.PAYWALL, adverts.BARE, adverts.SENTENCE, adverts.RESIDUE)), re.MULTILINE
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text, at = manuscript.text, 0
    found = [(m.start(), m.end()) for m in _FORMS.finditer(text)]
    found += [
        (edit.start, edit.end)
        for find in (touting.adverts_in_brackets, touting.advert_clauses)
        for edit in find(text)
    ]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= at:
            yield Spot(start, end, Fix(FixKind.AUTO))
            at = end


RULE = Rule(
    id="L05",
    name="广告付费",
    about=Aspect.RESIDUE,
    severity=Severity.ERROR,
    message="混进了广告或网页残留。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("加强领导。【更多公文素材，微信：abc01】压实责任。", ("【更多公文素材，微信：abc01】",)),
        Case("调研报告（精选5篇）\n工作总结实用12篇", ("（精选5篇）", "实用12篇")),
        Case("##paidbegin##一、总体要求", ("##paidbegin##",)),
        Case("利用微信公众号推送信息32期，群众扫描二维码参与答题。"),
        Case("会员单位积极参加，下载国家反诈中心APP。"),
    ),
)
