"""What a model is asked when a document is to be planned."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.genre import SectionRole
from bot.drafting.briefing import briefing
from bot.drafting.outline.plans import own_name
from bot.drafting.outline.proposing import is_fitting, names, variants_by_fit
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.wire import PlanJson
from bot.drafting.sources.masking import masking_for
from bot.llm.model import Message
from bot.llm.prompts import Prompt
from bot.privacy.tokens import Masking
from bot.texts.prompting import planning as texts
from bot.texts.prompting.drafting import NONE
from bot.understanding.titles import title_of

PLAN, RETRY = TASKS = ("plan", "plan_retry")
_DIVISIONS = 3


def masking_of(commission: Commission) -> Masking:
    """Return the veil over all names of a document, and of what was said of it."""
    return masking_for(
        commission.document, commission.ledger.facts, commission.order, commission.ledger, commission.gone
    )


def request(
    prompts: Mapping[str, Prompt], commission: Commission, outlines: Sequence[str], veil: Masking
) -> tuple[Message, ...]:
    """Return what is asked first, names veiled."""
    told = {
        "frame": _frame(commission),
        "divisions": "\n".join(_divisions(commission)) or NONE,
        "outlines": "\n\n".join(outlines) or NONE,
        "kept": "\n".join(_standing_outline(commission)) or NONE,
        "order": _order(commission),
    }
    papers = (commission.document, commission.genre, commission.ledger, veil)
    paper = briefing(*papers, outlined=False, habits=commission.habits)
    return prompts[PLAN].render(paper=paper, **{name: veil.mask(text) for name, text in told.items()})


def request_again(
    prompts: Mapping[str, Prompt],
    first: Sequence[Message],
    veil: Masking,
    answer: PlanJson,
    complaints: Sequence[str],
) -> tuple[Message, ...]:
    """Return what is asked once more: the same, the answer, and what does not agree in it."""
    system, user = first
    return prompts[RETRY].render(
        instructions=system.content,
        request=user.content,
        answer=answer.compact(),
        complaints=veil.mask("\n".join(f"{n}. {line}" for n, line in enumerate(complaints, 1))),
    )


def _frame(commission: Commission) -> str:
    genre, brief = commission.genre, commission.document.brief
    title = brief.title
    lines = (genre.frame, texts.clerk_title(title) if title else texts.title_like(title_of(genre, brief)))
    return "\n".join(filter(None, lines))


def _divisions(commission: Commission) -> Iterator[str]:
    """Yield how documents of the genre are usually divided, on this topic first, and on any."""
    brief = commission.document.brief
    usual = [v for v in variants_by_fit(commission.genre, brief) if is_fitting(v, brief) or not v.topics]
    for variant in usual[:_DIVISIONS]:
        headings = [own_name(plan) for plan in variant.sections if plan.role is not SectionRole.LEAD]
        yield texts.division(variant.name, list(filter(None, headings)))


def _standing_outline(commission: Commission) -> Iterator[str]:
    called = names([section.plan for section in commission.document.live])
    known = dict(zip((s.id for s in commission.document.live), called, strict=True))
    for section in commission.kept:
        level = 2 if section.plan.heading else 1 if section.plan.part else 0
        yield texts.section_to_keep(section.id, level, known[section.id], commission.written.get(section.id))
    if commission.gone:
        yield texts.headings_to_avoid(commission.gone)


def _order(commission: Commission) -> str:
    called = names([section.plan for section in commission.document.live])
    lines = (commission.order, texts.other_division(called) if commission.again and called else "")
    return "\n".join(filter(None, lines)) or NONE
