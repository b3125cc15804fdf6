"""`user`: who may open a page from another machine."""

from pathlib import Path

import click

from bot.channels.web.access.accounts import LINK_HOURS, chat_of_user, invite
from bot.commands.start import begin
from bot.config import secrets
from bot.errors import UsageError
from bot.opening import open_library
from bot.store.store import open_store
from bot.texts import web as texts


async def give_link(name: str, config_path: Path | None, *, administrator: bool) -> None:
    """Print a link by which a user, new or known, sets a password; raise UsageError for no name."""
    config = begin(config_path)
    async with open_store(config) as opened:
        link = await invite(opened, name, administrator=administrator)
    click.echo(texts.link_given(name, f"{config.web.url}/join#{link}", LINK_HOURS))


async def show_users(config_path: Path | None) -> None:
    """Print the users."""
    async with open_store(begin(config_path)) as opened, opened.read() as store:
        for user in await store.users():
            flags = (bool(user.password), user.is_administrator, user.is_locked)
            click.echo(texts.user_line(user.name, *flags))


async def remove(name: str, config_path: Path | None) -> None:
    """Remove a user with everything that is theirs; raise UsageError where there is none."""
    async with open_library(begin(config_path), secrets()) as (opened, library):
        async with opened.write() as store:
            user = await store.user_by_name(name)
            if user is None:
                raise UsageError(texts.no_such_user(name))
            await store.forget(chat_of_user(user.id))
            await store.remove_user(user.id)
        await library.clear(chat_of_user(user.id))
        await opened.purge()
    click.echo(texts.removed(name))
