"""The brief: what was understood is confirmed, what is missing is asked for, one thing at a time."""

import re
from dataclasses import replace

from bot.conversation import views
from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Choice
from bot.conversation.keyboards import step_button
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, ChatState, Stage
from bot.domain.document import Brief
from bot.drafting.outline import propose
from bot.language.periods import find_part, find_period
from bot.texts import brief as texts
from bot.texts import dialog
from bot.understanding.brief import (
    genre_named,
    is_request,
    is_unit,
    issuer_kind,
    orders_something,
    read_request,
    read_topic,
    unwritten_genre,
)

_QUESTIONS = {
    Awaiting.ISSUER: dialog.ASK_ISSUER,
    Awaiting.PERIOD: dialog.ASK_PERIOD,
    Awaiting.TOPIC: dialog.ASK_TOPIC,
    Awaiting.ADDRESSEE: dialog.ASK_ADDRESSEE,
}
_FIELDS = {"单位全称": Awaiting.ISSUER, "时段": Awaiting.PERIOD, "主题": Awaiting.TOPIC}
_NAMES = {"单位": Awaiting.ISSUER, "时": Awaiting.PERIOD, "主题": Awaiting.TOPIC, "主送": Awaiting.ADDRESSEE}
_NAMED = re.compile(
    r"[把将改]?(?P<name>单位|时(?=段|间)|主题|主送|文种)(?:全称|名称|段|间|机关)?"
    r"(?: *(?:改成|改为|换成|换为|写|是|为|[:：]) *| +)(?P<value>.*[^?？])"
)
_CHANGE_WORDS = re.compile(r"^(?:不对[，,]?|应该是|改成|改为|换成|写|是|叫)+|[。.!！吧的：:]+$")
_LONGEST = 40
_LONGEST_ADDRESSEE = 80
_A_ROW = 3


async def request(desk: Desk, said: str) -> Turn:
    """Read what is to be written and ask the user to confirm it."""
    brief = read_request(said, desk.genres, desk.today.year)
    unwritten = unwritten_genre(said, desk.genres)
    if not (brief.genre or brief.issuer or brief.period or unwritten):
        return Turn(desk.state, (Say(dialog.NOT_A_REQUEST),))
    begun = replace(desk, state=ChatState(step=desk.state.step))
    return _with(begun, brief, _yearless(said), _declined(desk, unwritten))


async def tap(desk: Desk, choice: Choice) -> Turn:
    """Answer a button of the brief."""
    state = desk.state
    match choice.verb:
        case "confirm" if not views.missing_of(state.brief):
            return _confirmed(desk)
        case "set" if choice.argument in _QUESTIONS:
            return _ask(desk, Awaiting(choice.argument))
        case "genre" if choice.argument in desk.genres:
            return _with(desk, replace(state.brief, genre=choice.argument))
        case "genres":
            names = tuple(step_button(state, name, "genre", name) for name in desk.genres)
            rows = tuple(names[n : n + _A_ROW] for n in range(0, len(names), _A_ROW))
            return Turn(state, (Say(dialog.ASK_GENRE, rows),))
    return Turn(state, (Say(dialog.EXPIRED), views.brief_card(desk, state)))


async def text(desk: Desk, said: str) -> Turn:
    """Take what the user says for the field it names, for the awaited one, or for what it clearly is."""
    line = " ".join(said.split())
    if named := _NAMED.fullmatch(line):
        return _named(desk, named["name"], named["value"])
    if turn := _asked_anew(desk, line):
        return turn
    awaiting = desk.state.awaiting or _missing(desk, desk.state.brief)
    if awaiting:
        return _answered(desk, awaiting, line)
    return _volunteered(desk, line) or _unchanged(desk)


def _named(desk: Desk, name: str, value: str) -> Turn:
    if name in _NAMES:
        return _set(desk, _NAMES[name], value)
    genre = genre_named(value, desk.genres)
    return _with(desk, replace(desk.state.brief, genre=genre)) if genre else _unchanged(desk)


def _asked_anew(desk: Desk, line: str) -> Turn | None:
    """Return the turn of a better request, or of a genre; `None` where the text is neither."""
    old = desk.state.brief
    if genre := genre_named(_CHANGE_WORDS.sub("", line), desk.genres):
        return _with(desk, replace(old, genre=genre))
    read = read_request(line, desk.genres, desk.today.year)
    unwritten = unwritten_genre(line, desk.genres)
    if unwritten and (line == unwritten or orders_something(line) or (read.issuer and read.period)):
        kept = replace(_merged(old, read), genre="")
        return _with(desk, kept, _yearless(line), _declined(desk, unwritten))
    if is_request(line, desk.genres):
        return _with(desk, _merged(old, read), _yearless(line))
    return None


def _answered(desk: Desk, awaiting: Awaiting, line: str) -> Turn:
    """Take an answer to a question; what clearly answers another one goes where it belongs."""
    if line in texts.NEVER_MIND_WORDS:
        return _with(desk, desk.state.brief)
    if line.strip("。!！") in texts.YES_WORDS | texts.SKIP_WORDS:
        return _unchanged(desk, awaiting)
    told = _volunteered(desk, line) if awaiting in (Awaiting.ISSUER, Awaiting.PERIOD) else None
    return told or _set(desk, awaiting, line)


