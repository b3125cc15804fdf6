"""Y04: a unit speaks, not a person: 我局拟, not 我觉得."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_PERSON = regex(
    "(?<![自本忘小大唯])我(?:觉得|认为|想|个人|感觉|相信|希望)|我们大家|大家都知道|(?:笔者|本人)(?:认为|觉得)"
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if "讲话" not in context.brief.genre and "体会" not in context.brief.genre:
        for m in _PERSON.finditer(manuscript.text):
            if not manuscript.quoted(m.start()):
                yield Spot(m.start(), m.end())


RULE = Rule(
    id="Y04",
    name="第一人称",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="公文以单位名义行文，通常用“我局”“我单位”，不用个人口吻。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("我觉得应当加大投入。", ("我觉得",)),
        Case("大家都知道，防火责任重大，笔者认为应当前移关口。", ("大家都知道", "笔者认为")),
        Case("我局拟加大投入，干部要自我要求、自我提高。"),
        Case("群众说“我觉得方便多了”。"),
    ),
)
