"""`read`: what is understood of a thread of messages."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from bot import shipped
from bot.app import build_reader
from bot.commands.drafts import brief_file
from bot.commands.start import begin
from bot.config import secrets
from bot.domain.ledger import Ledger
from bot.domain.said import ClerkMessage
from bot.drafting.genres.loading import load_genres
from bot.texts import command_line as texts
from bot.understanding.brief import genre_like
from bot.understanding.report import as_json
from bot.understanding.talk import Talk


async def read_file(path: Path, config_path: Path | None, *, json_wanted: bool) -> int:
    """Show what is understood of a thread; return 1 where the model failed and rules read instead.

    Raise UsageError where the file is no thread.
    """
    asked = brief_file.load(path)
    genres = load_genres(shipped.GENRES)
    brief = brief_file.reading_brief(asked)
    brief = replace(brief, genre=genre_like(asked.genre, genres) or asked.genre)
    messages = tuple(ClerkMessage(f"m{n:04}", text) for n, text in enumerate(asked.messages))
    talk = Talk(messages, brief=brief, today=date.today(), genres=genres)  # noqa: DTZ011  on the clerk's wall
    async with build_reader(begin(config_path), secrets()) as reader:
        heard = await reader.read(talk)
    told = as_json(Ledger().after(heard.reading), heard.reading, messages, asked.genre)
    if heard.failed:
        click.echo(heard.failed, err=True)
    click.echo(json.dumps(told, ensure_ascii=False) if json_wanted else texts.reading(told))
    return 1 if heard.failed else 0
