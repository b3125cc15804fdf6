"""The answer of a model that reads, as JSON, and the reading it stands for; empty fields may be left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from bot.domain.fact import Fact, Quote, Status
from bot.domain.ledger import (
    Datum,
    Doubt,
    Entry,
    Field,
    Gap,
    LeftOut,
    Reading,
    Secret,
    Wish,
    WishKind,
)
from bot.understanding.prompting.wire_requests import RequestJson
from bot.understanding.talk import Talk

KEYS = {
    "文种": Field.GENRE,
    "单位": Field.ISSUER,
    "时段": Field.PERIOD,
    "主题": Field.TOPIC,
    "标题": Field.TITLE,
    "主送": Field.ADDRESSEE,
    "成文日期": Field.ISSUED,
    "字数": Field.TARGET_CHARS,
    "文号": Field.NUMBER,
    "抄送": Field.COPIES,
    "签发人": Field.SIGNATORY,
    "附件": Field.ATTACHMENT,
    "署名": Field.SIGNATURE,
    "联系人": Field.CONTACT,
}
"""What the data are called in the answer."""


class QuoteJson(BaseModel):
    """Words of a message by its number."""

    m: int
    q: str


class _Numbered(BaseModel):
    id: int = 0
    """0 where the model gave none."""


class _Quoted(_Numbered):
    m: int
    q: str


class FactJson(_Numbered):
    """A fact."""

    text: str
    src: list[QuoteJson]
    head: str = ""
    status: Status = Status.DONE
    about: list[str] = []
    cond: str = ""
    replaces: list[int] = []
    at: int = 0


def _as_list(value: object) -> object:
    """Return a single value as the list of it: where there is one, models leave off the brackets."""
    return [value] if isinstance(value, str) else value


class GapJson(_Quoted):
    """A gap."""

    what: str
    heard: Annotated[list[str], BeforeValidator(_as_list)] = []
    at: int = 0


class WishJson(_Quoted):
    """A wish."""

    order: str
    kind: WishKind = WishKind.CONTENT
    parts: list[str] = []
    forbid: list[str] = []


class DatumJson(_Quoted):
    """A datum."""

    key: str
    value: str


class OutJson(_Quoted):
    """What must not appear."""

    what: str
    why: str = ""


class SecretJson(_Quoted):
    """What must not be written down."""

    kind: str = ""


class DoubtJson(_Numbered):
    """A question to the clerk."""

    question: str
    assume: str = ""
    options: list[str] = []
    facts: list[int] = []
    src: list[QuoteJson] = []


class KeepJson(BaseModel):
    """A complaint, by its number, that the model holds to be mistaken."""

    n: int
    why: str = ""


class Patch(BaseModel):
    """What a model answers: new entries, changed ones under their number, and what holds no more."""

    facts: list[FactJson] = []
    gaps: list[GapJson] = []
    wishes: list[WishJson] = []
    data: list[DatumJson] = []
    out: list[OutJson] = []
    secrets: list[SecretJson] = []
    doubts: list[DoubtJson] = []
    requests: list[RequestJson] = []
    asides: list[QuoteJson] = []
    withdraw: list[int] = []
    keep: list[KeepJson] = []

    @property
    def entries(self) -> tuple[_Numbered, ...]:
        """Return all that bears a number, facts first."""
        lists = (self.facts, self.gaps, self.wishes, self.data, self.out, self.secrets, self.doubts)
        return tuple(entry for entries in lists for entry in entries)

    def compact(self) -> str:
        """Return it as JSON without what is empty."""
        return self.model_dump_json(exclude_defaults=True)


LISTS = ("facts", "gaps", "wishes", "data", "out", "secrets", "doubts")


def assign_numbers(patch: Patch, ledger_next: int) -> Patch:
    """Return the patch with a number of its own for every entry; of two with the same the first keeps it."""
    taken: set[int] = set()
    bare: list[_Numbered] = []
    fresh = patch.model_copy(deep=True)
    for entry in fresh.entries:
        if entry.id <= 0 or entry.id in taken:
            bare.append(entry)
        taken.add(entry.id)
    free = max((*taken, ledger_next - 1)) + 1
    for number, entry in enumerate(bare, free):
        entry.id = number
    return fresh


def merge_patches(first: Patch, second: Patch) -> Patch:
    """Return the first patch with the second upon it: replaced by number, withdrawn, added to."""
    told_again = {entry.id for entry in second.entries}
    own = {entry.id for entry in first.entries}
    gone = set(second.withdraw) | told_again
    merged: dict[str, Any] = {
        name: [*(e for e in getattr(first, name) if e.id not in gone), *getattr(second, name)]
        for name in LISTS
    }
    return Patch(
        **merged,
        requests=[*first.requests, *(r for r in second.requests if r not in first.requests)],
        asides=[*first.asides, *(a for a in second.asides if a not in first.asides)],
        withdraw=sorted({*first.withdraw, *(n for n in second.withdraw if n not in own)} - told_again),
        keep=second.keep,
    )


def map_texts(patch: Patch, change: Callable[[str], str]) -> Patch:
    """Return the patch with every text in it changed."""

    def over(value: Any) -> Any:
        if isinstance(value, str):
            return change(value)
        if isinstance(value, list):
            return [over(item) for item in value]
        return {key: over(item) for key, item in value.items()} if isinstance(value, dict) else value

    return Patch.model_validate(over(patch.model_dump(mode="json", exclude_defaults=True)))


def strings(value: object) -> Iterator[str]:
    """Yield every text of an entry."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from (words for item in value.model_dump(mode="json").values() for words in strings(item))
    elif isinstance(value, list | dict):
        items = value.values() if isinstance(value, dict) else value
        yield from (words for item in items for words in strings(item))


