"""T908: a deed, a result, a cause or a plan is one that the user told of."""

import re
from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.compliance.tracing.claims import outside, text_without_gaps
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import Evidence, evidence, figures
from bot.facts.figures.tracing import quantities_without_source
from bot.facts.untold import untold_share, untold_weight
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.lexicon.deeds import (
    AGENT,
    ALL_DONE,
    ANYBODY,
    CAUSE,
    DONE,
    JUDGED,
    LOOKS_AHEAD,
    PLAN,
    RESULT,
    SAME_DEED,
    TO_OTHERS,
    URGED,
)
from bot.regex import regex

_CLAUSE = regex("[^，。；：！？\n]{5,60}")
_FINISHED = regex(
    "(?<![早自而])已(?:经|在|与|向|为|报|将|按|把|对|于|被|全部)|(?<=[\u4e00-\u9fff])已(?![有成是久能])(?=[\u4e00-\u9fff]{2})"
)
_RESULT, _PLANNED, _PLAN_OF_A_TIME = regex(RESULT), regex(PLAN), regex("明年|年内|后年|拟于|计划")
_TOLD = tuple(regex(form) for form in (DONE, CAUSE, AGENT))
_URGED, _ANYBODY, _JUDGED = regex(URGED), regex(ANYBODY), regex(JUDGED)
_AHEAD, _ALL_DONE = regex(LOOKS_AHEAD), regex(ALL_DONE)
_TO_OTHERS = regex(f"(?P<deed>{TO_OTHERS})了?(?:\\d{{1,2}}小时)?(?P<named>[\u4e00-\u9fff]{{2,5}})")
_DEEDS = tuple((regex(polite), regex(plain)) for polite, plain in SAME_DEED.items())
_HAN = regex("[\u4e00-\u9fff]")
_FIRST_PART = regex(
    "^(?:为了?|以便|便于|通过|根据|按照|从|使|让|针对|围绕|随着|做好|抓好|搞好|至|截至|在[^，]{2,20}(?:中|下|后|前|时)$|[^，]*的同时$)"
)
_HEADING = regex("[一二三四五六七八九十]是[^，。；：！？\n]{2,16}。")
"""一是服务能力增强。 sums up what follows."""
_MOST_CHARACTERS, _MOST_PAIRS = 0.5, 0.25
"""A clause of which more was told than this may be the told thing in other words."""
_PLAN_CHARACTERS = 0.7
_LEAST, _SHORTEST = 3, 7
_MANY, _SOME, _ONE = 3, 1.5, 1
"""So many untold words are too many beside told figures, in a plain clause, and in one that says 已 or 了."""
_APART = 0.4
"""A plain clause of whose words so many were not told speaks of another matter."""


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    untold = tuple((q.start, q.end) for q in quantities_without_source(text, known))
    bodies = (p for p in manuscript.paragraphs if p.kind is Kind.BODY)
    clauses = [m for p in bodies for m in _CLAUSE.finditer(text, p.start, p.end)]
    traced = set(outside((m.span() for m in clauses), untold))
    # A whole document has much prose between its facts: there it is worth a look, no more.
    weight = Severity.INFO if context.whole else None
    for m in clauses:
        for start, end in _untold_in(m, known, traced=m.span() in traced):
            yield Spot(start, end, ASK, severity=weight)


def _untold_in(clause: re.Match[str], known: Evidence, *, traced: bool) -> Iterator[tuple[int, int]]:
    """Yield what the clause tells that nobody told: all of it, or one deed beside figures that were told.

    `traced` where none of its figures is untold.
    """
    words = clause.group()
    if _counts(words) and traced:
        # Its figures show that the rest is of what was told.
        deeds = list(_untold_deeds(clause, known))
        yield from deeds or ([clause.span()] if _names_untold(clause, known, _MANY) else [])
    elif len(words) >= _SHORTEST and _is_claim(words):
        if not (_is_told(words, known) or _sums_up(clause, known)):
            yield clause.span()
    elif _names_untold(clause, known, _ONE if _ALL_DONE.search(words) else _SOME):
        yield clause.span()


def _names_untold(clause: re.Match[str], known: Evidence, least: float) -> bool:
    """Return whether a clause that states something names so much of which nothing was told."""
    words = clause.group()
    if _JUDGED.search(words) or _AHEAD.search(words) or "“" in words or "《" in words:
        return False
    much = untold_weight(words, known) >= least
    apart = _ALL_DONE.search(words) or untold_share(words, known) >= _APART
    return bool(much and apart and not _AHEAD.match(_sentence_of(clause)))


def _sentence_of(clause: re.Match[str]) -> str:
    """Return the sentence that a clause stands in, up to its end."""
    text = clause.string
    low = max(0, clause.start() - _REACH)
    start = max(text.rfind(stop, low, clause.start()) + 1 for stop in "。；\n")
    return text[max(start, low) : clause.end()]


_REACH = 300
"""How far a sentence is followed on either side, in characters: one without an end costs no more."""


