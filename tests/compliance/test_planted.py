"""Errors planted into clean documents are found."""

from functools import cache

import pytest

from bot.domain.finding import Severity
from tests.compliance.mutation import Recall, plantings, recall

pytestmark = pytest.mark.slow


@cache
def _recall() -> Recall:
    return recall(list(plantings()))


def test_there_are_at_least_two_thousand() -> None:
    assert _recall().planted.total() >= 2000


@pytest.mark.parametrize(("severity", "least"), [(Severity.ERROR, 0.97), (Severity.WARN, 0.90)])
def test_planted_errors_are_found(severity: Severity, least: float) -> None:
    counted = _recall()
    missed = {rule: (n, counted.planted[rule]) for rule, n in (counted.planted - counted.found).items()}
    assert counted.by_severity(severity) >= least, missed
