"""A model that does what it must not: by chance, and told afterwards what it invented."""

import json
import random
import re
from collections.abc import AsyncGenerator, Callable, Sequence

from pydantic import BaseModel

from bot.errors import ModelCut, ModelUnreachable
from bot.llm.model import Chunk, Message
from tests.compliance.inventing import INVENTED
from tests.fakes import drafted

_PADDING = "各项工作有序推进，干部群众同心协力。"


class Misbehaving:
    """A ChatModel that answers from the facts and then spoils the answer in one to three ways."""

    name = "misbehaving"

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.invented: list[str] = []
        """What it put in that nobody told, in all its answers."""
        self.spoilt: list[str] = []
        """The ways it has taken."""
        self._ways: dict[str, Callable[[str, str], str]] = {
            "length": lambda text, _: text + _PADDING * self._chance.randint(20, 120),
            "repeats": lambda text, _: f"{text}\n{text}\n{text}",
            "copies": _copied,
            "invents": self._inventing,
            "invents under a tag": self._lying,
            "drops tags": lambda text, _: re.sub("⟨[^⟩]*⟩", "", text),
            "breaks tags": lambda text, _: text.replace("⟩", "", 1).replace("⟨", "⟨⟨", 2),
            "drops tokens": lambda text, _: re.sub("⟦[^⟧]*⟧", "", text),
            "breaks tokens": lambda text, _: text.replace("⟧", "", 1).replace("单位1", "单位7"),
            "markdown": lambda text, _: f"## 正文\n\n**{text}**\n\n| 项目 | 数量 |\n|---|---|\n- 完",
            "refuses": lambda *_: "抱歉，我无法协助完成这个请求。",
            "english": lambda *_: "In the first half of the year, the bureau held many drills. " * 9,
            "english around": lambda text, _: f"Here is the section:\n\n{text}\n\nLet me know if it helps.",
            "thinks": lambda text, _: f"<think>先想一想，有37场？</think>{text}",
            "thinks to no end": lambda text, _: f"<think>先想一想，{text}",
            "json": lambda text, _: json.dumps({"text": text}, ensure_ascii=False),
            "broken json": lambda text, _: '{"text": "' + text + '"',
            "fence": lambda text, _: f"```json\n{json.dumps({'正文': text}, ensure_ascii=False)}\n```",
            "nothing": lambda *_: "",
        }

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Answer badly, in pieces that cut anywhere; now and then break off, or do not answer at all."""
        asked, text = messages[-1].content, "接着写的话。"
        if "【台账】" in asked:
            text = drafted(asked)
        for way in self._chance.sample(list(self._ways), self._chance.randint(1, 3)):
            self.spoilt.append(way)
            text = self._ways[way](text, asked)
        if self._chance.random() < 0.05:
            raise ModelUnreachable("连不上。")
        at = 0
        while at < len(text):
            size = self._chance.randint(1, 40)
            yield Chunk(text[at : at + size])
            at += size
            if self._chance.random() < 0.01:
                raise ModelCut("断了。", text[:at])
        yield Chunk(finish="length" if self._chance.random() < 0.05 else "stop")

    async def close(self) -> None:
        """Hold nothing."""

    def _inventing(self, text: str, _asked: str) -> str:
        sentence, thing = INVENTED[self._chance.choice(list(INVENTED))](self._chance)
        self.invented.append(thing)
        at = text.rfind("。", 0, self._chance.randint(1, len(text) + 1)) + 1
        return text[:at] + sentence + text[at:]

    def _lying(self, text: str, asked: str) -> str:
        """Put an invention under the tag of a fact, as if the clerk had told it."""
        spoilt = self._inventing(text, asked)
        return spoilt.replace(self.invented[-1], f"{self.invented[-1]}⟨1⟩", 1)


def _copied(text: str, asked: str) -> str:
    """Take over what the exemplars say, where there are any."""
    shown = asked.split("整句都不得出现）\n")[-1].split("\n\n")[0] if "【同类段落】" in asked else ""
    return text + shown
