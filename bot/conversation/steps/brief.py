"""The brief: what was understood is confirmed, what is missing is asked for, one thing at a time."""

import re
from dataclasses import dataclass, replace

from bot.conversation import missing_brief as lacking
from bot.conversation.choices.brief import (
    BriefChoice,
    ChangeField,
    ConfirmBrief,
    ListGenres,
    ListOtherGenres,
    TakeGenre,
)
from bot.conversation.context import Turn, TurnContext
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, Stage
from bot.conversation.steps import listening
from bot.conversation.steps.outline import agreeing as outline
from bot.conversation.views import progress as views
from bot.domain.document import Brief
from bot.language.figures.periods import find_part, find_period
from bot.lexicon.said import Answer, says
from bot.lexicon.units import is_unit
from bot.regex import regex
from bot.texts.conversation import brief as texts
from bot.texts.conversation import dialog
from bot.understanding.brief import (
    brief_of_request,
    genre_by_name,
    is_request,
    is_writing_order,
    issuer_kind,
    other_genre,
    title_of,
    topic_of,
)

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
_SENT_TO = regex("^(?:主送(?:机关|单位)?|发给|报给|送给)[是为：: ]*")
_LONGEST = 40
_LONGEST_ADDRESSEE = 80


@dataclass(frozen=True)
class _Change:
    """What a text makes of the brief."""

    brief: Brief
    part: str = ""
    """A part of a year that waits for its year: 上半年."""
    first: tuple[Say, ...] = ()
    confirms: bool = False
    """True for a yes to what the card says."""
    to_nobody: bool = False
    """True where the document is to have no addressee."""
    again: Awaiting = Awaiting.NOTHING
    """What is asked again, because the text did not answer it."""
    instead: str = ""


async def begin(desk: TurnContext, said: str) -> Turn | None:
    """Begin a document with what a first message asks for; `None` where it names nothing of one."""
    brief = brief_of_request(said, desk.genres, desk.today.year)
    unwritten = other_genre(said, desk.genres)
    if not (brief.genre or brief.issuer or brief.period or unwritten):
        return None
    here = await listening.begin_document(desk, brief)
    return await _apply(here, _Change(brief, _yearless(said), _refusal(desk, unwritten)))


async def tap(desk: TurnContext, choice: BriefChoice) -> Turn:
    """Answer a button of the brief."""
    match choice:
        case ConfirmBrief() if not views.missing_of(desk):
            return await _confirm(desk)
        case ChangeField(field=field):
            return _ask(desk, Awaiting(field))
        case TakeGenre(genre=genre) if genre in desk.genres:
            return await _apply(desk, _Change(_with_genre(desk.brief, genre)))
        case ListGenres():
            return Turn(desk.state, (Say(dialog.ASK_GENRE, views.usual_genres(desk)),))
        case ListOtherGenres():
            others = tuple(name for name, genre in desk.genres.items() if not genre.usual)
            return Turn(desk.state, (Say(dialog.ASK_GENRE, views.genre_rows(desk, others)),))
    return Turn(desk.state, (Say(dialog.EXPIRED), *views.request_card(desk)))


async def take_text(desk: TurnContext, said: str) -> Turn | None:
    """Take what the user says for the field it names, for the awaited one, or for what it clearly is.

    `None` where it is something else: it is read like anything that is said.
    """
    line = " ".join(said.split())
    change = _change(desk, line)
    if change is None:
        return None
    if change.to_nobody and not views.missing_of(desk):
        return await outline.propose(desk)
    if change.confirms:
        return await (_apply(desk, change) if views.missing_of(desk) else _confirm(desk))
    if change.again or change.instead:
        return _ask(desk, change.again, change.instead, change.part)
    return await _apply(desk, change)


async def change_brief(desk: TurnContext, brief: Brief) -> Turn:
    """Keep another brief, show it, and ask what it lacks."""
    return await _apply(desk, _Change(brief))


def is_field_answer(desk: TurnContext, said: str) -> bool:
    """Return whether a text sets a field that it names, or tells that the one asked for stays empty."""
    line = " ".join(said.split())
    return bool(_NAMED.fullmatch(line)) or (
        says(line, Answer.NO, Answer.UNKNOWN)
        and (desk.state.awaiting or lacking.missing_field(desk)) is Awaiting.ADDRESSEE
    )


def is_sure(desk: TurnContext, said: str) -> bool:
    """Return whether a text is an answer beyond doubt, so that no model need read it.

    书记说钱别写 may follow the question for the unit, and is none.
    """
    line = " ".join(said.split())
    told = is_field_answer(desk, line) or genre_by_name(_CHANGE_WORDS.sub("", line), desk.genres)
    asked = bool(desk.state.awaiting) or is_request(line, desk.genres)
    return bool(told or asked or _implicit_change(desk, line))


def _change(desk: TurnContext, line: str) -> _Change | None:
    if named := _NAMED.fullmatch(line):
        return _change_by_name(desk, named["name"], named["value"])
    if change := _change_of_request(desk, line):
        return change
    awaiting = desk.state.awaiting or lacking.missing_field(desk)
    return _change_of_answer(desk, awaiting, line) if awaiting else _implicit_change(desk, line)


def _change_by_name(desk: TurnContext, name: str, value: str) -> _Change | None:
    if name in _NAMES:
        return _change_of_field(desk, _NAMES[name], value)
    genre = genre_by_name(value, desk.genres)
    return _Change(_with_genre(desk.brief, genre)) if genre else None


