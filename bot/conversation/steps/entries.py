"""What was noted is changed by its number: 第12条改成…… at any time, 12改成…… and 删12 under a list of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.replies import Say
from bot.conversation.state import Awaiting
from bot.conversation.steps import listening
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import keyboards
from bot.conversation.views import progress as views
from bot.conversation.views.numbers import fact_under
from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Gap, Ledger, Reading, Wish
from bot.domain.said import ClerkMessage
from bot.language.figures.numerals import chinese_integer
from bot.lexicon.said import without_ending
from bot.regex import regex
from bot.texts.conversation import listening as texts

_NUMBER = r"(?:第)?(?P<{0}>\d{{1,4}})(?P<{0}_item>条)?"
_ANEW = regex(
    rf"把?{_NUMBER.format('changed')}[，, ]*(?:改成|改为|换成|应该是|应为)[：:，, ]*(?P<words>.+)", re.DOTALL
)
_GONE = regex(
    rf"(?:删掉|删除|删|去掉|不要){_NUMBER.format('before')}"
    rf"|把?{_NUMBER.format('behind')}(?:不要了?|删[了掉除]|去掉|作废)"
)
_BETWEEN = regex(r"[；;\n]")


async def change_entries(context: TurnContext, message: ClerkMessage) -> Turn | None:
    """Return the turn of a message that changes entries by number; `None` where it is anything else.

    A bare number means an entry only under a list of them: everywhere else it means a section.
    """
    orders = [without_ending(line) for line in _BETWEEN.split(message.text) if line.strip()]
    read = [_order(line, listed=context.state.awaiting is Awaiting.ENTRY) for line in orders]
    wanted = [order for order in read if order]
    if not wanted or len(wanted) < len(read):
        return None
    reading, quote = Reading(), Quote(message.id, message.text)
    listed = context.state.awaiting is Awaiting.ENTRY
    if article := None if listed else _article(context, [number for number, _ in wanted]):
        return Turn(context.state, (article,))
    for number, words in wanted:
        ledger = context.ledger.after(reading)
        entry = fact_under(ledger, number) or _other(ledger, number)
        if entry is None:
            return Turn(context.state, (Say(texts.NO_SUCH_FACT),))
        reading = reading.then(_change(entry, words, quote, ledger.next))
    await context.store.add_message(context.chat, message, context.state.document)
    turn = await listening.enter_reading(context, reading, (message,), context.ledger.next)
    return replace(turn, state=replace(turn.state, awaiting=context.state.awaiting))


def _article(context: TurnContext, numbers: Sequence[int]) -> Say | None:
    """Return what to ask where a text has an article of the number: 第12条 may mean 第十二条 of the rules."""
    for number in numbers:
        label = f"第{chinese_integer(number)}条"
        section = next((s for s in context.live if s.current and _begins(s.current.text, label)), None)
        if section:
            rows = views.section_rows(context, [section])
            edit = (keyboards.edit_button(context, section),)
            return Say(texts.article_or_entry(number, label), (*rows, edit), about=section.id)
    return None


def _begins(text: str, label: str) -> bool:
    return any(line.strip().startswith(label) for line in text.splitlines())


def _order(line: str, *, listed: bool) -> tuple[int, str] | None:
    """Return which entry a line is about, with the words it is to have; none where it is to go."""
    if (found := _ANEW.fullmatch(line)) and (listed or found["changed_item"]):
        return int(found["changed"]), found["words"].strip('“”" ')
    if (found := _GONE.fullmatch(line)) and (listed or found["before_item"] or found["behind_item"]):
        return int(found["before"] or found["behind"]), ""
    return None


def _other(ledger: Ledger, number: int) -> Gap | Wish | None:
    known: dict[int, Gap | Wish] = {**{g.id: g for g in ledger.gaps}, **{w.id: w for w in ledger.wishes}}
    return known.get(number)


def _change(entry: Fact | Gap | Wish, words: str, quote: Quote, number: int) -> Reading:
    """Return what gives an entry other words, or takes it back; what fills a gap is a fact."""
    if not words:
        return Reading(withdrawn=(entry.id,))
    match entry:
        case Fact():
            said = replace(entry, text=words, message=quote.message, quotes=(quote,))
            return Reading((replace(said, id=number, replaces=(entry.id,)),))
        case Gap(what=what, section=section):
            fact = Fact(number, section, words, quote.message, quotes=(quote,), head=what)
            return Reading((fact,), (entry.id,))
        case Wish():
            return Reading((replace(entry, id=number, order=words, quote=quote),), (entry.id,))
