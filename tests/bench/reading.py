"""Reading a talk of sixty messages: whether the requests stay small, and what code takes of the time."""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from bot import shipped
from bot.domain.document import Brief
from bot.domain.genre import SectionRole
from bot.domain.ledger import Ledger
from bot.domain.said import ClerkMessage
from bot.llm.prompts import load
from bot.llm.tokens import estimate
from bot.understanding.reader import Reader
from bot.understanding.talk import Slot, Talk
from tests.bench.generated import trade_words
from tests.bench.timing import awaited, percentile
from tests.fakes import ScriptedModel

_MESSAGES, _EARLY = 60, 5
_SECTIONS = 8
_NUMBERED = re.compile(r"新条目从 (\d+) 号编起")
_MESSAGE = re.compile(r"^\[(\d+)\] (.+)$")


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    tokens, milliseconds = asyncio.run(_read())
    early, late = tokens[_EARLY - 1], tokens[_MESSAGES - 1]
    growth = max(late, early) / min(late, early)
    name = f"tokens of a reading, message {_MESSAGES} ({late}) against {_EARLY} ({early})"
    yield name, "< 1.2", growth, growth < 1.2, "×"
    code = percentile(milliseconds, 0.95)
    yield f"code in a reading, {_MESSAGES} messages, p95", "≤ 100", code, code <= 100, "ms"


async def _read() -> tuple[list[int], list[float]]:
    """Return for each message what its request came to, and how long all but the model took."""
    talk = Talk(
        (), brief=Brief(issuer="云岭市文旅局", period="2026年"), outline=_outline(), today=date(2026, 12, 1)
    )
    prompts = load(shipped.TASKS)
    tokens, milliseconds, ledger = [], [], Ledger()
    for said in messages():
        model = ScriptedModel(*[answer] * 2)
        talk = replace(talk, before=(*talk.before, *talk.new), new=(said,), ledger=ledger)
        reading = asyncio.ensure_future(Reader(model, prompts).read(talk))
        milliseconds.append(await awaited(reading))
        ledger = ledger.after(reading.result().reading)
        tokens.append(sum(estimate(message.content) for message in model.asked[0]))
    return tokens, milliseconds


def _outline() -> tuple[Slot, ...]:
    matters = trade_words("matters")[:_SECTIONS]
    about = "时间、次数、人数、成效"
    return tuple(
        Slot(n, n, matter, SectionRole.ACHIEVEMENTS, about=f"{matter}的{about}")
        for n, matter in enumerate(matters, 1)
    )


def messages() -> Iterator[ClerkMessage]:
    """Yield what a clerk says, message by message."""
    pairs = product(trade_words("verbs"), trade_words("matters"))
    for n in range(_MESSAGES):
        (verb, matter), (other, theme) = next(pairs), next(pairs)
        first = f"{verb}{matter}的活动办了{n + 3}场，参加的有{n * 17 + 40}人次"
        yield ClerkMessage(f"m{n}", f"{first}；{other}{theme}这块走访了{n + 11}户")


def answer(asked: str) -> str:
    """Answer as a model does that makes a fact of every clause, and keeps to it when it is asked again."""
    found = _NUMBERED.search(asked)
    last = _MESSAGE.match(asked.splitlines()[-1])
    if not (found and last):
        return "{}"
    facts = [
        {
            "id": int(found[1]) + n,
            "text": clause,
            "src": [{"m": int(last[1]), "q": clause}],
            "at": n % _SECTIONS + 1,
        }
        for n, clause in enumerate(re.split("[，；]", last[2]))
    ]
    return json.dumps({"facts": facts}, ensure_ascii=False)
