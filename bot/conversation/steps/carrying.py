"""What was asked for is done at any stage: the outline, going somewhere, drafting, showing."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.replies import Say
from bot.conversation.steps import history, showing
from bot.conversation.steps.outline import agreeing as outline
from bot.conversation.steps.outline import rearranging
from bot.conversation.steps.release import releasing, whole
from bot.conversation.steps.sections import asking, choosing, drafting, editing, facts, renewing, review
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.turns.section_reference import find_section
from bot.conversation.views import progress as views
from bot.conversation.views.numbers import fact_under, number_of
from bot.domain import orders
from bot.domain.document import Section
from bot.domain.fact import Fact
from bot.domain.ledger import Reading
from bot.domain.request import (
    Adopt,
    Ask,
    Draft,
    Export,
    FollowExemplar,
    GoTo,
    LeaveUnwritten,
    MoveFact,
    NewDocument,
    OpenDocument,
    Place,
    RenameSection,
    ReplaceWords,
    Replan,
    Request,
    Rewrite,
    Show,
    Stop,
    Target,
    Undo,
    Variants,
    WithdrawFact,
)
from bot.drafting.outline.proposing import names, section_name
from bot.drafting.outline.rearranging import is_outline_request
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts


async def carry_out(context: TurnContext, requests: Sequence[Request], message: str = "") -> Turn:
    """Return the turn of several requests in order; `message` is the id of what asked for them."""
    if requests and all(map(is_outline_request, requests)):
        return await rearranging.change_outline(context, [r for r in requests if is_outline_request(r)])
    turn, here = Turn(context.state), context
    for request in requests:
        done = await _perform(here, request, message)
        turn = replace(
            done,
            replies=(*turn.replies, *done.replies),
            orders=(*turn.orders, *done.orders),
            reading=turn.reading.then(done.reading),
            label=turn.label or done.label,
            proposes=done.proposes,
            since=done.since or turn.since,
            stops=turn.stops or done.stops,
        )
        here = await _after(context, here, turn, request)
    return turn


async def _after(context: TurnContext, here: TurnContext, turn: Turn, request: Request) -> TurnContext:
    """Return the context as a request has left it; what only shows something has changed no document."""
    if isinstance(request, Show | Ask):
        return replace(here, state=turn.state)
    return await context.with_reading(turn.reading).reload(turn.state)


async def _perform(context: TurnContext, request: Request, message: str) -> Turn:
    if is_outline_request(request):
        return await rearranging.change_outline(context, [request])
    match request:
        case Undo(steps):
            return await history.undo(context, steps)
        case Export(form):
            return await releasing.order_file(context, form)
        case Show() | OpenDocument() | Ask() | FollowExemplar():
            return await showing.show(context, request)
        case ReplaceWords(old, new, target):
            return await _replace(context, old, new, target, message)
        case WithdrawFact(number, name):
            return await _withdraw_fact(context, number, name)
        case Variants():
            return choosing.order_variants(context, request)
        case MoveFact():
            return _move_fact(context, request)
        case Stop():
            return Turn(context.state, stops=True)
        case NewDocument():
            return Turn(context.state)
        case Replan(how):
            return await _replan(context, how)
        case LeaveUnwritten(whole=False):
            return asking.skip(context)
        case LeaveUnwritten(None | Target(place=Place.THIS)) if context.live and not context.state.section:
            return Turn(context.state, (_which_section(context),))
        case Draft(target) | Adopt(target) if target.place is Place.ALL:
            return await _all(context, isinstance(request, Draft))
    return await _in_section(context, request)


async def _replan(context: TurnContext, how: str) -> Turn:
    if not (context.document and context.live):
        return Turn(context.state, (views.nothing_yet(context),))
    return await outline.another(context, how)


async def _all(context: TurnContext, draft: bool) -> Turn:
    if context.document is None or not context.live:
        return Turn(context.state, (views.nothing_yet(context),))
    return await (drafting.draft_rest if draft else whole.adopt_all)(context, context.document)


async def _in_section(context: TurnContext, request: Request) -> Turn:
    target = getattr(request, "target", None) or Target(place=Place.THIS)
    section = find_section(context, target)
    if not isinstance(section, Section):
        return Turn(context.state, (section,))
    match request:
        case GoTo():
            return review.go_to(context, section)
        case LeaveUnwritten():
            return await facts.leave_out(context, section)
        case Draft():
            return _draft(context, section)
        case Rewrite(instruction=instruction):
            return drafting.rewrite(context, section, _of_paragraph(target, instruction))
        case Adopt():
            return await review.adopt(context, section)
    raise TypeError(request)


def _which_section(context: TurnContext) -> Say:
    """Ask which section is meant where none is in hand: none is left unwritten on a guess."""
    called = names([section.plan for section in context.live])
    return Say(texts.which(called), views.section_rows(context, context.live))


def _draft(context: TurnContext, section: Section) -> Turn:
    if context.document is None:
        return Turn(context.state)
    order = orders.Draft(context.document.id, section.id, base=section.shown)
    return Turn(context.state, (Say(dialog.drafting(section_name(context.document, section))),), (order,))


def _of_paragraph(target: Target, instruction: str) -> str:
    return dialog.of_paragraph(target.paragraph, instruction) if target.paragraph else instruction


async def _replace(context: TurnContext, old: str, new: str, target: Target | None, message: str) -> Turn:
    section = find_section(context, target) if target else None
    if isinstance(section, Say):
        return Turn(context.state, (section,))
    if section is None and (heading := _heading_in(context, old)):
        return await rearranging.change_outline(context, [RenameSection(Target(name=heading), new)])
    return await editing.replace_words(context, old, new, section, message)


def _heading_in(context: TurnContext, words: str) -> str:
    """Return the words where they are the whole heading of a section and stand nowhere else."""
    told = any(words in fact.text for fact in context.facts)
    written = any(s.current and words in s.current.text for s in context.live)
    named = [s for s in context.live if words in (s.plan.heading, s.plan.part)]
    return words if named and not (told or written) else ""


async def _withdraw_fact(context: TurnContext, number: int, name: str) -> Turn:
    found = _matching_facts(context, number, name)
    if len(found) != 1:
        return Turn(context.state, (_which_fact(context, found),))
    [fact] = found
    told = texts.fact_withdrawal(fact.text)
    reading = Reading(withdrawn=(fact.id,))
    text = await renewing.renew(context.with_reading(reading), reading)
    return Turn(
        context.state, (Say(told), *text.replies), text.orders, reading=reading, label=told.rstrip("。")
    )


def _matching_facts(context: TurnContext, number: int, name: str) -> list[Fact]:
    if number:
        fact = fact_under(context.ledger, number)
        return [fact] if fact else []
    return [fact for fact in context.facts if name and name in fact.text]


def _move_fact(context: TurnContext, request: MoveFact) -> Turn:
    section = find_section(context, request.target)
    found = _matching_facts(context, request.number, request.name)
    if len(found) != 1 or context.document is None:
        return Turn(context.state, (_which_fact(context, found),))
    if isinstance(section, Say):
        return Turn(context.state, (section,))
    told = texts.fact_move(number_of(context.ledger, found[0]), section_name(context.document, section))
    reading = Reading((replace(found[0], section=section.id),))
    return Turn(context.state, (Say(told),), reading=reading, label=told.rstrip("。"))


def _which_fact(context: TurnContext, found: Sequence[Fact]) -> Say:
    lines = [texts.fact_line(number_of(context.ledger, fact), fact.text, "") for fact in found]
    return Say(texts.which_fact(lines) if lines else texts.NO_SUCH_FACT)
