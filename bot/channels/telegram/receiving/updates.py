"""What an update says, before anyone acts on it."""

from collections.abc import Sequence
from datetime import timedelta

from telegram import Message, MessageEntity, Update

from bot.channels.telegram.buttons import choice_of
from bot.channels.telegram.pieces import TEXT_LIMIT, units
from bot.conversation.choices.starting import ForgetAll, KeepAll, Stop

_STOP, _START = "stop", "start"
_OWN_DATA = frozenset({"mydata", "forget"})
# A client looks for a good place to cut in the second half of a full message.
_LONG = TEXT_LIMIT // 2
_TOGETHER = timedelta(seconds=2)


def command_name(message: Message) -> str:
    """Return the command a message begins with, without slash and bot name, or an empty string."""
    first = next(iter(message.entities), None)
    if first is None or first.offset or first.type != MessageEntity.BOT_COMMAND:
        return ""
    return (message.text or "")[1 : first.length].partition("@")[0].lower()


def is_message(update: Update) -> bool:
    """Tell whether the update is something for a document, sent or changed, and no command or tap."""
    message = update.message or update.edited_message
    return message is not None and not command_name(message)


def is_about_own_data(update: Update) -> bool:
    """Tell whether the update asks for what is held of its user, or to have it removed."""
    if update.callback_query:
        return isinstance(choice_of(update.callback_query.data), ForgetAll | KeepAll)
    return update.message is not None and command_name(update.message) in _OWN_DATA


def start_payload(update: Update) -> str:
    """Return what the link to the bot carried by which its user came; empty for nothing."""
    message = update.message
    if message is None or command_name(message) != _START:
        return ""
    return (message.text or "").partition(" ")[2].strip()


def without_start_payload(update: Update) -> Update:
    """Return the update without what the link carried: an invitation is kept nowhere."""
    if not start_payload(update):
        return update
    bare = update.to_dict()
    bare["message"]["text"] = bare["message"]["text"].partition(" ")[0]
    return Update.de_json(bare, update.get_bot())


def is_stop(update: Update) -> bool:
    """Tell whether the update is the stop command or the stop button."""
    if update.callback_query:
        return isinstance(choice_of(update.callback_query.data), Stop)
    return update.message is not None and command_name(update.message) == _STOP


def may_continue(update: Update) -> bool:
    """Tell whether a text is so long that a client may have cut it there, or a picture one of several."""
    return units(_plain_text(update)) >= _LONG or bool(_album(update))


def is_continuation(earlier: Update, later: Update) -> bool:
    """Tell whether the later text was sent in one go with the earlier one.

    It is judged by the server's clock, so that a repeat after a crash is judged alike.
    """
    if not (earlier.message and later.message):
        return False
    if _album(earlier) or _album(later):
        return _album(earlier) == _album(later)
    if not _plain_text(later):
        return False
    return later.message.date - earlier.message.date <= _TOGETHER


def join_parts(parts: Sequence[Update]) -> Update:
    """Return the parts of one paste as the first of them, with the whole text."""
    first = parts[0]
    if len(parts) == 1:
        return first
    whole = first.to_dict()
    if _album(first):
        captions = (part.message.caption for part in parts if part.message)
        whole["message"]["caption"] = "\n".join(filter(None, captions))
        return Update.de_json(whole, first.get_bot())
    whole["message"]["text"] = "".join(map(_with_gap, parts[:-1])) + _plain_text(parts[-1])
    return Update.de_json(whole, first.get_bot())


def _album(update: Update) -> str:
    """Return the album that a picture is of; empty for none, and for a file: each is taken by itself."""
    message = update.message
    return (message.media_group_id or "") if message and not message.document else ""


def _plain_text(update: Update) -> str:
    message = update.message
    return (message.text or "") if message and not command_name(message) else ""


def _with_gap(part: Update) -> str:
    # A piece that is not full was cut at a line break, which did not survive the journey.
    text = _plain_text(part)
    return text if units(text) == TEXT_LIMIT else text + "\n"
