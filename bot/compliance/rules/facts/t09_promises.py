"""T09: nobody is promised money, posts or assessments that the user did not speak of."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import evidence
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

# What is promised, and the word that must have been told for it.
_PROMISES = (
    ("纳入[^，。；\n]{0,16}(?:考核|考评|绩效)", "考核|考评|绩效"),
    (
        "与[^，。；\n]{0,16}(?:绩效|评优|晋升|薪酬|奖金)[^，。；\n]{0,6}挂钩",
        "绩效|评优|晋升|薪酬|奖金|考核|挂钩",
    ),
    ("(?:实行|落实)?“?一票否决”?", "一票否决"),
    ("(?:列入|纳入)[^，。；\n]{0,10}(?:财政|经费|年度)预算", "预算|经费"),
    ("(?:安排|设立|拨付|落实|划拨)[^，。；\n]{0,8}专项(?:资金|经费)", "经费|资金|预算"),
    ("(?:增加|核定|落实)[^，。；\n]{0,6}(?:人员)?编制", "编制|配备|人员"),
)
_FORMS = tuple((regex(said), regex(told)) for said, told in _PROMISES)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    known = evidence(context.facts or (), context.brief)
    for said, told in _FORMS:
        if not told.search(known.words):
            yield from (Spot(m.start(), m.end(), ASK) for m in said.finditer(text_without_gaps(manuscript)))


RULE = Rule(
    id="T09",
    name="指标承诺",
    about=Aspect.UNDECIDED,
    severity=Severity.ERROR,
    message="考核、经费、编制是要兑现的承诺，您说的事实里没有提到，请核对。",
    source="《党政机关公文处理工作条例》第二十条",
    detect=_detect,
    applies=has_facts,
    cases=(
        Case("把志愿服务纳入年度考核。", ("纳入年度考核",), told="明年继续抓志愿服务"),
        Case("设立专项资金，经费列入财政预算。", ("列入财政预算", "设立专项资金"), told="加强保障"),
        Case("把志愿服务纳入年度考核。", told="志愿服务算到年终考核里"),
        Case("积极争取经费支持，认真考核考评结果。", told="加强保障"),
    ),
)
