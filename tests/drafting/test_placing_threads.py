"""What clerks told in whole threads comes into a section that does what each fact is for."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.domain.document import Brief, Section
from bot.domain.fact import Fact, Status
from bot.domain.genre import Genre
from bot.domain.ledger import Ledger, Reading
from bot.drafting.outline.proposing import propose
from bot.drafting.placing.sections import placement
from tests.installed import GENRES
from tests.understanding.threads import threads

_HEAD = re.compile("([^，：]{1,8})：")


def test_nine_of_ten_facts_of_whole_threads_come_into_a_section_of_their_role() -> None:
    # Minutes are divided by their agenda, which no frame foresees.
    judged = [verdict for path in threads() if "jiyao" not in path.stem for verdict in _verdicts(path)]
    wrong = [text for text, right in judged if not right]
    assert len(judged) >= 180
    assert len(wrong) <= len(judged) // 10, wrong


def _verdicts(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each current fact of a thread, and whether its section has a role that the gold names."""
    thread = tomllib.loads(path.read_text("utf-8"))
    genre = _genre(thread["genre"])
    if genre is None:
        return
    plans = propose(genre, Brief(topic=thread["topic"]))
    told = _current(thread)
    ledger = Ledger().after(Reading(tuple(_fact(n, said) for n, said in enumerate(told, 1))))
    places = {
        f.id: f.section for f in placement(ledger, [Section(n, p) for n, p in enumerate(plans, 1)]).facts
    }
    for n, said in enumerate(told, 1):
        at = places.get(n)
        # A request tells its difficulties with its reasons.
        reasons = ("其他",) if said["status"] == "problem" and genre.name == "请示" else ()
        right = (said["role"], *said.get("also", ()), *reasons)
        yield said["says"], at is not None and plans[at - 1].role in right


def _genre(name: str) -> Genre | None:
    """Return the genre that the end of a name names: 年度工作总结 is a 工作总结."""
    known = [(len(own), g) for g in GENRES.values() for own in (g.name, *g.aliases) if name.endswith(own)]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def _current(thread: dict[str, Any]) -> list[dict[str, Any]]:
    ended = {
        old
        for correction in thread.get("correction", ())
        for old in (
            [correction["replaces"]] if isinstance(correction["replaces"], str) else correction["replaces"]
        )
    }
    return [fact for fact in thread["fact"] if fact["id"] not in ended]


def _fact(number: int, said: dict[str, Any]) -> Fact:
    """Return a fact as it would be read: the head that the gold carries over in its own place."""
    head = _HEAD.match(said["says"])
    text = said["says"][head.end() if head else 0 :]
    message = str(said["message"])
    return Fact(
        number, None, text, message, number, head=head[1] if head else "", status=Status(said["status"])
    )
