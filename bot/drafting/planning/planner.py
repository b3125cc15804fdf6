"""Plans a document: the model is asked, once more where code objects, and what still fails is set right."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.computing import compute
from bot.domain.ledger import Ledger
from bot.drafting.outline.arrangement import Arrangement, Places, outline_of
from bot.drafting.outline.proposing import fault
from bot.drafting.planning.asking import PLAN, masking_of, request, request_again
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.layout import lay_out
from bot.drafting.planning.outlines import exemplar_outlines
from bot.drafting.planning.repair import repair
from bot.drafting.planning.sketch import Sketch
from bot.drafting.planning.verify import complaints
from bot.drafting.planning.wire import PlanJson, sketch_of
from bot.drafting.sources.exemplars import Search
from bot.errors import ModelError, ModelUnfit
from bot.llm.model import ChatModel, Cost, Message
from bot.llm.prompts import Prompt
from bot.llm.structured import cost_of, request_answer
from bot.privacy.tokens import Masking
from bot.texts.prompting import planning as texts

logger = logging.getLogger(__name__)

_LEAST_FACTS = 3
"""With fewer facts the genre's own outline serves better: it asks for what there could be."""


@dataclass(frozen=True)
class Plan:
    """A plan as it can be laid out."""

    made_from: Commission
    title: str
    main_line: str
    formulations: tuple[str, ...]
    sections: Arrangement
    places: Places
    """The section that uses each entry; none for what is left out, and what fits nowhere is not in it."""
    costs: tuple[Cost, ...] = ()
    model: str = ""


@dataclass(frozen=True)
class _Answer:
    """An answer with what it stands for, and what does not agree in it."""

    told: PlanJson
    sketch: Sketch
    complaints: tuple[str, ...]


def has_enough_for_plan(ledger: Ledger) -> bool:
    """Return whether so much was told that a document can be divided by it."""
    return len(ledger.facts) >= _LEAST_FACTS


class Planner:
    """Plans documents with a model."""

    def __init__(self, model: ChatModel | None, prompts: Mapping[str, Prompt], library: Search) -> None:
        self._model, self._prompts, self._library = model, prompts, library

    @property
    def has_model(self) -> bool:
        """Return whether a model plans; without one the genre's frame is the plan."""
        return self._model is not None

    async def plan(self, commission: Commission) -> Plan:
        """Return the plan of a document; raise a ModelError where the model gives none that can be used."""
        if self._model is None:
            raise ModelUnfit(texts.UNFIT)
        costs: list[Cost] = []
        veil = await compute(masking_of, commission)
        outlines = await exemplar_outlines(self._library, commission)
        first = request(self._prompts, commission, outlines, veil)
        answer = await self._ask(self._model, first, commission, veil, costs)
        if answer.complaints:
            answer = await self._better(self._model, first, answer, commission, veil, costs)
        return _plan_of(answer.sketch, commission, tuple(costs), self._model.name)

    async def _ask(
        self,
        model: ChatModel,
        messages: Sequence[Message],
        commission: Commission,
        veil: Masking,
        costs: list[Cost],
    ) -> _Answer:
        answer = await request_answer(model, messages, PlanJson, temperature=self._prompts[PLAN].temperature)
        costs.append(cost_of(answer, messages))
        gaps = frozenset(gap.id for gap in commission.ledger.gaps)
        sketch = sketch_of(answer.value, gaps, veil.unmask)
        return _Answer(answer.value, sketch, complaints(sketch, commission))

    async def _better(
        self,
        model: ChatModel,
        first: Sequence[Message],
        answer: _Answer,
        commission: Commission,
        veil: Masking,
        costs: list[Cost],
    ) -> _Answer:
        """Return the second answer; the first where the second is worse, or none."""
        again = request_again(self._prompts, first, veil, answer.told, answer.complaints)
        try:
            second = await self._ask(model, again, commission, veil, costs)
        except ModelError as error:
            logger.warning("second plan failed %s", type(error).__name__)
            return answer
        left = len(second.complaints)
        logger.info("plan mended complaints=%d left=%d", len(answer.complaints), left)
        return second if left <= len(answer.complaints) else answer


def _plan_of(sketch: Sketch, commission: Commission, costs: tuple[Cost, ...], model: str) -> Plan:
    whole = repair(sketch, commission)
    found = lay_out(whole, commission)
    if fault(outline_of(found.sections)):
        raise ModelUnfit(texts.UNFIT)
    own = (whole.title, whole.main_line, whole.formulations)
    return Plan(commission, *own, found.sections, found.places, costs, model)
