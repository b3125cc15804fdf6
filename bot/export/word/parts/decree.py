"""A decree (命令（令）, 10.2): mark and number above the text, below it who signs, with a post (7.3.5.3)."""

from bot.domain.document import Brief, Document
from bot.language.characters import printable
from bot.language.document.letterheads import decree_number, is_decree_mark
from bot.lexicon.people import POST_AND_NAME
from bot.regex import regex
from bot.texts import paper

_SIGNER = regex(POST_AND_NAME)
_BETWEEN = "\u3000\u3000"
"""Between a post and a name two characters stay empty."""


def mark_of(document: Document) -> str:
    """Return the mark of a decree: its title, or its issuer with 令 where the title tells a matter."""
    title, issuer = printable(document.title), printable(document.brief.issuer)
    return title if is_decree_mark(title) else paper.decree_mark(issuer or paper.gap_mark(paper.ISSUER))


def number_of(brief: Brief) -> str:
    """Return the number of a decree; a mark in the place of one that nobody has told."""
    told = printable(brief.letterhead.number)
    open_ = not told or paper.GAP_START in told
    return decree_number(paper.gap_mark(paper.DECREE_NUMBER) if open_ else told)


def signer_of(brief: Brief) -> str:
    """Return the post and the name of whoever signs; a mark in the place of what nobody has told.

    Whom the clerk calls 签发人 is meant as well: above a decree nobody is named.
    """
    told = printable(brief.signature) or printable(brief.letterhead.signatory)
    if signed := _SIGNER.fullmatch(told):
        return f"{signed['post']}{_BETWEEN}{signed['name']}"
    return f"{paper.gap_mark(paper.POST)}{_BETWEEN}{told}" if told else paper.gap_mark(paper.DECREE_SIGNER)
