"""Listening: what is said is kept at once and read, by rules here or by a model in the background."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import missing_brief as lacking
from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Response, Say
from bot.conversation.secrets import strike_secrets
from bot.conversation.state import ChatState, Stage
from bot.conversation.steps import carrying, questions
from bot.conversation.steps.sections import asking, renewing
from bot.conversation.talks import BEFORE, talk_of
from bot.conversation.views import progress as views
from bot.conversation.views import summary
from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.ledger import SEVERAL, Doubt, Entry, Gap, Ledger, Reading, Secret, renumber
from bot.domain.orders import Read
from bot.domain.request import NewDocument, ReplaceWords
from bot.domain.said import ClerkMessage
from bot.drafting.genres.passing_on import title_passing_on
from bot.drafting.placing.sections import facts_without_section, placement
from bot.lexicon.customs import is_personal
from bot.texts.conversation import dialog
from bot.texts.conversation import listening as texts
from bot.understanding import rules
from bot.understanding.brief import title_of
from bot.understanding.briefing import apply_data
from bot.understanding.speaker import speaker


async def listen(desk: TurnContext, said: ClerkMessage) -> Turn:
    """Keep what was said and have it read: at once where no model is configured."""
    document = desk.state.document or None
    if desk.model_reads:
        await desk.store.add_message(desk.chat, said, document, unread=True)
        return Turn(desk.state, orders=(Read(),))
    before = await desk.store.said(desk.state.document, BEFORE) if document else []
    reading = desk.computed.of(rules.read, talk_of(desk, (said,), before))
    await desk.store.add_message(desk.chat, said, document)
    return await enter_reading(desk, reading, (said,), desk.ledger.next)


async def enter_reading(
    desk: TurnContext, reading: Reading, said: Sequence[ClerkMessage], base: int, failed: str = ""
) -> Turn:
    """Enter a reading into the ledger, do what it asks for, and say what was understood.

    `base` is the number from which its new entries are counted; `failed` tells why a model did not read.
    """
    if desk.document is None and not (reading.entries or reading.requests):
        await desk.store.mark_read([message.id for message in said], 0)
        return Turn(desk.state, (Say(dialog.NOT_A_REQUEST),))
    desk, reading = await _with_document(desk, reading, base)
    reading, known = await _for_ledger(desk, reading, said)
    await desk.store.mark_read([message.id for message in said], desk.state.document)
    here = replace(await _with_new_brief(desk.with_reading(reading), reading), enters=True)
    text = await renewing.renew(here, reading)
    turn = await _carry_out(await here.reload(), reading, _asking_message(reading, said))
    text, noted = text.without(turn.orders), summary.of(desk, reading)
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
    desk: TurnContext, reading: Reading, said: Sequence[ClerkMessage]
) -> tuple[Reading, bool]:
    """Return a reading as it goes into the ledger, and whether it says anything that stands there."""
    reading, known = _without_duplicates(desk.ledger, await _without_secrets(desk, reading))
    asked = {message.id: message.section for message in said if message.section}
    places = desk.computed.of(placement, desk.ledger.after(reading), desk.live, asked)
    return reading.then(places), known


async def _without_secrets(desk: TurnContext, reading: Reading) -> Reading:
    """Return a reading that says of its secrets no more than their kind and where they stood."""
    secrets = [e for e in reading.entries if isinstance(e, Secret)]
    messages = await desk.store.messages([e.quote.message for e in secrets]) if secrets else {}
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


async def _with_document(desk: TurnContext, reading: Reading, base: int) -> tuple[TurnContext, Reading]:
    """Return the desk with the document that the reading belongs to: a new one where one is asked for.

    The first message of a document that is empty yet may ask for it: that is this one.
    """
    anew = any(isinstance(request, NewDocument) for request in reading.requests)
    if desk.document is not None and not (anew and desk.ledger.entries):
        return desk, renumber(reading, base, desk.ledger)
    return await begin_document(desk), renumber(reading, base, Ledger())


async def begin_document(desk: TurnContext, brief: Brief | None = None) -> TurnContext:
    """Return the desk with a new document in hand; the former one is put aside."""
    asked = brief or Brief()
    genre = desk.genres.get(asked.genre)
    title = title_of(genre, asked) if genre else ""
    identifier = await desk.store.add_document(desk.chat, title, asked)
    state = ChatState(step=desk.state.step).advance(Stage.BRIEF, document=identifier)
    return await replace(desk, ledger=Ledger()).reload(state)


async def _with_new_brief(desk: TurnContext, reading: Reading) -> TurnContext:
    """Return the desk with the brief that new data make; what was set by a button since older ones stays."""
    if desk.document is None:
        return desk
    fresh = (d for d in desk.ledger.data if d in reading.entries or d.field in SEVERAL)
    # What is told now holds against what was set before; what was told before holds where nothing is set.
    open_ = desk.brief.target_chars is None
    wishes = (wish for wish in desk.ledger.wishes if open_ or wish in reading.entries)
    brief = apply_data(desk.brief, fresh, desk.genres, desk.today.year, desk.ledger.gaps, wishes)
    if is_personal(brief.genre) and not brief.signature:
        brief = replace(brief, signature=speaker(desk.ledger.facts))
    title = _title(desk, brief)
    if (brief, title) == (desk.brief, desk.document.title):
        return desk
    await desk.store.set_brief(desk.document.id, title, brief)
    return await desk.reload()


def _title(desk: TurnContext, brief: Brief) -> str:
    """Return the title of another brief; one that was planned stays unless what it says has changed."""
    old, new = desk.genres.get(desk.brief.genre), desk.genres.get(brief.genre)
    before, now = (title_of(g, b) if g else b.title for g, b in ((old, desk.brief), (new, brief)))
    title = desk.document.title if desk.document else ""
    title = now if now and now != before else title
    known = title_passing_on(new, brief, desk.ledger.facts) if new and title == now else ""
    return known or title


def _asking_message(reading: Reading, said: Sequence[ClerkMessage]) -> str:
    """Return the id of the message that asked: of several the last that has the words to be replaced."""
    replacing = (r for r in reading.requests if isinstance(r, ReplaceWords))
    words = [w for r in replacing for w in (r.old, r.new)]
    naming = [message for message in said if all(w in message.text for w in words)]
    return next((message.id for message in [*said, *naming][::-1]), "")


async def _carry_out(desk: TurnContext, reading: Reading, message: str) -> Turn:
    """Do what was asked for in a message, then go on with what the chat is at."""
    requests = tuple(r for r in reading.requests if not isinstance(r, NewDocument))
    if requests:
        return await carrying.carry_out(desk, requests, message)
    return Turn(desk.state, ()) if not desk.document else await _go_on(desk, reading)


async def _go_on(desk: TurnContext, reading: Reading) -> Turn:
    asked = questions.open_question(desk, reading)
    match desk.state.stage:
        case Stage.BRIEF:
            return Turn(desk.state, (*views.request_card(desk), *(asked or lacking.question(desk))))
        case Stage.FACTS:
            turn = (
                asking.go_on(desk)
                if _has_new_facts(desk, reading)
                else Turn(desk.state, views.current_prompt(desk))
            )
            return replace(turn, replies=(*_not_in_yet(desk, reading), *(asked or turn.replies)))
    told = (Say(texts.GOOD),) if not (reading.entries or reading.withdrawn) else ()
    return Turn(desk.state, (*_not_in_yet(desk, reading), *asked) or told)


def _has_new_facts(desk: TurnContext, reading: Reading) -> bool:
    """Return whether something new was told for the section in hand: its open question is put no more."""
    here = (e for e in reading.entries if isinstance(e, Fact | Gap) and e.section == desk.state.section)
    return any(not (isinstance(e, Fact) and e.replaces) for e in here)


def _not_in_yet(desk: TurnContext, reading: Reading) -> tuple[Say, ...]:
    """Return what the written sections do not say of a reading yet."""
    new = Counter(fact.section for fact in reading.facts if not fact.replaces)
    told = [section for section in desk.live if new[section.id]]
    written = [s for s in told if s.current and s.current.complete]
    # Before the review every section is asked about and drafted in its turn.
    waiting = [s for s in told if s not in written and desk.state.stage is Stage.REVIEW]
    loose = (
        [f for f in facts_without_section(desk.ledger, desk.live) if f in reading.facts] if desk.live else []
    )
    lost = map(Say, views.without_place(desk, loose))
    news = (views.not_in_yet(desk, s, new[s.id]) for s in written)
    return (*lost, *news, *(views.not_written_yet(desk, s) for s in waiting))


def _without_repetition(notes: Sequence[Response], replies: Sequence[Response]) -> tuple[Response, ...]:
    said = {note.text for note in notes if isinstance(note, Say)}
    return tuple(r for r in replies if not (isinstance(r, Say) and r.text in said))
