"""L03: no paragraph that is an exemplar's with some words changed.

By the share of its stretches of eight characters that one exemplar has too: 0.25 and 0.40. Of 2,295 pairs of
honest paragraph and document 99.9 % share at most 0.17; one character changed in fifteen leaves 0.43.
"""

from collections.abc import Iterator

from bot.compliance.rule import REGENERATE, Case, Context, Rule, Source, Spot, has_sources
from bot.compliance.tracing.likeness import grams, uncommon_grams, user_words, without_common, words_of
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind

_N, _SHORTEST = 8, 60
_WARN, _ERROR = 0.25, 0.40


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    known = uncommon_grams(context.sources, _N)
    own = grams(user_words(context), _N)
    for paragraph in manuscript.paragraphs:
        words = _words(paragraph.text)
        if paragraph.kind is not Kind.BODY or len(words) < _SHORTEST:
            continue
        stretches = grams(words, _N) - own
        title, share = max(
            ((title, len(stretches & theirs) / max(1, len(stretches))) for title, theirs in known),
            key=lambda found: found[1],
        )
        if share >= _WARN:
            message = f"这一段与范例《{title}》相似度{share:.0%}，请用自己的话重写。"
            severity = Severity.ERROR if share >= _ERROR else Severity.WARN
            yield Spot(paragraph.start, paragraph.end, REGENERATE, message, severity)


def _words(text: str) -> str:
    return without_common(words_of(text).text)


_PARAGRAPH = (
    "围绕群众办事不便，社区把议事桌搬到院子里，每周三晚上请居民坐下来说困难、出主意，"
    "能当场办的当场办，办不了的列入清单，由网格员逐户回访，办结一件销号一件。"
)
_SPUN = _PARAGRAPH.replace("搬到", "摆进").replace("列入清单", "记入台账").replace("逐户", "挨户")
_CONTEXT = Context(sources=(Source("范例", (_PARAGRAPH,)),))

RULE = Rule(
    id="L03",
    name="段落相似",
    about=Aspect.COPY,
    severity=Severity.WARN,
    message="这一段与范例太像，请用自己的话重写。",
    source="系统规则",
    detect=_detect,
    applies=has_sources,
    cases=(
        Case(_SPUN, (_SPUN,), context=_CONTEXT),
        Case(_PARAGRAPH, (_PARAGRAPH,), context=_CONTEXT),
        Case(
            "围绕居民反映的停车难，街道会同物业逐个小区核实车位，把错时共享的单位名单张贴在楼道，"
            "由楼栋长收集意见，每月公布一次落实情况，群众签字认可后再转入日常管理。",
            context=_CONTEXT,
        ),
        Case("围绕群众办事不便，社区把议事桌搬到院子里。", context=_CONTEXT),
    ),
)
