"""S905: a reply names the request and decides it; a request asks, and asks for one thing."""

from collections.abc import Iterator

from bot.compliance.document.parts import running, title_of, top
from bot.compliance.rule import ASK, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_REPLY, _REQUEST = regex("批复$"), regex("请示$")
_LETTER = regex("复函$")
# An office answers by a letter on behalf of its government.
_OFFICE = regex("^[^关]{2,24}办(?:公[厅室])?关于")
_ASKED = regex("请示》?[^。\n]{0,24}收悉")
_RECEIVED = regex("收悉|收到|来文|来函|请示|报来|报请|报送的|你[局县市区镇乡厂校院]《")
# What is written to a peer, and never to an authority above.
_AS_PEERS = regex(
    "特此函[商请达告复询]|请?(?:予以?)?函复|盼复|贵(?=[局委办馆院校所站厂部中公集镇乡县区市省处科会])"
)
_VAGUE = regex(
    "原则上?(?:不持异议|没有(?:不同)?意见|无(?:不同)?意见|不反对)|酌情(?:考虑|办理|处理|解决)|(?:可|请)?自行(?:研究决定|决定|酌定|掌握)"
    "|似可|大体(?:同意|可行)|基本(?:可行|同意)|可以考虑|视情(?:处理|办理|解决|而定)|不表异议|尽量(?:解决|照顾|满足)|研究研究|再(?:作|做)?研究"
)
_ASKS = regex("[请恳祈]|申请|批[准示复]|审[批定核]|同意|拟|当否|妥否|可否")
# 另外，我镇缺工作用车，请一并配发。
_ADDED = regex(
    "(?:^|(?<=[。；]))(?:另外?|此外|同时|还有|顺便)[，,][^。；\n]{0,60}?(?:[请恳][^。；，\n]{0,8}(?:一并|一起|同时|顺便)|(?:一并|顺便)[^。；，\n]{0,8}请)[^。；\n]{0,30}[。；]?"
)
_DEED = (
    "解决|拨付|追加|增加|购置|新建|改造|设立|成立|调整|申请|召开|举办|建设|安排|划拨|配备|招聘|录用|减免|变更"
)
_TWO_MATTERS = regex(
    rf"关于(?:{_DEED})[^《》]{{2,24}}?"
    rf"(?P<second>(?:和|及|以及|并|暨|、)(?:{_DEED})[^《》的]{{2,24}})(?:[^《》]{{0,6}})的?请示$"
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    if _REPLY.search(title):
        yield from _reply(manuscript)
    elif _LETTER.search(title) and not _OFFICE.search(title) and _ASKED.search(manuscript.text):
        message = "答复下级的请示用批复；复函用于不相隶属的机关，或由办公室代复。"
        yield Spot(*_title_end(manuscript), ASK, message)
    elif _REQUEST.search(title) and (
        level := _AS_PEERS.search("\n".join(p.text for p in running(manuscript)))
    ):
        message = f"文中写“{level.group()}”，是写给平级或不相隶属机关的，文种应是函。"
        yield Spot(*_genre_word(manuscript), ASK, message)
    elif _REQUEST.search(title):
        body = "\n".join(p.text for p in running(manuscript))
        if body and not _ASKS.search(body):
            yield Spot(*top(manuscript), ASK, "请示里没有写明请求什么。")
        if m := _TWO_MATTERS.search(title):
            start = manuscript.text.find(m["second"])
            if start >= 0:
                yield Spot(start, start + len(m["second"]), ASK, "请示应当一文一事。")
        yield from _added_matters(manuscript)


def _genre_word(manuscript: Manuscript) -> tuple[int, int]:
    title = [p for p in manuscript.paragraphs if p.kind is Kind.TITLE][-1]
    return title.end - 2, title.end


def _added_matters(manuscript: Manuscript) -> Iterator[Spot]:
    """Yield what a request asks for beside its matter."""
    for p in running(manuscript):
        for m in _ADDED.finditer(p.text):
            yield Spot(p.start + m.start(), p.start + m.end(), ASK, "请示应当一文一事，另外的事项请另写。")


def _title_end(manuscript: Manuscript) -> tuple[int, int]:
    title = [p for p in manuscript.paragraphs if p.kind is Kind.TITLE][-1]
    return title.end - 3, title.end


def _reply(manuscript: Manuscript) -> Iterator[Spot]:
    paragraphs = running(manuscript)
    opening = "".join(p.text for p in paragraphs[:2])
    if paragraphs and not _RECEIVED.search(opening):
        yield Spot(paragraphs[0].start, paragraphs[0].end, ASK, "批复开头要写明批复哪一份请示。")
    for p in paragraphs:
        for m in _VAGUE.finditer(p.text):
            message = "批复的态度要明确：同意、不同意，或者同意哪些、不同意哪些。"
            yield Spot(p.start + m.start(), p.start + m.end(), ASK, message)


RULE = Rule(
    id="S905",
    name="批复与请示",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="批复要有来文、有态度，请示要有请求、一文一事。",
    source="《党政机关公文处理工作条例》第八条、第十五条",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "文化馆关于商借展厅的请示\n区图书馆：\n拟借用贵馆一楼展厅，特此函商，请予支持。",
            ("请示",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于检修方案的批复\n青石水厂：\n《关于检修的请示》收悉。对方案原则上不持异议，可酌情考虑。",
            ("原则上不持异议", "酌情考虑"),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于检修方案的批复\n青石水厂：\n同意检修。\n此复。",
            ("同意检修。",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于检修方案的复函\n青石水厂：\n你厂《关于检修的请示》收悉。同意检修。",
            ("的复函",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于解决维修经费和增加编制的请示\n县政府：\n妥否，请批示。",
            ("和增加编制",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于购置设备的请示\n县政府：\n现有设备老化。",
            ("水务局关于购置设备的请示",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于购置设备的请示\n县政府：\n拟购置水泵2台。此外，门卫室漏雨，请一并修缮。\n妥否，请批示。",
            ("此外，门卫室漏雨，请一并修缮。",),
            context=Context(whole=True),
        ),
        Case(
            "水务局关于检修方案的批复\n青石水厂：\n《关于检修的请示》收悉。原则同意检修方案。",
            context=Context(whole=True),
        ),
        Case(
            "水务局关于购置设备的请示\n县政府：\n拟购置设备2台。妥否，请批示。", context=Context(whole=True)
        ),
    ),
)
