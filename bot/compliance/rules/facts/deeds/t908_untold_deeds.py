"""T908: a deed, a result, a cause or a plan is one that the user told of."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.compliance.tracing.claims import outside, text_without_gaps
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import Evidence, evidence, figures
from bot.facts.figures.tracing import quantities_without_source
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.lexicon.deeds import AGENT, ANYBODY, CAUSE, DONE, PLAN, RESULT, URGED
from bot.regex import regex

_CLAUSE = regex("[^，。；：！？\n]{7,60}")
_FINISHED = regex(
    "(?<![早自而])已(?:经|在|与|向|为|报|将|按|把|对|于|被|全部)|(?<=[\u4e00-\u9fff])已(?![有成是久能])(?=[\u4e00-\u9fff]{2})"
)
_TOLD = tuple(regex(form) for form in (DONE, RESULT, CAUSE, AGENT))
_PLANNED = regex(PLAN)
_URGED, _ANYBODY = regex(URGED), regex(ANYBODY)
_HAN = regex("[\u4e00-\u9fff]")
_FIRST_PART = regex(
    "^(?:为了?|以便|便于|通过|根据|按照|从|使|让|针对|围绕|随着|在[^，]{2,20}(?:中|下|后|前|时)$)"
)
_MOST_CHARACTERS, _MOST_PAIRS = 0.5, 0.25
"""A clause of which more was told than this may be the told thing in other words."""
_PLAN_CHARACTERS = 0.7
_LEAST = 3


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    untold = tuple((q.start, q.end) for q in quantities_without_source(text, known))
    for p in manuscript.paragraphs:
        if p.kind is not Kind.BODY:
            continue
        for m in _CLAUSE.finditer(text, p.start, p.end):
            words = m.group()
            if not _is_claim(words) or (_counts(words) and next(outside([m.span()], untold), None)):
                continue  # its figures show that it is of what was told
            if not _is_told(words, known):
                # A whole document has much prose between its facts: there it is worth a look, no more.
                weight = Severity.INFO if context.whole else None
                yield Spot(m.start(), m.end(), ASK, severity=weight)


def _is_claim(words: str) -> bool:
    """Return whether a clause tells something that happened, is so or is planned; lessons and aims do not."""
    if _URGED.search(words) or _FIRST_PART.match(words) or "“" in words or "《" in words:
        return False
    told = _FINISHED.search(words) or any(form.search(words) for form in _TOLD)
    return bool(told or _PLANNED.search(words))


def _counts(words: str) -> bool:
    return any(q.value > 1 for q in figures(words))


def _is_told(words: str, known: Evidence) -> bool:
    """Return whether the user told it in other words."""
    matter = _ANYBODY.sub(" ", words)
    characters = _HAN.findall(matter)
    if len(characters) < _LEAST:
        return True
    most = _PLAN_CHARACTERS if _PLANNED.search(words) else _MOST_CHARACTERS
    pairs = [
        matter[n : n + 2]
        for n in range(len(matter) - 1)
        if _HAN.match(matter[n]) and _HAN.match(matter[n + 1])
    ]
    return _share(characters, known.words) > most or _share(pairs, known.words) > _MOST_PAIRS


def _share(parts: list[str], words: str) -> float:
    return sum(part in words for part in parts) / len(parts) if parts else 1.0


def _applies(context: Context) -> bool:
    """Return whether there are facts, and no tags that tell what each clause rests on."""
    return context.facts is not None and not context.clauses


RULE = Rule(
    id="T908",
    name="事情可溯",
    about=Aspect.UNDECIDED,
    severity=Severity.WARN,
    message="这件事在您说的事实里找不到，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    applies=_applies,
    cases=(
        Case(
            "镇里更换路灯260盏，群众夜间出行事故明显减少。",
            ("群众夜间出行事故明显减少",),
            told="给三个村换了路灯，一共260盏",
        ),
        Case("学校组织演练，并为志愿者购买了保险。", ("并为志愿者购买了保险",), told="学校搞了一次消防演练"),
        Case("检查已报县政府审批。", ("检查已报县政府审批",), told="8月查了养老院"),
        Case("补贴资金来自超长期特别国债。", ("补贴资金来自超长期特别国债",), told="电梯换了9部，补贴一半"),
        Case("明年全镇计划推广新品种。", ("明年全镇计划推广新品种",), told="试种了油菜"),
        Case("施工由城建公司承担。", ("施工由城建公司承担",), told="换了路灯"),
        Case("今后应当继续重视安全，防止反弹，人员安置比较平稳。", told="减下来的人都转到了质检"),
        Case("路灯已更换，由村委会负责管护。", told="路灯换完了，由村委会负责管护"),
    ),
)
