"""T05: every document, work, activity and brand is one that the user named, or a public document."""

from collections.abc import Iterator

from bot.compliance.formulations.table import table
from bot.compliance.rule import ASK, BLOCK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import names_without_source, outside, slogans, text_without_gaps
from bot.corpus.names.public import is_public_document, is_saying
from bot.domain.document import Brief, Letterhead
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import evidence
from bot.facts.names import is_in_evidence, is_known_name
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_TITLE = regex("《([^《》\n]{2,60}(?:《[^《》\n]{1,40}》[^《》\n]{0,40})*)》")
# Central bodies publish what they issue: the title behind their name can be looked up.
_CENTRAL = regex(
    "(?:中共中央|国务院|中央[\u4e00-\u9fff]{1,12}|"
    "中办|国办|全国人大[\u4e00-\u9fff]{0,6}|教育部|国家[\u4e00-\u9fff]{2,12}[局委])"
    "(?:、?国务院)?(?:办公厅)?(?:联合)?(?:等)?(?:印发|发布|出台|下发)?(?:的|了)?$"
)
_NAMING = (
    "活动|行动|工程|品牌|服务队|大队|小分队|工作法|模式|讲坛|讲堂|课堂|比赛|大赛|晚会|工作室|驿站|俱乐部|社团|论坛"
    "|运动会|专场|市集|集市"
)
_KIND = "主题|系列|专项|专题|微|特色|党建|志愿|文化|服务|惠民|便民|公益|实践|宣讲|教育"
_NAME = regex(
    rf"“([^“”\n]{{2,24}})”(?=(?:{_KIND}){{0,3}}(?:{_NAMING}))|(?<=开展)“([^“”\n]{{4,24}})”"
    r"|(?<=打造)“([^“”\n]{2,24})”|(?<=为主题)“([^“”\n]{4,24})”|(?<=以)“([^“”\n]{4,30})”(?=为主题)"
)
_UNTOLD = "这个名称在您说的事实里找不到。"
_HAN = regex("[^\u4e00-\u9fff0-9A-Za-z+]+")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    for m in _TITLE.finditer(text):
        issued = _CENTRAL.search(text[max(0, m.start() - 24) : m.start()])
        if not (is_public_document(m[1]) or issued or _is_own_title(m[1], text)):
            yield from names_without_source(text, [m.span()], known)
    named: list[tuple[int, int]] = []
    for m in _NAME.finditer(text):
        words = next(filter(None, m.groups()))
        if not (_is_public(words) or is_known_name(words, known) or is_in_evidence(words, known)):
            named.append(m.span())
            yield Spot(m.start(), m.end(), BLOCK, _UNTOLD)
    for start, end in outside(slogans(text), tuple(named)):
        words = text[start + 1 : end - 1]
        if not (_is_public(words) or is_in_evidence(words, known)):
            yield Spot(start, end, ASK, _UNTOLD, Severity.WARN)


def _is_own_title(name: str, text: str) -> bool:
    """Return whether a line of the text is this title: a notice stands before what it issues."""
    return any(line.endswith(name) for line in text.splitlines())


# 一户一策 and its like, and lists of equal parts (党政同责、一岗双责、齐抓共管), are ways of speaking.
_PATTERN = regex(
    "(?:一[\u4e00-\u9fff]一[\u4e00-\u9fff]、?)+|([\u4e00-\u9fff]{4})(?:、[\u4e00-\u9fff]{4}){2,}"
)


def _is_public(words: str) -> bool:
    return (
        _PATTERN.fullmatch(words) is not None
        or is_saying(_HAN.sub("", words))
        or any(words in f.canonical or words in f.term for f in table().formulations)
    )


_ATTACHED = Context(Brief(letterhead=Letterhead(attachments=("设备报价单",))))

RULE = Rule(
    id="T05",
    name="文件名可溯",
    about=Aspect.UNTOLD_NAME,
    severity=Severity.ERROR,
    message="这份文件或作品在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第二十条",
    detect=_detect,
    lacking="名称",
    applies=has_facts,
    cases=(
        Case("落实《青禾市公民道德促进条例》。", ("《青禾市公民道德促进条例》",), told="落实上级要求"),
        Case("开展“清风入户”活动。", ("“清风入户”",), told="开展活动"),
        Case("打造“泉水叮咚”品牌。", ("“泉水叮咚”",), told="打造品牌"),
        Case("“一刻钟敲门”守护独居老人。", ("“一刻钟敲门”",), told="看望独居老人"),
        Case("落实“一户一策”和“党政同责、一岗双责、齐抓共管”。", told="落实责任"),
        Case("印发《学习计划》，落实《新时代公民道德建设实施纲要》。", told="发了学习计划"),
        Case("开展“我们的节日”主题活动，打造“清风入户”品牌。", told="清风入户品牌"),
        Case("购置设备1台，见《设备报价单》。", told="购置设备1台", context=_ATTACHED),
        Case("现将《2026年学习实施方案》印发给你们。\n青禾镇2026年学习实施方案", told="抓好学习"),
        Case("落实中共中央、国务院《关于新时代某项工作的意见》。", told="落实上级要求"),
    ),
)
