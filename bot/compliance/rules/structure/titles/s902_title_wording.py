"""S902: a title says what it is about once, behind the issuer, and quotes by name what it issues."""

from collections.abc import Iterator

from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.lexicon.genres import Family, any_of
from bot.lexicon.units import unit_before
from bot.regex import regex

_END = "(?=[。；，]?$|[（(][^（）()]{1,20}[）)]$)"
_SAID_TWICE = (
    (regex("关于对(?![外口标接等比华台日美俄欧账赌抗手象内照应联])"), "“关于”和“对”都是介词，保留一个即可。"),
    (regex("关于(?=关于)"), "“关于”重复。"),
    (
        regex(f"关于(?:请求|恳请|要求|请示|呈请|报请|恳求)[^《》]*?请示{_END}"),
        "“请示”已经含有请求的意思，标题里不再写“请求”一类的词。",
    ),
    (
        regex(f"关于(?:上报|呈报|汇报|报告|反映)(?![^《》]{{0,12}}》)[^《》]*?报告{_END}"),
        "“报告”已经含有上报的意思，标题里不再写“上报”一类的词。",
    ),
    (
        regex(f"关于(?:答复|批复|回复|复函)[^《》]*?(?:批复|复函|函){_END}"),
        "文种已经说明是答复，标题里不再写“答复”一类的词。",
    ),
    (regex(f"关于通[知报告](?!书)[^《》]*?的通[知报告]{_END}"), "事由和文种重复，直接写事由即可。"),
)
_DOES = regex(
    "做好|开展|加强|进一步|切实|印发|召开|举办|组织|表彰|调整|成立|开好|规范|落实|推进|加快|转发|批转|申请|同意|请求|购置|解决|实施|启动"
)
_RULES = any_of(Family.RULES)
_PAPERS = any_of(Family.STATUTORY)
_NAMELESS = regex(
    rf"(?:关于)?(?:印发|公布|发布|修订|转发)(?P<name>[^《》“”\n]{{4,30}}?(?:{_RULES}))的(?:{_PAPERS})"
)
_STATUTORY = regex(f"(?:{_PAPERS}){_END}")
_URGENT = regex(f"(?:紧急|特急|加急)(?=(?:{_PAPERS}){_END})")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    signers = {p.text for p in manuscript.paragraphs if p.kind is Kind.SIGNATURE}
    lettered = any(p.kind is Kind.REFERENCE or p.text.endswith("文件") for p in manuscript.paragraphs[:3])
    for p in (p for p in manuscript.paragraphs if p.kind is Kind.TITLE):
        for form, message in _SAID_TWICE:
            for m in form.finditer(p.text):
                # Central documents use 关于对 as well.
                weight = Severity.INFO if m.group() == "关于对" else None
                yield Spot(p.start + m.start(), p.start + m.end(), SUGGEST, message, weight)
        yield from _unit_behind(p.text, p.start, signers)
        for m in _NAMELESS.finditer(p.text):
            message = "标题里的法规、规章名称加书名号。"
            yield Spot(p.start + m.start("name"), p.start + m.end("name"), SUGGEST, message, Severity.INFO)
        for m in _URGENT.finditer(p.text):
            message = "紧急程度通常标在版头，标题里不写；确要强调时可以保留。"
            yield Spot(p.start + m.start(), p.start + m.end(), SUGGEST, message, Severity.INFO)
        if (
            p.text.startswith("关于")
            and _STATUTORY.search(p.text)
            and signers
            and not lettered
            and p is manuscript.paragraphs[0]
        ):
            message = "标题由发文机关名称、事由和文种组成；没有版头时要写发文机关。"
            yield Spot(p.start, p.end, SUGGEST, message, Severity.INFO)


def _unit_behind(title: str, start: int, signers: set[str]) -> Iterator[Spot]:
    """Yield 关于 before the issuer: 关于桐川市水务局做好……的通知."""
    unit = unit_before(title[2:]) if title.startswith("关于") else ""
    rest = title[2 + len(unit) :]
    if unit and (unit in signers or _DOES.match(rest)):
        yield Spot(start, start + 2 + len(unit), SUGGEST, "发文机关写在“关于”前面。")


RULE = Rule(
    id="S902",
    name="标题用语",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="标题用语重复或者次序不当。",
    source="《党政机关公文处理工作条例》第九条第七项；实务惯例",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "水务局关于对青石水厂检修方案的批复\n青石水厂：\n同意。", ("关于对",), context=Context(whole=True)
        ),
        Case(
            "水务局关于请求拨付维修资金的请示\n市财政局：\n妥否，请批示。",
            ("关于请求拨付维修资金的请示",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于上报节水情况的报告\n市政府：\n现报告如下。",
            ("关于上报节水情况的报告",),
            context=Context(whole=True),
        ),
        Case(
            "关于桐川市水务局做好供水工作的通知\n各科室：\n请抓好落实。",
            ("关于桐川市水务局",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于印发供水管理办法的紧急通知\n各科室：\n请抓好落实。\n水务局\n2026年3月1日",
            ("紧急",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于印发供水管理办法的通知\n各科室：\n请抓好落实。",
            ("供水管理办法",),
            context=Context(whole=True),
        ),
        Case("水务局关于对外开放工作情况的报告\n市政府：\n现报告如下。", context=Context(whole=True)),
        Case("水务局关于申请维修资金的请示\n市财政局：\n妥否，请批示。", context=Context(whole=True)),
        Case("关于水务局供水情况的调查报告\n现报告如下。", context=Context(whole=True)),
    ),
)
