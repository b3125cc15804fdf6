"""Scripted stand-ins for what is outside the process; each fails when its script ends."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from bot.domain.genre import SectionRole
from bot.domain.passage import Exemplar, Hit, StoredExemplar
from bot.errors import ModelError
from bot.language.document.headings import heading_number
from bot.llm.model import Chunk, Message
from tests.endpoint import Slow

_MESSAGE = re.compile(r"^\[(\d+)\](?:（([^）\n]*)）)? (.+(?:\n(?!\[\d+\]).+)*)", re.MULTILINE)
_ENTRY = re.compile(r"^(\d+)｜(.+?)(?: → \d+)?$", re.MULTILINE)
_OWN = re.compile("^(?:用这几条，全部写进去|这一节用的事实)：(.*)$", re.MULTILINE)
_PLANNING = re.compile("^文种：(?:工作要点|实施方案)", re.MULTILINE)


def literal(asked: str) -> str:
    """Answer a request to read: each sentence that orders nothing is one fact, in its own words."""
    first = int(re.findall(r"从 (\d+) 号编起", asked)[-1])
    plans = _PLANNING.search(asked) is not None
    new = _MESSAGE.findall(asked.split("【新消息】")[1])
    told = [(int(n), q, _status(f"{hint}{q}", plans)) for n, hint, said in new for q in _sentences(said)]
    facts = [
        {"id": number, "text": quote, "src": [{"m": message, "q": quote}], "status": status}
        for number, (message, quote, status) in enumerate(
            (t for t in told if not t[1].startswith("帮我写")), first
        )
    ]
    orders = [(message, quote) for message, quote, _ in told if quote.startswith("帮我写")]
    requests = [{"do": "new", "m": message, "q": quote} for message, quote in orders]
    data = [
        {"id": first + len(facts) + n, "key": key, "value": value, "m": message, "q": value}
        for message, quote in orders
        for n, (key, value) in enumerate(_named_in(quote))
    ]
    return json.dumps({"facts": facts, "requests": requests, "data": data}, ensure_ascii=False)


def _named_in(order: str) -> list[tuple[str, str]]:
    """Return what an order names: 帮我写某镇2026年上半年精神文明建设工作总结."""
    found = re.match(
        r"帮我写(?P<unit>.+?)(?P<period>20\d\d年(?:[上下]半年|度)?)(?P<topic>.+?)(?P<genre>工作总结)$", order
    )
    keys = {"单位": "unit", "时段": "period", "主题": "topic", "文种": "genre"}
    return [(key, found[name]) for key, name in keys.items()] if found else []


def _sentences(said: str) -> list[str]:
    return [sentence for sentence in re.split("[。；\n]", said) if sentence]


def _status(said: str, plans: bool) -> str:
    """Return how far a sentence has come, by its own words and those of the question before it."""
    if plans or re.search("下一步|接下来|打算", said):
        return "planned"
    return "problem" if "不足" in said else "done"


def faithful(body: dict[str, Any]) -> Slow:
    """Answer a request slowly: a section from its facts alone, as a good model does, a reading literally."""
    asked = body["messages"][-1]["content"]
    if "【新消息】" in asked:
        return Slow(literal(asked), seconds_per_piece=0.02)
    if "【这一次】" in asked:
        return Slow(planned(asked), seconds_per_piece=0.02)
    if "【程序查出的毛病】" in asked:
        return Slow('{"edits": []}', seconds_per_piece=0.02)
    return Slow(drafted(asked), seconds_per_piece=0.02)


_KINDS = {"（问题）": "problem", "（计划）": "plan", "（设想）": "plan", "（情况）": "state"}
_HEADINGS = {"done": "主要做法", "problem": "存在问题", "plan": "下一步打算", "task": "主要任务"}


def planned(asked: str) -> str:
    """Answer a request to plan: a section for each kind of fact, in the usual order."""
    ahead = _PLANNING.search(asked) is not None
    found: dict[str, list[int]] = {"state": [], "done": [], "task": [], "problem": [], "plan": []}
    for number, told in re.findall(r"^(\d+)｜(.*)$", _part(asked, "台账"), re.MULTILINE):
        kind = next((k for mark, k in _KINDS.items() if told.startswith(mark)), "done")
        found["task" if ahead and kind != "state" else kind].append(int(number))
    gaps = [int(n) for n in re.findall(r"^(\d+)｜", _part(asked, "待补"), re.MULTILINE)]
    lead = {"level": 0, "kind": "lead", "facts": found.pop("state"), "must": True, "chars": 120}
    sections = [
        {"level": 1, "heading": _HEADINGS[kind], "kind": kind, "facts": facts, "must": kind == "plan"}
        for kind, facts in found.items()
        if facts or (kind == "plan" and not ahead)
    ]
    sections[0]["gaps"] = gaps
    title = re.findall(r"^标题\S*：(.+)$", asked, re.MULTILINE)[-1]
    return json.dumps({"title": title, "sections": [lead, *sections]}, ensure_ascii=False)


def drafted(asked: str) -> str:
    """Answer a request to draft a section, or the whole document, from the facts alone, tags and all."""
    if "【现在写】全文" not in asked:
        return _paragraph(told_of(asked))
    return "\n".join(line for entry in _part(asked, "提纲").splitlines() for line in _section(entry, asked))


def _section(entry: str, asked: str) -> Iterator[str]:
    """Yield what a line of the outline becomes: its heading where it has one, and its paragraph."""
    number, name, *rest = entry.split("｜")
    if not number.strip():
        yield name.removesuffix("（只有标题）")
        return
    if heading_number(name):
        yield name
    own = re.findall(r"\d+", next((part for part in rest if part.startswith("用 ")), ""))
    yield _paragraph({int(n): _ledger(asked)[n] for n in own})


def _paragraph(told: dict[int, str]) -> str:
    words = "，".join(f"{fact}⟨{number}⟩" for number, fact in told.items())
    return f"本节写的是{words or '下面这些'}。" + "各项工作有序推进。" * 5


def _part(asked: str, name: str) -> str:
    return asked.split(f"【{name}】\n")[1].split("\n\n")[0]


def _ledger(asked: str) -> dict[str, str]:
    return dict(_ENTRY.findall(_part(asked, "台账")))


def told_of(asked: str) -> dict[int, str]:
    """Return the facts that the section of a request is to state, by number."""
    ledger = _ledger(asked)
    own = re.findall(r"\d+", _OWN.findall(asked)[0])
    return {int(number): ledger[number] for number in own}


class Held:
    """An answer that comes as far as its text and then waits until the test lets it go on."""

    def __init__(self, text: str, rest: "str | Callable[[str], str]" = "") -> None:
        self.text, self.rest = text, rest
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()


class NoExemplars:
    """A library that has nothing."""

    async def search(
        self,
        text: str,
        *,
        genre: str,
        role: SectionRole | None,
        limit: int,
        scopes: tuple[str, ...],
        matter: str = "",
    ) -> Sequence[Hit]:
        """Find nothing."""
        return ()

    async def structures(self, genre: str, scopes: Sequence[str]) -> Sequence[StoredExemplar]:
        """Have none."""
        return ()

    async def exemplar(self, identifier: int) -> Exemplar | None:
        """Have none."""
        return None


Step = str | ModelError | Held | Chunk | Callable[[str], str]
"""A callable answers from what the last message says."""


class ScriptedModel:
    """A ChatModel that answers call after call by its script, and keeps what it was asked."""

    name = "scripted"

    def __init__(self, *script: Step) -> None:
        self._script = list(script)
        self.asked: list[Sequence[Message]] = []
        self.forms: list[type[BaseModel] | None] = []
        """The form that each answer was to have."""

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Answer by the next step of the script."""
        self.asked.append(messages)
        self.forms.append(form)
        assert self._script, "the model was asked once more than its script foresees"
        step = self._script.pop(0)
        if isinstance(step, ModelError):
            raise step
        if isinstance(step, Chunk):
            yield step
            return
        if isinstance(step, Held):
            for start in range(0, len(step.text), 20):
                yield Chunk(step.text[start : start + 20])
            step.begun.set()
            await step.go_on.wait()
            step = step.rest
        if callable(step):
            step = step(messages[-1].content)
        for start in range(0, len(step), 20):
            yield Chunk(step[start : start + 20])
        yield Chunk(finish="stop")

    async def close(self) -> None:
        """Hold nothing."""
