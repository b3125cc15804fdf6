"""The brief: what was understood is confirmed, what is missing is asked for, one thing at a time."""

import re
from dataclasses import dataclass, replace

from bot.conversation.choices.brief import (
    BriefChoice,
    ChangeField,
    ConfirmBrief,
    LeaveAddresseeOpen,
    ListGenres,
    ListOtherGenres,
    TakeGenre,
    TakeGuess,
    WithoutAddressee,
)
from bot.conversation.offers import digest
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, Guess, Stage
from bot.conversation.steps import listening
from bot.conversation.steps.outline import agreeing as outline
from bot.conversation.turns import missing_brief as lacking
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Brief
from bot.language.figures.periods import find_part, find_period
from bot.lexicon.said import Answer, says
from bot.lexicon.units import is_unit
from bot.regex import regex
from bot.texts import paper
from bot.texts.conversation import brief as texts
from bot.texts.conversation import dialog
from bot.understanding.addressees import Told, addressee_told
from bot.understanding.brief import (
    brief_of_request,
    genre_by_name,
    is_general,
    is_request,
    is_sure_issuer,
    is_sure_topic,
    is_writing_order,
    issuer_kind,
    likely_genres,
    names_two_years,
    other_genre,
    topic_inside,
    topic_of,
)
from bot.understanding.titles import GENERAL, may_be_general, title_of

_NAMES = {"单位": Awaiting.ISSUER, "时": Awaiting.PERIOD, "主题": Awaiting.TOPIC, "主送": Awaiting.ADDRESSEE}
_NAMED = regex(
    r"[把将改]?(?P<name>单位|时(?=段|间)|主题|主送|文种)(?:全称|名称|段|间|机关)?"
    r"(?: *(?:改成|改为|换成|换为|写|是|为|[:：]) *| +)(?P<value>.*[^?？])"
)
_CHANGE_WORDS = regex(r"^(?:不对[，,]?|应该是|改成|改为|换成|写|是|叫)+|[。.!！吧的：:]+$")
_OTHER_FIELD = regex(
    "(?:主送|抄送|签发人?|文号|发文字号|成文日期|印发|附件|标题|密级|紧急程度|落款|署名|[再还]加)"
)
"""What begins a text that tells another field than a name that was asked for."""
_COPIED = regex("[，,；;。 ]+(?:并|同时)?抄[送报](?:给|：|:)?(?P<copies>[^，,。]+)[。]?$")
_A_DAY = regex(r" *\d{1,2}(?:日|号|[-—至到])")
"""What makes a month the date of something, and no period: 7月10号前."""
_LONGEST, _A_FEW_WORDS = 40, 12


_GENRE = "genre"
"""What a guess at the genre is called; the other fields are called as they are awaited."""


@dataclass(frozen=True)
class _Change:
    """What a text makes of the brief."""

    brief: Brief
    part: str = ""
    """A part of a year that waits for its year: 上半年."""
    first: tuple[Say, ...] = ()
    confirms: bool = False
    """True for a yes to what the card says."""
    goes_on: bool = False
    """True where it settles to whom the document goes, and nothing else need be shown for that."""
    guesses: tuple[Guess, ...] = ()
    """What was not sure, to be asked about."""
    begins: bool = False
    """True for the first that is understood: nothing is shown of it yet."""
    again: Awaiting = Awaiting.NOTHING
    """What is asked again, because the text did not answer it."""
    instead: str = ""


async def begin(context: TurnContext, said: str) -> Turn | None:
    """Begin a document with what a first message asks for; `None` where it names nothing of one."""
    read = brief_of_request(said, context.genres, context.today.year)
    likely = () if read.genre else likely_genres(said, context.genres)
    unwritten = "" if likely else other_genre(said, context.genres)
    if not (read.genre or read.issuer or read.period or read.addressee or likely or unwritten):
        return None
    brief, doubted = _sure_of(read, said)
    guesses = (*doubted, *(Guess(_GENRE, name) for name in likely))
    here = await listening.begin_document(context, brief)
    change = _Change(brief, _yearless(said), _refusal(context, unwritten), guesses=guesses, begins=True)
    return await _apply(here, change)


def _sure_of(read: Brief, said: str) -> tuple[Brief, tuple[Guess, ...]]:
    """Return what of a request is sure, and what is to be asked about: a name, a matter that is talk."""
    guesses: list[Guess] = []
    if read.issuer and not is_sure_issuer(read.issuer, said):
        own = _is_a_name(read.issuer) and is_sure_topic(read.issuer)
        guesses += [Guess(Awaiting.ISSUER, read.issuer)] if own else []
        read = replace(read, issuer="", issuer_kind=issuer_kind(""))
    if names_two_years(said):
        read = replace(read, period="")
    if read.topic and not is_sure_topic(read.topic):
        inside = topic_inside(read.topic)
        guesses += [Guess(Awaiting.TOPIC, inside)] if inside else []
        read = replace(read, topic="")
    return read, tuple(guesses)


