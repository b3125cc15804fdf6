"""Which step an event belongs to."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.conversation.choices.kinds import ShownVersion
from bot.conversation.choices.section import ReviewChoice
from bot.conversation.choices.starting import ForgetAll, KeepAll
from bot.conversation.events import Command, Edit, Event, File, Returned, Revision, Tap, Text, WordList
from bot.conversation.materials import house_words, own_templates
from bot.conversation.replies import Button, Card, Response, Say
from bot.conversation.state import Awaiting, ChatState, Stage, without_mode
from bot.conversation.steps import (
    amending,
    brief,
    brief_changes,
    carrying,
    checking,
    entries,
    listening,
    relay,
    showing,
    small_talk,
    start,
)
from bot.conversation.steps.outline import own_genres
from bot.conversation.steps.release import releasing, returning, whole
from bot.conversation.steps.sections import (
    asking,
    drafting,
    editing,
    facts,
    review,
    sourcing,
)
from bot.conversation.turns import missing_brief as lacking
from bot.conversation.turns import spoken_choices, taps
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.turns.talks import talk_of
from bot.conversation.views import progress as views
from bot.domain.document import Section
from bot.domain.ledger import Ledger
from bot.domain.orders import Format
from bot.domain.request import Ask, Export, GoTo, Request, Show, Stop, Undo, UseGenre
from bot.domain.said import ClerkMessage
from bot.language.entry import normalise
from bot.language.replacing import replacements
from bot.lexicon.said import Answer, matches, says
from bot.privacy.marks import is_classified
from bot.regex import regex
from bot.store.records.channels import members
from bot.texts.conversation import dialog, spoken
from bot.texts.conversation import listening as listening_texts
from bot.understanding.brief import begins_with_request, is_request, only_asks
from bot.understanding.orders import genre_order, orders

_LONGEST = 20_000
# Reading takes the longer the longer a text is: what nobody types is turned away before it is read at all.
_UNREAD = 300_000
_PLAIN = 16
"""A longer order gives reasons, or has more in it than its verb."""
_BRIEF = 1_000
"""A text up to so long is taken in within a millisecond."""
_A_LINE = 80
"""A longer text tells more than a field of the brief."""
_FREE_TEXT = frozenset(
    {
        *(Awaiting.INSTRUCTION, Awaiting.EDIT, Awaiting.FILL, Awaiting.REASON, Awaiting.DATE),
        Awaiting.GENRE_NAME,
    }
)
"""Where the next text is taken as it is, whatever it says."""
_FIRST_CLAUSE = regex(r"(?P<first>[^，,。；;\n]+)[，,。；;\n](?P<rest>(?s:.+))")


async def dispatch(context: TurnContext, event: Event) -> Turn:
    """Return what the step that the event belongs to makes of it."""
    match event:
        case Command(_, name):
            return await _command(_without_mode(context), name)
        case Tap(update, _, typed):
            turn = await taps.act_on(_without_mode(context), event)
            if not _has_expired(turn):
                return turn
            return await _text(context, Text(update, typed)) if typed else replace(turn, state=context.state)
        case Text():
            return await _text(context, event)
        case Edit():
            return await amending.amend(context, event)
        case File():
            return await own_templates.keep_template(context, event)
        case WordList():
            return await house_words.take(context, event)
        case Returned():
            return await returning.take(context, event)
        case Revision():
            return await _revise(_without_mode(context), event)
    raise TypeError(event)


async def _revise(context: TurnContext, event: Revision) -> Turn:
    """Return the turn of a line that was changed in place; one of another version has expired."""
    section = context.live_section(event.of.section)
    if section is None or section.current is None or event.of != context.shown_version(section):
        return taps.expiry(context)
    said = normalise(event.text).text.strip()
    if len(said) > _LONGEST:
        return Turn(context.state, (Say(dialog.TOO_LONG),))
    if is_classified(said):
        return Turn(context.state, (Say(dialog.CLASSIFIED),))
    lines = section.current.text.splitlines()
    lines[event.line : event.line + 1] = said.splitlines()
    return await editing.revise(context, section, "\n".join(lines), event.update)


def _without_mode(context: TurnContext) -> TurnContext:
    """Return the context awaiting nothing: what is commanded or tapped comes instead of the answer."""
    return replace(context, state=without_mode(context.state))


def _has_expired(turn: Turn) -> bool:
    return turn.replies[:1] == (Say(dialog.EXPIRED),)


async def _command(context: TurnContext, name: str) -> Turn:
    document = context.document
    match name:
        case "start":
            return await start.greet(context)
        case "new":
            return await start.new(context)
        case "check":
            return checking.ask(context)
        case "help":
            return Turn(context.state, (Say(dialog.HELP),))
        case "forget":
            return await _ask_forgetting(context)
        case "outline" if document and document.live:
            return Turn(context.state, (views.outline_now(context),))
        case "template":
            return await own_templates.show_templates(context)
        case "genres":
            return await own_genres.show_list(context)
        case "words":
            return house_words.show(context)
        case "relay":
            return await relay.offer(context)
        case "documents":
            return Turn(context.state, (await showing.documents(context),))
        case "export":
            return await releasing.order_file(context, Format.DOCX)
        case "outline":
            return Turn(context.state, (Say(dialog.NOTHING_YET),))
    return Turn(context.state, (Say(dialog.UNKNOWN_COMMAND),))


async def _ask_forgetting(context: TurnContext) -> Turn:
    yes = Button(dialog.FORGET_YES, ForgetAll(context.step))
    no = Button(dialog.FORGET_NO, KeepAll(context.step))
    member = (await members.of_chats(context.store, (context.chat,))).get(context.chat)
    asked = dialog.forget_sure(invited=bool(member and member.is_invited))
    return Turn(context.state, (Say(asked, ((yes, no),)),))


async def _text(context: TurnContext, event: Text) -> Turn:
    if len(event.text) > _UNREAD:
        return Turn(context.state, (Say(dialog.TOO_LONG),))
    if code := relay.code_in(event.text):
        return await relay.take_over(context, code)
    brief = len(event.text) <= _BRIEF
    said, classified = _entered(event.text) if brief else context.computed.of(_entered, event.text)
    if classified:
        return Turn(context.state, (Say(dialog.CLASSIFIED),))
    if context.state.awaiting is Awaiting.CHECK:
        return checking.check_text(context, event.text)
    if len(said) > _LONGEST:
        return Turn(context.state, (Say(dialog.TOO_LONG),))
    if _is_interruption(context, said):
        context = replace(context, state=context.state.idle)
    if turn := await _take_answer(context, said, event.update):
        return turn
    if turn := await small_talk.answer(context, said):
        return turn
    if turn := await entries.change_entries(context, ClerkMessage(event.update, said)):
        return turn
    context = replace(context, state=replace(context.state, awaiting=_brief_awaiting(context.state)))
    if turn := sourcing.source_answer(context, replace(event, text=said)):
        return turn
    for heard in (
        _take_spoken_choice,
        _take_own_genre_order,
        _carry_out_orders,
        _take_request,
        _take_section_edit,
    ):
        if turn := await heard(context, replace(event, text=said)):
            return turn
    return await listening.listen(context, _message(context, event, said))


def _entered(text: str) -> tuple[str, bool]:
    """Return a text as it is read, and whether it bears a classification mark."""
    said = normalise(text).text.strip()
    return said, is_classified(said)


def _is_interruption(context: TurnContext, said: str) -> bool:
    """Return whether a text is no answer to what was asked for, but steers the conversation itself.

    An order to rewrite is an answer where one is asked how to rewrite.
    """
    if context.state.awaiting not in _FREE_TEXT:
        return False
    if _command_in(said) or says(said, Answer.NEVER_MIND):
        return True
    if context.state.awaiting is Awaiting.GENRE_NAME:
        return not own_genres.is_name(said)
    requests = context.computed.of(orders, said, talk_of(context, ()))
    return requests is not None and all(isinstance(r, Undo | Stop | Show | GoTo | Export) for r in requests)


async def _take_own_genre_order(context: TurnContext, event: Text) -> Turn | None:
    """Return the turn of an order about a genre of the clerk's own; what is told beside it is read too."""
    talk = talk_of(context, ())
    if order := genre_order(event.text, talk):
        return await own_genres.carry_out(context, order)
    found = _FIRST_CLAUSE.fullmatch(event.text)
    order = genre_order(found["first"], talk) if found else None
    if not (found and isinstance(order, UseGenre) and context.own_genre_by_name(order.name)):
        return None
    return await _listen_to_rest(
        context, await own_genres.carry_out(context, order), ClerkMessage(event.update, found["rest"])
    )


