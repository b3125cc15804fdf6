"""Listening: what is said is kept at once and read, by rules here or by a model in the background."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.replies import Response, Say
from bot.conversation.secrets import strike_secrets
from bot.conversation.state import ChatState, Stage
from bot.conversation.steps import carrying, questions
from bot.conversation.steps.sections import asking, renewing
from bot.conversation.turns import missing_brief as lacking
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.turns.talks import BEFORE, talk_of
from bot.conversation.views import progress as views
from bot.conversation.views import summary
from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.ledger import SEVERAL, Datum, Doubt, Entry, Gap, Ledger, Reading, Secret, renumber
from bot.domain.orders import Read
from bot.domain.request import NewDocument, ReplaceWords
from bot.domain.said import ClerkMessage
from bot.drafting.genres.passing_on import title_passing_on
from bot.drafting.placing.sections import facts_without_section, placement
from bot.lexicon.customs import is_personal
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts
from bot.understanding import rules
from bot.understanding.briefing import apply_data
from bot.understanding.speaker import speaker
from bot.understanding.titles import title_of


async def listen(context: TurnContext, said: ClerkMessage) -> Turn:
    """Keep what was said and have it read: at once where no model is configured."""
    document = context.state.document or None
    if context.model_reads:
        await context.store.add_message(context.chat, said, document, unread=True)
        return Turn(context.state, orders=(Read(),))
    before = await context.store.said(context.state.document, BEFORE) if document else []
    reading = context.computed.of(rules.read, talk_of(context, (said,), before))
    await context.store.add_message(context.chat, said, document)
    return await enter_reading(context, reading, (said,), context.ledger.next)


async def enter_reading(
    context: TurnContext, reading: Reading, said: Sequence[ClerkMessage], base: int, failed: str = ""
) -> Turn:
    """Enter a reading into the ledger, do what it asks for, and say what was understood.

    `base` is the number from which its new entries are counted; `failed` tells why a model did not read.
    """
    if context.document is None and not (reading.entries or reading.requests):
        await context.store.mark_read([message.id for message in said], 0)
        return Turn(context.state, (Say(dialog.NOT_A_REQUEST),))
    before = context.state.document
    context, reading = await _with_document(context, reading, base)
    reading, known = await _for_ledger(context, reading, said)
    await context.store.mark_read([message.id for message in said], context.state.document)
    here = replace(await _with_new_brief(context.with_reading(reading), reading), enters=True)
    text = await renewing.renew(here, reading)
    begun = context.state.document != before
    turn = await _carry_out(await here.reload(), reading, _asking_message(reading, said), begun)
    text, noted = text.without(turn.orders), summary.of(context, reading)
    label = _label(reading, said, noted)
    notes = (
        *((Say(texts.rule_reading(failed), warns=True),) if failed else ()),
        *noted,
        *((Say(texts.ALREADY_NOTED),) if known and not reading.entries else ()),
        *text.replies,
    )
    orders = (*text.orders, *turn.orders)
    told = replace(turn, orders=orders, reading=reading.then(turn.reading), label=turn.label or label)
    return replace(told, replies=(*notes, *_without_repetition(notes, turn.replies)))


async def _for_ledger(
    context: TurnContext, reading: Reading, said: Sequence[ClerkMessage]
) -> tuple[Reading, bool]:
    """Return a reading as it goes into the ledger, and whether it says anything that stands there."""
    reading, known = _without_duplicates(context.ledger, await _without_secrets(context, reading))
    asked = {message.id: message.section for message in said if message.section}
    places = context.computed.of(placement, context.ledger.after(reading), context.live, asked)
    return reading.then(places), known


async def _without_secrets(context: TurnContext, reading: Reading) -> Reading:
    """Return a reading that says of its secrets no more than their kind and where they stood."""
    secrets = [e for e in reading.entries if isinstance(e, Secret)]
    messages = await context.store.messages([e.quote.message for e in secrets]) if secrets else {}
    return strike_secrets(reading, {identifier: text for identifier, (text, _) in messages.items()})


def _label(reading: Reading, said: Sequence[ClerkMessage], noted: Sequence[Say]) -> str:
    """Return the label of a step: what was said, unless a secret was in it, and what it entered."""
    if not said:
        return ""
    secret = any(isinstance(e, Secret) for e in reading.entries)
    entered = next((note.text for note in noted if note.text != texts.SECRET_KEPT_OUT), "")
    return texts.entry_label(texts.A_MESSAGE if secret else texts.message_name(said[0].text), entered)


def _without_duplicates(ledger: Ledger, reading: Reading) -> tuple[Reading, bool]:
    """Return a reading without the facts that hold already in the same words, and whether there were any."""
    held = {fact.text for fact in ledger.facts if fact.id not in reading.withdrawn}
    spoken_of = {n for e in reading.entries for n in _references(e)}
    fresh = (f for f in reading.facts if f.id not in ledger.entries and f.id not in spoken_of)
    known = {f.id for f in fresh if not f.replaces and f.text in held}
    return replace(reading, entries=tuple(e for e in reading.entries if e.id not in known)), bool(known)


def _references(entry: Entry) -> tuple[int, ...]:
    return entry.replaces if isinstance(entry, Fact) else entry.facts if isinstance(entry, Doubt) else ()


async def _with_document(context: TurnContext, reading: Reading, base: int) -> tuple[TurnContext, Reading]:
    """Return the context with the document that the reading belongs to: a new one where one is asked for.

    The first message of a document that is empty yet may ask for it: that is this one.
    """
    anew = any(isinstance(request, NewDocument) for request in reading.requests)
    if context.document is not None and not (anew and context.ledger.entries):
        return context, renumber(reading, base, context.ledger)
    return await begin_document(context), renumber(reading, base, Ledger())


async def begin_document(context: TurnContext, brief: Brief | None = None) -> TurnContext:
    """Return the context with a new document in hand; the former one is put aside."""
    asked = brief or Brief()
    genre = context.genres.get(asked.genre)
    title = title_of(genre, asked) if genre else ""
    identifier = await context.store.add_document(context.chat, title, asked)
    state = ChatState(step=context.state.step).advance(Stage.BRIEF, document=identifier)
    return await replace(context, ledger=Ledger()).reload(state)


async def _with_new_brief(context: TurnContext, reading: Reading) -> TurnContext:
    """Return the context with the brief that new data make; what a button set since older ones stays."""
    if context.document is None:
        return context
    fresh = (d for d in context.ledger.data if d in reading.entries or d.field in SEVERAL)
    # What is told now holds against what was set before; what was told before holds where nothing is set.
    open_ = context.brief.target_chars is None
    wishes = (wish for wish in context.ledger.wishes if open_ or wish in reading.entries)
    brief = apply_data(context.brief, fresh, context.genres, context.today.year, context.ledger.gaps, wishes)
    if is_personal(brief.genre) and not brief.signature:
        brief = replace(brief, signature=speaker(context.ledger.facts))
    title = _title(context, brief)
    if (brief, title) == (context.brief, context.document.title):
        return context
    await context.store.set_brief(context.document.id, title, brief)
    return await context.reload()


def _title(context: TurnContext, brief: Brief) -> str:
    """Return the title of another brief; one that was planned stays unless what it says has changed."""
    old, new = context.genres.get(context.brief.genre), context.genres.get(brief.genre)
    before, now = (title_of(g, b) if g else b.title for g, b in ((old, context.brief), (new, brief)))
    title = context.document.title if context.document else ""
    title = now if now and now != before else title
    known = title_passing_on(new, brief, context.ledger.facts) if new and title == now else ""
    return known or title


def _asking_message(reading: Reading, said: Sequence[ClerkMessage]) -> str:
    """Return the id of the message that asked: of several the last that has the words to be replaced."""
    replacing = (r for r in reading.requests if isinstance(r, ReplaceWords))
    words = [w for r in replacing for w in (r.old, r.new)]
    naming = [message for message in said if all(w in message.text for w in words)]
    return next((message.id for message in [*said, *naming][::-1]), "")


async def _carry_out(context: TurnContext, reading: Reading, message: str, begun: bool) -> Turn:
    """Do what was asked for in a message, then go on; `begun` where nothing of the document is shown yet."""
    requests = tuple(r for r in reading.requests if not isinstance(r, NewDocument))
    if requests:
        return await carrying.carry_out(context, requests, message)
    return Turn(context.state, ()) if not context.document else await _go_on(context, reading, begun)


async def _go_on(context: TurnContext, reading: Reading, begun: bool) -> Turn:
    asked = questions.open_question(context, reading)
    match context.state.stage:
        case Stage.BRIEF:
            card = views.request_card(context) if begun or _changes_card(reading) else ()
            return Turn(context.state, (*card, *(asked or lacking.question(context))))
        case Stage.FACTS:
            turn = (
                asking.go_on(context)
                if _has_new_facts(context, reading)
                else Turn(context.state, views.current_prompt(context))
            )
            return replace(turn, replies=(*_not_in_yet(context, reading), *(asked or turn.replies)))
    told = (Say(texts.GOOD),) if not (reading.entries or reading.withdrawn) else ()
    return Turn(context.state, (*_not_in_yet(context, reading), *asked) or told)


def _changes_card(reading: Reading) -> bool:
    """Return whether the card that is to be confirmed says something else now."""
    return bool(reading.withdrawn) or any(isinstance(e, Fact | Gap | Datum) for e in reading.entries)


def _has_new_facts(context: TurnContext, reading: Reading) -> bool:
    """Return whether something new was told for the section in hand: its open question is put no more."""
    here = (e for e in reading.entries if isinstance(e, Fact | Gap) and e.section == context.state.section)
    return any(not (isinstance(e, Fact) and e.replaces) for e in here)


def _not_in_yet(context: TurnContext, reading: Reading) -> tuple[Say, ...]:
    """Return what the written sections do not say of a reading yet."""
    new = Counter(fact.section for fact in reading.facts if not fact.replaces)
    told = [section for section in context.live if new[section.id]]
    written = [s for s in told if s.current and s.current.complete]
    # Before the review every section is asked about and drafted in its turn.
    waiting = [s for s in told if s not in written and context.state.stage is Stage.REVIEW]
    loose = (
        [f for f in facts_without_section(context.ledger, context.live) if f in reading.facts]
        if context.live
        else []
    )
    lost = map(Say, views.without_place(context, loose))
    news = (views.not_in_yet(context, s, new[s.id]) for s in written)
    return (*lost, *news, *(views.not_written_yet(context, s) for s in waiting))


def _without_repetition(notes: Sequence[Response], replies: Sequence[Response]) -> tuple[Response, ...]:
    said = {note.text for note in notes if isinstance(note, Say)}
    return tuple(r for r in replies if not (isinstance(r, Say) and r.text in said))
