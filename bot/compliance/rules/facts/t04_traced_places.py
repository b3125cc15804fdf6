"""T04: every place and every organisation is one that the user named."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import (
    name_spans,
    names_without_source,
    outside,
    quotation_spans,
    text_without_gaps,
)
from bot.corpus.names.organisations import organisations
from bot.corpus.names.places import places
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.house_word import HouseWord
from bot.facts.evidence import Evidence, evidence
from bot.facts.wording import compact_text
from bot.language.document.manuscript import Manuscript
from bot.lexicon.idioms import IDIOM
from bot.lexicon.report_words import report_words
from bot.regex import regex

# Bodies that every city and county has: which of them took part only the user knows.
_LOCAL = regex(
    "(?<![全各本我该])(?:省|市|县|区|镇|乡|街道)(?:妇联|团委|总工会|文联|残联|科协|工商联|红十字会|融媒体中心|电视台|广播电视台|日报社?|党校|法院|检察院|图书馆|文化馆|博物馆|档案馆|纪委监委|组织部|宣传部|统战部|政法委|编办|供电公司|文明办|消防救援大队|交警大队|人民医院|疾控中心"
    "|(?:公安|教育|民政|司法|财政|水务|水利|农业农村|文化和旅游|文旅|卫生健康|卫健|应急管理|应急|市场监督管理|市场监管|生态环境|自然资源|住建|交通运输|交通|审计"
    "|统计|医疗保障|医保|税务|气象|林业|人社|城市管理|城管|退役军人事务|信访|体育|发展改革|发改|人力资源和社会保障|教体|住房和城乡建设|科技|商务|粮食|能源|数据|民宗)局|(?:水利|教育|公安|民政|司法|财政|农业农村|文化和旅游|应急管理|生态环境|自然资源|交通运输|住房城乡建设|科技|商务|工业和信息化|人力资源社会保障)厅)|(?:(?<=与)|(?<=联合)|(?<=邀请)|(?<=携手))[\u4e00-\u9fff]{2,6}救援队"
    "|(?:(?<=[与和同跟赴到由请，])|(?<=联合)|(?<=邀请)|(?<=携手)|(?<=会同)|(?<=走[进访]))(?:[省市县]|区(?![域块间位]))"
    "(?![直级内域里属县区镇乡村辖有相各两外场民政城委会情容])[\u4e00-\u9fff]{0,8}?(?:医院|小学|中学|学校|幼儿园|学院|协会|研究[院所]|(?<!新时代文明实践)中心|公司)(?!组|工作|任务|户|管理层|医院|小学|学校|学院)"
    # Words that everybody uses are names before 广场 and its like, where something takes place.
    "|(?:(?<=[在到赴沿])|(?<=走进)|(?<=走访)|(?<=前往))(?:(?:文明|幸福|和谐|平安|诚信|希望|友爱)(?:社区|小区|广场|公园|大道|路|街)"
    "|(?:文化|人民|市民|中心|法治|世纪|时代|体育|科技)(?:广场|公园|大道|路))"
)
_KINDS_COUNTED = regex("\\d|[一二两三四五六七八九十]+[座处个家所间栋]")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    known = evidence(context.facts or (), context.brief)
    for spot in _untold(manuscript, context):
        name = manuscript.text[spot.start : spot.end]
        if not any(_is_told_as(name, word, known) for word in context.house):
            yield spot


def _is_told_as(name: str, word: HouseWord, known: Evidence) -> bool:
    """Return whether a name is what the unit's own list writes for one that was told in another form."""
    if not word.used or word.used not in name:
        return False
    before, _, behind = name.partition(word.used)
    own = not behind and (not before or _is_of_the_issuer(before, known))
    return f"{before}{word.avoided}{behind}" in known.words or (own and word.avoided in known.words)


def _is_of_the_issuer(place: str, known: Evidence) -> bool:
    issuer = compact_text(known.brief.issuer)
    return place[-1] in _LEVELS and (not issuer or issuer.startswith(place))


_LEVELS = "省市县区镇乡"


def _untold(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    marks = quotation_spans(text)
    spans = outside(name_spans(text, places, organisations), marks)
    spans = outside(spans, tuple(m.span() for m in IDIOM.finditer(text)))
    # What is counted is a kind, and no name: 燃煤电厂3座; neither is 山区 behind a verb of one character.
    named = tuple(
        (start, end)
        for start, end in spans
        if not (_KINDS_COUNTED.match(text, end) or text[start + 1 : end] in report_words())
    )
    yield from names_without_source(text, named, known)
    bodies = outside(outside((m.span() for m in _LOCAL.finditer(text)), named), marks)
    yield from (spot._replace(severity=Severity.WARN) for spot in names_without_source(text, bodies, known))


_RENAMED = (HouseWord("水务局", "水利局", ""),)
_OF_QINGXI = Context(Brief(issuer="清溪县人民政府"), house=_RENAMED)

RULE = Rule(
    id="T04",
    name="地名机构可溯",
    about=Aspect.UNTOLD_NAME,
    severity=Severity.ERROR,
    message="这个地名或单位在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    lacking="地名或单位",
    applies=has_facts,
    cases=(
        Case("到芦花村走访。", ("芦花村",), told="下村走访"),
        Case("与青禾市水务集团有限公司共建。", ("青禾市水务集团有限公司",), told="与企业共建"),
        Case("联合县妇联开展慰问。", ("县妇联",), told="慰问困难妇女"),
        Case(
            "在文明广场宣传，联合区中心医院义诊。",
            ("文明广场", "区中心医院"),
            told="推进文明建设，区里的医院也来人",
        ),
        Case("被省水利厅推广，县电视台报道。", ("省水利厅", "县电视台"), told="做法被推广"),
        Case("走遍十里八乡，受山区信号制约，守护好学生上学路。", told="下乡，山上信号差"),
        Case("在文庙旁公园值守，因原物业公司退出，聘请新物业公司。", told="文庙边上公园有人值守，物业换了"),
        Case("新建燃煤电厂3座。", told="新建电厂3座"),
        Case("到芦花村走访，与市水务集团共建。", told="去芦花村走访，和青禾市水务集团有限公司共建"),
        Case("清溪县供电公司开展服务。", told="服务", context=Context(Brief(issuer="国网清溪县供电公司"))),
        Case("以青禾河临近学校和柳湖周边社区为重点。", told="巡查青禾河、柳湖"),
        Case("以青禾河第二小学为重点。", ("青禾河第二小学",), told="巡查青禾河"),
        Case("各县（市、区）、各街道要结合社区实际。", told="各地抓好落实"),
        Case("清溪县水利局巡查河道。", told="水务局巡查河道", context=Context(house=_RENAMED)),
        Case(
            "清溪县水利局供水有限公司巡查河道。",
            ("清溪县水利局供水有限公司",),
            told="水务局巡查河道",
            context=Context(house=_RENAMED),
        ),
        Case("邻近的白鹭县水利局巡查河道。", ("白鹭县水利局",), told="水务局巡查河道", context=_OF_QINGXI),
        Case(
            "南门菜市场重新开业，沙溪口大桥通车，东郊片区通了公交。",
            told="南门菜场重开\n沙溪口渡口改桥的事\n东郊纸箱厂通了公交",
        ),
        Case("到北门菜市场走访。", ("北门菜市场",), told="南门菜场重开，去走访"),
        Case("清溪县水利局巡查河道。", ("清溪县水利局",), told="巡查河道", context=Context(house=_RENAMED)),
    ),
)
