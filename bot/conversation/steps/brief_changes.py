"""What a text makes of the brief: read by rules, nothing kept or shown yet."""

import re
from dataclasses import dataclass, replace

from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, Guess
from bot.conversation.turns import missing_brief as lacking
from bot.conversation.turns.context import TurnContext
from bot.domain.document import Brief
from bot.language.figures.periods import find_part, find_period
from bot.lexicon.said import Answer, says
from bot.lexicon.units import is_no_name, is_unit
from bot.regex import regex
from bot.texts import paper
from bot.texts.conversation import brief as texts
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
    names_two_years,
    other_genre,
    topic_inside,
    topic_of,
)
from bot.understanding.titles import GENERAL, may_be_general

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


@dataclass(frozen=True)
class Change:
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


def change_in(context: TurnContext, line: str) -> Change | None:
    """Return what a line makes of the brief; `None` where it is something else."""
    if named := _NAMED.fullmatch(line):
        return _change_by_name(context, named["name"], named["value"])
    if change := _change_of_request(context, line):
        return change
    awaiting = context.state.awaiting or lacking.missing_field(context)
    return _change_of_answer(context, awaiting, line) if awaiting else _implicit_change(context, line)


def _change_by_name(context: TurnContext, name: str, value: str) -> Change | None:
    if name in _NAMES:
        return _change_of_field(context, _NAMES[name], value)
    genre = genre_by_name(value, context.genres)
    return Change(with_genre(context.brief, genre)) if genre else None


def _change_of_request(context: TurnContext, line: str) -> Change | None:
    """Return the change of a better request, or of a genre; `None` where the text is neither."""
    old = context.brief
    if genre := genre_by_name(_CHANGE_WORDS.sub("", line), context.genres):
        return Change(with_genre(old, genre))
    read = brief_of_request(line, context.genres, context.today.year)
    unwritten = other_genre(line, context.genres)
    if unwritten and (line == unwritten or is_writing_order(line) or (read.issuer and read.period)):
        kept = replace(_merge(old, read), genre="")
        return Change(kept, yearless(line), refusal(context, unwritten))
    if is_request(line, context.genres):
        return Change(_merge(old, read), yearless(line))
    return None


def _change_of_answer(context: TurnContext, awaiting: Awaiting, line: str) -> Change | None:
    """Take an answer to a question; what clearly answers another one goes where it belongs."""
    if says(line, Answer.NEVER_MIND):
        return Change(context.brief)
    if says(line, Answer.YES, Answer.SKIP):
        return Change(context.brief, part=context.state.proposal)
    bare = _CHANGE_WORDS.sub("", line)
    if awaiting is Awaiting.TOPIC and may_be_general(context.genre) and _is_general(line):
        return Change(replace(context.brief, topic=GENERAL))
    if awaiting is not Awaiting.ADDRESSEE and (leaves_open(line) or says(line, Answer.NO)):
        return Change(context.brief, again=awaiting, instead=texts.NEEDED[awaiting])
    if awaiting is not Awaiting.PERIOD and _is_period(context, bare):
        return _period(context, bare)
    told = _implicit_change(context, line) if awaiting in (Awaiting.ISSUER, Awaiting.PERIOD) else None
    return told or _change_of_field(context, awaiting, line)


def _implicit_change(context: TurnContext, line: str) -> Change | None:
    """Return the change of a yes, a period, a unit, or both; `None` where the text is none of them."""
    if says(line, Answer.YES):
        return Change(context.brief, confirms=True)
    bare = _CHANGE_WORDS.sub("", line)
    if _is_period(context, bare):
        return _period(context, bare)
    if is_unit(bare):
        return _change_of_field(context, Awaiting.ISSUER, bare)
    read = brief_of_request(bare, context.genres, context.today.year)
    if is_unit(read.issuer) and not read.topic and (read.period or yearless(bare)):
        return Change(_merge(context.brief, read), yearless(bare))
    return None


def _change_of_field(context: TurnContext, field: Awaiting, value: str) -> Change | None:
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
        if is_no_name(bare):
            few = len(bare) <= _A_FEW_WORDS
            return Change(context.brief, again=field, instead=texts.NO_ISSUER_HEARD) if few else None
        return Change(replace(context.brief, issuer=bare, issuer_kind=issuer_kind(bare)))
    topic = topic_of(bare, context.genres, context.brief.genre)
    return Change(replace(context.brief, topic=topic)) if topic else None


def is_field_answer(context: TurnContext, said: str) -> bool:
    """Return whether a text sets a field that it names, or answers the question for one and is no order."""
    line = " ".join(said.split())
    field = context.state.awaiting or lacking.missing_field(context)
    if field is Awaiting.ADDRESSEE:
        answered = addressee_told(line).told not in (Told.UNCLEAR, Told.OTHER)
    else:
        answered = field in lacking.ASKED and leaves_open(line)
    return bool(_NAMED.fullmatch(line)) or answered


