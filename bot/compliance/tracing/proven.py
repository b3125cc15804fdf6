"""Numbers that code can prove to be personal, and those that are only called so."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, MASK, Context, Detector, Spot
from bot.domain.finding import Severity
from bot.language.document.manuscript import Manuscript
from bot.privacy.personal import personal_data
from bot.regex import regex

_REACH = 10


def number_detector(kind: str, called: str, doubtful: str) -> Detector:
    """Return a detector of one kind of number; one that is only called so, behind such words, is a doubt."""
    words = regex(rf"(?:{called})[^\d，。；\n]{{0,6}}\Z")

    def detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
        for found in personal_data(manuscript.text):
            if found.kind == kind:
                yield Spot(found.start, found.end, MASK)
            elif found.kind in ("number", "certificate") and words.search(
                manuscript.text, max(0, found.start - _REACH), found.start
            ):
                yield Spot(found.start, found.end, ASK, doubtful, Severity.WARN)

    return detect
