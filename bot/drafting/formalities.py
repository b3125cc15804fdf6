"""What the form around a text still lacks, by the custom of its genre."""

from collections.abc import Iterator

from bot.domain.document import Document
from bot.lexicon.customs import goes_up, is_personal
from bot.texts import paper


def lacking(document: Document) -> Iterator[str]:
    """Yield what is still to be named for the head and the foot of a document."""
    brief = document.brief
    if goes_up(brief.genre) and not brief.letterhead.signatory:
        yield paper.SIGNATORY.rstrip("：")
    if is_personal(brief.genre) and not brief.signature:
        yield paper.PERSON
