"""What is to be written instead at a finding becomes an entry of the unit's own list of words."""

from dataclasses import replace

from bot.compliance.house_places import RULE_ID
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


def can_be_learned(point: OpenFinding) -> bool:
    """Return whether a finding is about a word that is wrong wherever it stands.

    What depends on its sentence or its day is not: 截止目前, 环保局 before the reform, 咱们 in a speech.
    """
    found = point.finding
    pair = found.quote, found.fix.replacement
    return found.rule != RULE_ID and is_always_wrong(*pair) and fits(*pair)


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