async def _listen_to_rest(context: TurnContext, turn: Turn, said: ClerkMessage) -> Turn:
    """Return the turn of an order together with that of what was told behind it, in the same message."""
    anew = turn.state.document != context.state.document
    here = await replace(context, ledger=Ledger() if anew else context.ledger).reload(turn.state)
    heard = await listening.listen(here.with_reading(turn.reading), said)
    orders_ = (*turn.orders, *heard.orders)
    return replace(heard, orders=orders_, reading=turn.reading.then(heard.reading))


async def _carry_out_orders(context: TurnContext, event: Text) -> Turn | None:
    """Return the turn of a message that is nothing but orders that rules are sure of."""
    if context.state.stage is Stage.BRIEF and brief_changes.is_field_answer(context, event.text):
        return None
    # 能不能写个通知 asks for a document, though it is worded as a question.
    if context.state.stage is Stage.START and begins_with_request(event.text, context.genres):
        return None
    requests = context.computed.of(orders, event.text, talk_of(_with_section(context, event), ()))
    if not requests or (context.model_reads and not _is_plain(event.text, requests)):
        return None
    return await carrying.carry_out(_with_section(context, event), requests, event.update)


def _is_plain(text: str, requests: Sequence[Request]) -> bool:
    """Return whether orders need no model to be understood: they are short, and ask nothing."""
    return len(text) <= _PLAIN and not any(isinstance(request, Ask) for request in requests)


