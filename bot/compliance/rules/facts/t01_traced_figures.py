"""T01: every figure comes from what the user told, and is stated of what it was told of."""

import re
from collections.abc import Iterator
from functools import cache

from bot.compliance.formulations.table import table
from bot.compliance.rule import ASK, BLOCK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import outside, quotation_spans, text_without_gaps
from bot.compliance.tracing.sourced import sources_at
from bot.domain.document import Brief, Clause
from bot.domain.fact import Fact, Quantity
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import evidence
from bot.facts.figures.misattribution import misattributions
from bot.facts.figures.tracing import follows_from, ordinals_without_source, quantities_without_source
from bot.facts.superseded import stale_mentions
from bot.language.document.manuscript import Manuscript
from bot.lexicon.idioms import IDIOM
from bot.regex import regex


@cache
def _phrases_with_numeral() -> re.Pattern[str]:
    """Return the set phrases with a numeral in them: what they count belongs to everyone."""
    terms = {words for f in table().formulations for words in (f.term, *f.exact) if _NUMERAL.search(words)}
    return regex("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))


_SUMS_UP = regex(
    "(?:以上|上述|前述|这)[两二三四五六七八九](?:[项类级种点条]|个方面)|一式[两二三四五六七八九]份"
    "|[省市县区乡镇街村组校院班]{2}[两二三四]级"
    "|[和及与][\u4e00-\u9fff]{1,3}两(?:[项类级种]|个?方面)"
    "|、[\u4e00-\u9fff]{1,4}[和及与、][\u4e00-\u9fff]{1,3}三(?:[项类级种]|个?方面)"
)
"""What sums up a list that stands there counts nothing new: 以上三项, 短视频和征文两类, 镇村两级.

The last of the list is short, for in 与高校签订协议两项 a verb has come between.
"""
_ROW_NUMBER = regex(r"^\|\s*(\d{1,2})\s*\|", re.MULTILINE)
"""The number of a row in a form that is still to be filled in."""
_NUMERAL = regex("[一二两三四五六七八九十百\\d]")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    invented = (q for q in quantities_without_source(text, known) if not _is_derivable(text, q, context))
    figures = ((q.start, q.end) for q in invented)
    spans = sorted({*figures, *ordinals_without_source(text, known)})
    phrases = (m.span() for m in _phrases_with_numeral().finditer(text))
    corrected = sorted(
        (o.start, o.end) for o in stale_mentions(text, context.superseded, context.facts or ())
    )
    rows = (m.span(1) for m in _ROW_NUMBER.finditer(text))
    sums = (m.span() for m in _SUMS_UP.finditer(text))
    said = sorted((*phrases, *(m.span() for m in IDIOM.finditer(text))))
    free = outside(outside(spans, tuple(said)), (*quotation_spans(text), *corrected, *rows, *sums))
    for start, end in free:
        yield Spot(start, end, BLOCK)
    for q, told in misattributions(text, known):
        message = f"您说的这个数是另一件事的；这件事您说的是“{told}”，请核对。"
        yield Spot(q.start, q.end, ASK, message, Severity.WARN)


def _is_derivable(text: str, q: Quantity, context: Context) -> bool:
    """Return whether the figures of the facts that its clause is tagged with give it."""
    told = sources_at(text, q.start, q.end, context)
    return bool(told) and follows_from(text, q, evidence(told, Brief()))


_TAGGED = Context(
    facts=(
        Fact(1, None, "去年接种1250人次", "m"),
        Fact(2, None, "今年接种875人次", "m", 1),
        Fact(3, None, "疫苗每支40元", "m", 2),
        Fact(4, None, "采购疫苗30支", "m", 3),
    ),
    clauses=(
        Clause("相当于去年的70%", (1, 2)),
        Clause("支出1200元", (3, 4)),
        Clause("支出1500元", (3, 4)),
        Clause("约为九成的90%", (1,)),
    ),
)

RULE = Rule(
    id="T01",
    name="数字可溯",
    about=Aspect.UNTOLD_FIGURE,
    severity=Severity.ERROR,
    message="这个数字在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    lacking="数字",
    applies=has_facts,
    cases=(
        Case("累计服务3200人次。", ("3200人次",), told="累计服务320人次"),
        Case("集中学习33次，参加20人次。", ("20人次",), told="集中学习三十三次，20次"),
        Case("参加培训98人。", ("98人",), told="参加培训近百人"),
        Case("百余人参加。", ("百余人",), told="98人参加"),
        Case("举办第三届职工运动会。", ("第三届",), told="举办职工运动会"),
        Case("志愿服务12场。", ("12场",), told="主题党日12场\n志愿服务8次"),
        Case("党员12人、群众18人，共31人。", ("31人",), told="党员12人\n群众18人"),
        Case("满意率同比提升50%。", ("50%",), told="上门服务20次，宣讲30次"),
        Case("建成八大关键工程。", ("八大",), told="抓重点工程"),
        Case("参加【待补：12场活动的人数】。", told="无"),
        Case("集中学习三十三次，投入2.3万元。", told="学习33次，投入23000元"),
        Case("近百人参加讲座，百余人参加义诊。", told="98人参加讲座\n103人参加义诊"),
        Case("党员12人、群众18人，共30人，党员占40%。", told="党员12人\n群众18人"),
        Case("比去年增加3场，增长60%。", told="去年讲座5场，今年讲座8场"),
        Case("一次说清要带的材料，再补一轮，一户一档，用一周时间。", ("一周",), told="说清材料"),
        Case("入户一次登记到位，查漏1次。", ("1次",), told="登记"),
        Case("今年接种875人次，相当于去年的70%。采购疫苗30支，支出1200元。", context=_TAGGED),
        Case("采购疫苗30支，支出1500元。", ("1500元",), context=_TAGGED),
        Case("今年接种875人次，约为九成的90%。", ("九成", "90%"), context=_TAGGED),
        Case("分短视频和征文两类，训练、竞赛和展示三项以上两类都办，压实镇村两级责任，一式两份。", told="无"),
        Case("镇里与高校签订合作协议两项，修建道路、桥梁和水渠新增三项工程。", ("两项", "三项"), told="无"),
        Case("配合公安和城管查处案件两类。", ("两类",), told="无"),
        Case("设三项奖、两类展品，建三级网络。", ("三项", "两类", "三级"), told="无"),
        Case("服务千家万户，百尺竿头更进一步，一年四季巡查，千头万绪。配备N95口罩，三级甲等。", told="无"),
        Case("落实“第一议题”制度，增强“四个意识”，形成一批成果，做到三个到位。", told="无"),
    ),
)
