"""S01: the last word of the title names a genre."""

from collections.abc import Iterator

from bot.compliance.document.parts import title_of, top
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.lexicon.genres import genre_at_end

_CARRIED = (GenreKind.SUMMARY, GenreKind.KEY_POINTS, GenreKind.PLAN)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    named = genre_at_end(title)
    numbered = any(p.kind is Kind.REFERENCE for p in manuscript.paragraphs)
    asked = context.brief.genre
    if "关于" in title and not named and not (asked and title.endswith(asked)):
        yield Spot(*top(manuscript))
    elif numbered and named and named.kind in _CARRIED:
        message = "总结、要点、方案等正式印发时，通常以“通知”“报告”作载体：关于印发《……》的通知。"
        yield Spot(*top(manuscript), SUGGEST, message, Severity.INFO)


RULE = Rule(
    id="S01",
    name="文种在册",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="标题末尾没有看到文种，请用“通知”“报告”“方案”等规范的文种收尾。",
    source="《党政机关公文处理工作条例》第八条",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "桐川市水务局关于节能工作的情况说明书\n现将情况说明如下。",
            ("桐川市水务局关于节能工作的情况说明书",),
            context=Context(whole=True),
        ),
        Case(
            "关于节水宣传的喜报\n现报喜如下。",
            context=Context(Brief("喜报"), whole=True),
        ),
        Case("关于开展节水宣传\n各科室：\n请抓好落实。", ("关于开展节水宣传",), context=Context(whole=True)),
        Case(
            "桐川市水务局关于印发《2026年节能工作要点》的通知\n各科室：\n请抓好落实。",
            context=Context(whole=True),
        ),
        Case(
            "柳溪街道办事处关于2026年上半年\n住宅改造工作进展情况的报告\n区人民政府：\n现将情况报告如下。",
            context=Context(whole=True),
        ),
        Case("城东小学2026年读书节活动方案（试行）\n为营造氛围，制定本方案。", context=Context(whole=True)),
    ),
)
