"""Where a sentence comes from: asked in a reply to a section, answered from its tags, or by its figures."""

from collections.abc import Iterator

from bot.conversation.events import Text
from bot.conversation.replies import Say
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views.numbers import number_of
from bot.domain.document import Section
from bot.domain.fact import Fact
from bot.drafting.revision import paragraphs_by_hand
from bot.drafting.sources.attribution import Attribution, attributions
from bot.regex import regex
from bot.texts.conversation import handover as texts

_ASKED = regex(
    "(?:从哪儿?来|哪儿?来|出自哪儿?|谁说|有没有出处|出处(?:是什么|在哪儿?|呢)?|什么依据|依据是什么)的?[呢呀啊吗？?。]*$"
)
"""The question stands last: 村里的钱从哪来、花到哪去都公示 tells something."""
_QUOTED = regex('[“"「]([^”"」\n]{2,200})[”"」]')
_LONGEST = 260


def source_answer(context: TurnContext, event: Text) -> Turn | None:
    """Return the answer to a question about the source of words of the text; `None` for anything else.

    The words are looked for in the section that is replied to, else in every section that has a text.
    """
    if len(event.text) > _LONGEST or not _ASKED.search(_QUOTED.sub("", event.text).strip()):
        return None
    said = _QUOTED.search(event.text)
    words = said[1].rstrip("。；，") if said else ""
    replied = context.section(event.about)
    sections = [s for s in ([replied] if replied else context.live if words else []) if s.current]
    if not sections:
        return None
    answers = [(section, line) for section in sections for line in _answers(context, section, words)]
    if not (answers or replied):
        return None
    told = "\n".join(line for _, line in answers) or texts.NO_SUCH_WORDS
    return Turn(context.state, (Say(told, about=(answers[0][0] if answers else sections[0]).id),))


def _answers(context: TurnContext, section: Section, words: str) -> Iterator[str]:
    """Yield a line for each sentence that holds the words or is held by them; for all without any."""
    text = section.current.text if section.current else ""
    mine = paragraphs_by_hand(section)
    for found in attributions(section, context.ledger, context.brief):
        sentence = text[found.start : found.end]
        if words in sentence or sentence.rstrip("。；") in words:
            by_hand = any(sentence in paragraph for paragraph in mine)
            yield _answer(context, sentence, found, by_hand=by_hand)


def _answer(context: TurnContext, sentence: str, found: Attribution, *, by_hand: bool) -> str:
    if found.facts:
        return texts.sentence_sources(sentence, [_source(context, fact) for fact in found.facts])
    if found.proposed:
        return texts.about(sentence, texts.PROPOSED)
    return texts.about(sentence, texts.BY_HAND if by_hand else texts.NOT_TOLD)


def _source(context: TurnContext, fact: Fact) -> str:
    said = fact.quotes[0].text if fact.quotes else ""
    return texts.source(number_of(context.ledger, fact), fact.text, said)
