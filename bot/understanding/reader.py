"""Reads a talk: by the model where there is one, verified by code and asked once more, else by the rules."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.computing import compute
from bot.domain.ledger import Reading
from bot.domain.said import ClerkMessage
from bot.errors import ModelError
from bot.llm.model import ChatModel, Cost, Message
from bot.llm.prompts import Prompt
from bot.llm.structured import cost_of, request_answer
from bot.llm.tokens import estimate
from bot.privacy.tokens import Masking, has_foreign_token
from bot.texts.prompting import reading as texts
from bot.understanding import rules
from bot.understanding.checks.complaint import Complaint, Fault
from bot.understanding.prompting.asking import READ, prompt_inputs, request, retry_request
from bot.understanding.prompting.masking import masking_of
from bot.understanding.prompting.wire import (
    Patch,
    assign_numbers,
    map_texts,
    merge_patches,
    reading_of,
    request_quotes,
    strings,
)
from bot.understanding.talk import Talk
from bot.understanding.unmended import without_faults
from bot.understanding.verify import complaints

logger = logging.getLogger(__name__)

_PORTION = 3_000
"""Tokens of new messages that are read at once."""


@dataclass(frozen=True)
class ReadingResult:
    """A reading with how it came about."""

    reading: Reading
    failed: str = ""
    """Why the rules had to read instead of the model, in one line for the user; empty where all went well."""
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True)
class _Answer:
    """A patch with its reading and what does not agree in it."""

    patch: Patch
    reading: Reading
    complaints: tuple[Complaint, ...]


class Reader:
    """Reads what a clerk says."""

    def __init__(self, model: ChatModel | None, prompts: Mapping[str, Prompt]) -> None:
        self._model, self._prompts = model, prompts

    @property
    def has_model(self) -> bool:
        """Return whether a model reads."""
        return self._model is not None

    @property
    def model(self) -> str:
        """Return the model's name; empty where rules read."""
        return self._model.name if self._model else ""

    async def read(self, talk: Talk) -> ReadingResult:
        """Return what the new messages say; a long talk is read in portions, each on top of those before."""
        if self._model is None:
            return ReadingResult(await compute(rules.read, talk))
        heard = ReadingResult(Reading(by_model=True))
        for portion in _portions(talk.new):
            part = await self._read(_talk_at(talk, heard.reading, portion), self._model)
            reading = _join(heard.reading, part.reading)
            heard = ReadingResult(reading, heard.failed or part.failed, (*heard.costs, *part.costs))
        return heard

    async def _read(self, talk: Talk, model: ChatModel) -> ReadingResult:
        costs: list[Cost] = []
        try:
            reading = await self._by_model(talk, model, costs)
        except ModelError as error:
            logger.warning("reading failed %s messages=%d", type(error).__name__, len(talk.new))
            return ReadingResult(await compute(rules.read, talk), str(error), tuple(costs))
        return ReadingResult(reading, costs=tuple(costs))

    async def _by_model(self, talk: Talk, model: ChatModel, costs: list[Cost]) -> Reading:
        """Return the model's reading, what it cannot prove taken out of it; raise ModelError."""
        told = prompt_inputs(talk)
        veil = await compute(masking_of, tuple(told.values()), talk.brief.issuer)
        first = request(self._prompts, told, veil, talk.brief)
        patch = await self._ask(model, first, veil, costs)
        answer = _check(assign_numbers(patch, talk.ledger.next), talk)
        left = answer.complaints
        if left:
            again = retry_request(self._prompts, first, veil, answer.patch, left)
            second = await self._ask_again(model, again, veil, costs)
            known = frozenset(left)
            answer = _check(assign_numbers(merge_patches(answer.patch, second), talk.ledger.next), talk)
            kept = _disputes(second, left)
            left = tuple(c for c in answer.complaints if c not in kept)
            logger.info("reading mended complaints=%d kept=%d left=%d", len(known), len(kept), len(left))
        return without_faults(answer.reading, talk, left)

    async def _ask(
        self, model: ChatModel, messages: Sequence[Message], veil: Masking, costs: list[Cost]
    ) -> Patch:
        answer = await request_answer(model, messages, Patch, temperature=self._prompts[READ].temperature)
        costs.append(cost_of(answer, messages))
        return map_texts(answer.value, veil.unmask)

    async def _ask_again(
        self, model: ChatModel, messages: Sequence[Message], veil: Masking, costs: list[Cost]
    ) -> Patch:
        """Return the second answer; an empty one where the model fails, for the first one still counts."""
        try:
            return await self._ask(model, messages, veil, costs)
        except ModelError as error:
            logger.warning("second reading failed %s", type(error).__name__)
            return Patch()


def _check(patch: Patch, talk: Talk) -> _Answer:
    reading = reading_of(patch, talk)
    foreign = tuple(_foreign_tokens(patch, "\n".join(m.text for m in talk.new)))
    return _Answer(patch, reading, (*foreign, *complaints(reading, talk, request_quotes(patch, talk))))


def _foreign_tokens(patch: Patch, said: str) -> Iterator[Complaint]:
    """Yield the entries that hold a token which was never sent: it did not come back as a name."""
    for entry in patch.entries:
        for words in strings(entry):
            if has_foreign_token(words, said):
                yield Complaint(Fault.PROVED, texts.foreign_token(words), entry.id)


def _disputes(patch: Patch, asked: Sequence[Complaint]) -> frozenset[Complaint]:
    """Return the complaints that the model gave a reason against; what is proved is not among them."""
    told = {keep.n for keep in patch.keep if keep.why}
    return frozenset(c for n, c in enumerate(asked, 1) if n in told and c.fault is not Fault.PROVED)


def _portions(new: Sequence[ClerkMessage]) -> Iterator[tuple[ClerkMessage, ...]]:
    portion: list[ClerkMessage] = []
    room = _PORTION
    for said in new:
        room -= estimate(said.text)
        if portion and room < 0:
            yield tuple(portion)
            portion, room = [], _PORTION - estimate(said.text)
        portion.append(said)
    if portion:
        yield tuple(portion)


def _talk_at(talk: Talk, reading: Reading, portion: tuple[ClerkMessage, ...]) -> Talk:
    """Return the talk as it stands when what comes before the portion has been read."""
    before = talk.new[: talk.new.index(portion[0])]
    ledger = talk.ledger.after(reading)
    return replace(talk, new=portion, before=(*talk.before, *before), ledger=ledger)


def _join(first: Reading, second: Reading) -> Reading:
    """Return two readings, the second made on top of the first, as one."""
    return replace(first.then(second), by_model=first.by_model and second.by_model)