_NOTHING_ELSE, _ONLY = regex("[未没无][^，。；]{0,4}其[他它余]"), regex("只有|只是|就[一1]|仅|唯一")


def _sums_up(clause: re.Match[str], known: Evidence) -> bool:
    """Return whether a clause only sums up what is told beside it: 服务能力稳步增强, 一是服务能力增强。"""
    text, words = clause.string, clause.group()
    if _HEADING.match(text, clause.start()) or (_NOTHING_ELSE.search(words) and _ONLY.search(known.words)):
        return True
    names_a_deed = _FINISHED.search(words) or any(form.search(words) for form in (*_TOLD, _PLAN_OF_A_TIME))
    if names_a_deed or untold_weight(words, known) >= _ONE:
        return False
    sentence = _sentence_of(clause)
    plans = not _RESULT.search(words) or _AHEAD.match(sentence)
    return bool(
        plans or figures(sentence + _STOP.split(text[clause.end() : clause.end() + _REACH], maxsplit=1)[0])
    )


_STOP = regex("[。；\n]")


def _untold_deeds(clause: re.Match[str], known: Evidence) -> Iterator[tuple[int, int]]:
    words = clause.group()
    for m in () if _URGED.search(words) or _PLANNED.search(words) else _TO_OTHERS.finditer(words):
        if not _is_deed_told(m, known):
            yield clause.start() + m.start(), clause.start() + m.end()


def _is_deed_told(m: re.Match[str], known: Evidence) -> bool:
    """Return whether the verb was told, or two characters of what stands behind it."""
    named = m["named"]
    pairs = (named[n : n + 2] for n in range(len(named) - 1))
    return m["deed"] in known.words or any(pair in known.words for pair in pairs)


def _is_claim(words: str) -> bool:
    """Return whether a clause tells something that happened, is so or is planned; lessons and aims do not."""
    if _URGED.search(words) or _FIRST_PART.match(words) or "“" in words or "《" in words:
        return False
    told = _FINISHED.search(words) or any(form.search(words) for form in (*_TOLD, _RESULT))
    return bool(told or _PLANNED.search(words))


def _counts(words: str) -> bool:
    return any(q.value > 1 for q in figures(words))


def _is_told(words: str, known: Evidence) -> bool:
    """Return whether the user told it in other words."""
    matter = _ANYBODY.sub(" ", words)
    for polite, plain in _DEEDS:
        if plain.search(known.words):
            matter = polite.sub(" ", matter)
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
        Case(
            "服务能力稳步增强，新增床位40张。除1人轻伤外，未出现其他伤情。", told="加了40张床，只有1个人轻伤"
        ),
        Case(
            "服务能力稳步增强。新增床位40张，未出现其他伤情。",
            ("服务能力稳步增强", "未出现其他伤情"),
            told="加了40张床",
        ),
        Case("今后应当继续重视安全，防止反弹，人员安置比较平稳。", told="减下来的人都转到了质检"),
        Case(
            "巡逻队员18人全部签订承诺书并上岗，联合交警部门查车46台，处理12件后移送执法部门。",
            ("签订承诺书并上", "联合交警部门查", "移送执法部门"),
            told="巡逻队18个人都上岗了，查车46台，处理了12件",
        ),
        Case(
            "服务台有6人，实行24小时轮岗。印制宣传折页若干，并移交档案部门保管。",
            ("实行24小时轮岗", "印制宣传折页若干", "并移交档案部门保管"),
            told="服务台6个人",
        ),
        Case(
            "灯会期间居民热情空前高涨，活动深受游客喜爱，街道干部放弃周末休息，村里腾出旧仓库作为停车点。",
            (
                "灯会期间居民热情空前高涨",
                "活动深受游客喜爱",
                "街道干部放弃周末休息",
                "村里腾出旧仓库作为停车点",
            ),
            told="正月办了灯会，来了3000人",
        ),
        Case(
            "妇联逐一回访受助家庭，定期为独居老人上门送餐。",
            ("妇联逐一回访受助家庭", "定期为独居老人上门送餐"),
            told="给12户发了米",
        ),
        Case("明年计划新建村史陈列室。", ("明年计划新建村史陈列室",), told="明年打算修路"),
        Case("明年计划修建西坡水窖，并增设滴灌设备。", told="明年打算在西坡修水窖，加一套滴灌"),
        Case("新购置的投影仪，已开设书法课程，并修缮了舞台。", told="买了投影，书法课开了，舞台修了"),
        Case(
            "签订协议6份，联合派出所巡查4次，实行错峰上下班，惠及900人。",
            told="签了6份协议，和派出所巡查4次，错峰上下班，900人",
        ),
        Case(
            "编印手册500本，邀请专家3人，移送线索2条，发放雨衣40件。",
            told="印了500本手册，请了3个专家，线索移送2条，发雨衣40件",
        ),
        Case("路灯已更换，由村委会负责管护。", told="路灯换完了，由村委会负责管护"),
    ),
)
