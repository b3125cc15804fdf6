"""F01: set phrases are written character by character."""

from collections.abc import Iterator

from bot.compliance.formulations.near_misses import slips
from bot.compliance.formulations.table import table
from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.texts import formulations as texts

_LISTED = wordings("F01", fix=FixKind.AUTO, cited=True)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    found = list(_LISTED(manuscript, context))
    yield from found
    suspected = list(_slips(manuscript))
    known = [(s.start, s.end) for s in found] + (_spans_of_other_rules(manuscript) if suspected else [])
    for spot in suspected:
        if not any(spot.start < end and start < spot.end for start, end in known):
            known.append((spot.start, spot.end))
            yield spot


def _slips(manuscript: Manuscript) -> Iterator[Spot]:
    bare = manuscript.bare
    for slip in slips(bare.text):
        severity = min(slip.formulation.severity, Severity.WARN, key=list(Severity).index)
        place = bare.origin(slip.start), bare.origin_end(slip.end)
        # A strange first or last character may belong to the word beside it.
        inside = bare.text[slip.start] == slip.meant[0] and bare.text[slip.end - 1] == slip.meant[-1]
        fix, message = (
            Fix(FixKind.AUTO if inside else FixKind.SUGGEST, slip.meant),
            texts.near_miss(slip.meant),
        )
        yield Spot(*place, fix, message, severity, slip.formulation.source)


def _spans_of_other_rules(manuscript: Manuscript) -> list[tuple[int, int]]:
    """Return where the table's other wrong wordings stand, which other rules tell of."""
    bare = manuscript.bare
    return [
        (bare.origin(m.start()), bare.origin_end(m.end()))
        for formulation in table().formulations
        for wrong in formulation.wrong
        for m in wrong.form.found(bare.text)
    ]


RULE = Rule(
    id="F01",
    name="固定表述逐字",
    about=Aspect.WORDING,
    severity=Severity.ERROR,
    message="固定表述与规范写法不一致，请逐字核对。",
    source="规范表述表",
    detect=_detect,
    cases=(
        Case("坚持以习近平新时代特色社会主义思想为指导。", ("习近平新时代特色社会主义思想",)),
        Case("学习习近平新时代中国特色社会主思想。", ("习近平新时代中国特色社会主思想",)),
        Case(
            "铸牢中华民族共体同意识，筑牢中华民族共同体意识。",
            ("筑牢中华民族共同体意识", "铸牢中华民族共体同意识"),
        ),
        Case("实施“一带一路”战略。", ("“一带一路”战略",)),
        Case(
            "协调推进“四个全面”战略部署，融入一带一路战略，完整、全面、准确贯彻新发展理念。",
            ("“四个全面”战略部署", "一带一路战略", "完整、全面、准确贯彻新发展理念"),
        ),
        Case("贯彻XX平新时代中国特色社会主义思想，在XX党委领导下开展工作。"),
        Case("坚持和发展新时代中国特色社会主义，加强党员学习教育。"),
        Case("筑牢安全防线，弘扬践行社会主义核心价值观，企业实施出海战略。"),
        Case("学习党的二十届三中全会、二十届四中全会精神。"),
    ),
)
