"""Detectors that read the table of set phrases: wrong wordings by rule, and mentions to judge by date."""

from collections.abc import Iterator

from bot.compliance.formulations.dating import Timing, timing_of_wordings
from bot.compliance.formulations.table import Form, Formulation, Wrong, table
from bot.compliance.formulations.tense import Tense, beside_mask, in_book_title, tense_of
from bot.compliance.matching import Match, original_span, without_overlaps
from bot.compliance.rule import Context, Detector, Spot
from bot.domain.finding import Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.texts import formulations as texts


def wordings(rule: str, fix: FixKind = FixKind.SUGGEST, cited: bool = False) -> Detector:
    """Return a detector of the wrong wordings that the table gives to this rule.

    Unless `cited`, titles between 《 and 》 are let stand: documents are cited as they are called.
    """
    forms = [(f, w) for f in table().formulations for w in f.wrong if w.rule == rule]

    def detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
        text, dates = manuscript.bare.text, timing_of_wordings(manuscript, context)
        spots = [
            _spot(manuscript, formulation, wrong, m, fix)
            for formulation, wrong in forms
            for m in wrong.form.found(text)
            if (cited or not in_book_title(text, m.start())) and _is_wrong(wrong, m, dates, manuscript)
        ]
        yield from without_overlaps(spots)

    return detect


def _is_wrong(wrong: Wrong, m: Match, dates: Timing, manuscript: Manuscript) -> bool:
    """Return whether it is wrong in a document of this date."""
    if beside_mask(m.string, m.start(), m.end()):
        return False
    if wrong.since is None:
        return True
    said = dates.earliest(manuscript.bare.origin(m.start()))
    looks_back = tense_of(m.string, m.start(), m.end()) is Tense.LOOKING_BACK
    return said is not None and said >= wrong.since and not looks_back


def _spot(manuscript: Manuscript, formulation: Formulation, wrong: Wrong, m: Match, fix: FixKind) -> Spot:
    right = m.expand(wrong.right)
    sure = right and wrong.since is None and formulation.confidence == "high"
    applied = Fix(fix if sure else FixKind.SUGGEST, right)
    message = texts.usual(right) if right else texts.usual(formulation.canonical)
    return Spot(*original_span(manuscript, m), applied, message, formulation.severity, formulation.source)


def mentions(text: str) -> Iterator[tuple[Formulation, Match]]:
    """Yield where the text names a set phrase that is judged by date; one place may name several."""
    for formulation in table().formulations:
        if formulation.confidence != "none" and (formulation.begins or formulation.until):
            for m in _matches(formulation.named, text):
                yield formulation, m


def _matches(forms: tuple[Form, ...], text: str) -> Iterator[Match]:
    for form in forms:
        yield from form.found(text)


def lower_severity(one: Severity, other: Severity) -> Severity:
    """Return the one that weighs less."""
    return max(one, other, key=list(Severity).index)
