"""A document goes on in another chat of the same person, by a code that is good once and for minutes only."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from bot.conversation.replies import Say
from bot.conversation.state import ChatState, dump_state, load_state
from bot.conversation.steps import start
from bot.conversation.turns.context import Elsewhere, Turn, TurnContext
from bot.regex import regex
from bot.store.records.channels import relays
from bot.store.records.channels.relays import Relay
from bot.texts.conversation import dialog
from bot.texts.conversation import relay as texts

_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without those that are read for others: 0 and O, 1 and I."""
_HALF = 5
_CODE = regex(rf"(?:{texts.BEFORE_CODE})?[：:\s]*([{_SIGNS}]{{{_HALF}}})-([{_SIGNS}]{{{_HALF}}})[。\s]*")
"""Ten of 32 signs are 50 bits: whoever tries a thousand a second for these minutes finds one in a billion."""
_MINUTES = 10


async def offer(context: TurnContext) -> Turn:
    """Give a code for the document in hand."""
    if context.document is None:
        return Turn(context.state, (Say(dialog.NOTHING_YET),))
    code = "".join(secrets.choice(_SIGNS) for _ in range(2 * _HALF))
    until = datetime.now(UTC) + timedelta(minutes=_MINUTES)
    await relays.offer(context.store, _known_by(code), Relay(context.chat, context.document.id, until))
    shown = f"{code[:_HALF]}-{code[_HALF:]}"
    told = Say(texts.offer(context.document.title, _MINUTES))
    return Turn(context.state, (told, Say(shown, copyable=True)))


def code_in(text: str) -> str:
    """Return the code that a text consists of; empty for any other text."""
    found = _CODE.fullmatch(text.strip().upper())
    return f"{found[1]}{found[2]}" if found else ""


async def take_over(context: TurnContext, code: str) -> Turn:
    """Go on here with the document that a code offers, where it stood; refuse what is no such code."""
    relay = await relays.find(context.store, _known_by(code), datetime.now(UTC))
    if relay is None:
        return Turn(context.state, (Say(texts.NO_SUCH_CODE),))
    if relay.chat == context.chat:
        return Turn(context.state, (Say(texts.SAME_PLACE),))
    if await context.store.waiting_jobs(relay.chat):
        return Turn(context.state, (Say(texts.STILL_AT_WORK),))
    there = await context.store.chat(relay.chat)
    await relays.move(context.store, relay, context.chat)
    return await _go_on(context, relay, load_state(there.state))


async def _go_on(context: TurnContext, relay: Relay, there: ChatState) -> Turn:
    """Return the turn that has the document in hand here, and in hand there no more."""
    elsewhere: tuple[Elsewhere, ...] = ()
    document = await context.store.document(relay.document)
    if document is None:
        return Turn(context.state, (Say(texts.NO_SUCH_CODE),))
    step = max(there.step, context.state.step) + 1
    state = start.place_of(document, (), ChatState(step=step))
    if there.document == relay.document:
        state = replace(there.idle, step=step)
        freed = dump_state(ChatState(step=there.step + 1))
        revision = await context.store.save_chat(relay.chat, freed)
        elsewhere = (Elsewhere(relay.chat, revision, (Say(texts.gone_elsewhere(document.title)),)),)
    ledger = await context.store.ledger(document.id)
    here = await replace(context, ledger=ledger).reload(state)
    replies = (Say(dialog.resumption(document.title)), *start.show_state(here))
    return Turn(state, replies, elsewhere=elsewhere)


def _known_by(code: str) -> str:
    """Return what a code is kept as: who reads the table cannot use it."""
    return sha256(code.encode()).hexdigest()
