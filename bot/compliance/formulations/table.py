"""The table of set phrases (提法): how each is written, what is wrong, and when it is said."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.finding import Severity
from bot.regex import regex

TABLE = Path(__file__).with_name("formulations.toml")
_STALE = timedelta(days=90)
_GROUP = regex(r"\([^()]*\)[?*+]?")
_LOOSE = regex(r"\[[^\]]*\](?:\{[^}]*\}|[?*+])?|\\.|.(?:[?*+]|\{[^}]*\})|[.^$]")


@dataclass(frozen=True)
class Form:
    """A pattern, with a piece of it that every match contains, so that most texts need not be searched."""

    pattern: re.Pattern[str]
    needle: str

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where it stands."""
        if self.needle in text:
            yield from self.pattern.finditer(text)


@dataclass(frozen=True)
class Wrong:
    """A wording that is wrong, and by which rule."""

    form: Form
    right: str
    """What is written instead, and may name the pattern's groups; empty where it depends."""
    rule: str
    since: date | None
    """Where it was right before: judged by the date of the document, and never when it looks back."""


@dataclass(frozen=True)
class Formulation:
    """One set phrase."""

    id: str
    term: str
    canonical: str
    exact: tuple[str, ...]
    """Wordings of six characters and more in which a single strange character is a slip."""
    variants: tuple[str, ...]
    """Wordings that look like slips and are none."""
    items: tuple[str, ...]
    """The whole set in order; empty where it is none, or where the parts are often named singly."""
    quoted: str
    """A shorthand that stands in quotation marks, as a pattern without them; empty for none."""
    verbs: tuple[str, ...]
    """The verbs that a shorthand goes with, the usual one first."""
    wrong: tuple[Wrong, ...]
    named: tuple[Form, ...]
    """What names it in a text, for judging by date."""
    begins: date | None
    """The day from which it is said; `None` where that is not judged."""
    until: date | None
    """The last day on which it is said as in force."""
    again: date | None
    """From when on it is said again."""
    early: bool
    """True where it may be named before it begins, unless as in force."""
    successor: str
    """What follows it: beside this it may still be said."""
    afterwards: str
    """What is written once it is over."""
    severity: Severity
    source: str
    confidence: str
    """high, medium, low, or none: then it is never judged."""
    topics: tuple[str, ...]
    """Words of a topic that it is fit for; 全部 for any."""
    roles: tuple[str, ...]
    """The sections that it is fit for; empty for any."""
    passing: tuple[str, ...]
    """Sentences in which it must be let pass."""
    looked: date
    """The day on which it was last held against its source."""

    @property
    def by_date(self) -> Severity:
        """Return how much a mention outside its time weighs."""
        sure = self.confidence == "high" and self.severity is not Severity.INFO
        return Severity.ERROR if sure else Severity.WARN

    def is_over(self, on: date) -> bool:
        """Return whether it is no longer said as in force."""
        over = self.until is not None and on > self.until
        return over and not (self.again and on >= self.again)


@dataclass(frozen=True)
class Anniversary:
    """An event whose anniversaries are counted, or a day or week that is held every year."""

    id: str
    form: Form
    """What names it, directly before 周年 or behind 第N个."""
    first: int
    """The year of the event, or of the first such day."""
    yearly: bool
    """True for 第N个, where the first year counts as one."""
    severity: Severity
    source: str

    def number(self, year: int) -> int:
        """Return the number that the year bears."""
        return year - self.first + self.yearly


@dataclass(frozen=True)
class Table:
    """All that is known of set phrases, on one day."""

    as_of: date
    formulations: tuple[Formulation, ...]
    anniversaries: tuple[Anniversary, ...]

    def age(self, today: date) -> int:
        """Return how many days ago it was last revised."""
        return (today - self.as_of).days

    def older_than(self, age: timedelta, today: date) -> tuple[Formulation, ...]:
        """Return what was last looked at longer ago, the oldest first."""
        old = (one for one in self.formulations if today - one.looked > age)
        return tuple(sorted(old, key=lambda one: (one.looked, one.id)))

    def stale(self, today: date) -> bool:
        """Return whether it may have been overtaken by events."""
        return today - self.as_of > _STALE


@cache
def table() -> Table:
    """Return the shipped table; raise KeyError or ValueError where it is malformed."""
    said = tomllib.loads(TABLE.read_text("utf-8"))
    return Table(
        said["as_of"],
        tuple(_formulation(one, said["as_of"]) for one in said["formulation"]),
        tuple(map(_anniversary, said["anniversary"])),
    )


def severity_of(severity: str, confidence: str) -> Severity:
    """Return how much a finding weighs: what is not sure is no error."""
    sure = confidence == "high" or severity != "error"
    return Severity(severity if sure else "warn")


def _formulation(said: dict[str, Any], as_of: date) -> Formulation:
    names = said.get("named", [re.escape(said["term"])])
    return Formulation(
        id=said["id"],
        term=said["term"],
        canonical=said["canonical"],
        exact=tuple(said.get("exact", ())),
        variants=tuple(said.get("variants", ())),
        items=tuple(said.get("items", ())),
        quoted=said.get("quoted", ""),
        verbs=tuple(said.get("verbs", ())),
        wrong=tuple(map(_wrong, said.get("wrong", ()))),
        named=tuple(map(form, names)),
        begins=said.get("from"),
        until=said.get("until"),
        again=said.get("again"),
        early=said.get("early", False),
        successor=said.get("successor", ""),
        afterwards=said.get("afterwards", ""),
        severity=severity_of(said["severity"], said["confidence"]),
        source=said["source"],
        confidence=said["confidence"],
        topics=tuple(said.get("topics", ())),
        roles=tuple(said.get("roles", ())),
        passing=tuple(said.get("pass", ())),
        # What has no day of its own was looked at with the whole table.
        looked=said.get("looked", as_of),
    )


def _wrong(said: dict[str, Any]) -> Wrong:
    return Wrong(form(said["form"]), said.get("right", ""), said.get("rule", "F01"), said.get("since"))


def _anniversary(said: dict[str, Any]) -> Anniversary:
    severity = severity_of(said["severity"], said["confidence"])
    return Anniversary(
        said["id"], form(said["form"]), said["first"], said["yearly"], severity, said["source"]
    )


def form(expression: str) -> Form:
    """Return a pattern with the longest piece that stands in it literally."""
    return Form(regex(expression), _needle(expression))


def _needle(expression: str) -> str:
    rest = re.sub(r"\[[^\]]*\](?:\{[^}]*\}|[?*+])?", "\0", expression)
    while (without := _GROUP.sub("\0", rest)) != rest:
        rest = without
    if "|" in rest:
        return ""
    return max(_LOOSE.sub("\0", rest).split("\0"), key=len)