def _volunteered(desk: Desk, line: str) -> Turn | None:
    """Return the turn of a yes, a period, a unit, or both; `None` where the text is clearly none of them."""
    if line.strip("。!！") in texts.YES_WORDS:
        return _with(desk, desk.state.brief) if views.missing_of(desk.state.brief) else _confirmed(desk)
    bare = _CHANGE_WORDS.sub("", line)
    if _is_period(desk, bare):
        return _period(desk, bare)
    if is_unit(bare):
        return _set(desk, Awaiting.ISSUER, bare)
    read = read_request(bare, desk.genres, desk.today.year)
    if is_unit(read.issuer) and not read.topic and (read.period or _yearless(bare)):
        return _with(desk, _merged(desk.state.brief, read), _yearless(bare))
    return None


def _set(desk: Desk, field: Awaiting, value: str) -> Turn:
    """Set a field to what the user typed for it, if that can be what it holds."""
    bare = _CHANGE_WORDS.sub("", value)
    match field:
        case Awaiting.PERIOD:
            return _period(desk, bare)
        case Awaiting.ADDRESSEE:
            return _addressee(desk, bare)
    if not _is_a_name(bare):
        return _unchanged(desk, field)
    if field is Awaiting.ISSUER:
        return _with(desk, replace(desk.state.brief, issuer=bare, issuer_kind=issuer_kind(bare)))
    topic = read_topic(bare, desk.genres, desk.state.brief.genre)
    return _with(desk, replace(desk.state.brief, topic=topic)) if topic else _unchanged(desk, field)


def _addressee(desk: Desk, line: str) -> Turn:
    if line not in dialog.NONE_WORDS and (
        len(line) > _LONGEST_ADDRESSEE or re.search(r"\d|[。；！？]", line)
    ):
        return _unchanged(desk, Awaiting.ADDRESSEE)
    brief = replace(desk.state.brief, addressee="" if line in dialog.NONE_WORDS else line)
    if _unaddressed(desk, brief):
        return _to_outline(replace(desk, state=replace(desk.state, brief=brief)))
    return _with(desk, brief)


def _is_a_name(text: str) -> bool:
    counts = re.search(r"\d", text) and not is_unit(text)
    return 0 < len(text) <= _LONGEST and not counts and not re.search("[，。；！？?!;]", text)


def _is_period(desk: Desk, line: str) -> bool:
    found = find_period(line, desk.today.year) or find_part(line)
    return found is not None and (found.start, found.end) == (0, len(line))


def _period(desk: Desk, line: str) -> Turn:
    year, waiting = desk.today.year, desk.state.proposal
    if period := find_period(line, year):
        whole = find_period(period.text + waiting, year) or period
        return _with(desk, replace(desk.state.brief, period=whole.text))
    if part := _yearless(line):
        return _ask(replace(desk, state=replace(desk.state, proposal=part)), Awaiting.PERIOD)
    return _ask(desk, Awaiting.PERIOD, "" if waiting else dialog.BAD_PERIOD)


def _yearless(text: str) -> str:
    part = find_part(text)
    return part.text if part else ""


def _with(desk: Desk, brief: Brief, part: str = "", first: tuple[Say, ...] = ()) -> Turn:
    """Show the brief and ask what it lacks; `part` of a year waits for its year."""
    state = desk.state.moved(Stage.BRIEF, brief=brief)
    if not brief.period:
        state = replace(state, proposal=part or desk.state.proposal)
    missing = _missing(desk, brief)
    asks = (Say(_question(state, missing)),) if missing else ()
    return Turn(state, (*first, views.brief_card(desk, state), *asks))


def _unchanged(desk: Desk, awaiting: Awaiting = Awaiting.NOTHING) -> Turn:
    """Say that nothing was changed, show what stands, and ask again what is awaited."""
    asks = (Say(_question(desk.state, awaiting)),) if awaiting else ()
    return Turn(desk.state, (Say(texts.NOT_CHANGED), views.brief_card(desk, desk.state), *asks))


def _ask(desk: Desk, awaiting: Awaiting, instead: str = "") -> Turn:
    return Turn(replace(desk.state, awaiting=awaiting), (Say(instead or _question(desk.state, awaiting)),))


def _question(state: ChatState, awaiting: Awaiting) -> str:
    if awaiting is Awaiting.PERIOD and state.proposal:
        return texts.which_year(state.proposal)
    return _QUESTIONS[awaiting]


def _missing(desk: Desk, brief: Brief) -> Awaiting:
    """Return the field to be asked for next; the genre has its buttons and comes first."""
    missing = [_FIELDS[name] for name in views.missing_of(brief) if name in _FIELDS]
    if brief.genre and missing:
        return missing[0]
    return Awaiting.ADDRESSEE if _unaddressed(desk, brief) else Awaiting.NOTHING


def _unaddressed(desk: Desk, brief: Brief) -> bool:
    """Return whether all is told but to whom a document goes that goes to somebody."""
    genre = desk.genres.get(brief.genre)
    return genre is not None and genre.addressed and not (brief.addressee or views.missing_of(brief))


def _declined(desk: Desk, genre: str) -> tuple[Say, ...]:
    return (Say(texts.unwritten(genre, tuple(desk.genres))),) if genre else ()


def _merged(old: Brief, new: Brief) -> Brief:
    """Return the old brief with everything that the new one says."""
    if not new.issuer:
        new = replace(new, issuer=old.issuer, issuer_kind=old.issuer_kind)
    said = {
        name: getattr(new, name) or getattr(old, name) for name in ("genre", "period", "topic", "addressee")
    }
    return replace(new, **said)


def _confirmed(desk: Desk) -> Turn:
    return _ask(desk, Awaiting.ADDRESSEE) if _unaddressed(desk, desk.state.brief) else _to_outline(desk)


def _to_outline(desk: Desk) -> Turn:
    state: ChatState = desk.state.moved(Stage.OUTLINE, outline=propose(desk.genre, desk.state.brief), turn=0)
    return Turn(state, (views.outline_card(desk, state),))
