"""Whether a reading agrees with the messages: what code can prove, every time."""

from bot.domain.fact import Quote
from bot.domain.ledger import Reading
from bot.understanding.checks.complaint import Case, Complaint
from bot.understanding.checks.correcting import free_standing, loose_ends, misnumbered, unlinked
from bot.understanding.checks.figuring import unsourced
from bot.understanding.checks.holding import betrayed, misjudged, unfit
from bot.understanding.checks.quoting import headless, misquoted
from bot.understanding.checks.registering import told_as_two, unregistered
from bot.understanding.talk import Talk

_CHECKS = (
    misquoted,
    misnumbered,
    loose_ends,
    unsourced,
    betrayed,
    unfit,
    unregistered,
    told_as_two,
    unlinked,
    free_standing,
    headless,
    misjudged,
)


def complaints(reading: Reading, talk: Talk, ordered: tuple[Quote, ...] = ()) -> tuple[Complaint, ...]:
    """Return what does not agree, the certain first; `ordered` are the words that its requests rest on."""
    case = Case(reading, talk, ordered)
    found = dict.fromkeys(complaint for check in _CHECKS for complaint in check(case))
    return tuple(found)
