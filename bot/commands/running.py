"""`run` on a terminal, and `web`: the page, the terminal and Telegram, side by side in one process."""

import asyncio
import os
import sys
import webbrowser
from collections.abc import Coroutine
from pathlib import Path
from socket import socket

import click

from bot.app import build
from bot.channels.terminal import converse
from bot.channels.web.service import address, bind, serve
from bot.commands.start import begin, log_file
from bot.commands.watching import watched
from bot.config import WebConfig, secrets
from bot.texts import web as texts


async def serve_all(config_path: Path | None, out: Path) -> None:
    """Serve the page, this terminal, and Telegram where there is a token, until one of them ends."""
    config, keys = begin(config_path), secrets()
    bound = bind(config.web)
    async with build(config, keys) as app, watched(config, app):
        click.echo(texts.page_starts(address(config.web, bound)))
        _tell_of_other_port(config.web, bound)
        work = [
            serve(app.engine, config.web, bound),
            converse(app.engine, out),
            _open_browser(address(config.web, bound)),
        ]
        if keys.telegram_token:
            from bot.channels import telegram  # its SDK takes half a second to load

            work.append(telegram.serve(config, keys, app.engine, app.store))
        await _until_one_ends(work)


async def serve_page(config_path: Path | None) -> None:
    """Serve the page alone, until interrupted."""
    config = begin(config_path)
    bound = bind(config.web)
    async with build(config, secrets()) as app, watched(config, app):
        click.echo(texts.page_alone(address(config.web, bound), str(log_file(config))))
        _tell_of_other_port(config.web, bound)
        app.engine.warm()
        await serve(app.engine, config.web, bound)


def _tell_of_other_port(config: WebConfig, bound: socket) -> None:
    taken = bound.getsockname()[1]
    if config.port not in (0, taken):
        click.echo(texts.other_port(config.port, taken))


async def _until_one_ends(work: list[Coroutine[None, None, None]]) -> None:
    tasks = [asyncio.create_task(one) for one in work]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _open_browser(url: str) -> None:
    """Open the page where a browser can show itself, and leave the terminal alone where none can."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        await asyncio.to_thread(webbrowser.open, url)
    await asyncio.Event().wait()
