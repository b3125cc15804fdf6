"""L08: what hid a name in an exemplar must not stand in a finished text."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import annexes_start
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.corpus.cleaning import masks
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import SectionRole
from bot.language.document.manuscript import Manuscript
from bot.lexicon.people import SURNAME
from bot.regex import regex

_FORMS = tuple(
    regex(form, re.MULTILINE)
    for form in (masks.FILL, masks.YEAR, masks.SPACED, masks.NUMBER, masks.LONG, masks.SHORT, masks.SOMEBODY)
)


_FORMULA = regex("[+＋][XＸ]|[XＸ][+＋]")
# A sign of multiplication between words, and a letter that is explained: 人次数×天数＝, 用X代表消防.
_PRODUCT = regex(r"[=＝÷/]")
_SOMEBODY = regex(rf"{SURNAME}某{{1,2}}")
# What is told of persons whose names are nobody else's business.
_PERSONAL = regex(
    "当事人|违法|违规|违纪|处罚|处分|涉嫌|犯罪|案件|肇事|驾驶人|嫌疑|被害|死者|伤者|患者|病例|投诉人|举报"
    "|证件|身份证|救助|救济|低保|批评教育"
)
_EXPLAINED = regex("代表|表示|型|轴|射线|光[机片]?")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, at = manuscript.text, 0
    forms = 0 if context.role is SectionRole.ANNEX else annexes_start(manuscript)
    for start, end in sorted(m.span() for form in _FORMS for m in form.finditer(text) if m.group()):
        # The blanks of a form are to be filled in by whoever gets it.
        is_blank = start >= forms and not text[start:end].strip("_＿")
        if start >= at and not is_blank and not _is_sign(text, start, end):
            weight = Severity.INFO if _is_withheld(text, start, end) else None
            yield Spot(
                start, end, ASK, severity=weight or (Severity.WARN if text[start:end] == "某" else None)
            )
            at = end


def _is_withheld(text: str, start: int, end: int) -> bool:
    """Return whether a person is not named on purpose, as in a notice of a case: 当事人张某, 王某某."""
    named = _SOMEBODY.match(text, start - 1, end) if start else None
    line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", end) % (len(text) + 1)]
    return named is not None and named.end() == end and _PERSONAL.search(line) is not None


def _is_sign(text: str, start: int, end: int) -> bool:
    """Return whether a single × or X hides nothing: it multiplies, or the text says what it stands for."""
    if end - start > 1:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", end) % (len(text) + 1)]
    multiplies = text[start] == "×" and _PRODUCT.search(line) is not None
    return multiplies or _EXPLAINED.match(text, end) is not None or _has_explanation(text, start, end)


def _has_explanation(text: str, start: int, end: int) -> bool:
    """Return whether it is the X of a formula (5+X) that the text explains: “X”为选修课程."""
    named = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
    return named and end - start == 1 and _FORMULA.search(text) is not None


RULE = Rule(
    id="L08",
    name="遮掩残留",
    about=Aspect.RESIDUE,
    severity=Severity.ERROR,
    message="留有遮掩符号，请换成真实的名称或数字。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("在XX党委领导下，开展学习×次。", ("XX", "×")),
        Case("张某某参加，某局报送。", ("某某", "某")),
        Case("20xx年工作总结", ("20xx",)),
        Case("构建“5+X”课程体系：“5”为必修课程，“X”为选修课程。"),
        Case("家长签名：____　日期：____", context=Context(role=SectionRole.ANNEX)),
        Case("工作通知\n附件：回执\n青禾市教育局\n2026年3月1日\n附件\n回执\n单位：____　电话：____"),
        Case("人天数＝出院人次数×平均住院天数。代号用X代表消防救援，配备X光机。"),
        Case("规格为3×4米，“五个一×3”行动。"),
    ),
)
