"""What a correction makes stale is found before the transaction that enters it, anew where all changed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.turns.computed import Computed, NotComputed
from bot.domain.document import Author, Version
from bot.drafting.renewing import stale
from bot.drafting.renewing.obsolete import obsolete_statements
from bot.store.engines.file import FileDatabase
from tests.conversation.whole_draft import saying, whole
from tests.fakes import ScriptedModel, drafted, literal
from tests.talk import Talk, talking, texts


def _corrected(asked: str) -> str:
    """Answer a request to read one message that corrects the first entry."""
    first = int(re.findall(r"从 (\d+) 号编起", asked)[-1])
    [quote] = re.findall(r"^\[1\](?:（[^）\n]*）)? (.+)$", asked.split("【新消息】")[1], re.MULTILINE)
    own = {"text": "志愿者168人", "src": [{"m": 1, "q": quote}], "status": "done", "replaces": [1]}
    return json.dumps({"facts": [{"id": first, **own}]}, ensure_ascii=False)


def _is_locked(talk: Talk) -> bool:
    database = talk.store._database
    assert isinstance(database, FileDatabase)
    return database._turn.is_taken


async def test_nobody_waits_while_stale_sentences_are_found(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = []

    def observed(*arguments: Any) -> Any:
        locked.append(_is_locked(talk))
        return obsolete_statements(*arguments)

    async with talking(home, ScriptedModel(drafted), reader=ScriptedModel(literal, _corrected)) as talk:
        await whole(talk, "志愿者180人")
        monkeypatch.setattr(stale, "obsolete_statements", observed)
        await talk.says("不对，志愿者是168人")
        assert "改：本节写的是志愿者168人。" in texts(await talk.waits())
    assert locked and not any(locked)


async def test_what_is_changed_in_between_is_looked_at_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Computed.add

    async def overtaken(computed: Computed, call: NotComputed) -> None:
        await add(computed, call)
        monkeypatch.undo()
        section = await saying(talk, "180")
        async with talk.store.write() as tx:
            await tx.add_version(section.id, Version(0, "全镇共有志愿者180人。", Author.MODEL), show=True)

    async with talking(home, ScriptedModel(drafted), reader=ScriptedModel(literal, _corrected)) as talk:
        await whole(talk, "志愿者180人")
        monkeypatch.setattr(Computed, "add", overtaken)
        await talk.says("不对，志愿者是168人")
        assert "改：全镇共有志愿者168人。" in texts(await talk.waits())
        assert (await saying(talk, "168")).last == 3
