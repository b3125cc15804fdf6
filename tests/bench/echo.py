"""A bare bot of python-telegram-bot that answers whatever comes: what a load costs without us."""

import sys
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.texts.conversation import dialog

_KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton(dialog.NEW, callback_data="new")]])


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message and update.effective_message.text:
        await update.effective_message.reply_text(update.effective_message.text, reply_markup=_KEYBOARD)


async def _tapped(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.callback_query:
        await update.callback_query.answer()
    await _echo(update, context)


async def _ignore(_update: object, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Let a banned chat go without its echo."""


def main(token: str, url: str) -> None:
    """Serve until it is ended, as the library does it by default, but for many chats at a time."""
    build: Any = Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(True)
    app: Any = build.build()
    app.add_handler(CallbackQueryHandler(_tapped))
    app.add_handler(MessageHandler(filters.ALL, _echo))
    app.add_error_handler(_ignore)
    app.run_polling(drop_pending_updates=False)


if __name__ == "__main__":
    main(*sys.argv[1:3])