def _change_of_request(desk: TurnContext, line: str) -> _Change | None:
    """Return the change of a better request, or of a genre; `None` where the text is neither."""
    old = desk.brief
    if genre := genre_by_name(_CHANGE_WORDS.sub("", line), desk.genres):
        return _Change(_with_genre(old, genre))
    read = brief_of_request(line, desk.genres, desk.today.year)
    unwritten = other_genre(line, desk.genres)
    if unwritten and (line == unwritten or is_writing_order(line) or (read.issuer and read.period)):
        kept = replace(_merge(old, read), genre="")
        return _Change(kept, _yearless(line), _refusal(desk, unwritten))
    if is_request(line, desk.genres):
        return _Change(_merge(old, read), _yearless(line))
    return None


def _change_of_answer(desk: TurnContext, awaiting: Awaiting, line: str) -> _Change | None:
    """Take an answer to a question; what clearly answers another one goes where it belongs."""
    if says(line, Answer.NEVER_MIND):
        return _Change(desk.brief)
    if says(line, Answer.YES, Answer.SKIP):
        return _Change(desk.brief, part=desk.state.proposal)
    bare = _CHANGE_WORDS.sub("", line)
    if awaiting is not Awaiting.PERIOD and _is_period(desk, bare):
        return _period(desk, bare)
    told = _implicit_change(desk, line) if awaiting in (Awaiting.ISSUER, Awaiting.PERIOD) else None
    return told or _change_of_field(desk, awaiting, line)


def _implicit_change(desk: TurnContext, line: str) -> _Change | None:
    """Return the change of a yes, a period, a unit, or both; `None` where the text is none of them."""
    if says(line, Answer.YES):
        return _Change(desk.brief, confirms=True)
    bare = _CHANGE_WORDS.sub("", line)
    if _is_period(desk, bare):
        return _period(desk, bare)
    if is_unit(bare):
        return _change_of_field(desk, Awaiting.ISSUER, bare)
    read = brief_of_request(bare, desk.genres, desk.today.year)
    if is_unit(read.issuer) and not read.topic and (read.period or _yearless(bare)):
        return _Change(_merge(desk.brief, read), _yearless(bare))
    return None


def _change_of_field(desk: TurnContext, field: Awaiting, value: str) -> _Change | None:
    """Return the brief with a field as the user typed it, if that can be what it holds."""
    bare = _CHANGE_WORDS.sub("", value)
    match field:
        case Awaiting.PERIOD:
            return _period(desk, bare)
        case Awaiting.ADDRESSEE:
            return _addressee(desk, bare)
    if not _is_a_name(bare):
        return None
    if field is Awaiting.ISSUER:
        return _Change(replace(desk.brief, issuer=bare, issuer_kind=issuer_kind(bare)))
    topic = topic_of(bare, desk.genres, desk.brief.genre)
    return _Change(replace(desk.brief, topic=topic)) if topic else None


def _addressee(desk: TurnContext, line: str) -> _Change | None:
    line = _SENT_TO.sub("", line)
    none = says(line, Answer.NO, Answer.UNKNOWN)
    if not none and (len(line) > _LONGEST_ADDRESSEE or re.search(r"\d|[。；！？]", line)):
        return None
    return _Change(replace(desk.brief, addressee="" if none else line), to_nobody=none)


def _is_a_name(text: str) -> bool:
    counts = re.search(r"\d", text) and not is_unit(text)
    other = counts or _OTHER_FIELD.match(text)
    return 0 < len(text) <= _LONGEST and not other and not re.search("[，。；！？?!;]", text)


def _is_period(desk: TurnContext, line: str) -> bool:
    found = find_period(line, desk.today.year) or find_part(line)
    return found is not None and (found.start, found.end) == (0, len(line))


def _period(desk: TurnContext, line: str) -> _Change | None:
    year, waiting = desk.today.year, desk.state.proposal
    if period := find_period(line, year):
        whole = find_period(period.text + waiting, year) or period
        return _Change(replace(desk.brief, period=whole.text))
    if part := _yearless(line):
        return _Change(desk.brief, part, again=Awaiting.PERIOD)
    return None


def _yearless(text: str) -> str:
    part = find_part(text)
    return part.text if part else ""


async def _apply(desk: TurnContext, change: _Change) -> Turn:
    """Keep the brief, show it, and ask what it lacks; a part of a year waits for its year."""
    document, brief = desk.document, change.brief
    if document and brief != document.brief:
        genre = desk.genres.get(brief.genre)
        await desk.store.set_brief(document.id, title_of(genre, brief) if genre else "", brief)
    state = desk.state.advance(Stage.BRIEF)
    if not brief.period:
        state = replace(state, proposal=change.part or desk.state.proposal)
    here = await desk.reload(state)
    return Turn(
        state, (*change.first, *views.request_card(here), *lacking.question(here)), label=texts.BRIEF_CHANGED
    )


def _ask(desk: TurnContext, awaiting: Awaiting, instead: str = "", part: str = "") -> Turn:
    state = replace(desk.state, awaiting=awaiting, proposal=part or desk.state.proposal)
    return Turn(state, (Say(instead or lacking.field_question(replace(desk, state=state), awaiting)),))


def _refusal(desk: TurnContext, genre: str) -> tuple[Say, ...]:
    return (Say(texts.unavailable_genre(genre, tuple(desk.genres))),) if genre else ()


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


async def _confirm(desk: TurnContext) -> Turn:
    if lacking.needs_addressee(desk):
        return _ask(desk, Awaiting.ADDRESSEE)
    return await outline.propose(desk)
