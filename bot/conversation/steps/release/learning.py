"""What is to be written instead at a finding becomes an entry of the unit's own list of words."""

from dataclasses import replace

from bot.compliance.house_words import MOST, fits
from bot.conversation.choices.ledger import Undo
from bot.conversation.replies import Button, Say
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.house_word import HouseWord
from bot.drafting.release import OpenFinding
from bot.lexicon.confusables import is_always_wrong
from bot.store.records import house_words
from bot.texts.conversation import house_words as texts
from bot.texts.conversation import listening

_WHEREVER = ("F06", "F11", "F14", "Y03")
"""The rules whose words are other ones wherever they stand; what others find depends on its sentence."""


def can_be_learned(point: OpenFinding) -> bool:
    """Return whether a finding is about a word, for which another can be written wherever it stands."""
    found = point.finding
    words = found.quote.isalpha() and found.fix.replacement.isalpha()
    wherever = found.rule in _WHEREVER or is_always_wrong(found.quote)
    return wherever and words and fits(found.quote, found.fix.replacement)


async def learn(context: TurnContext, point: OpenFinding, turn: Turn) -> Turn:
    """Keep the pair, and return the turn that has mended the place, as one step that can be undone."""
    if len(context.house.own) >= MOST:
        return replace(turn, replies=(Say(texts.full(MOST, MOST + 1)), *turn.replies))
    word = HouseWord(point.finding.quote, point.finding.fix.replacement, "")
    label = texts.learned(word.avoided, word.used)
    undo = Button(listening.UNDO, Undo(context.public_id))
    said = Say(texts.learned_here(label), ((undo,),))
    kept = await house_words.learn(context.store, context.chat, word)
    return replace(turn, replies=(said, *turn.replies[1:]), label=label, learned=kept)
