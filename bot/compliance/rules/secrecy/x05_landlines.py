"""X05: what reaches somebody is asked about; an office's telephone in its own document is public."""

import re
from collections.abc import Iterator

from bot.compliance.rule import MASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.privacy.personal import personal_data
from bot.regex import regex

# An office that gives its own contact says what it is for.
_FIELD = regex(
    "(?:电话|热线|传真|邮箱|信箱|邮件|联系|咨询|报送|发送|报名|投稿|监督|举报|E-?mail)[^。；\n]{0,24}\\Z",
    re.I,
)
# A telephone in somebody's home is no office's.
_PRIVATE = regex("住宅|宅电|家庭|家中|家里|家长|家属|亲属|监护人|患者|本人|当事人|私人|个人")
_BEFORE = 40
_KINDS = ("landline", "email", "wechat", "qq", "plate")
"""Whose owner can be found by them; mobile telephones have a rule of their own."""


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    told = "\n".join(fact.text for fact in context.facts or ())
    text = manuscript.text
    for found in personal_data(text):
        if found.kind in _KINDS and text[found.start : found.end] not in told:
            given = _FIELD.search(text[max(0, found.start - _BEFORE) : found.start])
            public = context.whole and given and found.kind == "landline"
            if not public or _PRIVATE.search(_line_before(text, found.start)):
                yield Spot(found.start, found.end, MASK, severity=Severity.INFO if given else None)


def _line_before(text: str, at: int) -> str:
    """Return what stands before a place in its line, as far as it may say whose a telephone is."""
    return text[max(0, at - _BEFORE) : at].rpartition("\n")[2]


RULE = Rule(
    id="X05",
    name="座机、邮箱等联系方式",
    about=Aspect.SECRECY,
    severity=Severity.WARN,
    message="这是联系方式或车牌，请确认是单位公开的。",
    source="《中华人民共和国个人信息保护法》",
    detect=_detect,
    cases=(
        Case("联系电话：0518-81234567，邮箱：wmb@example.com。", ("0518-81234567", "wmb@example.com")),
        Case("家庭电话：0518-81234567。", ("0518-81234567",), context=Context(whole=True)),
        Case("（联系人：李敏，电话：6612345）", context=Context(whole=True)),
        Case("王某（0371）65901234", ("（0371）65901234",)),
        Case("加微信wang_jg1980，QQ：123456789，车苏A12345。", ("wang_jg1980", "123456789", "苏A12345")),
        Case("热线12345，文号2026-1234567。"),
        Case("报送至wmb@example.com。", told="材料发到wmb@example.com"),
    ),
)