async def _take_request(context: TurnContext, event: Text) -> Turn | None:
    """Return the turn of a request for a document, or of what completes one.

    What is more than that is left to a model, where one reads: rules would take any words for a name, and
    hide them before the model as if they were one.
    """
    if context.state.stage is Stage.BRIEF and len(event.text) <= _A_LINE:
        unsure = context.model_reads and not brief_changes.is_sure(context, event.text)
        return None if unsure else await brief.take_text(context, event.text)
    whole = is_request(event.text, context.genres)
    if context.model_reads and not whole:
        return None
    asks = whole or begins_with_request(event.text, context.genres)
    return await _begin_document(context, event) if asks or context.state.stage is Stage.START else None


async def _begin_document(context: TurnContext, event: Text) -> Turn | None:
    """Begin a document; whatever a first message tells beside its request is read as well."""
    first = event.text.partition("\n")[0]
    turn = await brief.begin(context, first)
    if turn is None:
        return None
    here = await replace(context, ledger=Ledger()).reload(turn.state)
    if event.text != first or not only_asks(first, context.genres):
        heard = await listening.listen(here, ClerkMessage(event.update, event.text))
        return replace(heard, replies=_with_card(turn.replies, heard.replies))
    await context.store.add_message(context.chat, ClerkMessage(event.update, event.text), turn.state.document)
    return turn


def _with_card(first: Sequence[Response], then: Sequence[Response]) -> tuple[Response, ...]:
    """Return replies with the card of what was understood at first, unless a later one stands among them."""
    cards, later = (
        [r for r in some if isinstance(r, Say) and r.card is Card.PROMPT] for some in (first, then)
    )
    return (*(() if later else cards), *then)


