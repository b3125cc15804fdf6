"""Y15: no character and no word is typed twice."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

# A character may end one word and begin the next: 目的的, 为了了解, 参与与, 在在建项目.
_CHARACTER = regex(
    "(?<![目标])的的(?![喀确])|(?<!不)了了(?![解却结断然望事债账])|是是(?![否非])|(?<!实)在在(?![建册职岗编校场线逃押途家位读地京外任教院产研售营])"
    "|(?<!温)(?<!平)(?<!缓)和和(?![美气睦平谐静政县])|(?<![参给])与与(?!会)|(?<![面针应校核相绝反])对对(?![象策口应照比联岸手外内])"
    "|(?<!即)(?<!必)将将(?!军)|(?<![合兼归吞])并并(?!不非网轨购联列行)|(?<!以)及及(?![时早格])|(?<![各县市省区乡镇上下本年班层逐分])级级(?![落负联传])"
    "|(?<![据可予加得所足难用借])以以(?![上下内及前后往外来])|(?<![理自缘])由由(?!于)|(?<!刀)把把(?![关握脉控])|被被(?!动)|(?<!自)从从(?![严事业而化])|我我(?!们?国)"
    "|(?<![主重需必只首不将简摘纲提])要要(?![求素点件闻塞道领害事务])|们们|也也|就就(?![业近地])|都都"
)
_WORD = regex(r"([\u4e00-\u9fff]{2,8})\1")
# 3200万万元: a scale or a unit behind a figure; 户户, 人人 and 亩亩 begin a word of their own.
_UNIT = regex(r"(?<=\d)(万|亿|元|[%％])\1(?!旦)")
_REDUPLICATED = {
    "研究",
    "讨论",
    "商量",
    "考虑",
    "许多",
    "非常",
    "很多",
    "多少",
    "哈哈",
    "试试",
    "看看",
    "彼此",
}
# 服务服务对象, 管理管理人员: a verb before a compound that begins with it.
_VERBS = {
    "服务",
    "管理",
    "学习",
    "宣传",
    "组织",
    "实施",
    "评价",
    "监督",
    "检查",
    "教育",
    "培训",
    "保障",
    "考核",
    "审查",
    "指导",
    "发展",
    "建设",
    "调查",
    "研究",
    "规划",
    "统计",
    "执行",
    "创新",
}
_COMPOUND = regex(
    "部|局|委|处|组|员|者|会|人|方案|体系|机制|制度|平台|中心|站|办法|标准|对象|措施|条例|强国|资料|阵地|力量|队伍|单位|机构|业|型|所|院|规划|资金|项目"
)
_NUMERALS = set("一二三四五六七八九十百千万亿零〇两")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _CHARACTER.finditer(text):
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, m.group()[0]))
    for m in _UNIT.finditer(text):
        yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, m.group(1)))
    for m in _WORD.finditer(text):
        if not _is_intentional(text, m):
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, m.group(1)))


# 随到随办, 边查边改: the same adverb before each of two verbs.
_IN_TURN = regex("([随边即越且])[\u4e00-\u9fff]\\1")


def _is_intentional(text: str, m: re.Match[str]) -> bool:
    word = m.group(1)
    if _IN_TURN.search(m.group()):
        return True
    if word[0] in _NUMERALS or len(set(word)) == 1 or word in _REDUPLICATED:
        return True
    return word in _VERBS and _COMPOUND.match(text, m.end()) is not None


RULE = Rule(
    id="Y15",
    name="重复字",
    about=Aspect.STYLE,
    severity=Severity.ERROR,
    message="字词重复，多打了一遍。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("巩固发展的的成果，完成了了整改。", ("的的", "了了")),
        Case("推进工作工作落实，关键是是用人。", ("是是", "工作工作")),
        Case("进一步进一步压实责任。", ("进一步进一步",)),
        Case("县森林防火指挥部森林防火指挥部统一调度。", ("森林防火指挥部森林防火指挥部",)),
        Case("概算3200万万元，占80%%。", ("万万", "%%")),
        Case("人均100元，100元元旦补贴，15户户户通水。"),
        Case("以便民为目的的服务，为了了解情况，在在建工地走访，关键是是否到位，参与与支持并重。"),
        Case("一个一个问题研究研究，实实在在办事，服务服务对象，学习学习强国，人人参与，以及及时处置。"),
        Case("做到随到随办，逐项即知即改，边查边改，应检应收应检应收。", ("应检应收应检应收",)),
        Case("的的喀喀湖、对对象分类、层层级级压实、高校校长、工作作风。"),
    ),
)
