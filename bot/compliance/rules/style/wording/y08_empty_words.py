"""Y08: 进一步, 切实, 不断 and their like are not heaped up."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_WORD = "进一步|切实|不断|深入|扎实|全面|着力|持续|有效|积极|大力|全力|充分|牢牢"
_HEAP = regex(rf"(?:{_WORD}){{3,}}")
# Four-character words that call for effort and name no deed.
_CALLS = (
    "高度重视|精心组织|周密部署|精心部署|狠抓落实|务求实效|提高认识|统一思想|加强领导|强化领导|压实责任|明确责任|强化措施|扎实推进|真抓实干|凝心聚力"
    "|攻坚克难|确保实效|取得实效|抓紧抓好|落到实处|认真贯彻|积极行动|迅速行动|强力推进|精准发力|持续发力|统筹谋划|科学谋划|精心谋划|周密安排|精心安排"
    "|层层落实|齐抓共管|形成合力|常抓不懈|久久为功|善作善成|担当作为|勇于担当|主动作为|积极作为|全力以赴|扎实有效|强化担当|严格要求|严密组织|强化落实"
)
_STACK = regex(rf"(?:{_CALLS})(?:[、，](?:{_CALLS})){{3,}}")
_EACH = regex(_WORD)
_TITLE = regex(r"《[^《》\n]*》|“[^“”\n]*”")
_PER_HUNDRED, _SHORTEST = 6, 100


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _HEAP.finditer(manuscript.text):
        yield Spot(m.start(), m.end())
    for m in _STACK.finditer(manuscript.text):
        message = "这一串都是号召的话，建议留一两个，多写谁来做、做什么、何时做完。"
        yield Spot(m.start(), m.end(), message=message)
    for paragraph in manuscript.paragraphs:
        text = _TITLE.sub("", paragraph.text)
        if paragraph.kind is Kind.BODY and len(text) >= _SHORTEST:
            count = len(_EACH.findall(text))
            if count * 100 > _PER_HUNDRED * len(text):
                message = f"这一段里“进一步”“切实”一类的词有{count}处，建议删减，多写具体做法。"
                yield Spot(paragraph.start, paragraph.end, message=message)


_EMPTY = (
    "进一步加强领导，切实提高认识，不断完善制度，深入开展排查，扎实推进整改，全面落实责任，着力解决难题，" * 2
)

RULE = Rule(
    id="Y08",
    name="空泛词",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="修饰词堆在一起，保留一个即可。",
    source="《整治形式主义为基层减负若干规定》",
    detect=_detect,
    cases=(
        Case("进一步切实不断推进整改。", ("进一步切实不断",)),
        Case("要高度重视、精心组织、周密部署、狠抓落实。", ("高度重视、精心组织、周密部署、狠抓落实",)),
        Case("要高度重视、精心组织，确保群众用水安全。"),
        Case(_EMPTY + "取得实效。", (_EMPTY + "取得实效。",)),
        Case("持续深入推进整改，扎实开展排查。"),
        Case("逐户走访困难家庭，建立台账，按月核对。" * 6 + "进一步健全机制。"),
    ),
)
