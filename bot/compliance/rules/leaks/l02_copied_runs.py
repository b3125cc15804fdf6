"""L02: no long run of an exemplar's words.

18 and 30 characters: of 120 pairs of independent documents on one topic, 95 % share no run of more than 13
once set phrases are out, and the longest honest one has 17.
"""

from collections.abc import Iterator

from bot.compliance.rule import REGENERATE, Case, Context, Rule, Source, Spot, has_sources
from bot.compliance.tracing.likeness import grams_of_all, runs, titles, user_words, without_common, words_of
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript

_WARN, _ERROR = 18, 30


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    words = words_of(manuscript.text)
    own = user_words(context)
    for start, end in runs(words.text, grams_of_all(context.sources, _WARN), _WARN):
        span = words.origin(start), words.origin_end(end)
        length = _length(words.text[start:end], manuscript.text[slice(*span)], own)
        if length >= _WARN:
            severity = Severity.ERROR if length >= _ERROR else Severity.WARN
            yield Spot(*span, REGENERATE, f"和范例连续{length}个字相同，请换成自己的话。", severity)


def _length(run: str, text: str, own: str) -> int:
    """Return how much of a run is neither the user's own nor what everyone writes."""
    if run in own:
        return 0
    for title in titles(text):
        run = run.replace(title, "")
    return len(without_common(run))


_TEMPLATE = "以网格为单元把服务送到家门口让老人在熟悉的院子里就能理发量血压听讲座"
_CONTEXT = Context(sources=(Source("范例", (f"今年以来，{_TEMPLATE}，群众满意。",)),))
_THEORY = "坚持以习近平新时代中国特色社会主义思想为指导，深刻领悟“两个确立”的决定性意义，增强“四个意识”。"

RULE = Rule(
    id="L02",
    name="连续复制",
    about=Aspect.COPY,
    severity=Severity.ERROR,
    message="和范例连续相同的字太多，请换成自己的话。",
    source="系统规则",
    detect=_detect,
    applies=has_sources,
    cases=(
        Case(f"我们{_TEMPLATE}。", (_TEMPLATE,), context=_CONTEXT),
        Case(f"社区{_TEMPLATE[:20]}。", (_TEMPLATE[:20],), context=_CONTEXT),
        Case("社区以网格为单元，把便民服务送到楼下，老人出门就能理发。", context=_CONTEXT),
        Case(_THEORY, context=Context(sources=(Source("范例", (_THEORY,)),))),
        Case(f"我们{_TEMPLATE}。", told=_TEMPLATE, context=_CONTEXT),
    ),
)
