"""Touting: adverts that are a clause, a line or a bracket of their own, told by their evidence.

An advert names a channel and promises texts. Official prose speaks of both as well, but it reports, orders or
forbids: a clause in which it does is cleared. What is judged is written without blanks, for adverts are often
torn by them.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bot.domain.noise import NoiseKind
from bot.language.offsets import Edit
from bot.lexicon.contacts import QQ, WECHAT
from bot.regex import regex

_ENOUGH = 4
_NEIGHBOUR = 2
_POINTED = 2
_LONGEST = 120
_ALIEN_HEAD = 6
_ALIEN_TAIL = 4

_KINDS = tomllib.loads(Path(__file__).with_name("inline_adverts.toml").read_text("utf-8"))
_MARKS = "，。；！？,;!?…"
_ORNAMENTS = "—*★☆●◆■➤►▶→"


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Return the alternation of the forms, whose ^ and $ stand for the ends of a clause."""
    named = "|".join(forms).replace("{wechat}", WECHAT).replace("{qq}", QQ)
    written = re.sub(r"(?<!\[)\^", f"(?<![^{_MARKS}{_ORNAMENTS}])", named)
    return regex(written.replace("$", f"(?![^{_MARKS}])"), re.ASCII)


_FORMS = {kind: _pattern(entry["forms"]) for kind, entry in _KINDS.items()}
_SCORES: Mapping[str, int] = {kind: entry["points"] for kind, entry in _KINDS.items()}
_OFFICE = _FORMS.pop("office")
_CHANNELS = ("channel", "address", "pointer")
_WARES = ("matter", "goods")
_PROOFS = ("credit", "contact")

# An enumeration begins a clause of its own, whatever ran into it.
_NUMERAL = "[一二三四五六七八九十]{1,2}"
_ITEM_BEGINS = rf"{_NUMERAL}[是要](?=[一-龥])|[（(]{_NUMERAL}[）)]|{_NUMERAL}、"
_CLAUSE = regex(
    rf"(?:(?:[^，。；！？,;!?\n]|[,;!?](?=[A-Za-z0-9]))(?!(?<![统唯单第之同万专其逐一二三四五六七八九十（(])(?:{_ITEM_BEGINS})))*"
    r"(?:[^，。；！？,;!?\n]|[,;!?](?=[A-Za-z0-9]))[，。；！？,;!?…]*"
)
_SENTENCE_END = "。！!"
_STOP = regex(rf"。(?![{_MARKS}]|\s*$)")
_ENDED = "。！？；!?"
_DECORATION = "★☆※◆◇●▶►☞→↓↑👉👇■□~—-=|>》<# "
_NAME = regex('[“「『《【"][^“”「」『』《》【】"]{1,24}[”」』》】"]')
_OFFER = regex(
    "(?:更多|海量|全套|精品|最新|优质|[\\d百千万十]+[多余+]?[份套篇])[^，。；]{0,12}?"
    f"(?:{_FORMS['goods'].pattern}|{_FORMS['matter'].pattern})"
)
_FRAMING = ("＊", r"\*", "★", "☆", "◆", "●", "■", "▲", "※", "◎")
_BRACKETED = regex(
    "|".join(
        f"{opening}{{1,3}}[^{opening}{closing}]{{2,{_LONGEST}}}{closing}{{1,3}}"
        for opening, closing in (
            "【】",
            "（）",
            "〔〕",
            "［］",
            "「」",
            "『』",
            "《》",
            "<>",
            (r"\[", r"\]"),
            (r"\(", r"\)"),
        )
    )
    + "|"
    + "|".join(rf"{sign}{{1,3}}[^{sign}\n，。；]{{4,60}}{sign}{{1,3}}" for sign in _FRAMING)
)
_BRACKETS = "【】（）〔〕［］「」『』《》<>[]()＊*★☆◆●■▲※◎"
_ACCOUNT = regex(r"[\w\-]{5}", re.ASCII)
_WRITTEN_ON = regex(r"[A-Za-z\d_\-]{2}")
_BARE_ADDRESS = regex(rf"(?:网址[:：]?)?(?:{_FORMS['address'].pattern})")
_NAMED_SITE = regex("[网台统站箱址号端库](?:[”》])?$")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with its closing marks: where it stands in its line, and what speaks for an advert."""

    start: int
    end: int
    text: str
    """Without blanks."""
    kinds: frozenset[str]

    @property
    def is_near(self) -> bool:
        """Return whether it may belong to the advert beside it."""
        return _score(self.kinds) >= _NEIGHBOUR


def adverts_in_brackets(text: str) -> Iterator[Edit]:
    """Yield adverts in brackets, even where a line is broken inside them."""
    for start, end in _brackets(text, 0, len(text)):
        yield Edit(start, end, kind=NoiseKind.ADVERT)


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where brackets are adverts; of prose with an advert in brackets inside it, only the latter."""
    for m in _BRACKETED.finditer(text, start, end):
        content = "".join(m.group().strip(_BRACKETS).split())
        inner = list(_brackets(text, m.start() + 1, m.end() - 1))
        if inner and not _score(_evidence(content[: content.find(text[inner[0][0]])])):
            yield from inner
        elif inner or _is_advert_in_brackets(text, m, content):
            yield m.span()


