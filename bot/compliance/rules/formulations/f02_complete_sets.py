"""F02: a set that is enumerated is complete and in its order."""

from collections.abc import Iterator

from bot.compliance.formulations.enumerated import Enumeration, enumerations
from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.texts import formulations as texts

_COMBINED = wordings("F02", fix=FixKind.SUGGEST)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    yield from _COMBINED(manuscript, context)
    bare, end = manuscript.bare, -1
    for found in sorted(enumerations(bare.text), key=lambda found: (found.start, -found.end)):
        message = _wrong(found)
        if message and found.start >= end:
            end = found.end
            place = bare.origin(found.start), bare.origin_end(found.end)
            severity = found.formulation.severity
            fix = Fix(FixKind.SUGGEST, "、".join(found.formulation.items))
            yield Spot(*place, fix, message, severity, found.formulation.source)


def _wrong(found: Enumeration) -> str:
    """Return what is wrong with an enumeration; empty for nothing."""
    name, items = found.formulation.term, found.formulation.items
    if found.lacking:
        return texts.lacking(name, found.lacking)
    inside = tuple(item for item in found.named if item in items)
    if inside != items:
        return texts.wrong_order(name, "、".join(items))
    foreign = found.named.index(items[-1]) + 1 < len(found.named) or not found.foreign
    return "" if foreign else texts.foreign(name, found.foreign)


RULE = Rule(
    id="F02",
    name="集合完整有序",
    about=Aspect.WORDING,
    severity=Severity.ERROR,
    message="成套的提法没有列全，或者次序不对。",
    source="规范表述表",
    detect=_detect,
    cases=(
        Case("倡导富强、文明、民主、和谐。", ("富强、文明、民主、和谐",)),
        Case("社会主义核心价值观倡导自由、平等、法治。", ("自由、平等、法治",)),
        Case("增强政治意识、核心意识、大局意识、看齐意识。", ("政治意识、核心意识、大局意识、看齐意识",)),
        Case(
            "做到“两个维护”、增强“四个意识”、坚定“四个自信”。",
            ("做到“两个维护”、增强“四个意识”、坚定“四个自信”",),
        ),
        Case("坚定道路自信、理论自信、文化自信。", ("道路自信、理论自信、文化自信",)),
        Case("贯彻创新、绿色、协调、开放、共享的新发展理念。", ("创新、绿色、协调、开放、共享",)),
        Case("坚持诚信、友善，做到文明、和谐。"),
        Case("建设富强民主文明和谐美丽的社会主义现代化强国。"),
        Case("富强、民主、文明、和谐是国家层面的价值目标，自由、平等、公正、法治是社会层面的价值取向。"),
        Case("统筹经济建设、文化建设，持续纠治形式主义、官僚主义。"),
    ),
)
