"""Small talk gets a short line, and changes nothing: no document is begun, and none is read."""

from bot.conversation.replies import Say
from bot.conversation.steps import start
from bot.conversation.turns.context import Turn, TurnContext
from bot.lexicon.said import Answer, says
from bot.lexicon.small_talk import SmallTalk, small_talk
from bot.texts.conversation import small_talk as texts


async def answer(context: TurnContext, said: str) -> Turn | None:
    """Return the turn of a message that is nothing but small talk; `None` for anything else.

    Beside a document a word that answers what is asked is an answer, and a question is about the work.
    """
    talk = small_talk(said)
    if talk is None:
        return None
    if context.document is None:
        return Turn(context.state, (Say(texts.AT_THE_START[talk], await start.ways_to_begin(context)),))
    # 66 laughs at the start; where facts are asked for, it may be one.
    if talk is SmallTalk.ABILITY or said.strip().isdecimal() or says(said, *Answer):
        return None
    return Turn(context.state, (Say(texts.BESIDE_A_DOCUMENT[talk]),))
