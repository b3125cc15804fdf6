"""Where a sentence comes from: asked in a reply to a section, answered from its tags, or by its figures."""

import re
from collections.abc import Iterator

from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Text
from bot.conversation.numbers import number_of
from bot.conversation.replies import Say
from bot.domain.document import Section
from bot.domain.fact import Fact
from bot.drafting.proposals import proposed
from bot.drafting.revision import hand_written, own_words, paragraphs
from bot.drafting.sources import statements
from bot.drafting.writing.tags import clauses_of, located
from bot.language.sentences import sentence_spans
from bot.texts import handover as texts

_ASKED = re.compile("(?:从哪儿?来|哪儿?来的|出自哪|谁说的|有没有出处|出处(?:是|在|呢|[？?])|什么依据|依据是什么)")
_QUOTED = re.compile("[“\"「]([^”\"」\n]{2,200})[”\"」]")
_LONGEST = 260


def asked(desk: Desk, event: Text) -> Turn | None:
    """Return the answer to a question about the source of words of a section; `None` for anything else."""
    section = desk.section(event.about)
    if section is None or section.current is None or len(event.text) > _LONGEST:
        return None
    if not _ASKED.search(_QUOTED.sub("", event.text)):
        return None
    said = _QUOTED.search(event.text)
    spans = list(_sentences(section, said[1] if said else ""))
    answers = [_answer(desk, section, *span) for span in spans]
    told = "\n".join(dict.fromkeys(answers)) or texts.NO_SUCH_WORDS
    return Turn(desk.state, (Say(told, about=section.id),))


def _sentences(section: Section, words: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences stand that hold the words; all of a section where none were quoted."""
    text = section.current.text if section.current else ""
    wanted = words.rstrip("。；，")
    for start, end in sentence_spans(text):
        if wanted in text[start:end] or text[start:end].rstrip("。；") in words:
            yield start, end


def _answer(desk: Desk, section: Section, start: int, end: int) -> str:
    text = section.current.text if section.current else ""
    sentence = text[start:end]
    facts = _told(desk, section, start, end)
    if facts:
        return texts.said_so(sentence, [_source(desk, fact) for fact in facts])
    if any(low < end and start < high for low, high in proposed(text, clauses_of(section))):
        return texts.about(sentence, texts.PROPOSED)
    mine = hand_written(section)
    by_hand = any(sentence in paragraph for paragraph in paragraphs(text) if paragraph in mine)
    return texts.about(sentence, texts.BY_HAND if by_hand else texts.NOT_TOLD)


def _told(desk: Desk, section: Section, start: int, end: int) -> list[Fact]:
    """Return the facts that a sentence is tagged with; without tags, those that have its figures and names."""
    text = section.current.text if section.current else ""
    spans = ((span, clause) for span, clause in located(text, clauses_of(section)))
    numbers = {n for (low, high), clause in spans if low < end and start < high for n in clause.facts}
    known = [held for n in sorted(numbers) if (held := desk.ledger.held(n))]
    if known:
        return list(dict.fromkeys(known))
    facts = (*desk.facts, *own_words(section))
    found = statements(text[start:end], facts, desk.brief)
    return list(dict.fromkeys(fact for one in found for fact in one.facts if fact.id))


def _source(desk: Desk, fact: Fact) -> str:
    said = fact.quotes[0].text if fact.quotes else ""
    return texts.source(number_of(desk.ledger, fact), fact.text, said)
