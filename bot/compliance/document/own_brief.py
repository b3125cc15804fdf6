"""What a document says of itself: who issues it, when, about which period."""

from dataclasses import replace

from bot.compliance.document.parts import title_of
from bot.compliance.formulations.dating import date_of_signature
from bot.corpus.parsing.issuers import issuer_in
from bot.domain.document import Brief
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.figures.periods import find_period


def complete_brief(brief: Brief, text: str) -> Brief:
    """Return the brief with what it leaves open as the text itself states it, in title and signature."""
    manuscript = Manuscript(text)
    title = title_of(manuscript)
    issuers = [p.text for p in manuscript.paragraphs if p.kind is Kind.SIGNATURE]
    addressees = [p.text for p in manuscript.paragraphs if p.kind is Kind.ADDRESSEE]
    issued = brief.issued or date_of_signature(manuscript.paragraphs)
    period = find_period(title, issued.year if issued else 0)
    return replace(
        brief,
        issuer=brief.issuer or "、".join((*issuers, issuer_in(title))).strip("、"),
        period=brief.period or (period.text if period else ""),
        topic=brief.topic or title,
        addressee=brief.addressee or "".join(addressees),
        issued=issued,
    )
