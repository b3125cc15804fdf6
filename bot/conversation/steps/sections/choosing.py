"""Several wordings of a title or a paragraph: ordered, offered, and one of them taken or none."""

from dataclasses import replace

from bot.conversation.choices.wordings import (
    KeepText,
    KeepTitle,
    OrderVariants,
    TakeTitle,
    TakeVariant,
    TitleChoice,
    VariantChoice,
)
from bot.conversation.context import Turn, TurnContext
from bot.conversation.offers import Offer, digest
from bot.conversation.replies import Button, Say
from bot.conversation.section_reference import find_section
from bot.conversation.views import progress as views
from bot.domain import orders
from bot.domain.document import Document, Progress, Section, Version, paragraphs
from bot.domain.request import Variants
from bot.drafting.outline.proposing import section_name
from bot.drafting.revision import paragraphs_by_hand
from bot.drafting.variants.offered import Wordings
from bot.drafting.writing.tags import clauses_standing
from bot.texts.conversation import choosing as texts
from bot.texts.conversation import dialog

_A_ROW = 4


def order_variants(desk: TurnContext, request: Variants) -> Turn:
    """Order what is to be chosen from, or say what is in the way."""
    if desk.document is None or not desk.live:
        return Turn(desk.state, (views.nothing_yet(desk),))
    if not desk.has_model:
        return Turn(desk.state, (Say(texts.NO_MODEL),))
    if request.target is None:
        order = orders.Variants(desk.document.id)
        return Turn(desk.state, (Say(texts.WRITING_TITLES),), (order,))
    section = find_section(desk, request.target)
    if isinstance(section, Say):
        return Turn(desk.state, (section,))
    return _order_wordings(desk, desk.document, section, request.target.paragraph)


async def tap(desk: TurnContext, document: Document, choice: TitleChoice) -> Turn:
    """Answer a button under titles that were offered."""
    match choice:
        case KeepTitle():
            return Turn(desk.state, (Say(texts.KEPT),))
        case TakeTitle(title=digested):
            return await _take_title(desk, document, digested)


async def _take_title(desk: TurnContext, document: Document, digested: str) -> Turn:
    title = next((t for t in desk.state.titles if digest(t) == digested), "")
    if not title:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    await desk.store.set_brief(document.id, title, replace(document.brief, title=title))
    label = texts.title_now(title)
    return Turn(desk.state, (Say(f"{label}。"), *views.current_prompt(await desk.reload())), label=label)


async def tap_of_section(desk: TurnContext, section: Section, choice: VariantChoice) -> Turn:
    """Answer a button about a paragraph: order wordings of it, take one of them, or none."""
    document, stands = desk.document, choice.of == desk.shown_version(section)
    match choice:
        case OrderVariants(paragraph=number) if document and desk.has_model and stands:
            return _order_wordings(desk, document, section, number)
        case TakeVariant() if document and section.progress is not Progress.DROPPED:
            return await _take_variant(desk, document, section, choice)
        case KeepText():
            return Turn(desk.state, (Say(texts.KEPT),))
    return Turn(desk.state, (Say(dialog.EXPIRED),))


async def offer_variants(desk: TurnContext, found: Wordings, order: orders.Variants) -> Turn:
    """Return the turn that offers what a model has written; where the text has changed since, nothing."""
    document, section = desk.document, desk.live_section(order.section)
    if document is None or desk.state.document != document.id:
        return Turn(desk.state, (Say(texts.elsewhere(document.title)),) if document else ())
    if order.section and (section is None or section.shown != order.base):
        return Turn(desk.state, (Say(texts.CHANGED_SINCE),))
    if not (found.titles or found.versions):
        return Turn(desk.state, (Say(texts.NONE_FIT),))
    if section is None:
        return _titles(desk, document, found.titles)
    return _wordings(desk, section, await _record_request(desk, section, found), order)


