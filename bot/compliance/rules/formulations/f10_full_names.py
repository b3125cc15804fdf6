"""F10: the two offices are named in full where their document is cited."""

from collections.abc import Iterator

from bot.compliance.matching import original_span
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_SHORT = regex("中办[、和]?国办(?=(?:联合)?(?:印发|下发|出台)?的?《)")
_FULL = "中共中央办公厅、国务院办公厅"


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    found = _SHORT.search(manuscript.bare.text)
    if found and _FULL not in found.string[: found.start()]:
        yield Spot(*original_span(manuscript, found), Fix(FixKind.SUGGEST, _FULL))


RULE = Rule(
    id="F10",
    name="文件全称",
    about=Aspect.WORDING,
    severity=Severity.INFO,
    message="第一次引用文件，发文机关通常写全称。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("根据中办国办《关于加强网络文明建设的意见》，制定本方案。", ("中办国办",)),
        Case("落实中办、国办印发的《若干规定》。中办、国办《意见》再次强调。", ("中办、国办",)),
        Case("中共中央办公厅、国务院办公厅《意见》印发后，学习中办、国办《意见》。"),
        Case("按照中办国办有关要求。"),
    ),
)
