"""Buttons as Telegram carries them: a choice there and back."""

from telegram import CopyTextButton, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.conversation.choices.choice import Choice
from bot.conversation.choices.codec import decode, encode
from bot.conversation.choices.section import SectionChoice
from bot.conversation.choices.wordings import VariantChoice
from bot.conversation.replies import Button, Keyboard
from bot.texts import telegram as texts


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Return the keyboard, or `None` for an empty one; raise ValueError where a choice is too long."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in keyboard])


def copy_button(text: str) -> InlineKeyboardMarkup | None:
    """Return a button that copies a text, or `None` where it is longer than a button can hold."""
    if not 0 < len(text) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT:
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(texts.COPY, copy_text=CopyTextButton(text))]])


def force_reply(placeholder: str) -> ForceReply | None:
    """Return what opens the keyboard with a hint at what to type; `None` for no hint."""
    return ForceReply(input_field_placeholder=placeholder) if placeholder else None


def choice_of(data: object) -> Choice | None:
    """Return the choice a button carries, or `None` where it carries none of ours."""
    try:
        return decode(data) if isinstance(data, str) else None
    except ValueError:
        return None


def section_under(keyboard: Keyboard) -> int:
    """Return the section that the first button about one is about, or 0."""
    choices = (button.choice for row in keyboard for button in row)
    return next((one.of.section for one in choices if isinstance(one, SectionChoice | VariantChoice)), 0)


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=encode(button.choice))
