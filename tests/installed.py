"""What comes with the program, read once for all tests."""

import asyncio
import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from bot import shipped
from bot.corpus.library.library import Library
from bot.drafting.genres.loading import load_genres
from bot.llm import prompts
from bot.store.store import Store

GENRES = load_genres(shipped.GENRES)
PROMPTS = prompts.load(shipped.TASKS)


def furnish(home: Path, exemplars: Path = shipped.EXEMPLARS) -> None:
    """Make the data folder as a first start makes it: reading the shipped exemplars anew takes a while."""
    shutil.copytree(_first(exemplars), home, dirs_exist_ok=True)


@functools.cache
def _first(exemplars: Path) -> Path:
    """Return a data folder that has seen a first start."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    asyncio.run(_start(folder, exemplars))
    return folder


async def _start(home: Path, exemplars: Path) -> None:
    store = await Store.open(home)
    library = Library(store.holdings, home / "index", exemplars)
    await library.open()
    await library.wait_for_merges()
    await store.close()
