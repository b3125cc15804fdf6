"""F10: the two offices are named in full where their document is cited."""

from collections.abc import Iterator

from bot.compliance.matching import original_span
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_SHORT = regex("中办[、和]?国办(?=(?:联合)?(?:印发|下发|出台)?的?《)")
_FULL = "中共中央办公厅、国务院办公厅"
# An office that was set up for one matter, by the name that only its neighbours know: 县河长办.
_OFFICE = regex(
    "(?<![\u4e00-\u9fff])[省市州县区旗镇乡](?P<what>[\u4e00-\u9fff]{2,6}?)办(?=[于在对将已要按组召开负牵会根印])"
)
_STANDING = regex(
    "党政|政府|委|人大|政协|党组|街道|外事|侨|台|编|港澳|监督|综合|文明|网信|扶贫|乡村振兴|承|主|协|督|举|开|合|兴|筹|交|经|代|申"
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    yield from _offices(manuscript.text)
    found = _SHORT.search(manuscript.bare.text)
    if found and _FULL not in found.string[: found.start()]:
        yield Spot(*original_span(manuscript, found), Fix(FixKind.SUGGEST, _FULL))


def _offices(text: str) -> Iterator[Spot]:
    """Yield the first mention of an office that is called by its short name and nowhere by its full one."""
    first = next((m for m in _OFFICE.finditer(text) if not _STANDING.search(m["what"])), None)
    if first and "以下简称" not in text and "办公室" not in text:
        message = "第一次提到时写全称，后面再用简称（以下简称……）。"
        yield Spot(first.start(), first.end(), Fix(FixKind.ASK), message)


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
        Case("县河长办于2026年6月组织清河行动。各乡镇及时上报县河长办。", ("县河长办",)),
        Case("县河长制办公室（以下简称县河长办）组织清河行动。县河长办负责汇总。县委办于3月印发通知。"),
        Case("按照中办国办有关要求。"),
    ),
)