async def _record_request(desk: TurnContext, section: Section, found: Wordings) -> Wordings:
    """Return the wordings with what the model was sent for all of them put on record."""
    request = await desk.store.keep_request(section.id, found.versions[0].provenance.sent)
    bare = (replace(v, provenance=replace(v.provenance, sent=(), request=request)) for v in found.versions)
    return replace(found, versions=tuple(bare))


async def _take_variant(desk: TurnContext, document: Document, section: Section, choice: TakeVariant) -> Turn:
    """Put a wording that was offered into the section, where the text and its facts are what they were."""
    offer = desk.state.offer
    version = offer.taken(section.id, choice.variant) if offer else None
    if offer is None or version is None:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    if choice.of != desk.shown_version(section) or not _has_valid_facts(desk, version, offer.paragraph):
        return Turn(desk.state, (Say(texts.OUTDATED),))
    await desk.store.add_version(section.id, version, show=True)
    here = await desk.reload()
    shown = here.section(section.id)
    label = texts.paragraph_now(section_name(document, section))
    return Turn(desk.state, (views.draft(here, shown),) if shown else (), label=label)


def _has_valid_facts(desk: TurnContext, version: Version, paragraph: int) -> bool:
    """Return whether the facts that a paragraph rests on hold still."""
    text = paragraphs(version.text)[paragraph - 1]
    told = {n for clause in clauses_standing(text, version.provenance.clauses) for n in clause.facts}
    return told <= {fact.id for fact in desk.facts}


def _order_wordings(desk: TurnContext, document: Document, section: Section, number: int) -> Turn:
    """Order wordings of a paragraph by its number, -1 for the last one and 0 for the only one."""
    name, current = section_name(document, section), section.current
    if current is None or not current.complete:
        return Turn(desk.state, (Say(texts.no_text(name)),))
    count = len(paragraphs(current.text))
    if number == 0 and count > 1:
        of = desk.shown_version(section)
        buttons = tuple(Button(texts.nth(n), OrderVariants(of, n)) for n in range(1, count + 1))
        rows = tuple(buttons[n : n + _A_ROW] for n in range(0, count, _A_ROW))
        return Turn(desk.state, (Say(texts.which(name, count), rows, about=section.id),))
    if number > count:
        return Turn(desk.state, (Say(texts.no_such(name, count)),))
    at = number if number > 0 else count
    order = orders.Variants(document.id, section.id, base=section.shown, paragraph=at)
    return Turn(desk.state, (Say(texts.writing(name, at)),), (order,))


def _titles(desk: TurnContext, document: Document, titles: tuple[str, ...]) -> Turn:
    take = tuple(
        Button(texts.use_title(n), TakeTitle(document.public_id, digest(title)))
        for n, title in enumerate(titles, 1)
    )
    keep = Button(texts.KEEP, KeepTitle(document.public_id))
    return Turn(replace(desk.state, titles=titles), (Say(texts.titles(titles), (take, (keep,))),))


def _wordings(desk: TurnContext, section: Section, found: Wordings, order: orders.Variants) -> Turn:
    """Keep the wordings beside the text until one is taken, and show them."""
    of = desk.shown_version(section)
    take = tuple(
        Button(texts.use_paragraph(n), TakeVariant(of, digest(version.text)))
        for n, version in enumerate(found.versions, 1)
    )
    keep = Button(texts.KEEP, KeepText(of))
    said = Say(_wording_text(desk, section, found, order.paragraph - 1), (take, (keep,)), about=section.id)
    return Turn(replace(desk.state, offer=Offer(section.id, order.paragraph, found.versions)), (said,))


def _wording_text(desk: TurnContext, section: Section, found: Wordings, at: int) -> str:
    name = section_name(desk.document, section) if desk.document else ""
    stands = paragraphs(section.current.text)[at] if section.current else ""
    wordings = [paragraphs(version.text)[at] for version in found.versions]
    return texts.paragraphs(name, at + 1, wordings, stands in paragraphs_by_hand(section))
