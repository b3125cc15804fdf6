"""Buttons as Telegram carries them: a choice there and back, in 64 bytes."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.conversation.events import Choice
from bot.conversation.replies import Button, Keyboard

_LIMIT = 64


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Return the keyboard, or `None` for an empty one; raise ValueError where a choice is too long."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in keyboard])


def choice_of(data: object) -> Choice | None:
    """Return the choice a button carries, or `None` where it carries none of ours."""
    try:
        return Choice.decode(data) if isinstance(data, str) else None
    except ValueError:
        return None


def section_under(keyboard: InlineKeyboardMarkup | None) -> int:
    """Return the section that the first button with a target is about, or 0."""
    rows = keyboard.inline_keyboard if keyboard else ()
    choices = (choice_of(button.callback_data) for row in rows for button in row)
    return next((choice.target for choice in choices if choice and choice.target > 0), 0)


def _button(button: Button) -> InlineKeyboardButton:
    data = button.choice.encode()
    if len(data.encode()) > _LIMIT:
        raise ValueError(f"a choice of more than {_LIMIT} bytes: {button.choice.verb}")
    return InlineKeyboardButton(button.label, callback_data=data)
