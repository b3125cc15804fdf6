"""Nothing that nobody told passes unmarked, and what was told is let pass in other words."""

import random

import pytest

from bot.compliance.register import rules_by_id
from bot.compliance.rule import Spot
from bot.domain.finding import FACTUAL, Severity
from bot.language.document.manuscript import Manuscript
from tests.compliance.documents import clean_documents
from tests.compliance.inventing import Told, faithful, in_documents, inventions

_SEED = 7
_MOST_FALSE_MARKS = 0.02


_JUDGES = [rule for rule in rules_by_id().values() if rule.about in FACTUAL or rule.id in ("D10", "D12")]


def _marks(case: Told) -> list[tuple[str, Spot]]:
    """Return what the rules about facts, sums and the period found."""
    manuscript = Manuscript(case.text)
    found = ((rule, spot) for rule in _JUDGES for spot in rule.detect(manuscript, case.context))
    return [(rule.id, spot) for rule, spot in found if (spot.severity or rule.severity) is not Severity.INFO]


def _is_marked(case: Told) -> bool:
    return any(spot.start < case.end and case.start < spot.end for _, spot in _marks(case))


@pytest.mark.slow
def test_nothing_invented_passes_unmarked_and_faithful_prose_is_let_pass() -> None:
    chance = random.Random(_SEED)
    kept = list(faithful(chance, rounds=4))
    false = [case for case in kept if _marks(case)]
    cases = [*inventions(chance, rounds=5), *in_documents(clean_documents(), chance)]
    passed = [case for case in cases if not _is_marked(case)]
    figures = (
        f"{len(passed)} of {len(cases)} inventions pass unmarked; "
        f"{len(false)} of {len(kept)} faithful sentences are marked"
    )
    shown = [(c.kind, c.text[c.start : c.end]) for c in passed[:20]] + [c.text for c in false[:10]]
    assert len(cases) >= 1000
    assert not passed, f"{figures}: {shown}"
    assert len(false) <= _MOST_FALSE_MARKS * len(kept), f"{figures}: {shown}"