async def tap(context: TurnContext, choice: BriefChoice) -> Turn:
    """Answer a button of the brief."""
    match choice:
        case ConfirmBrief() if not views.missing_of(context):
            return await _confirm(context)
        case ChangeField(field=field):
            return _ask(context, Awaiting(field))
        case TakeGenre() if genre := _genre_of(context, choice):
            return await _apply(context, _Change(_with_genre(context.brief, genre)))
        case TakeGuess(field=field, number=number) if number < len(lacking.guesses(context, field)):
            return await _apply(context, _with_guess(context, field, lacking.guesses(context, field)[number]))
        case LeaveAddresseeOpen():
            return await _settle_addressee(context, _addressee_open(context))
        case WithoutAddressee():
            return await _settle_addressee(context, _to_nobody(context))
        case ListGenres():
            return Turn(context.state, (Say(dialog.ASK_GENRE, views.usual_genres(context)),))
        case ListOtherGenres():
            others = tuple(name for name, genre in context.genres.items() if not genre.usual)
            return Turn(context.state, (Say(dialog.ASK_GENRE, views.genre_rows(context, others)),))
    return Turn(context.state, (Say(dialog.EXPIRED), *views.request_card(context)))


def _genre_of(context: TurnContext, choice: TakeGenre) -> str:
    return next((name for name in context.genres if digest(name) == choice.genre), "")


async def take_text(context: TurnContext, said: str) -> Turn | None:
    """Take what the user says for the field it names, for the awaited one, or for what it clearly is.

    `None` where it is something else: it is read like anything that is said.
    """
    line = " ".join(said.split())
    if not context.brief.genre and _leaves_open(line):
        return Turn(context.state, (Say(texts.GENRE_NEEDED, views.usual_genres(context)),))
    change = _change(context, line)
    if change is None:
        return None
    if change.goes_on:
        return await _settle_addressee(context, change)
    if change.confirms:
        return await (_apply(context, change) if views.missing_of(context) else _confirm(context))
    if change.again or change.instead:
        return _ask(context, change.again, change.instead, change.part, change.guesses)
    return await _apply(context, change)


async def _settle_addressee(context: TurnContext, change: _Change) -> Turn:
    """Go on to the outline where all is told with this; else ask what is missing."""
    if views.missing_of(context):
        return await _apply(context, change)
    if context.document and change.brief != context.brief:
        await context.store.set_brief(context.document.id, context.document.title, change.brief)
    turn = await outline.propose(await context.reload())
    return replace(turn, replies=(*change.first, *turn.replies))


def _with_guess(context: TurnContext, field: str, value: str) -> _Change:
    """Return the brief with a value that was offered, as it was offered."""
    match Awaiting(field):
        case Awaiting.ISSUER:
            return _Change(replace(context.brief, issuer=value, issuer_kind=issuer_kind(value)))
        case Awaiting.PERIOD:
            return _Change(replace(context.brief, period=value))
        case Awaiting.TOPIC:
            return _Change(replace(context.brief, topic=value))
    return _Change(replace(context.brief, addressee=value))


async def change_brief(context: TurnContext, brief: Brief) -> Turn:
    """Keep another brief, show it, and ask what it lacks."""
    return await _apply(context, _Change(brief))


def is_field_answer(context: TurnContext, said: str) -> bool:
    """Return whether a text sets a field that it names, or answers the question for one and is no order."""
    line = " ".join(said.split())
    field = context.state.awaiting or lacking.missing_field(context)
    if field is Awaiting.ADDRESSEE:
        answered = addressee_told(line).told not in (Told.UNCLEAR, Told.OTHER)
    else:
        answered = field in lacking.ASKED and _leaves_open(line)
    return bool(_NAMED.fullmatch(line)) or answered


def _is_general(line: str) -> bool:
    return is_general(line) or says(line, Answer.NO)


def _leaves_open(line: str) -> bool:
    """Return whether an answer says that it is not known, or leaves the choice to the assistant."""
    return addressee_told(line).told in (Told.OPEN, Told.UNDECIDED)


def is_sure(context: TurnContext, said: str) -> bool:
    """Return whether a text is an answer beyond doubt, so that no model need read it.

    书记说钱别写 may follow the question for the unit, and is none.
    """
    line = " ".join(said.split())
    told = is_field_answer(context, line) or genre_by_name(_CHANGE_WORDS.sub("", line), context.genres)
    asked = bool(context.state.awaiting) or is_request(line, context.genres)
    return bool(told or asked or _implicit_change(context, line))


