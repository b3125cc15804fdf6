"""The facts of a section: one question after the other, then a draft in the background."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import views
from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Choice
from bot.conversation.replies import Button, Say
from bot.conversation.state import Awaiting, Stage
from bot.domain.document import Document, Progress, Section
from bot.domain.fact import Fact
from bot.domain.job import JobKind, JobOrder
from bot.drafting.outline import section_name
from bot.facts.extract import extract_facts
from bot.facts.use import states
from bot.texts import dialog

_CORRECTION = re.compile(
    r"(?:第)?(?P<n>\d{1,2})条?\s*(?:改成|改为|应该是|应为)\s*[：:“\"]?(?P<text>.+?)[”\"]?"
)
_CORRECTING = re.compile(
    "(?:不对|错了|说错了|写错了|更正|纠正|口误|上一条|上面那条|刚才(?:说|那|的)|应该是|应为)"
)
_WITHDRAWAL = re.compile(r"(?:删除?|去掉)\s*第?(?P<n>\d{1,2})条?")


async def tap(desk: Desk, choice: Choice) -> Turn:
    """Answer a button of the question."""
    section = desk.section(desk.state.section)
    if desk.document is None or section is None:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    match choice.verb:
        case "draft":
            return await _draft(desk, desk.document, section)
        case "skip":
            return _ask_next(desk, desk.state.question)
        case "undone":
            await desk.store.set_progress(section.id, Progress.DROPPED)
            restore = Button(dialog.RESTORE, Choice("restore", section.id, section.shown))
            said = Say(dialog.dropped(section_name(desk.document, section)), ((restore,),))
            return await _next_section(desk, said)
        case "peers":
            return Turn(desk.state, (), (JobOrder(JobKind.PEERS, desk.document.id, section.id),))
        case "correct":
            state = replace(desk.state, awaiting=Awaiting.CORRECTION, target=section.id)
            return Turn(state, (list_facts(desk, section), Say(dialog.ASK_CORRECTION)))
    return Turn(desk.state, (Say(dialog.EXPIRED),))


def ask(desk: Desk, section: Section) -> Turn:
    """Go to a section and ask its first question."""
    state = desk.state.moved(Stage.FACTS, section=section.id, question=0, skipped=())
    return Turn(state, (views.question(replace(desk, state=state)),))


async def text(desk: Desk, said: str, message: str) -> Turn:
    """Record what the user says for the section, and ask the next question."""
    if said.strip("。 ") in dialog.NONE_WORDS:
        return _ask_next(desk)
    section = desk.section(desk.state.section)
    if section and _CORRECTING.match(said) and desk.facts_of(section.id):
        # What was said wrong is a fact already; the correction itself must not stand in the text.
        state = replace(desk.state, awaiting=Awaiting.CORRECTION, target=section.id)
        return Turn(state, (list_facts(desk, section), Say(dialog.ASK_CORRECTION)))
    fresh = await record(desk, desk.state.section, said, message)
    if fresh is None:
        return Turn(desk.state, (Say(dialog.NOTHING_HEARD), views.question(desk)))
    if not fresh:
        return Turn(desk.state, (Say(dialog.SAYS_NOTHING_NEW), views.question(desk)))
    total = len((await desk.refreshed()).facts_of(desk.state.section))
    turn = _ask_next(desk)
    return Turn(turn.state, (Say(dialog.noted(fresh, total)), *turn.replies))


async def record(desk: Desk, section: int, said: str, message: str) -> list[str] | None:
    """Store the facts of a message and return those that are new; `None` where it says nothing.

    A sentence that was told for this section word for word is not recorded again.
    """
    told = extract_facts(said)
    if not told:
        return None
    known = set(_sentences(desk.facts_of(section)).values())
    sentences = _sentences(told)
    fresh = [fact for fact in told if sentences[fact.message, fact.sentence] not in known]
    if fresh:
        await desk.store.add_message(desk.chat, message, said)
    for fact in fresh:
        await desk.store.add_fact(desk.state.document, replace(fact, section=section, message=message))
    return [fact.text for fact in fresh]


def _sentences(facts: Sequence[Fact]) -> dict[tuple[str, int], tuple[str, ...]]:
    told: dict[tuple[str, int], tuple[str, ...]] = {}
    for fact in facts:
        key = (fact.message, fact.sentence)
        told[key] = (*told.get(key, ()), fact.text)
    return told


def list_facts(desk: Desk, section: Section) -> Say:
    """Show the facts of a section: the numbers that corrections refer to, and which sections state each."""
    facts = desk.facts_of(section.id)
    if desk.document is None or not facts:
        return Say(dialog.NO_FACTS_YET)
    name = section_name(desk.document, section)
    told = [dialog.fact_used(fact.text, _stated_in(desk, desk.document, fact)) for fact in facts]
    return Say(dialog.facts_of(name, told), about=section.id)


def _stated_in(desk: Desk, document: Document, fact: Fact) -> list[str]:
    stating = (s for s in desk.live if s.current and states(s.current.text, fact.text))
    return [section_name(document, section) for section in stating]


async def correct(desk: Desk, said: str, message: str) -> Turn | None:
    """Correct or withdraw a fact by its number: 2改成…, 删2. The old one stays on record.

    `None` where the message is no such order.
    """
    facts = desk.facts_of(desk.state.target)
    order = _CORRECTION.fullmatch(said.strip("。 ")) or _WITHDRAWAL.fullmatch(said.strip("。 "))
    if order is None:
        return None
    if not 1 <= int(order["n"]) <= len(facts):
        return Turn(desk.state, (Say(dialog.BAD_CORRECTION),))
    fact, new = facts[int(order["n"]) - 1], order.groupdict().get("text") or ""
    await desk.store.add_message(desk.chat, message, said)
    corrected = replace(fact, text=new, message=message, replaces=(fact.id,))
    await desk.store.add_fact(desk.state.document, corrected)
    state = replace(desk.state, awaiting=Awaiting.NOTHING, target=0)
    told = Say(dialog.fact_changed(new) if new else dialog.FACT_WITHDRAWN)
    here = await desk.refreshed(state)
    stale = views.stale_sections(here)
    warned = (Say(dialog.stale(stale)),) if stale else ()
    return Turn(state, (told, *warned, *((views.question(here),) if state.stage is Stage.FACTS else ())))


def _ask_next(desk: Desk, skipped: int | None = None) -> Turn:
    state = desk.state
    section = desk.section(state.section)
    asked = section.plan.questions if section else ()
    passed = (skipped,) if skipped is not None and skipped < len(asked) else ()
    state = state.moved(
        Stage.FACTS,
        question=min(state.question + 1, len(asked)),
        skipped=(*state.skipped, *passed),
    )
    return Turn(state, (views.question(replace(desk, state=state)),))


async def _draft(desk: Desk, document: Document, section: Section) -> Turn:
    asked = section.plan.questions
    missing = [asked[n].label for n in desk.state.skipped if not asked[n].optional]
    await desk.store.set_missing(section.id, missing)
    order = JobOrder(JobKind.DRAFT, document.id, section.id, base=section.shown)
    turn = await _next_section(desk, Say(dialog.drafting(section_name(document, section))))
    return replace(turn, orders=(order,))


async def _next_section(desk: Desk, said: Say) -> Turn:
    """Go on to the next section that nothing has been asked about, or to the review."""
    here = await desk.refreshed()
    sections = here.document.sections if here.document else ()
    at = next((n for n, s in enumerate(sections) if s.id == desk.state.section), -1)
    following = next((s for s in sections[at + 1 :] if s.progress is Progress.OPEN), None)
    if following is None:
        state = desk.state.moved(Stage.REVIEW, section=0, question=0, skipped=())
        return Turn(state, (said, Say(dialog.ALL_ASKED)))
    turn = ask(here, following)
    return replace(turn, replies=(replace(said, text=said.text + dialog.GO_ON_ANSWERING), *turn.replies))