async def _take_section_edit(context: TurnContext, event: Text) -> Turn | None:
    """Return the turn of a reply to a section that is written, where it changes words of it."""
    section = context.section(event.about)
    if replacements(event.text) and section and section.last:
        return await editing.edit(context, section, event.text, event.update)
    if context.document and replacements(event.text):
        return await editing.replace_everywhere(context, event.text, event.update)
    if section and section.last and not context.model_reads:
        return await editing.edit(context, section, event.text, event.update)
    return None


def _with_section(context: TurnContext, event: Text) -> TurnContext:
    """Return the context with the section in hand that a reply is about."""
    return replace(context, state=replace(context.state, section=event.about)) if event.about else context


def _message(context: TurnContext, event: Text, text: str) -> ClerkMessage:
    """Return a message with the section it is about, and the question that it may answer."""
    if context.state.stage is Stage.BRIEF and (field := lacking.missing_field(context)):
        return ClerkMessage(event.update, text, asked=lacking.field_question(context, field))
    section = event.about or (context.state.section if context.state.stage is Stage.FACTS else 0)
    asked = views.current_question(context) if section and section == context.state.section else None
    if asked is None:
        return ClerkMessage(event.update, text, section=section or None)
    return ClerkMessage(event.update, text, asked.ask, asked.label, section)


async def _take_spoken_choice(context: TurnContext, event: Text) -> Turn | None:
    """Return the turn of what could have been tapped or commanded; `None` for anything else."""
    said = event.text
    stage, document = context.state.stage, context.document
    if verb := _command_in(said):
        return await _command(context, verb)
    if stage is Stage.FACTS and (of_question := spoken_choices.of_question(said)):
        return await facts.tap(context, of_question(context.step))
    if stage is Stage.FACTS and says(said, Answer.SKIP, Answer.UNKNOWN):
        return asking.skip(context)
    if stage is Stage.FACTS and says(said, Answer.NO, Answer.NO_MORE, asked=_asked(context)):
        return asking.go_on(context)
    if document and (of_section := spoken_choices.of_section(said)):
        return await _take_section_choice(context, of_section)
    if document and (of_document := spoken_choices.of_document(said)):
        return await whole.tap(context, of_document(document.public_id))
    return await whole.take_order(context, said)


def _asked(context: TurnContext) -> str:
    """Return the question that is shown, with what its gap is called; empty where none is."""
    asked = views.current_question(context)
    return f"{asked.ask}{asked.label}" if asked else ""


def _command_in(said: str) -> str:
    """Return the command that a text speaks out; empty for none."""
    return next((name for name, words in spoken.COMMANDS.items() if matches(said, words)), "")


async def _take_section_choice(context: TurnContext, make: Callable[[ShownVersion], ReviewChoice]) -> Turn:
    """Do what a button under the section spoken of last does."""
    written = [s for s in context.live if s.last]
    section = next((s for s in written if s.id == context.state.section), written[-1] if written else None)
    if section is None:
        return Turn(context.state, (Say(listening_texts.NOTHING_WRITTEN), *views.current_prompt(context)))
    return await review.tap(context, section, make(context.shown_version(section)))


def _brief_awaiting(state: ChatState) -> Awaiting:
    """Return what a brief still awaits; other stages await nothing beyond the next text."""
    return state.awaiting if state.awaiting in lacking.ASKED else Awaiting.NOTHING


async def _take_answer(context: TurnContext, said: str, message: str) -> Turn | None:
    """Return the turn of a text that was asked for; `None` where it answers something else."""
    section: Section | None = context.section(context.state.target)
    match context.state.awaiting:
        case Awaiting.INSTRUCTION if section:
            return drafting.rewrite(context, section, said)
        case Awaiting.EDIT if section:
            return await editing.edit(context, section, said, message)
        case Awaiting.DATE:
            return await whole.take_date(context, said)
        case Awaiting.FILL if section:
            return await releasing.take_fill(context, section, said, message)
        case Awaiting.REASON:
            return await releasing.take_reason(context, said)
        case Awaiting.GENRE_NAME:
            return await own_genres.take_name(context, said)
    return None