def _change(context: TurnContext, line: str) -> _Change | None:
    if named := _NAMED.fullmatch(line):
        return _change_by_name(context, named["name"], named["value"])
    if change := _change_of_request(context, line):
        return change
    awaiting = context.state.awaiting or lacking.missing_field(context)
    return _change_of_answer(context, awaiting, line) if awaiting else _implicit_change(context, line)


def _change_by_name(context: TurnContext, name: str, value: str) -> _Change | None:
    if name in _NAMES:
        return _change_of_field(context, _NAMES[name], value)
    genre = genre_by_name(value, context.genres)
    return _Change(_with_genre(context.brief, genre)) if genre else None


def _change_of_request(context: TurnContext, line: str) -> _Change | None:
    """Return the change of a better request, or of a genre; `None` where the text is neither."""
    old = context.brief
    if genre := genre_by_name(_CHANGE_WORDS.sub("", line), context.genres):
        return _Change(_with_genre(old, genre))
    read = brief_of_request(line, context.genres, context.today.year)
    unwritten = other_genre(line, context.genres)
    if unwritten and (line == unwritten or is_writing_order(line) or (read.issuer and read.period)):
        kept = replace(_merge(old, read), genre="")
        return _Change(kept, _yearless(line), _refusal(context, unwritten))
    if is_request(line, context.genres):
        return _Change(_merge(old, read), _yearless(line))
    return None


def _change_of_answer(context: TurnContext, awaiting: Awaiting, line: str) -> _Change | None:
    """Take an answer to a question; what clearly answers another one goes where it belongs."""
    if says(line, Answer.NEVER_MIND):
        return _Change(context.brief)
    if says(line, Answer.YES, Answer.SKIP):
        return _Change(context.brief, part=context.state.proposal)
    bare = _CHANGE_WORDS.sub("", line)
    if awaiting is Awaiting.TOPIC and may_be_general(context.genre) and _is_general(line):
        return _Change(replace(context.brief, topic=GENERAL))
    if awaiting is not Awaiting.ADDRESSEE and _leaves_open(line):
        return _Change(context.brief, again=awaiting, instead=texts.NEEDED[awaiting])
    if awaiting is not Awaiting.PERIOD and _is_period(context, bare):
        return _period(context, bare)
    told = _implicit_change(context, line) if awaiting in (Awaiting.ISSUER, Awaiting.PERIOD) else None
    return told or _change_of_field(context, awaiting, line)


def _implicit_change(context: TurnContext, line: str) -> _Change | None:
    """Return the change of a yes, a period, a unit, or both; `None` where the text is none of them."""
    if says(line, Answer.YES):
        return _Change(context.brief, confirms=True)
    bare = _CHANGE_WORDS.sub("", line)
    if _is_period(context, bare):
        return _period(context, bare)
    if is_unit(bare):
        return _change_of_field(context, Awaiting.ISSUER, bare)
    read = brief_of_request(bare, context.genres, context.today.year)
    if is_unit(read.issuer) and not read.topic and (read.period or _yearless(bare)):
        return _Change(_merge(context.brief, read), _yearless(bare))
    return None


def _change_of_field(context: TurnContext, field: Awaiting, value: str) -> _Change | None:
    """Return the brief with a field as the user typed it, if that can be what it holds."""
    bare = _CHANGE_WORDS.sub("", value)
    match field:
        case Awaiting.PERIOD:
            return _period(context, bare)
        case Awaiting.ADDRESSEE:
            return _addressee(context, value)
    if not _is_a_name(bare):
        return None
    if field is Awaiting.ISSUER:
        return _Change(replace(context.brief, issuer=bare, issuer_kind=issuer_kind(bare)))
    topic = topic_of(bare, context.genres, context.brief.genre)
    return _Change(replace(context.brief, topic=topic)) if topic else None


