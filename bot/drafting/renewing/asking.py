"""The sentences of a section that take a model: one request for all of them, verified as every rewrite is."""

from collections.abc import Iterator, Sequence

from bot.domain.fact import Fact
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.putting import Renewed
from bot.drafting.renewing.stale import Stale
from bot.drafting.writing.coverage import unwritten
from bot.drafting.writing.inputs import to_rewrite
from bot.drafting.writing.tags import clauses_standing, tagged
from bot.drafting.writing.verifying import Text, verified
from bot.drafting.writing.work import Work
from bot.errors import ModelUnfit
from bot.llm.prompts import Prompt
from bot.texts import drafting as texts

_ENDS = "。！？；"


async def asked(work: Work, prompt: Prompt, found: Sequence[Stale]) -> tuple[Renewed, ...]:
    """Return the sentences as a model renews them; raise a ModelError where it does not give each of them."""
    answer = await work.writing.write(prompt, _inputs(work, found))
    draft = await verified(answer, work, [*_now(found), *_kept(work, found)])
    lines = [line.strip() for line in draft.text.splitlines() if line.strip()]
    if len(lines) != len(found):
        raise ModelUnfit(texts.OTHER_SENTENCES)
    return tuple(_renewed(one, line, draft) for one, line in zip(found, lines, strict=True))


def _inputs(work: Work, found: Sequence[Stale]) -> dict[str, str]:
    current = work.task.section.current
    text = "\n".join(tagged(one.text, one.clauses) for one in found)
    rest = current.text if current else ""
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    own = to_rewrite(work.task, text, rest.strip(), sum(len(one.text) for one in found))
    return {**own, "instruction": texts.renew([_told(change) for change in _changes(found)])}


def _told(change: Change) -> str:
    now = "；".join(fact.text for fact in change.now)
    return texts.corrected(change.old.text, now) if now else texts.taken_back(change.old.text)


def _changes(found: Sequence[Stale]) -> tuple[Change, ...]:
    return tuple(dict.fromkeys(change for one in found for change in one.changes))


def _now(found: Sequence[Stale]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for change in _changes(found) for fact in change.now))


def _kept(work: Work, found: Sequence[Stale]) -> Iterator[Fact]:
    """Yield the other facts that the sentences tell: they are not to be lost."""
    now = _now(found)
    clauses = [clause for one in found for clause in one.clauses]
    numbers = dict.fromkeys(number for clause in clauses for number in clause.facts)
    told = [fact for n in numbers if (fact := work.task.ledger.held(n)) and fact not in now]
    wanting = unwritten("\n".join(one.text for one in found), told, clauses)
    return (fact for fact in told if fact not in wanting)


def _renewed(one: Stale, line: str, draft: Text) -> Renewed:
    """Return a sentence with what came for it, closed as it was closed."""
    closing = one.text[-1:] if one.text[-1:] in _ENDS else ""
    text = line.rstrip(_ENDS) + closing
    return Renewed(one, text, clauses_standing(text, draft.clauses))
