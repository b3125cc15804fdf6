"""What the form around a text still lacks, by the custom of its genre."""

from collections.abc import Iterator

from bot.domain.document import Brief, Document
from bot.export.word.parts import decree
from bot.export.word.parts.bulletin import bulletin_head
from bot.lexicon.customs import is_bulletin, is_decree, is_personal, is_upward
from bot.texts import paper


def missing_parts(document: Document) -> Iterator[str]:
    """Yield what is still to be named for the head and the foot of a document."""
    brief = document.brief
    if is_upward(brief.genre) and not brief.letterhead.signatory:
        yield paper.SIGNATORY.rstrip("：")
    if is_decree(brief.genre):
        yield from _missing_in_decree(brief)
    if is_bulletin(brief.genre):
        yield from _missing_in_bulletin(document)
    if is_personal(brief.genre) and not brief.signature:
        yield paper.PERSON


def _missing_in_decree(brief: Brief) -> Iterator[str]:
    told = ((decree.number_of(brief), paper.DECREE_NUMBER), (decree.signer_of(brief), paper.DECREE_SIGNER))
    yield from (what for part, what in told if paper.gaps_in(part))


def _missing_in_bulletin(document: Document) -> Iterator[str]:
    own, head = document.brief.letterhead, bulletin_head(document)
    name, issue = head or ("", "")
    for told, what in (
        (name and not paper.gaps_in(name), paper.BULLETIN),
        (issue and not paper.gaps_in(issue), paper.ISSUE),
        (document.brief.issued, paper.DATE_OF_ISSUE),
        (own.copies, paper.SENT_TO),
        (own.run, paper.RUN),
    ):
        if not told:
            yield what
