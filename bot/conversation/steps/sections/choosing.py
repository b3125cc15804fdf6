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
from bot.conversation.offers import Offer, digest
from bot.conversation.replies import Button, Say
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.turns.section_reference import find_section
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


def order_variants(context: TurnContext, request: Variants) -> Turn:
    """Order what is to be chosen from, or say what is in the way."""
    if context.document is None or not context.live:
        return Turn(context.state, (views.nothing_yet(context),))
    if not context.has_model:
        return Turn(context.state, (Say(texts.NO_MODEL),))
    if request.target is None:
        order = orders.Variants(context.document.id)
        return Turn(context.state, (Say(texts.WRITING_TITLES),), (order,))
    section = find_section(context, request.target)
    if isinstance(section, Say):
        return Turn(context.state, (section,))
    return _order_wordings(context, context.document, section, request.target.paragraph)


async def tap(context: TurnContext, document: Document, choice: TitleChoice) -> Turn:
    """Answer a button under titles that were offered."""
    match choice:
        case KeepTitle():
            return Turn(context.state, (Say(texts.KEPT),))
        case TakeTitle(title=digested):
            return await _take_title(context, document, digested)


async def _take_title(context: TurnContext, document: Document, digested: str) -> Turn:
    title = next((t for t in context.state.titles if digest(t) == digested), "")
    if not title:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    await context.store.set_brief(document.id, title, replace(document.brief, title=title))
    label = texts.title_now(title)
    return Turn(
        context.state, (Say(f"{label}。"), *views.current_prompt(await context.reload())), label=label
    )


async def tap_of_section(context: TurnContext, section: Section, choice: VariantChoice) -> Turn:
    """Answer a button about a paragraph: order wordings of it, take one of them, or none."""
    document, stands = context.document, choice.of == context.shown_version(section)
    match choice:
        case OrderVariants(paragraph=number) if document and context.has_model and stands:
            return _order_wordings(context, document, section, number)
        case TakeVariant() if document and section.progress is not Progress.DROPPED:
            return await _take_variant(context, document, section, choice)
        case KeepText():
            return Turn(context.state, (Say(texts.KEPT),))
    return Turn(context.state, (Say(dialog.EXPIRED),))


async def offer_variants(context: TurnContext, found: Wordings, order: orders.Variants) -> Turn:
    """Return the turn that offers what a model has written; where the text has changed since, nothing."""
    document, section = context.document, context.live_section(order.section)
    if document is None or context.state.document != document.id:
        return Turn(context.state, (Say(texts.elsewhere(document.title)),) if document else ())
    if order.section and (section is None or section.shown != order.base):
        return Turn(context.state, (Say(texts.CHANGED_SINCE),))
    if not (found.titles or found.versions):
        return Turn(context.state, (Say(texts.NONE_FIT),))
    if section is None:
        return _titles(context, document, found.titles)
    return _wordings(context, section, await _record_request(context, section, found), order)


async def _record_request(context: TurnContext, section: Section, found: Wordings) -> Wordings:
    """Return the wordings with what the model was sent for all of them put on record."""
    request = await context.store.keep_request(section.id, found.versions[0].provenance.sent)
    bare = (replace(v, provenance=replace(v.provenance, sent=(), request=request)) for v in found.versions)
    return replace(found, versions=tuple(bare))


async def _take_variant(
    context: TurnContext, document: Document, section: Section, choice: TakeVariant
) -> Turn:
    """Put a wording that was offered into the section, where the text and its facts are what they were."""
    offer = context.state.offer
    version = offer.taken(section.id, choice.variant) if offer else None
    if offer is None or version is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    if choice.of != context.shown_version(section) or not _has_valid_facts(context, version, offer.paragraph):
        return Turn(context.state, (Say(texts.OUTDATED),))
    await context.store.add_version(section.id, version, show=True)
    here = await context.reload()
    shown = here.section(section.id)
    label = texts.paragraph_now(section_name(document, section))
    return Turn(context.state, (views.draft(here, shown),) if shown else (), label=label)


def _has_valid_facts(context: TurnContext, version: Version, paragraph: int) -> bool:
    """Return whether the facts that a paragraph rests on hold still."""
    text = paragraphs(version.text)[paragraph - 1]
    told = {n for clause in clauses_standing(text, version.provenance.clauses) for n in clause.facts}
    return told <= {fact.id for fact in context.facts}


def _order_wordings(context: TurnContext, document: Document, section: Section, number: int) -> Turn:
    """Order wordings of a paragraph by its number, -1 for the last one and 0 for the only one."""
    name, current = section_name(document, section), section.current
    if current is None or not current.complete:
        return Turn(context.state, (Say(texts.no_text(name)),))
    count = len(paragraphs(current.text))
    if number == 0 and count > 1:
        of = context.shown_version(section)
        buttons = tuple(Button(texts.nth(n), OrderVariants(of, n)) for n in range(1, count + 1))
        rows = tuple(buttons[n : n + _A_ROW] for n in range(0, count, _A_ROW))
        return Turn(context.state, (Say(texts.which(name, count), rows, about=section.id),))
    if number > count:
        return Turn(context.state, (Say(texts.no_such(name, count)),))
    at = number if number > 0 else count
    order = orders.Variants(document.id, section.id, base=section.shown, paragraph=at)
    return Turn(context.state, (Say(texts.writing(name, at)),), (order,))


def _titles(context: TurnContext, document: Document, titles: tuple[str, ...]) -> Turn:
    take = tuple(
        Button(texts.use_title(n), TakeTitle(document.public_id, digest(title)))
        for n, title in enumerate(titles, 1)
    )
    keep = Button(texts.KEEP, KeepTitle(document.public_id))
    return Turn(replace(context.state, titles=titles), (Say(texts.titles(titles), (take, (keep,))),))


def _wordings(context: TurnContext, section: Section, found: Wordings, order: orders.Variants) -> Turn:
    """Keep the wordings beside the text until one is taken, and show them."""
    of = context.shown_version(section)
    take = tuple(
        Button(texts.use_paragraph(n), TakeVariant(of, digest(version.text)))
        for n, version in enumerate(found.versions, 1)
    )
    keep = Button(texts.KEEP, KeepText(of))
    said = Say(_wording_text(context, section, found, order.paragraph - 1), (take, (keep,)), about=section.id)
    return Turn(replace(context.state, offer=Offer(section.id, order.paragraph, found.versions)), (said,))


def _wording_text(context: TurnContext, section: Section, found: Wordings, at: int) -> str:
    name = section_name(context.document, section) if context.document else ""
    stands = paragraphs(section.current.text)[at] if section.current else ""
    wordings = [paragraphs(version.text)[at] for version in found.versions]
    return texts.paragraphs(name, at + 1, wordings, stands in paragraphs_by_hand(section))
