"""T10: what was planned or under way is never told as done."""

from collections.abc import Iterator

from bot.compliance.formulations.dating import timing
from bot.compliance.rule import Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import text_without_gaps
from bot.compliance.tracing.sourced import sources_at
from bot.domain.document import Clause
from bot.domain.fact import Fact, Quote, Status
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.genre import SectionRole
from bot.facts.evidence import evidence
from bot.facts.status import overstatements
from bot.facts.wording import bigrams
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_AHEAD = (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS, SectionRole.TASKS, SectionRole.STEPS)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    told = timing(manuscript, context)
    unknown = context.kind is None and not context.brief.genre
    bodies = iter(p for p in manuscript.paragraphs if p.kind is Kind.BODY)
    body = next(bodies, None)
    for start, end in manuscript.sentences:
        while body and body.end <= start:
            body = next(bodies, None)
        if body and body.start <= start:
            ahead = context.role in _AHEAD or (told.looks_ahead(start) and not unknown)
            for low, high, plan in overstatements(text, start, end, ahead, known):
                if not (_WAITS.search(text, low, end) or _was_told_so(text, low, high, context)):
                    message = f"您说的是“{plan}”，这里写成了已经做到的事。"
                    yield Spot(low, high, Fix(FixKind.BLOCK, plan), message)


def _was_told_so(text: str, start: int, end: int, context: Context) -> bool:
    """Return whether the clause is tagged with what was told as done or as being so, in its words."""
    told = (f for f in sources_at(text, start, end, context) if f.status in (Status.DONE, Status.STATE))
    said = bigrams(text[start:end])
    return any(f.quotes and len(bigrams(f.text) & said) >= _SHARE * len(said) for f in told)


_WAITS = regex("[待俟](?:批|审批|批复|批准|核准|审核|审议|同意)|(?:尚|还)(?:未|在|待)|报批")
"""Behind what was only handed in: 已申报，待批复后实施."""
_SHARE = 0.6
"""The share of a clause's words that a fact must have to tell it."""


_SIGNED = Context(
    facts=(
        Fact(1, None, "南门停车场合同签了", "m", quotes=(Quote("m", "签了"),)),
        Fact(2, None, "南门停车场12月签完合同并开放", "m", status=Status.PLANNED),
    ),
    clauses=(Clause("南门停车场已签合同", (1,)), Clause("南门停车场已签合同并开放", (2,))),
)

RULE = Rule(
    id="T10",
    name="状态不升级",
    about=Aspect.MISTOLD,
    severity=Severity.ERROR,
    message="计划中、进行中的事，这里写成了已经做到的事。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    applies=has_facts,
    cases=(
        Case("已开展消防演练2次。", ("已开展消防演练2次",), told="拟开展消防演练2次"),
        Case("社区食堂已建成投用。", ("社区食堂已建成投用",), told="社区食堂正在建设"),
        Case("上半年，开展消防演练2次。", ("开展消防演练2次",), told="下半年计划开展消防演练2次"),
        Case("已投入安全费用8亿元。", ("已投入安全费用8亿元",), told="安全费用7亿\n明年：安全费用8亿"),
        Case("下一步，计划开展消防演练2次，力争建成社区食堂。", told="拟开展消防演练2次\n社区食堂正在建设"),
        Case("已申报文明实践点1个，待批复后建设。", told="拟建文明实践点1个"),
        Case("南门停车场已签合同。", context=_SIGNED),
        Case("南门停车场已签合同并开放。", ("南门停车场已签合同并开放",), context=_SIGNED),
        Case("北苑阅览点已选定场地。", told="北苑阅览点已选定场地，北苑阅览点10月开放"),
        Case("已开展消防演练2次。", told="已经开展消防演练2次\n年底前打算再搞消防演练1次"),
    ),
)
