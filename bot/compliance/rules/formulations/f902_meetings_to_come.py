"""F902: nothing is carried out of a congress or session that is still to be held."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.formulations.dating import timing_of_wordings
from bot.compliance.formulations.table import table
from bot.compliance.formulations.tense import Tense, tense_of
from bot.compliance.matching import Match, original_span
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import parse_integer
from bot.regex import regex
from bot.texts import formulations as texts

_N = "[一二三四五六七八九十]{1,3}"
_CONGRESS = regex(
    f"(?:党的|中国共产党)(?:第)?(?P<n>{_N})(?:大(?![会学局家力])|次全国代表大会)|(?<![的、和至到])(?P<short>二十[一二三四五])大精神"
)
_PLENUM = regex(f"第?(?P<n>{_N})届(?:中央委员会)?(?:第)?(?P<m>[一二三四五六七八九])(?:中全会|次全体会议)")
_SESSION = regex(
    f"(?:第?(?P<n>{_N})届(?:全国)?(?:人大|人民代表大会)|全国(?:人大|政协)第?(?P<b>{_N})届|第?(?P<c>{_N})届全国政协)(?:第)?(?P<m>[一二三四五六七八九])次(?:大?会议?)"
)
_FIRST_YEAR = {"congress": (20, 2022), "term": (14, 2023)}
_YEARS, _SESSIONS = 5, 5


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    dates, text = timing_of_wordings(manuscript, context), manuscript.bare.text
    for form, held in ((_CONGRESS, _congress), (_PLENUM, _plenum), (_SESSION, _session)):
        for m in form.finditer(text):
            start, end = original_span(manuscript, m)
            known_by, opens = dates.latest(start), held(m)
            early = known_by and opens and known_by < opens
            if early and tense_of(text, *m.span()) is not Tense.LOOKING_AHEAD:
                yield Spot(start, end, ASK, texts.meeting_to_come(m.group(), known_by or date.min))


def _number(numeral: str | None) -> int:
    return parse_integer(numeral or "") or 0


def _congress(m: Match) -> date | None:
    """Return the earliest day on which the congress can open: every five years, in autumn."""
    first, year = _FIRST_YEAR["congress"]
    n = _number(m["n"] or m["short"])
    return date(year + _YEARS * (n - first), 9, 1) if n > first else None


def _plenum(m: Match) -> date | None:
    """Return a day before which the plenum cannot have been held: the last one known is an earlier one."""
    n, session = _number(m["n"]), _number(m["m"])
    first, year = _FIRST_YEAR["congress"]
    if n > first:
        return date(year + _YEARS * (n - first), 9, 1)
    held = {f.term: f.begins for f in table().formulations if f.id.startswith(f"plen.{n}.") and f.begins}
    known = [
        (_number(term[term.index("届") + 1]), day) for term, day in held.items() if term.endswith("中全会")
    ]
    latest = max((found for found in known if found[0] < session), default=None)
    listed = any(number == session and n == first for number, _ in known)
    return latest[1] if latest and not listed and n == first else None


def _session(m: Match) -> date | None:
    """Return the earliest day on which the session can open: every March, five in a term."""
    first, year = _FIRST_YEAR["term"]
    n, session = _number(m["n"] or m["b"] or m["c"]), _number(m["m"])
    if "全国" not in m.group() and n != first:
        return None  # counties count their congresses otherwise
    return date(year + _YEARS * (n - first) + session - 1, 3, 1) if n >= first else None


_2025 = Context(Brief(period="2025年", issued=date(2025, 6, 20)), GenreKind.NOTICE)

RULE = Rule(
    id="F902",
    name="会议未开",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="这次会议在成文时还没有召开。",
    source="《中国共产党章程》第十九条；《中华人民共和国宪法》第六十条、第六十一条",
    detect=_detect,
    cases=(
        Case("深入学习贯彻党的二十一大精神。", ("党的二十一大",)),
        Case("学习贯彻十四届全国人大四次会议精神。", ("十四届全国人大四次会议",), context=_2025),
        Case("贯彻党的二十届五中全会精神。", ("二十届五中全会",), context=_2025),
        Case("落实全国政协十四届五次会议部署。", ("全国政协十四届五次会议",), context=_2025),
        Case("学习贯彻十四届全国人大三次会议精神，迎接党的二十一大胜利召开。", context=_2025),
        Case("学习党的二十大和二十届历次全会精神，县十八届人大四次会议审议通过。"),
    ),
)
