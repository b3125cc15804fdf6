"""T08: what is quoted was said: word for word in what the user told."""

from collections.abc import Iterator

from bot.compliance.rule import BLOCK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import evidence
from bot.facts.names import is_in_evidence
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_SPOKEN = regex(
    "(?:指出|强调|说|表示|要求|提出|认为|感慨|感叹|称赞|评价|写道|讲道|说道|反映|回忆|坦言|介绍|嘱托|寄语)[：:，,]?(?P<words>“[^“”\n]{6,400}”?)"
)
# A quotation that closes with a full stop inside is a sentence that somebody said.
_SENTENCE = regex("(?P<words>“[^“”\n]{8,400}[。！？]”)")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    spans = {m.span("words") for form in (_SPOKEN, _SENTENCE) for m in form.finditer(text)}
    for start, end in sorted(spans):
        if not is_in_evidence(text[start:end], known):
            yield Spot(start, end, BLOCK)


RULE = Rule(
    id="T08",
    name="引语可溯",
    about=Aspect.UNTOLD_NAME,
    severity=Severity.ERROR,
    message="这句引语在您说的事实里找不到；没有原文的，通常改成间接转述。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    lacking="引语",
    applies=has_facts,
    cases=(
        Case(
            "市领导指出：“要把服务送到群众家门口。”",
            ("“要把服务送到群众家门口。”",),
            told="市领导来调研，讲了话",
        ),
        Case("居民感慨，“现在下楼就能吃上热饭”。", ("“现在下楼就能吃上热饭”",), told="居民很满意"),
        Case("居民说：“现在下楼就能吃上热饭。”", told="居民说现在下楼就能吃上热饭"),
        Case("坚持“谁主管谁负责”的原则，开展“我们的节日”活动。", told="落实责任"),
    ),
)
