"""What custom asks of a drafted text whatever wrote it: printed forms, marks in place, a closing phrase."""

from bot.domain.document import Document, Section
from bot.domain.genre import Genre, SectionRole
from bot.domain.ledger import Ledger
from bot.drafting.genres.forms_of_address import with_address_forms
from bot.drafting.genres.still_to_do import without_misuse
from bot.drafting.genres.written_forms import in_written_form
from bot.drafting.revision import paragraphs_by_hand
from bot.drafting.sources.gap_marks import tidy_marks
from bot.drafting.sources.open_matters import without_needless_marks
from bot.language.sentences import sentences
from bot.regex import regex

_BELOW = regex("(?:联系人|联系电话|联系方式|附件)")
"""What stands below a closing phrase."""
_LONGEST = 40
"""Above this length a sentence is more than a closing phrase."""


def customary_text(text: str, section: Section, document: Document, genre: Genre, ledger: Ledger) -> str:
    """Return a section's text as custom wants it; one that the user has written in stays as it is."""
    if paragraphs_by_hand(section) or not text.strip():
        return text
    marked = with_address_forms(without_misuse(tidy_marks(text, genre, ledger), genre), document.brief)
    written = marked if genre.pace else in_written_form(marked)
    issued = without_needless_marks(written) if genre.public else written
    return with_closing(issued, genre) if _is_last(section, document) else issued


def with_closing(text: str, genre: Genre) -> str:
    """Return the text with the phrase that its genre must close with, in a paragraph of its own."""
    if not genre.ends:
        return text
    lines = text.splitlines()
    for at in reversed(range(len(lines))):
        if phrase := _closing_of(lines[at], genre):
            body = lines[at].removesuffix(phrase).rstrip()
            return "\n".join((*lines[:at], *filter(None, (body, phrase)), *lines[at + 1 :]))
    below = next((n for n, line in enumerate(reversed(lines)) if not _BELOW.match(line)), 0)
    at = len(lines) - below
    return "\n".join((*lines[:at], genre.ends[0], *lines[at:]))


def _closing_of(line: str, genre: Genre) -> str:
    """Return the sentence at the end of a paragraph that closes a document of the genre; empty for none."""
    last = (sentences(line) or [""])[-1]
    known = (form.strip("。") for end in genre.ends for form in end.splitlines())
    return last if len(last) <= _LONGEST and any(form in last for form in known) else ""


def _is_last(section: Section, document: Document) -> bool:
    running = [s.id for s in document.live if s.plan.role is not SectionRole.ANNEX]
    return bool(running) and running[-1] == section.id
