"""A message that its clerk has changed afterwards: what it said is corrected, in ledger and drafts."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.conversation.events import Edit
from bot.conversation.replies import Say
from bot.conversation.steps import listening
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Datum, Entry, Gap, Reading, Wish
from bot.domain.said import ClerkMessage
from bot.language.entry import normalise
from bot.privacy.marks import is_classified
from bot.regex import regex
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts

_CLAUSES = regex(r"[^，,。；;！!？?\n]+")
_PIECES = regex(r"\d[\d.,]*|\D")
_FIGURE = regex(r"\d[\d.,]*")


@dataclass(frozen=True)
class _Change:
    """A clause as it was and as it is; empty where it is new, or gone."""

    old: str
    new: str


async def amend(context: TurnContext, event: Edit) -> Turn:
    """Return the turn of a message that was changed: other figures are corrections, the rest is told anew."""
    said = normalise(event.text).text.strip()
    if is_classified(said):
        return Turn(context.state, (Say(dialog.CLASSIFIED),))
    former = await context.store.message(context.chat, event.of)
    if former is None or former.document != context.state.document:
        return Turn(context.state, (Say(texts.EDIT_OF_UNKNOWN),))
    if former.said.text == said:
        return Turn(context.state)
    if former.unread:
        await context.store.mark_read([event.of], 0)
        return await listening.listen(context, replace(former.said, id=event.update, text=said))
    changes = list(_changes(former.said.text, said))
    reading = _corrections(context, event, changes)
    await context.store.add_message(context.chat, ClerkMessage(event.update, said), context.state.document)
    await context.store.mark_read([event.of], 0)
    turn = await listening.enter_reading(
        context, reading, (ClerkMessage(event.update, said),), context.ledger.next
    )
    return await _tell_rest(context, turn, replace(former.said, id=f"{event.update}:rest"), changes)


async def _tell_rest(
    context: TurnContext, turn: Turn, said: ClerkMessage, changes: Sequence[_Change]
) -> Turn:
    """Return the turn together with that of the clauses that are new, or are more than other figures."""
    rest = "，".join(one.new for one in changes if one.new and not _figure_change(one))
    if not rest:
        return turn
    here = await context.reload(turn.state)
    heard = await listening.listen(here.with_reading(turn.reading), replace(said, text=rest))
    return replace(
        heard,
        replies=(*turn.replies, *heard.replies),
        orders=(*turn.orders, *heard.orders),
        reading=turn.reading.then(heard.reading),
    )


def _changes(old: str, new: str) -> Iterator[_Change]:
    """Yield the clauses that differ, side by side where they stand in the same place."""
    before, after = _CLAUSES.findall(old), _CLAUSES.findall(new)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone, come = before[a:b], after[c:d]
            size = max(len(gone), len(come))
            pairs = zip(_filled(gone, size), _filled(come, size), strict=True)
            yield from (_Change(one.strip(), other.strip()) for one, other in pairs)


def _filled(clauses: Sequence[str], size: int) -> list[str]:
    return [*clauses, *[""] * (size - len(clauses))]


def _figure_change(change: _Change) -> tuple[str, str] | None:
    """Return the figure that was and the one that is, where a clause differs in nothing else."""
    old, new = _PIECES.findall(change.old), _PIECES.findall(change.new)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    differing = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    if len(differing) != 1:
        return None
    _, a, b, c, d = differing[0]
    was, now = "".join(old[a:b]), "".join(new[c:d])
    return (was, now) if _FIGURE.fullmatch(was) and _FIGURE.fullmatch(now) else None


def _corrections(context: TurnContext, event: Edit, changes: Sequence[_Change]) -> Reading:
    """Return what the changes make of the entries that rest on the message."""
    entries: list[Entry] = []
    withdrawn: list[int] = []
    number = context.ledger.next
    for entry, quote in _resting_on(context, event.of):
        touching = [one for one in changes if one.old and (one.old in quote or quote in one.old)]
        if not touching:
            continue
        corrected = _corrected(entry, touching, event.update) if isinstance(entry, Fact) else None
        if corrected:
            entries.append(replace(corrected, id=number + len(entries)))
        else:
            withdrawn.append(entry.id)
    return Reading(tuple(entries), tuple(withdrawn))


def _resting_on(context: TurnContext, message: str) -> Iterator[tuple[Entry, str]]:
    """Yield the entries that hold and rest on a message, each with its words there."""
    held: list[Fact | Gap | Wish | Datum] = [
        *context.ledger.facts,
        *context.ledger.gaps,
        *context.ledger.wishes,
        *context.ledger.data,
    ]
    for entry in held:
        quotes = entry.quotes if isinstance(entry, Fact) else (entry.quote,)
        words = [quote.text for quote in quotes if quote.message == message]
        if words:
            yield entry, words[0]


def _corrected(fact: Fact, changes: Sequence[_Change], message: str) -> Fact | None:
    """Return a fact with its other figures; `None` where more of it changed than these."""
    text, quote = fact.text, fact.quotes[0].text
    for change in changes:
        figures = _figure_change(change)
        if figures is None or text.count(figures[0]) != 1:
            return None
        text, quote = text.replace(*figures), quote.replace(*figures)
    about = tuple(figure for figure in fact.approximate if figure in text)
    own = (Quote(message, quote),)
    return replace(fact, text=text, message=message, quotes=own, replaces=(fact.id,), approximate=about)
