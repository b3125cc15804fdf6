"""X07: a person's home does not belong into a document."""

from collections.abc import Iterator

from bot.compliance.rule import MASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.privacy.personal import personal_data


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for found in personal_data(manuscript.text):
        if found.kind == "address":
            yield Spot(found.start, found.end, MASK)


RULE = Rule(
    id="X07",
    name="住址",
    about=Aspect.SECRECY,
    severity=Severity.WARN,
    message="这是到户的住址，请确认需要写。",
    source="《中华人民共和国个人信息保护法》",
    detect=_detect,
    cases=(
        Case("家住建设路12号3单元502室。", ("家住建设路12号3单元502室",)),
        Case("位于春华小区5号楼2单元301室。", ("位于春华小区5号楼2单元301室",)),
        Case("家住建设路十二号三单元五〇二室。", ("家住建设路十二号三单元五〇二室",)),
        Case("走访青禾村三组18号。", ("走访青禾村三组18号",)),
        Case("地址：建设路12号市民中心。"),
        Case("完成5栋301户改造，清查第3-2-301批物资。"),
        Case("改造3号楼5个单元的管道。"),
    ),
)
