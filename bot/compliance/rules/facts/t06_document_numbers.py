"""T06: a document number stands as the user gave it."""

from collections.abc import Iterator

from bot.compliance.rule import BLOCK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.document import Brief, Letterhead
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import Evidence, evidence
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_NUMBER = regex(r"[\u4e00-\u9fff]{0,8}[〔\[［（(【](?:19|20)\d\d[〕\]］）)】]第?\d{1,5}号")
_FORM = regex(r"[〔\[［（(【〕\]］）)】\s第]")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    known = evidence(context.facts or (), context.brief)
    for m in _NUMBER.finditer(text_without_gaps(manuscript)):
        if not _has_number(m.group(), known):
            yield Spot(m.start(), m.end(), BLOCK)


def _has_number(number: str, known: Evidence) -> bool:
    """Return whether it was told, with the agency's mark as far as it was written; brackets may differ."""
    told, bare = _FORM.sub("", known.words), _FORM.sub("", number)
    mark = bare.rstrip("号").rstrip("0123456789")
    return any(bare[n:] in told for n in range(max(len(mark) - 1, 0) + 1))


_OWN = Context(Brief(letterhead=Letterhead(number="青教发〔2026〕7号")))

RULE = Rule(
    id="T06",
    name="文号可溯",
    about=Aspect.UNTOLD_NAME,
    severity=Severity.ERROR,
    message="这个文号在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第九条",
    detect=_detect,
    lacking="文号",
    applies=has_facts,
    cases=(
        Case("根据文明办〔2026〕18号要求。", ("根据文明办〔2026〕18号",), told="根据上级通知要求"),
        Case("按照青教发〔2026〕7号部署。", ("按照青教发〔2026〕7号",), told="按照青教发〔2026〕17号部署"),
        Case("按照青教发〔2026〕7号部署。", told="青教发[2026]7号"),
        Case("青教发〔2026〕7号", told="照通知办", context=_OWN),
        Case("2026年第7号台风期间，坚持值守。", told="台风期间值守"),
    ),
)