def _is_advert_in_brackets(text: str, match: re.Match[str], content: str) -> bool:
    if _BARE_ADDRESS.fullmatch(content):
        before = max(0, match.start() - 3)
        return match.group()[0] in "【[［" or not _NAMED_SITE.search(text, before, match.start())
    clauses = (content, *_CLAUSE.findall(content))
    return _can_be_advert(content) and any(_has_advert_score(_evidence(clause)) for clause in clauses)


def advert_lines(text: str) -> Iterator[Edit]:
    """Yield adverts that are lines, with their breaks, or end one; not those that may be broken."""
    at, previous = 0, ""
    written = text.split("\n")
    for line, following in zip(written, [*written[1:], ""], strict=True):
        start, end = _last_advert(line)
        is_whole = line[start:end] == line.strip()
        if start < end and not _goes_on(line, following) and not (is_whole and _goes_on(previous, line)):
            yield Edit(at + start, at + end, kind=NoiseKind.ADVERT)
            if is_whole and at + len(line) < len(text):
                yield Edit(at + len(line), at + len(line) + 1)
        at, previous = at + len(line) + 1, line


def advert_clauses(text: str) -> Iterator[Edit]:
    """Yield adverts that are clauses of a line; a line that is nothing else goes with its break."""
    at = 0
    for line in text.split("\n"):
        for start, end in _adverts(line):
            yield Edit(at + start, at + end, kind=NoiseKind.ADVERT)
            if not line[:start].strip() and not line[end:].strip() and at + len(line) < len(text):
                yield Edit(at + len(line), at + len(line) + 1)
        at += len(line) + 1


def _last_advert(line: str) -> tuple[int, int]:
    """Return where the advert stands that the line ends in; nowhere where it ends in its own words."""
    last = next(iter([*_stretches(line)][-1:]), (0, 0))
    start, end = next(iter([*_adverts_in(line, *last)][-1:]), (0, 0))
    return (start, end) if end == len(line.rstrip()) else (0, 0)


def _goes_on(line: str, following: str) -> bool:
    """Return whether a clause that speaks for an advert may be broken between these lines."""
    if not line.strip() or not following.strip() or line.rstrip()[-1] in _ENDED:
        return False
    if _WRITTEN_ON.fullmatch(line.rstrip()[-1] + following.lstrip()[0]):
        return True
    before, after = list(_CLAUSE.finditer(line))[-1:], list(_CLAUSE.finditer(following))[:1]
    return all(_score(_evidence("".join(m.group().split()))) for m in before + after)


def _can_be_advert(stretch: str) -> bool:
    """Return whether the stretch has what an advert cannot do without; most are done with here."""
    written = "".join(stretch.split())
    is_offer = all(_any_of(kinds, written) for kinds in (_WARES, _CHANNELS))
    return is_offer or _any_of(("credit", "contact") if _ACCOUNT.search(written) else ("credit",), written)


def _any_of(kinds: Iterable[str], written: str) -> bool:
    return any(_FORMS[kind].search(written) for kind in kinds)