@dataclass(frozen=True)
class _NumberMap:
    """What numbers of the request stand for."""

    messages: dict[int, str]
    sections: dict[int, int]

    def quote(self, m: int, q: str) -> Quote:
        return Quote(self.messages.get(m, ""), q)

    def quotes(self, told: Iterable[QuoteJson]) -> tuple[Quote, ...]:
        return tuple(self.quote(words.m, words.q) for words in told)


def message_numbers(talk: Talk) -> dict[int, str]:
    """Return which message each number stands for: all of the talk, in order, from 1."""
    return {n: said.id for n, said in enumerate((*talk.before, *talk.new), 1)}


def reading_of(patch: Patch, talk: Talk) -> Reading:
    """Return the reading that a numbered patch stands for; a message that is not there has an empty id."""
    place = _NumberMap(message_numbers(talk), {slot.number: slot.section for slot in talk.outline})
    return Reading(
        entries=tuple(_entries(patch, place, talk)),
        withdrawn=tuple(patch.withdraw),
        requests=tuple(request.value() for request in patch.requests),
        asides=place.quotes(patch.asides),
        by_model=True,
    )


def request_quotes(patch: Patch, talk: Talk) -> tuple[Quote, ...]:
    """Return the words that the requests of a patch rest on."""
    place = _NumberMap(message_numbers(talk), {})
    return tuple(place.quote(request.m, request.q) for request in patch.requests)


def _entries(patch: Patch, place: _NumberMap, talk: Talk) -> Iterator[Entry]:
    for told in patch.facts:
        yield _fact(told, place, talk)
    for gap in patch.gaps:
        quote, section = place.quote(gap.m, gap.q), place.sections.get(gap.at)
        yield Gap(gap.id, gap.what, quote, tuple(filter(None, gap.heard)), section)
    for wish in patch.wishes:
        quote, forbidden = place.quote(wish.m, wish.q), tuple(wish.forbid)
        yield Wish(wish.id, wish.order, quote, wish.kind, tuple(wish.parts), forbidden)
    for datum in patch.data:
        # Of a key that nobody knows nothing is kept: its words are then complained of as registered nowhere.
        if datum.key in KEYS:
            yield Datum(datum.id, KEYS[datum.key], datum.value, place.quote(datum.m, datum.q))
    for out in patch.out:
        yield LeftOut(out.id, out.what, out.why, place.quote(out.m, out.q))
    for secret in patch.secrets:
        yield Secret(secret.id, secret.kind, place.quote(secret.m, secret.q))
    for doubt in patch.doubts:
        yield _doubt(doubt, place)


def _fact(told: FactJson, place: _NumberMap, talk: Talk) -> Fact:
    quotes = place.quotes(told.src)
    known = talk.ledger.entries.get(told.id)
    section = place.sections.get(told.at)
    if section is None and isinstance(known, Fact):
        section = known.section
    return Fact(
        told.id,
        section,
        told.text,
        # Its own words stand first, behind them what was borrowed or only confirms.
        quotes[0].message if quotes else "",
        replaces=tuple(told.replaces),
        quotes=quotes,
        head=told.head,
        status=told.status,
        approximate=tuple(told.about),
        condition=told.cond,
    )


def _doubt(told: DoubtJson, place: _NumberMap) -> Doubt:
    quotes = place.quotes(told.src)
    return Doubt(told.id, told.question, told.assume, tuple(told.facts), tuple(told.options), quotes)
