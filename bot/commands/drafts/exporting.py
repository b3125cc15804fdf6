"""`export`: one of the stored documents as a file."""

import asyncio
from datetime import datetime
from pathlib import Path

import click

from bot import shipped
from bot.commands.places import check_place
from bot.commands.start import begin
from bot.compliance.exemptions import exemptions
from bot.config import Config, Layout
from bot.domain.document import Document
from bot.domain.orders import Format
from bot.drafting.genres.loading import load_genres
from bot.drafting.outline.proposing import section_name
from bot.drafting.renewing.stale import stale_sections
from bot.drafting.reviewing import review_sheet
from bot.errors import UsageError
from bot.export.files import FORMS, gaps, render
from bot.export.preview.pdf import fonts_told
from bot.export.review import typeset_review
from bot.export.saving import save
from bot.export.sheet.profile import deviations
from bot.store.store import Store, open_store
from bot.texts import command_line as texts
from bot.texts.layout import profile

_REVIEW_SHEET = "review"


async def export_document(identifier: int, form: str | None, output: Path, config_path: Path | None) -> None:
    """Write a stored document and say so; raise UsageError where there is none, or no such form."""
    form = form_of(output, form)
    check_place(output)
    config = begin(config_path)
    async with open_store(config) as store:
        async with store.read() as asked:
            document = await asked.document(identifier, history=form == _REVIEW_SHEET)
            ledger = await asked.ledger(identifier)
        if document is None:
            raise UsageError(texts.no_document(identifier))
        if form == _REVIEW_SHEET:
            await _write(await _review_sheet(store, document, config), output)
            click.echo(texts.review_sheet(str(output)))
            return
    written = await write(document, form, output, config.layout)
    stale = [section_name(document, section) for section, _ in stale_sections(document, ledger)]
    click.echo(texts.output_file(str(output), len(gaps(document)), stale))
    if form == Format.PDF:
        click.echo(fonts_told(written, config.layout))
    if form in (Format.DOCX, Format.PDF) and (differs := deviations(config.layout)):
        click.echo(profile(differs))


async def _review_sheet(store: Store, document: Document, config: Config) -> bytes:
    genre = load_genres(shipped.GENRES).get(document.brief.genre)
    allowed = exemptions(config.allow)
    today = datetime.now().astimezone().date()
    sheet = await review_sheet(store, document, genre.kind if genre else None, allowed, today)
    return await asyncio.to_thread(typeset_review, sheet, config.layout)


def form_of(output: Path, form: str | None) -> str:
    """Return the form of a file by its suffix and what was asked for; raise UsageError if they disagree."""
    suffix = output.suffix.lower().removeprefix(".")
    chosen = form or suffix or FORMS[0]
    if chosen not in (*FORMS, _REVIEW_SHEET):
        raise UsageError(texts.unknown_form(str(output)))
    own = ".docx" if chosen == _REVIEW_SHEET else Format(chosen).suffix
    if suffix and f".{suffix}" != own:
        raise UsageError(texts.contradicting_form(str(output), chosen))
    return chosen


async def write(document: Document, form: str, output: Path, layout: Layout) -> bytes:
    """Write the file of a document and return its content; raise UsageError where that cannot be done."""
    content = await asyncio.to_thread(render, document, form, layout)
    await _write(content, output)
    return content


async def _write(content: bytes, output: Path) -> None:
    try:
        await asyncio.to_thread(save, output, content)
    except OSError as error:
        raise UsageError(texts.cannot_write(str(output), error.errno)) from error
