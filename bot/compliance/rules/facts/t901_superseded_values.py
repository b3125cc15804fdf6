"""T901, an own rule beyond the catalogue: what the user corrected or took back is not said again."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.fact import Fact
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.facts.superseded import stale_mentions
from bot.language.document.manuscript import Manuscript


def has_corrections(context: Context) -> bool:
    """Return whether anything was corrected or taken back."""
    return bool(context.superseded)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    seen: set[tuple[int, int]] = set()
    for place in stale_mentions(text_without_gaps(manuscript), context.superseded, context.facts or ()):
        if (place.start, place.end) not in seen:
            seen.add((place.start, place.end))
            yield Spot(place.start, place.end, Fix(FixKind.BLOCK, place.right), _message(place.now))


def _message(now: Fact | None) -> str:
    return f"这里还是更正前的说法：您后来说的是“{now.text}”。" if now else "这一条您已经撤回，不再写。"


_VOLUNTEERS = Context(
    facts=(Fact(2, None, "注册志愿者168人", "m", replaces=(1,)), Fact(3, None, "义诊12场", "m")),
    superseded=(Fact(1, None, "注册志愿者180人", "m"),),
)
_MEETING = Context(
    facts=(Fact(3, None, "推进会改到8月27日召开", "m", replaces=(2,)),),
    superseded=(
        Fact(1, None, "推进会8月25日召开", "m"),
        Fact(2, None, "推进会8月26日召开", "m", replaces=(1,)),
        Fact(4, None, "组织读书节3场", "m"),
    ),
)

RULE = Rule(
    id="T901",
    name="更正前的数",
    about=Aspect.MISTOLD,
    severity=Severity.ERROR,
    message="这里还是更正前的说法。",
    source="系统规则",
    detect=_detect,
    lacking="更正后的数",
    applies=has_corrections,
    cases=(
        Case("全镇注册志愿者达到180人。", ("180人",), context=_VOLUNTEERS),
        Case("志愿者队伍不断壮大，已有180名。", ("180名",), context=_VOLUNTEERS),
        Case("定于8月25日召开推进会。", ("8月25日",), context=_MEETING),
        Case("举办读书节3场。", ("3场",), context=_MEETING),
        Case("注册志愿者168人，义诊12场，服务居民180户。", context=_VOLUNTEERS),
        Case("8月27日召开推进会，8月25日前报名单。", ("8月25日",), context=_MEETING),
        Case("培训骨干180人。", context=_VOLUNTEERS),
        Case("推进会8月27日召开。", context=_MEETING),
        Case("志愿者【待补：180人还是168人】。", context=_VOLUNTEERS),
    ),
)