def is_sure(context: TurnContext, said: str) -> bool:
    """Return whether a text is an answer beyond doubt, so that no model need read it.

    书记说钱别写 may follow the question for the unit, and is none.
    """
    line = " ".join(said.split())
    told = is_field_answer(context, line) or genre_by_name(_CHANGE_WORDS.sub("", line), context.genres)
    asked = bool(context.state.awaiting) or is_request(line, context.genres)
    return bool(told or asked or _implicit_change(context, line))


def _is_general(line: str) -> bool:
    return is_general(line) or says(line, Answer.NO)


def leaves_open(line: str) -> bool:
    """Return whether an answer says that it is not known, or leaves the choice to the assistant."""
    return addressee_told(line).told in (Told.OPEN, Told.UNDECIDED)


def _addressee(context: TurnContext, line: str) -> Change | None:
    """Return what an answer says of the addressee; a word that names no unit is asked about first."""
    if copied := _COPIED.search(line):
        told = _addressee(context, line[: copied.start()])
        head = replace(context.brief.letterhead, copies=copied["copies"])
        return told and replace(told, brief=replace(told.brief, letterhead=head))
    answer = addressee_told(line)
    match answer.told:
        case Told.NAMED:
            return Change(replace(context.brief, addressee=answer.name))
        case Told.NOBODY:
            return sent_to_nobody(context)
        case Told.OPEN:
            return addressee_open(context)
        case Told.UNDECIDED:
            return Change(context.brief, again=Awaiting.ADDRESSEE, instead=texts.NEEDED[Awaiting.ADDRESSEE])
        case Told.UNCLEAR:
            guess = Guess(Awaiting.ADDRESSEE, answer.name)
            asked = texts.unclear_addressee(answer.name)
            return Change(context.brief, again=Awaiting.ADDRESSEE, instead=asked, guesses=(guess,))
        case Told.OTHER if len(line) <= _A_FEW_WORDS and not re.search(r"\d", line):
            return Change(context.brief, again=Awaiting.ADDRESSEE, instead=texts.NO_ADDRESSEE_HEARD)
    return None


def sent_to_nobody(context: TurnContext) -> Change:
    """Return the brief of a document that names no addressee."""
    return Change(replace(context.brief, addressee=""), first=(Say(texts.SENT_TO_NOBODY),), goes_on=True)


def addressee_open(context: TurnContext) -> Change:
    """Return the brief with a mark that the addressee is still to be told."""
    mark = paper.gap_mark(paper.ADDRESSEE)
    return Change(replace(context.brief, addressee=mark), first=(Say(texts.ADDRESSEE_OPEN),), goes_on=True)


def _is_a_name(text: str) -> bool:
    counts = re.search(r"\d", text) and not is_unit(text)
    other = counts or _OTHER_FIELD.match(text)
    return 0 < len(text) <= _LONGEST and not other and not re.search("[，。；！？?!;]", text)


def _is_period(context: TurnContext, line: str) -> bool:
    found = find_period(line, context.today.year) or find_part(line)
    return found is not None and (found.start, found.end) == (0, len(line))


def _period(context: TurnContext, line: str) -> Change | None:
    year, waiting = context.today.year, context.state.proposal
    if period := find_period(line, year):
        whole = find_period(period.text + waiting, year) or period
        return Change(replace(context.brief, period=whole.text))
    if part := yearless(line):
        return Change(context.brief, part, again=Awaiting.PERIOD)
    return None


def yearless(text: str) -> str:
    """Return the part of a year that a text names without its year; empty for none."""
    part = find_part(text)
    return part.text if part and not _A_DAY.match(text, part.end) else ""


def sure_of(read: Brief, said: str) -> tuple[Brief, tuple[Guess, ...]]:
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


def with_guess(context: TurnContext, field: str, value: str) -> Change:
    """Return the brief with a value that was offered, as it was offered."""
    match Awaiting(field):
        case Awaiting.ISSUER:
            return Change(replace(context.brief, issuer=value, issuer_kind=issuer_kind(value)))
        case Awaiting.PERIOD:
            return Change(replace(context.brief, period=value))
        case Awaiting.TOPIC:
            return Change(replace(context.brief, topic=value))
    return Change(replace(context.brief, addressee=value))


def with_genre(brief: Brief, genre: str) -> Brief:
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


def refusal(context: TurnContext, genre: str) -> tuple[Say, ...]:
    """Return what is said of a genre that the bot does not write; nothing for none."""
    return (Say(texts.unavailable_genre(genre, tuple(context.genres))),) if genre else ()
