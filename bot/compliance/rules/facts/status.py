"""T10: what was planned or under way is never told as done."""

from collections.abc import Iterator

from bot.compliance.claims import claimed
from bot.compliance.dating import timing
from bot.compliance.rule import Case, Context, Rule, Spot, with_facts
from bot.domain.finding import Fix, Severity
from bot.domain.genre import SectionRole
from bot.facts.evidence import evidence
from bot.facts.status import raised
from bot.language.manuscript import Manuscript
from bot.language.paragraphs import Kind

_AHEAD = (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS, SectionRole.TASKS, SectionRole.STEPS)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = claimed(manuscript), evidence(context.facts or (), context.brief)
    told = timing(manuscript, context)
    unknown = context.kind is None and not context.brief.genre
    bodies = iter(p for p in manuscript.paragraphs if p.kind is Kind.BODY)
    body = next(bodies, None)
    for start, end in manuscript.sentences:
        while body and body.end <= start:
            body = next(bodies, None)
        if body and body.start <= start:
            ahead = context.role in _AHEAD or (told.looks_ahead(start) and not unknown)
            for low, high, plan in raised(text, start, end, ahead, known):
                yield Spot(low, high, Fix("block", plan), f"您说的是“{plan}”，这里写成了已经做到的事。")


RULE = Rule(
    id="T10",
    name="状态不升级",
    severity=Severity.ERROR,
    message="计划中、进行中的事，这里写成了已经做到的事。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    applies=with_facts,
    cases=(
        Case("已开展消防演练2次。", ("已开展消防演练2次",), told="拟开展消防演练2次"),
        Case("社区食堂已建成投用。", ("社区食堂已建成投用",), told="社区食堂正在建设"),
        Case("上半年，开展消防演练2次。", ("开展消防演练2次",), told="下半年计划开展消防演练2次"),
        Case("已投入安全费用8亿元。", ("已投入安全费用8亿元",), told="安全费用7亿\n明年：安全费用8亿"),
        Case("下一步，计划开展消防演练2次，力争建成社区食堂。", told="拟开展消防演练2次\n社区食堂正在建设"),
        Case("已开展消防演练2次。", told="已经开展消防演练2次\n年底前打算再搞消防演练1次"),
    ),
)
