"""T01: every figure comes from what the user told."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot, with_facts
from bot.domain.finding import Fix, Severity
from bot.facts.ledger import ledger, untraced
from bot.language.manuscript import Manuscript


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    for quantity in untraced(manuscript.text, ledger(context.facts or (), context.brief)):
        yield Spot(quantity.start, quantity.end, Fix("block"))


RULE = Rule(
    id="T01",
    name="数字可溯",
    severity=Severity.ERROR,
    message="这个数字在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    applies=with_facts,
    cases=(
        Case("累计服务3200人次。", ("3200人次",), told="累计服务320人次"),
        Case("集中学习33次，参加20人次。", ("20人次",), told="集中学习三十三次，20次"),
        Case("集中学习三十三次，投入2.3万元。", told="学习33次，投入23000元"),
        Case("落实“第一议题”制度，增强“四个意识”，形成一批成果。"),
    ),
)
