"""The bot as a running service: started, served until told to stop, and closed in the right order."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from telegram import Bot, LinkPreviewOptions, Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Defaults, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.outgoing import TelegramChannel
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.receiving.consent import Consent
from bot.channels.telegram.receiving.entrance import Entrance
from bot.channels.telegram.receiving.guard import FilteringRequest, Guard
from bot.channels.telegram.receiving.inbox import Inbox
from bot.channels.telegram.receiving.incoming import Handler, Incoming
from bot.channels.telegram.receiving.poll import Poll
from bot.channels.telegram.receiving.quota import Quota
from bot.channels.telegram.receiving.receipts import Receipts
from bot.channels.telegram.retry import retry_forever
from bot.config import Config, Secrets, TelegramConfig
from bot.errors import UsageError
from bot.store.records import settings
from bot.store.sole_process import sole_process
from bot.store.store import Store
from bot.texts import command_line
from bot.texts import telegram as texts

if TYPE_CHECKING:
    from bot.channels.telegram.receiving.webhook import Webhook

logger = logging.getLogger(__name__)


async def serve(config: Config, keys: Secrets, engine: Handler, store: Store) -> None:
    """Serve until SIGINT or SIGTERM; raise UsageError for a refused token or a second running bot."""
    if not (config.telegram.allow or config.telegram.admins):
        click.echo(command_line.NOBODY_ALLOWED)
    with sole_process(config.home, "telegram"):
        await run(config.telegram, keys.telegram_token, engine, store, Pace())


async def run(config: TelegramConfig, token: str, engine: Handler, store: Store, pace: Pace) -> None:
    """Serve with this token, at the given pace."""
    _silence_loggers()
    try:
        await _work_until_signal(_work(_bot(config, token, pace), config, engine, store, pace))
    except InvalidToken:
        # The vendor's error quotes the token.
        raise UsageError(texts.BOT_REFUSED) from None
    except Conflict as error:
        raise UsageError(texts.TAKEN) from error


def _silence_loggers() -> None:
    # The URL of every request contains the token; the vendor logs updates and answers with their text.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    # Without it the vendor's flood error warns about its own deprecated form each time it is made.
    os.environ["PTB_TIMEDELTA"] = "1"


def _bot(config: TelegramConfig, token: str, pace: Pace) -> Bot:
    base, proxy = config.api_base.rstrip("/"), config.proxy or None
    own: ExtBot[None] = ExtBot(
        token,
        f"{base}/bot",
        f"{base}/file/bot",
        request=HTTPXRequest(
            connect_timeout=10,
            read_timeout=pace.answer,
            write_timeout=20,
            media_write_timeout=60,
            proxy=proxy,
        ),
        get_updates_request=FilteringRequest(connection_pool_size=1, connect_timeout=10, proxy=proxy),
        defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )
    return own


async def _work(bot: Bot, config: TelegramConfig, engine: Handler, store: Store, pace: Pace) -> None:
    channel, receipts = TelegramChannel(bot, config.edit_seconds, pace, store), Receipts(store, bot)
    guard = Guard(bot, Entrance(store, (*config.allow, *config.admins)))
    consent, quota = Consent(bot, store), Quota(bot, store)
    inbox = Inbox(Incoming(engine, channel, receipts, bot).handle, receipts.finish, pace.paste)

    async def receive(updates: Sequence[Update]) -> None:
        admitted = await guard.admitted(updates)
        # What is delivered again is no more than its user has sent: it is not counted.
        allowed = [update for update in await receipts.unknown(admitted) if guard.allows(update)]
        entered = await guard.entered(await consent.agreed(allowed))
        inbox.take(await receipts.keep(await quota.within(entered)))

    source = _source(bot, receive, config, pace)
    async with contextlib.AsyncExitStack() as at_end:  # what is pushed last is done first
        at_end.push_async_callback(receipts.close)
        at_end.push_async_callback(bot.shutdown)
        await retry_forever(_report_first_failure(bot.initialize, config.api_base), pace)
        await _prepare(bot, config, pace)
        if config.admins:
            await _record_name(bot, store)
        await at_end.enter_async_context(_confirming(source))
        at_end.push_async_callback(guard.close)
        at_end.push_async_callback(consent.close)
        at_end.push_async_callback(quota.close)
        at_end.push_async_callback(channel.close)
        at_end.push_async_callback(engine.close)
        at_end.callback(channel.end_waits)
        at_end.push_async_callback(inbox.close, pace.grace)
        await channel.mend()
        await engine.attach(channel)
        inbox.take(await receipts.waiting())
        await at_end.enter_async_context(_beside(engine.catch_up(channel)))
        logger.info("telegram serving bot=%d users=%d", bot.id, len(config.allow))
        await source.run()


@contextlib.asynccontextmanager
async def _beside(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Do something beside everything else; what is not done at the end is given up."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _report_first_failure(
    call: Callable[[], Coroutine[None, None, None]], url: str
) -> Callable[[], Coroutine[None, None, None]]:
    """Return the call so that the first failure that will be retried is said to whoever started the bot."""
    told = False

    async def attempt() -> None:
        nonlocal told
        try:
            await call()
        except TelegramError as error:
            if not (told or isinstance(error, InvalidToken | Conflict)):
                click.echo(command_line.bot_api_retry(url), err=True)
                told = True
            raise

    return attempt


def _source(
    bot: Bot, receive: Callable[[Sequence[Update]], Awaitable[None]], config: TelegramConfig, pace: Pace
) -> "Poll | Webhook":
    if not config.webhook:
        return Poll(bot, receive, pace)
    from bot.channels.telegram.receiving.webhook import (
        Webhook,  # a web server, which polling need not wait for
    )

    return Webhook(bot, receive, config, pace)


async def _prepare(bot: Bot, config: TelegramConfig, pace: Pace) -> None:
    webhook = await retry_forever(bot.get_webhook_info, pace)
    if webhook.url and webhook.url != config.webhook:
        host = urlsplit(webhook.url).hostname or ""
        raise UsageError(texts.foreign_webhook(host, config.api_base.rstrip("/")))
    try:
        await bot.set_my_commands(texts.COMMANDS)
    except TelegramError as error:
        logger.warning("menu not set error=%s", type(error).__name__)


async def _record_name(bot: Bot, store: Store) -> None:
    """Keep what the bot is called, for the links of invitations."""
    async with store.write() as record:
        if await settings.value(record, settings.BOT) != bot.username:
            await settings.put(record, settings.BOT, bot.username)


@contextlib.asynccontextmanager
async def _confirming(source: "Poll | Webhook") -> AsyncIterator[None]:
    try:
        yield
    except asyncio.CancelledError:
        # Only here: after a conflict, one more request would end the other bot's poll in its turn.
        with contextlib.suppress(TelegramError):
            await source.confirm()
        raise


async def _work_until_signal(work: Coroutine[None, None, None]) -> None:
    task, told = asyncio.create_task(work), asyncio.Event()

    def stop() -> None:
        told.set()
        task.cancel()

    with _on_signals(stop):
        try:
            await task
        except asyncio.CancelledError:
            if not told.is_set():
                raise


@contextlib.contextmanager
def _on_signals(callback: Callable[[], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    handled = (signal.SIGINT, signal.SIGTERM)
    for number in handled:
        # Where the loop knows no signals (Windows), Ctrl-C cancels the task.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, callback)
    try:
        yield
    finally:
        for number in handled:
            with contextlib.suppress(NotImplementedError):
                loop.remove_signal_handler(number)
