"""`user`: who may open a page from another machine."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from bot.channels.web.accounts import LINK_HOURS, known_by, new_link
from bot.commands.start import begin
from bot.config import secrets
from bot.errors import UsageError
from bot.opening import open_library
from bot.store.store import open_store
from bot.texts import web as texts

_LONGEST = 40


async def give_link(name: str, config_path: Path | None) -> None:
    """Print a link by which a user, new or known, sets a password; raise UsageError for no name."""
    if not 0 < len(name) <= _LONGEST or any(map(str.isspace, name)):
        raise UsageError(texts.BAD_NAME)
    config, link = begin(config_path), new_link()
    async with open_store(config) as opened, opened.write() as store:
        await store.give_link(name, known_by(link), datetime.now(UTC) + timedelta(hours=LINK_HOURS))
    click.echo(texts.link_given(name, f"{config.web.url}/join#{link}", LINK_HOURS))


async def show_users(config_path: Path | None) -> None:
    """Print the users."""
    async with open_store(begin(config_path)) as opened, opened.read() as store:
        for user in await store.users():
            click.echo(texts.user_line(user.name, bool(user.password)))


async def remove(name: str, config_path: Path | None) -> None:
    """Remove a user with everything that is theirs; raise UsageError where there is none."""
    async with open_library(begin(config_path), secrets()) as (opened, library):
        async with opened.write() as store:
            user = await store.user_by_name(name)
            if user is None:
                raise UsageError(texts.no_such_user(name))
            await store.forget(f"web:{user.id}")
            await store.remove_user(user.id)
        await library.clear(f"web:{user.id}")
        await opened.purge()
    click.echo(texts.removed(name))