def _addressee(context: TurnContext, line: str) -> _Change | None:
    """Return what an answer says of the addressee; a word that names no unit is asked about first."""
    if copied := _COPIED.search(line):
        told = _addressee(context, line[: copied.start()])
        head = replace(context.brief.letterhead, copies=copied["copies"])
        return told and replace(told, brief=replace(told.brief, letterhead=head))
    answer = addressee_told(line)
    match answer.told:
        case Told.NAMED:
            return _Change(replace(context.brief, addressee=answer.name))
        case Told.NOBODY:
            return _to_nobody(context)
        case Told.OPEN:
            return _addressee_open(context)
        case Told.UNDECIDED:
            return _Change(context.brief, again=Awaiting.ADDRESSEE, instead=texts.NEEDED[Awaiting.ADDRESSEE])
        case Told.UNCLEAR:
            guess = Guess(Awaiting.ADDRESSEE, answer.name)
            asked = texts.unclear_addressee(answer.name)
            return _Change(context.brief, again=Awaiting.ADDRESSEE, instead=asked, guesses=(guess,))
        case Told.OTHER if len(line) <= _A_FEW_WORDS and not re.search(r"\d", line):
            return _Change(context.brief, again=Awaiting.ADDRESSEE, instead=texts.NO_ADDRESSEE_HEARD)
    return None


def _to_nobody(context: TurnContext) -> _Change:
    return _Change(replace(context.brief, addressee=""), first=(Say(texts.SENT_TO_NOBODY),), goes_on=True)


def _addressee_open(context: TurnContext) -> _Change:
    """Return the brief with a mark that the addressee is still to be told."""
    mark = paper.gap_mark(paper.ADDRESSEE)
    return _Change(replace(context.brief, addressee=mark), first=(Say(texts.ADDRESSEE_OPEN),), goes_on=True)


def _is_a_name(text: str) -> bool:
    counts = re.search(r"\d", text) and not is_unit(text)
    other = counts or _OTHER_FIELD.match(text)
    return 0 < len(text) <= _LONGEST and not other and not re.search("[，。；！？?!;]", text)


def _is_period(context: TurnContext, line: str) -> bool:
    found = find_period(line, context.today.year) or find_part(line)
    return found is not None and (found.start, found.end) == (0, len(line))


def _period(context: TurnContext, line: str) -> _Change | None:
    year, waiting = context.today.year, context.state.proposal
    if period := find_period(line, year):
        whole = find_period(period.text + waiting, year) or period
        return _Change(replace(context.brief, period=whole.text))
    if part := _yearless(line):
        return _Change(context.brief, part, again=Awaiting.PERIOD)
    return None


def _yearless(text: str) -> str:
    part = find_part(text)
    return part.text if part and not _A_DAY.match(text, part.end) else ""


async def _apply(context: TurnContext, change: _Change) -> Turn:
    """Keep the brief, show it, and ask what it lacks; a part of a year waits for its year."""
    document, brief = context.document, change.brief
    if document and brief != document.brief:
        genre = context.genres.get(brief.genre)
        await context.store.set_brief(document.id, title_of(genre, brief) if genre else "", brief)
    state = context.state.advance(Stage.BRIEF, guesses=change.guesses or context.state.guesses)
    if not brief.period:
        state = replace(state, proposal=change.part or context.state.proposal)
    here = await context.reload(state)
    asked = lacking.question(here)
    # What the card says already is not said again; a question that stood between is.
    again = _is_shown(context, here) and not (change.first or change.begins)
    card = () if again and asked else views.request_card(here)
    return Turn(state, (*change.first, *card, *asked), label=texts.BRIEF_CHANGED)


def _is_shown(context: TurnContext, here: TurnContext) -> bool:
    """Return whether the card that is shown says what it would say now."""
    same = (context.brief, context.state.proposal) == (here.brief, here.state.proposal)
    return same and context.state.stage is Stage.BRIEF and not context.state.awaiting


def _ask(
    context: TurnContext,
    awaiting: Awaiting,
    instead: str = "",
    part: str = "",
    guesses: tuple[Guess, ...] = (),
) -> Turn:
    state = replace(
        context.state,
        awaiting=awaiting,
        proposal=part or context.state.proposal,
        guesses=guesses or context.state.guesses,
    )
    return Turn(state, (lacking.ask_field(replace(context, state=state), awaiting, instead),))


def _refusal(context: TurnContext, genre: str) -> tuple[Say, ...]:
    return (Say(texts.unavailable_genre(genre, tuple(context.genres))),) if genre else ()


def _with_genre(brief: Brief, genre: str) -> Brief:
    """Return the brief with a genre of the bot's, and by none of the clerk's own."""
    return replace(brief, genre=genre, own_genre="")


def _merge(old: Brief, new: Brief) -> Brief:
    """Return the old brief with everything that the new one says."""
    named = {
        name: value for name in ("genre", "period", "topic", "addressee") if (value := getattr(new, name))
    }
    if new.issuer:
        named |= {"issuer": new.issuer, "issuer_kind": new.issuer_kind}
    return replace(old, **named)


async def _confirm(context: TurnContext) -> Turn:
    if lacking.needs_addressee(context):
        return _ask(context, Awaiting.ADDRESSEE)
    return await outline.propose(context)
