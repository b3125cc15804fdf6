"""Whether a reading agrees with the messages: what code can prove, every time."""

from bot.domain.fact import Quote
from bot.domain.ledger import Reading
from bot.understanding.checks.complaint import CheckContext, Complaint
from bot.understanding.checks.correcting import (
    conflicting_facts,
    corrections_without_target,
    dangling_replacements,
    number_conflicts,
)
from bot.understanding.checks.figuring import figures_without_source
from bot.understanding.checks.holding import leaks, status_conflicts, unfit_entries
from bot.understanding.checks.quoting import misquotations, wrong_heads
from bot.understanding.checks.registering import double_entries, omissions
from bot.understanding.talk import Talk

_CHECKS = (
    misquotations,
    number_conflicts,
    dangling_replacements,
    figures_without_source,
    leaks,
    unfit_entries,
    omissions,
    double_entries,
    conflicting_facts,
    corrections_without_target,
    wrong_heads,
    status_conflicts,
)


def complaints(reading: Reading, talk: Talk, ordered: tuple[Quote, ...] = ()) -> tuple[Complaint, ...]:
    """Return what does not agree, the certain first; `ordered` are the words that its requests rest on."""
    case = CheckContext(reading, talk, ordered)
    found = dict.fromkeys(complaint for check in _CHECKS for complaint in check(case))
    return tuple(found)
