"""T903: what was only proposed, or refused, never stands among what a meeting decided."""

from collections.abc import Iterator, Sequence

from bot.compliance.document.parts import running
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.document import Brief, Clause
from bot.domain.fact import Fact, Status
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.facts.use import states
from bot.language.document.manuscript import Manuscript
from bot.lexicon.customs import is_decision_record
from bot.regex import regex

_AS_PROPOSED = regex(
    "提出|提议|建议|设想|意向|[拟俟]|争取|考虑|酝酿|讨论|再议|另议|再行|进一步研究|(?:再|继续|另行)研究"
    "|(?:未|不|没有?|暂缓)(?:予|获|作|再)?(?:同意|通过|采纳|决定|议定|定|实施|办理)|尚未|尚待|有待|待[^，。；]{1,10}后"
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    proposed = [f for f in context.facts or () if f.status is Status.PROPOSED]
    paragraphs = running(manuscript) if proposed else ()
    for start, end in manuscript.sentences:
        words = manuscript.text[start:end]
        if any(p.start <= start < p.end for p in paragraphs) and not _AS_PROPOSED.search(words):
            yield from _proposals(words, start, proposed, context)


def _proposals(words: str, start: int, proposed: Sequence[Fact], context: Context) -> Iterator[Spot]:
    """Yield a sentence that tells a proposal: by its tag for certain, else by its words."""
    tagged = {n for clause in context.clauses if clause.text in words for n in clause.facts}
    fact = next((f for f in proposed if f.id in tagged), None)
    by_words = (f for f in proposed if not tagged and _is_only_match(words, f, context))
    if found := fact or next(by_words, None):
        weight = None if fact else Severity.WARN
        yield Spot(
            start, start + len(words), Fix(FixKind.BLOCK, found.text), _SAID.format(found.text), weight
        )


def _is_only_match(words: str, fact: Fact, context: Context) -> bool:
    others = (f for f in context.facts or () if f.status is not Status.PROPOSED)
    return states(words, fact.text) and not any(states(words, other.text) for other in others)


def _applies(context: Context) -> bool:
    """Return whether it is the minutes of a meeting of which the facts are known."""
    return context.facts is not None and is_decision_record(context.brief.genre)


_SAID = "“{}”只是提出来的，没有议定，不要写进议定事项；要写就写明是谁提出、会议怎么说的。"
_SPLIT = Fact(1, None, "矿山二队支部拆分为2个", "m", status=Status.PROPOSED)
_POSTS = Fact(2, None, "先锋岗增至45个", "m", status=Status.PLANNED)


def _of(*clauses: Clause, genre: str = "会议纪要") -> Context:
    return Context(Brief(genre), facts=(_SPLIT, _POSTS), clauses=clauses)


RULE = Rule(
    id="T903",
    name="提议不写成议定",
    about=Aspect.UNDECIDED,
    severity=Severity.ERROR,
    message="这件事只是提出来的，没有议定。",
    source="系统规则",
    detect=_detect,
    applies=_applies,
    cases=(
        Case(
            "会议决定，矿山二队支部一分为二。",
            ("会议决定，矿山二队支部一分为二。",),
            context=_of(Clause("矿山二队支部一分为二", (1,))),
        ),
        Case(
            "党委会纪要\n会议议定以下事项。\n（一）矿山二队支部拆分为2个。",
            ("（一）矿山二队支部拆分为2个。",),
            context=_of(),
        ),
        Case(
            "有同志提出将矿山二队支部拆分为2个，会议未同意，下半年再议。",
            context=_of(Clause("有同志提出将矿山二队支部拆分为2个", (1,))),
        ),
        Case("会议决定，先锋岗增至45个。", context=_of(Clause("先锋岗增至45个", (2,)))),
        Case("矿山二队支部拆分为2个。", context=_of(genre="工作计划")),
    ),
)
