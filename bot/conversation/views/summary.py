"""What was understood of the last messages, in one line that can be opened."""

import re
from collections.abc import Iterator, Sequence

from bot.conversation.choices.ledger import Agree, ListHeard, Undo
from bot.conversation.replies import Button, Card, Keyboard, Say
from bot.conversation.turns.context import TurnContext
from bot.domain.fact import Fact
from bot.domain.ledger import Datum, Entry, Gap, Ledger, LeftOut, Reading, Secret, Wish
from bot.facts.evidence import figures
from bot.texts.conversation import listening as texts
from bot.texts.conversation.brief import FIELDS

_SHORT = 14


def of(context: TurnContext, reading: Reading) -> tuple[Say, ...]:
    """Return the line about a reading, the ledger being as it was before; none where it enters nothing."""
    entries = [e for e in reading.entries if e.id not in context.ledger.entries]
    told = [e for e in entries if isinstance(e, Fact)]
    superseded = {old for fact in told for old in fact.replaces}
    line = texts.reading_summary(
        facts=sum(1 for fact in told if not fact.replaces and fact.id not in superseded),
        corrections=list(_corrections(context.ledger.after(reading), told)),
        gaps=[e.what for e in entries if isinstance(e, Gap)],
        wishes=[e.order for e in entries if isinstance(e, Wish)],
        data=list(dict.fromkeys(f"{FIELDS[e.field]} {e.value}" for e in entries if isinstance(e, Datum))),
        left_out=[e.what for e in entries if isinstance(e, LeftOut)],
        taken_back=sum(_is_taken_back(context.ledger.entries.get(n), entries) for n in reading.withdrawn),
    )
    secret = (Say(texts.SECRET_KEPT_OUT),) if any(isinstance(e, Secret) for e in entries) else ()
    return (*((Say(line, _keyboard(context), card=Card.HEARD),) if line else ()), *secret)


def _is_taken_back(entry: Entry | None, entered: Sequence[Entry]) -> bool:
    """Return whether it is a fact that was taken back, and is not told as left out already."""
    left_out = [e.what for e in entered if isinstance(e, LeftOut)]
    return isinstance(entry, Fact) and entry.text not in left_out


def _keyboard(context: TurnContext) -> Keyboard:
    document = context.public_id
    look, undo = Button(texts.LOOK, ListHeard(document)), Button(texts.UNDO, Undo(document))
    right = Button(texts.ALL_RIGHT, Agree(document))
    return ((right, look, undo),)


def _corrections(ledger: Ledger, told: list[Fact]) -> Iterator[str]:
    for fact in told:
        old = [e for n in fact.replaces if isinstance(e := ledger.entries.get(n), Fact)]
        if old:
            yield _change_text(old[-1], fact)


def _change_text(old: Fact, new: Fact) -> str:
    """Return what a correction changes: the figures where they alone differ, else the matter."""
    was = [old.text[q.start : q.end] for q in figures(old.text)]
    now = [new.text[q.start : q.end] for q in figures(new.text)]
    gone = [figure for figure in was if figure not in now]
    come = [figure for figure in now if figure not in was]
    if len(gone) == len(come) == 1:
        return texts.correction(gone[0], come[0])
    return texts.correction(_short(old.text), _short(new.text))


def _short(text: str) -> str:
    bare = re.sub(r"\s+", "", text)
    return bare if len(bare) <= _SHORT else f"{bare[:_SHORT]}……"
