"""The office's own template: sent once, its fields agreed on once, then filled by one tap."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.config import Layout
from bot.conversation.choices import templates as choices
from bot.conversation.choices.document import FillTemplate
from bot.conversation.choices.templates import TemplateChoice
from bot.conversation.events import File
from bot.conversation.file_forms import OwnTemplate
from bot.conversation.jobs.results import Ending
from bot.conversation.materials.template_places import OFFERED, fields_of, guessed, places
from bot.conversation.replies import Attach, Button, Keyboard, Reply, Say
from bot.conversation.state import Awaiting
from bot.conversation.steps.release import labelling, releasing
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.document import Document
from bot.domain.job import JobStatus
from bot.domain.orders import Fill
from bot.export.aigc_label import visible_label
from bot.export.files import gaps
from bot.export.naming import file_name
from bot.export.templates import names
from bot.export.templates.fields import Field
from bot.export.templates.filling import FilledTemplate, fill_template
from bot.export.templates.opening import Template, open_template
from bot.export.templates.values import of_sheet, parts_of_sheet, values_by_part
from bot.export.word.docx import sheet
from bot.store.records import templates as kept_templates
from bot.store.records.templates import KeptTemplate
from bot.store.store import Store
from bot.texts.conversation import dialog
from bot.texts.conversation import templates as texts

_ROW, _BUTTONS = 5, 40
_OF_OWNER = (choices.ListParts, choices.AssignPart, choices.ConfirmTemplate, choices.DropTemplate)
"""What only whoever a template is of may do with it."""
_NEW = Button(texts.ANOTHER, choices.SendTemplate())


# -- what is asked and sent ------------------------------------------------------------------------------


async def show_templates(context: TurnContext) -> Turn:
    """Show the chat's templates, or ask for the first one."""
    own = await kept_templates.of_chat(context.store, context.chat)
    if not own:
        return Turn(replace(context.state, awaiting=Awaiting.TEMPLATE), (Say(texts.ASK_FILE),))
    rows = tuple(
        (Button(f"{n}. {one.name}"[:40], choices.ShowTemplate(one.id)),) for n, one in enumerate(own, 1)
    )
    return Turn(context.state, (Say(texts.template_list([one.name for one in own]), (*rows, (_NEW,))),))


async def keep_template(context: TurnContext, file: File) -> Turn:
    """Keep a template that was sent and show its fields; raise UnreadableFile where it is not used."""
    if not file.name.lower().endswith(".docx"):
        return Turn(context.state, (Say(texts.NOT_DOCX),))
    found = context.computed.of(fields_of, file.name, file.content)
    state = replace(context.state, awaiting=Awaiting.NOTHING)
    if not found:
        return Turn(context.state, (Say(texts.no_fields(file.name)),))
    kept = await kept_templates.keep(context.store, context.chat, file.name, file.content, guessed(found))
    return Turn(state, (_card(context, kept, found),))


# -- buttons ---------------------------------------------------------------------------------------------


async def tap(context: TurnContext, choice: TemplateChoice | FillTemplate) -> Turn:
    """Answer a button about templates; one of a template that is gone, or of nobody's, has expired."""
    match choice:
        case FillTemplate(document=document):
            return await _apply_last(context, document)
        case choices.ListTemplates():
            return await show_templates(context)
        case choices.SendTemplate():
            return Turn(replace(context.state, awaiting=Awaiting.TEMPLATE), (Say(texts.ASK_FILE),))
    kept = await kept_templates.find(context.store, context.chat, choice.template)
    if kept is None:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    if kept.owner != context.chat and isinstance(choice, _OF_OWNER):
        return Turn(context.state, (Say(texts.SHARED),))
    match choice:
        case choices.ShowTemplate():
            return Turn(context.state, (_card(context, kept, _fields(context, kept), in_place=True),))
        case choices.ListParts(field=at) if at < len(kept.mapping):
            return Turn(context.state, (_offer(context, kept, at),))
        case choices.AssignPart(field=at, part=part) if at < len(kept.mapping) and part <= len(OFFERED):
            return await _assign_part(context, kept, at, part)
        case choices.ConfirmTemplate():
            return await _confirm(context, kept)
        case choices.UseTemplate():
            return await _apply(context, kept)
        case choices.DropTemplate():
            await kept_templates.drop(context.store, context.chat, kept.id)
            return Turn(context.state, (Say(texts.deletion(kept.name)),))
    return Turn(context.state, (Say(dialog.EXPIRED),))


async def _apply_last(context: TurnContext, document: str) -> Turn:
    """Fill the template used last; where none is agreed on, lead there."""
    if context.document is None or document != context.public_id:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    own = await kept_templates.of_chat(context.store, context.chat)
    agreed = next((one for one in own if one.confirmed), None)
    return await _apply(context, agreed) if agreed else await show_templates(context)


async def _apply(context: TurnContext, kept: KeptTemplate) -> Turn:
    if kept.owner == context.chat:
        await kept_templates.use(context.store, kept.id)
    return await releasing.order_file(context, OwnTemplate(kept.id))


