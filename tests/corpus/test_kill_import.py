"""kill -9 at ten random moments of an import: whole documents only, and an index that agrees with them."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from bot.corpus.library.importing import extract_exemplars
from bot.corpus.library.library import Library
from bot.domain.passage import Passage
from bot.store.store import Store
from bot.texts import command_line as texts
from tests.bench import generated

pytestmark = pytest.mark.slow

_KILLS = 10
_DOCUMENTS = 60


def _write_documents(folder: Path) -> None:
    folder.mkdir()
    for exemplar in generated.exemplars(_DOCUMENTS * generated.PASSAGES_EACH, generated.words(), seed=11):
        (folder / exemplar.source).write_text(generated.text_of(exemplar), "utf-8")


@cache
def _whole(file: Path) -> tuple[Passage, ...]:
    [understanding] = extract_exemplars(file.name, file.read_bytes()).exemplars
    return understanding.passages


async def _stored(home: Path) -> tuple[dict[str, tuple[Passage, ...]], bool]:
    """Return the passages of each imported document, and whether the index agrees."""
    store = await Store.open(home)
    library = Library(store.holdings, home / "index")
    agrees = await library.agrees()
    imported = [e for e in await store.holdings.exemplars() if e.scope == "organisation"]
    found = {e.source: tuple(p.passage for p in await store.holdings.passages_of(e.id)) for e in imported}
    assert len(found) == len(imported), "a document was stored twice"
    await library.wait_for_merges()
    await store.close()
    return found, agrees


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_ten_kills_leave_whole_documents_and_an_index_that_agrees(tmp_path: Path, home: Path) -> None:
    documents = tmp_path / "documents"
    _write_documents(documents)
    seed = random.randrange(1 << 32)
    moments = random.Random(seed)
    command = [sys.executable, "-m", "tests.nursery", "corpus", "add", str(documents)]
    counts: list[int] = []
    window = 0.5
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        assert nursery.stdin
        assert nursery.stdout
        for _ in range(_KILLS):
            nursery.stdin.write("\n")
            nursery.stdin.flush()
            child = int(nursery.stdout.readline())
            time.sleep(moments.uniform(0.1, window))
            with suppress(ProcessLookupError):  # a quick machine has imported all by then
                os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "ended\n"
            found, agrees = asyncio.run(_stored(home))
            if len(found) == max(counts, default=0):
                window *= 1.5  # a slow machine needs longer to finish a document
            counts.append(len(found))
            assert agrees, seed
            assert found == {name: _whole(documents / name) for name in found}, seed
        nursery.stdin.close()
    assert counts == sorted(counts), seed
    assert counts[-1] > 0, seed
    listed = subprocess.run(
        [sys.executable, "-m", "bot", "corpus", "list"], capture_output=True, text=True, check=True
    )
    assert texts.agreement(True) in listed.stdout
