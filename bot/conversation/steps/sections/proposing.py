"""Sentences that the drafter proposed: kept or struck, one by one or all at once."""

from dataclasses import replace

from bot.compliance.checker import relocate_exemplar_findings
from bot.conversation.choices.findings import (
    Fill,
    KeepProposals,
    LetStand,
    ProposalChoice,
    Repair,
    ShowProposals,
    StrikeProposals,
)
from bot.conversation.file_forms import FileForm
from bot.conversation.replies import Button, Keyboard, Say
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import open_findings as points
from bot.conversation.views import progress as views
from bot.domain.document import Document, Section
from bot.domain.finding import AcceptedFinding, Aspect
from bot.drafting.outline.proposing import section_name
from bot.drafting.proposals import remaining_clauses, strike_sentence
from bot.drafting.release import OpenFinding
from bot.drafting.writing.tags import clauses_of
from bot.texts.conversation import dialog, listening
from bot.texts.conversation import handover as texts


async def tap(context: TurnContext, document: Document, choice: ProposalChoice) -> Turn:
    """Answer a button about all proposals."""
    open_ = [p for p in points.findings_before(context) if p.is_about(Aspect.PROPOSAL) and p.open]
    if not open_:
        return Turn(context.state, (Say(texts.NO_PROPOSALS),))
    match choice:
        case KeepProposals():
            for point in open_:
                await context.store.accept_finding(document.id, AcceptedFinding(*point.key, "", context.chat))
            return Turn(
                context.state, (Say(texts.acceptance_of_all(len(open_))), views.whole(await context.reload()))
            )
        case StrikeProposals():
            for section in document.live:
                own = [p.finding.quote for p in open_ if p.section == section.id]
                await remove_sentences(context, section, own)
            label = texts.proposal_removal(len(open_))
            here = await context.reload()
            return Turn(context.state, (Say(f"{label}。"), views.whole(here)), label=label)
        case ShowProposals():
            return Turn(context.state, (proposal_card(document, open_[0], len(open_)),))


async def next_proposal(context: TurnContext) -> tuple[Say, ...]:
    """Return the next proposal that waits for a decision, or that none does."""
    found = points.findings_before(context)
    open_ = [p for p in found if p.is_about(Aspect.PROPOSAL) and p.open]
    if context.document is None or not open_:
        return (Say(texts.NO_PROPOSALS),)
    return (proposal_card(context.document, open_[0], len(open_)),)


def proposal_card(document: Document, point: OpenFinding, total: int) -> Say:
    """Show a proposal with what can be done about it."""
    return Say(
        points.finding_text(document, point, 1, total), buttons(document, None, point), about=point.section
    )


def buttons(document: Document, form: FileForm | None, point: OpenFinding) -> Keyboard:
    """Return the ways to decide about a proposal; its finding's buttons act on it."""
    of = (document.public_id, form, point.mark)
    return (
        (
            Button(texts.KEEP, LetStand(*of)),
            Button(texts.STRIKE, Repair(*of)),
            Button(texts.CORRECT, Fill(*of)),
        ),
        (Button(texts.KEEP_ALL, KeepProposals(document.public_id)),),
    )


def of_note(document: Document, count: int) -> Keyboard:
    """Return the buttons under a note that tells of proposals."""
    of = document.public_id
    row = (
        Button(texts.KEEP_ALL, KeepProposals(of)),
        Button(texts.ONE_BY_ONE, ShowProposals(of)),
        Button(texts.STRIKE_ALL, StrikeProposals(of)),
    )
    return (row,) if count else ()


async def strike(context: TurnContext, document: Document, section: Section, point: OpenFinding) -> Turn:
    """Strike one proposed sentence: the section's text without it is a new version."""
    if not await remove_sentences(context, section, [point.finding.quote]):
        return Turn(context.state, (Say(dialog.EXPIRED),))
    here = await context.reload()
    label = listening.section_edit(section_name(document, section))
    return Turn(here.state, (Say(f"{texts.proposal_removal(1)}。"),), label=label)


async def remove_sentences(context: TurnContext, section: Section, sentences: list[str]) -> bool:
    """Store a section without the sentences; return whether anything was struck."""
    current = section.current
    if current is None or not sentences:
        return False
    text = current.text
    for sentence in sentences:
        text = strike_sentence(text, sentence)
    if text == current.text:
        return False
    clauses = remaining_clauses(text, clauses_of(section))
    version = replace(
        current, number=0, text=text, findings=relocate_exemplar_findings(current.findings, text)
    )
    version = replace(version, provenance=replace(current.provenance, clauses=clauses))
    await context.store.add_version(section.id, version, show=True)
    await context.store.set_progress(section.id, section.progress)
    return True