def _adverts(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the adverts of a line stand: runs of clauses in one sentence."""
    for start, end in _stretches(line):
        yield from _adverts_in(line, start, end)


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that end in a full stop, across which no advert goes."""
    at = 0
    for stop in _STOP.finditer(line):
        yield at, stop.end()
        at = stop.end()
    if at < len(line):
        yield at, len(line)


def _adverts_in(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if not _can_be_advert(line[start:end]):
        return
    for sentence in _sentences(line, start, end):
        for is_near, clauses in groupby(sentence, key=lambda clause: clause.is_near):
            run = list(clauses)
            if is_near and _is_advert(run):
                yield _extent(line, run)


def _sentences(line: str, start: int, end: int) -> Iterator[list[_Clause]]:
    sentence: list[_Clause] = []
    for m in _CLAUSE.finditer(line, start, end):
        written = "".join(m.group().split())
        sentence.append(_Clause(m.start(), m.end(), written, _evidence(written)))
        if written[-1:] in _SENTENCE_END:
            yield sentence
            sentence = []
    yield sentence


def _evidence(written: str) -> frozenset[str]:
    """Return the kinds of evidence in words without blanks; too long a stretch is no advert."""
    if len(written) > _LONGEST:
        return frozenset()
    written = written.rstrip(_MARKS)
    kinds = {kind for kind, form in _FORMS.items() if form.search(written)}
    if _OFFICE.search(_OFFER.sub("", _NAME.sub("", written))):
        return frozenset(kinds & {"credit"})
    return frozenset(kinds)


def _score(kinds: Iterable[str]) -> int:
    return sum(_SCORES[kind] for kind in kinds)


def _has_advert_score(kinds: frozenset[str]) -> bool:
    is_offer = bool(kinds.intersection(_CHANNELS) and kinds.intersection(_WARES)) and _score(kinds) >= _ENOUGH
    return is_offer or bool(kinds.intersection(_PROOFS))


def _is_advert(run: Sequence[_Clause]) -> bool:
    """Return whether one clause is an advert, or all are together where one of them points the way."""
    kinds = frozenset[str]().union(*(clause.kinds for clause in run))
    return any(_has_advert_score(clause.kinds) for clause in run) or (
        _has_advert_score(kinds)
        and any(_score(clause.kinds.intersection(_CHANNELS)) >= _POINTED for clause in run)
    )


def _extent(line: str, run: Sequence[_Clause]) -> tuple[int, int]:
    """Return where the advert stands: without blanks around it, without prose that runs into it."""
    start, end = run[0].start + _alien_head(line, run[0]), run[-1].end - _alien_tail(line, run[-1])
    if not line[end:].strip(_DECORATION):
        end = len(line.rstrip())
    while line[start] in " \t\u3000\xa0":
        start += 1
    # The sentence before keeps a full stop and loses its comma.
    if start and line[start - 1] in "，、；," and line[end - 1] in "。！？":
        return start - 1, end - 1
    return start, end


def _alien_head(line: str, clause: _Clause) -> int:
    """Return how much of the clause is prose that the advert was put behind without a mark."""
    first = min(m.start() for form in _FORMS.values() if (m := form.search(clause.text)))
    return _blanks_in(line, clause, first) if first >= _ALIEN_HEAD else 0


def _alien_tail(line: str, clause: _Clause) -> int:
    """Return how much of the clause is prose behind the account or address that ended the advert."""
    ends = [m.end() for kind in ("contact", "address") for m in _FORMS[kind].finditer(clause.text)]
    end = max(ends, default=len(clause.text))
    if len(clause.text) - end < _ALIEN_TAIL or _evidence(clause.text[end:]) - {"matter"}:
        return 0
    return clause.end - clause.start - _blanks_in(line, clause, end)


def _blanks_in(line: str, clause: _Clause, written: int) -> int:
    """Return where in the clause as it stands the character is that has this many others before it."""
    places = [at for at, char in enumerate(line[clause.start : clause.end]) if not char.isspace()]
    return places[written] if written < len(places) else clause.end - clause.start
