"""Plant errors into the clean documents and count which of them are found."""

import importlib
import pkgutil
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.compliance.checker import check
from bot.compliance.register import rules_by_id
from bot.domain.finding import Severity
from tests.compliance import planted
from tests.compliance.documents import clean_documents
from tests.compliance.planted import Operator, Planted

SEVERITY = {id_: rule.severity for id_, rule in rules_by_id().items()}


@dataclass(frozen=True)
class Recall:
    """How many of the planted errors were found, by rule."""

    planted: Counter[str]
    found: Counter[str]

    def of(self, rules: set[str]) -> float:
        """Return the share that was found of these rules' errors."""
        total = sum(self.planted[rule] for rule in rules)
        return sum(self.found[rule] for rule in rules) / total if total else 1.0

    def by_severity(self, severity: Severity) -> float:
        """Return the share that was found of the errors of one weight."""
        return self.of({rule for rule in self.planted if SEVERITY[rule] is severity})


def operators() -> Iterator[Operator]:
    """Yield the operators of every family."""
    for module in pkgutil.iter_modules(planted.__path__):
        yield from importlib.import_module(f"{planted.__name__}.{module.name}").OPERATORS


def plantings(seed: int = 1) -> Iterator[Planted]:
    """Yield every document with an error in it; the same for the same seed."""
    chance = random.Random(seed)
    for clean in clean_documents():
        for operator in operators():
            yield from operator(clean, chance)


def is_found(error: Planted) -> bool:
    """Return whether a finding of the error's rule touches the place of the error."""
    return any(
        f.rule == error.rule and (error.start == error.end or (f.start < error.end and error.start < f.end))
        for f in check(error.text, error.context)
    )


def recall(errors: list[Planted]) -> Recall:
    """Return what was found."""
    found = Counter(error.rule for error in errors if is_found(error))
    return Recall(Counter(error.rule for error in errors), found)
