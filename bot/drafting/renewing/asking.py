"""The sentences of a section that take a model: one request for all of them, verified as every rewrite is."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bot.domain.fact import Fact
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.inserting import SentenceRenewal
from bot.drafting.renewing.stale import StaleSentence
from bot.drafting.writing.acceptance import AnswerSpec
from bot.drafting.writing.coverage import missing_facts
from bot.drafting.writing.inputs import to_rewrite
from bot.drafting.writing.tags import clauses_standing, with_tags
from bot.drafting.writing.verifying import Text, sound_text
from bot.drafting.writing.work import Work
from bot.errors import ModelUnfit
from bot.llm.prompts import Prompt
from bot.texts.prompting import drafting as texts

_ENDS = "。！？；"


async def renew_by_model(
    work: Work, prompt: Prompt, found: Sequence[StaleSentence]
) -> tuple[SentenceRenewal, ...]:
    """Return the sentences that a model has renewed soundly, or found to hold as they are.

    Raise a ModelError where it does not give a line for each.
    """
    answer = await work.writing.write(prompt, _inputs(work, found), AnswerSpec())
    lines = [line.strip() for line in answer.splitlines() if line.strip()]
    if len(lines) != len(found):
        raise ModelUnfit(texts.OTHER_SENTENCES)
    drafts = await _sound_texts(work, found, lines)
    renewed = [_sentence_renewal(one, draft) for one, draft in zip(found, drafts, strict=True) if draft]
    return tuple(one for one in renewed if _is_its_own(one, found) and _is_answer(one))


async def _sound_texts(work: Work, found: Sequence[StaleSentence], lines: Sequence[str]) -> list[Text | None]:
    """Return what is kept of each line: of all together where they are sound, else of each by itself."""
    if together := await sound_text("\n".join(lines), work, _facts_to_tell(work, found)):
        own = [line for line in together.text.splitlines() if line.strip()]
        if len(own) == len(found):
            return [Text(line, clauses_standing(line, together.clauses)) for line in own]
    return [
        await sound_text(line, work, _facts_to_tell(work, (one,)))
        for one, line in zip(found, lines, strict=True)
    ]


def _inputs(work: Work, found: Sequence[StaleSentence]) -> dict[str, str]:
    current = work.task.section.current
    text = "\n".join(with_tags(one.text, one.clauses) for one in found)
    rest = current.text if current else ""
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    own = to_rewrite(work.task, text, rest.strip(), sum(len(one.text) for one in found))
    return {**own, "instruction": texts.renew([_change_line(change) for change in _changes(found)])}


def _change_line(change: Change) -> str:
    now = "；".join(fact.text for fact in change.now)
    return texts.correction(change.old.text, now) if now else texts.withdrawal(change.old.text)


def _changes(found: Sequence[StaleSentence]) -> tuple[Change, ...]:
    return tuple(dict.fromkeys(change for one in found for change in one.changes))


def _facts_to_tell(work: Work, found: Sequence[StaleSentence]) -> tuple[Fact, ...]:
    """Return the facts that the sentences are to tell: those that they tell now, as they hold."""
    now = [fact for one in found for change in one.changes if _tells(one, change) for fact in change.now]
    return tuple(dict.fromkeys((*now, *_other_facts(work, found))))


def _tells(one: StaleSentence, change: Change) -> bool:
    return not missing_facts(one.text, (change.old,), one.clauses)


def _other_facts(work: Work, found: Sequence[StaleSentence]) -> Iterator[Fact]:
    """Yield the other facts that the sentences tell: they are not to be lost."""
    now = {fact for change in _changes(found) for fact in change.now}
    clauses = [clause for one in found for clause in one.clauses]
    numbers = dict.fromkeys(number for clause in clauses for number in clause.facts)
    told = [fact for n in numbers if (fact := work.task.ledger.held(n)) and fact not in now]
    wanting = missing_facts("\n".join(one.text for one in found), told, clauses)
    return (fact for fact in told if fact not in wanting)


def _sentence_renewal(one: StaleSentence, draft: Text) -> SentenceRenewal:
    """Return a sentence with what came for it, closed as it was closed."""
    closing = one.text[-1:] if one.text[-1:] in _ENDS else ""
    text = draft.text.strip().rstrip(_ENDS) + closing
    return SentenceRenewal(one, text, clauses_standing(text, draft.clauses))


def _is_its_own(one: SentenceRenewal, found: Sequence[StaleSentence]) -> bool:
    """Return whether a line stands for its own sentence, and is no closer to another."""
    own = _likeness(one.text, one.stale.text)
    return all(_likeness(one.text, other.text) <= own for other in found)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_answer(one: SentenceRenewal) -> bool:
    """Return whether a sentence was changed, or is tagged now with what holds: as it is, it states that."""
    tagged = {number for clause in one.clauses for number in clause.facts}
    held = all(tagged & {fact.id for fact in change.now} for change in one.stale.changes)
    return held or one.text != one.stale.text