async def _assign_part(context: TurnContext, kept: KeptTemplate, at: int, part: int) -> Turn:
    name = list(kept.mapping)[at]
    mapping = {**kept.mapping, name: (*OFFERED, "")[part]}
    await kept_templates.set_mapping(context.store, kept.id, mapping, confirmed=False)
    changed = replace(kept, mapping=mapping, confirmed=False)
    return Turn(context.state, (_card(context, changed, _fields(context, kept), in_place=True),))


async def _confirm(context: TurnContext, kept: KeptTemplate) -> Turn:
    await kept_templates.set_mapping(context.store, kept.id, kept.mapping, confirmed=True)
    await kept_templates.use(context.store, kept.id)
    return Turn(context.state, (Say(texts.mapping_confirmation(kept.name), _use_buttons(context, kept)),))


# -- what is shown ---------------------------------------------------------------------------------------


def _card(context: TurnContext, kept: KeptTemplate, found: Sequence[Field], in_place: bool = False) -> Say:
    rows = [(place.name, place.where, place.part) for place in places(kept, found)]
    if kept.owner != context.chat:
        return Say(
            texts.card(kept.name, rows, kept.confirmed), _use_buttons(context, kept), in_place=in_place
        )
    numbers = [
        Button(texts.CHANGE.format(n + 1), choices.ListParts(kept.id, n))
        for n in range(min(len(rows), _BUTTONS))
    ]
    agree = () if kept.confirmed else ((Button(texts.ALL_RIGHT, choices.ConfirmTemplate(kept.id)),),)
    use = _use_buttons(context, kept) if kept.confirmed else ()
    away = ((Button(texts.DROP, choices.DropTemplate(kept.id)), _NEW),)
    text = texts.card(kept.name, rows, kept.confirmed)
    return Say(text, (*agree, *use, *_rows(numbers), *away), in_place=in_place)


def _use_buttons(context: TurnContext, kept: KeptTemplate) -> Keyboard:
    return ((Button(texts.EXPORT, choices.UseTemplate(kept.id)),),) if context.document else ()


def _offer(context: TurnContext, kept: KeptTemplate, at: int) -> Say:
    name = list(kept.mapping)[at]
    sample = next((field.sample for field in _fields(context, kept) if field.name == name), "")
    parts = [
        Button(part or texts.NOTHING, choices.AssignPart(kept.id, at, n))
        for n, part in enumerate((*OFFERED, ""))
    ]
    back = (Button(texts.BACK, choices.ShowTemplate(kept.id)),)
    return Say(texts.which(name, sample), (*_rows(parts), back), in_place=True)


def _fields(context: TurnContext, kept: KeptTemplate) -> tuple[Field, ...]:
    return context.computed.of(fields_of, kept.name, kept.content)


def _template(kept: KeptTemplate) -> Template:
    return open_template(kept.name, kept.content)


def _rows(buttons: Sequence[Button]) -> Keyboard:
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


# -- the file --------------------------------------------------------------------------------------------


async def ending(store: Store, chat: str, order: Fill, document: Document, layout: Layout) -> Ending:
    """Return the ending of an export into a template: the file, and what is left to do in it."""
    async with store.read() as transaction:
        kept = await kept_templates.find(transaction, chat, order.template)
    if kept is None:
        return Ending(JobStatus.FAILED, lambda _context: (Say(dialog.EXPIRED),))
    replies = await asyncio.to_thread(_file_replies, kept, document, layout, order.as_draft)
    return Ending(JobStatus.DONE, lambda _context: replies)


def _file_replies(kept: KeptTemplate, document: Document, layout: Layout, draft: bool) -> tuple[Reply, ...]:
    printed = sheet(document, layout)
    given = of_sheet(printed)
    done = fill_template(
        _template(kept),
        values_by_part(kept.mapping, given, parts_of_sheet(printed)),
        printed.origin,
        visible_label(document),
    )
    name = file_name(document, ".docx", draft=draft or bool(gaps(document)))
    file = Attach(name, done.content, texts.ready(done.filled, len(done.gaps)))
    change = Button(texts.MAPPING, choices.ShowTemplate(kept.id))
    buttons = ((change, Button(texts.OTHER, choices.ListTemplates())),)
    lines = _open_items(done, [part for part in given if part not in _parts_with_place(kept)])
    offer = (labelling.offer(document),) if visible_label(document) else ()
    said = (
        Say(texts.remaining_work(lines), buttons)
        if lines
        else Say(texts.mapping_confirmation(kept.name), buttons)
    )
    return (file, said, *offer)


def _parts_with_place(kept: KeptTemplate) -> set[str]:
    """Return the parts that have a place; the date has one where its year has."""
    placed = set(kept.mapping.values())
    return placed | ({names.DATE} if names.YEAR in placed else set())


def _open_items(done: FilledTemplate, unplaced: Sequence[str]) -> list[str]:
    missing = [texts.missing(field.name, texts.place(field.place), field.sample) for field in done.missing]
    missing += [texts.foreign(done.foreign)] if done.foreign else []
    return [*missing, *map(texts.value_without_field, unplaced)]
