"""What a library of many passages and an import of a large file take of memory, and of everybody's time.

A million passages take 250 MB and five minutes of CPU: too long for every run. A fifth of them is measured,
against a limit that the million keeps as well.
"""

import asyncio
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterator, Sequence
from pathlib import Path

import click

from bot.corpus.library.holdings import ORGANISATION
from bot.corpus.library.library import Library
from bot.store.store import Store
from tests.bench import generated
from tests.bench.timing import percentile

_PASSAGES, _MEGABYTES = 200_000, 20
_BEAT = 0.005


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_fill(Path(folder)))
        [peak] = _measured("index", folder)
    yield f"{_PASSAGES // 1000}k passages: index built, peak memory", "≤ 200", peak, peak <= 200, "MB"
    with tempfile.TemporaryDirectory() as folder:
        file = _large_file(Path(folder))
        peak, beside, lag, idle = _measured("import", str(file))
    what = f"import of {_MEGABYTES} MB: "
    yield f"{what}peak memory", "≤ 250", peak, peak <= 250, "MB"
    yield f"{what}peak memory of its own process", "≤ 300", beside, beside <= 300, "MB"
    yield f"{what}loop lag, p99 (before it {idle:.1f})", "≤ 20", lag, lag <= 20, "ms"


async def _fill(home: Path) -> None:
    store = await Store.open(home)
    for exemplar in generated.exemplars(_PASSAGES, generated.words()):
        await store.holdings.add(exemplar, ORGANISATION)
    await store.close()


def _large_file(folder: Path) -> Path:
    file = folder / "大.txt"
    text = "\n".join(generated.text_of(e) for e in generated.exemplars(3_000, generated.words())).encode()
    file.write_bytes(text * (_MEGABYTES * 1024 * 1024 // len(text)))
    return file


def _measured(what: str, place: str) -> list[float]:
    """Return the figures that a process of its own found."""
    command = [sys.executable, "-m", "tests.bench.scale", what, place]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return list(json.loads(run.stdout))


async def _index(home: Path) -> Sequence[float]:
    store = await Store.open(home)
    library = Library(store.holdings, home / "index", home / "none")
    await library.sync_index()
    await library.close()
    await store.close()
    return [_peak()]


async def _import(file: Path) -> Sequence[float]:
    idle = await _lag(asyncio.sleep(3))
    store = await Store.open(file.parent)
    library = Library(store.holdings, file.parent / "index", file.parent / "none")
    content = await asyncio.to_thread(file.read_bytes)
    importing = library.add_file(file.name, content, ORGANISATION)
    del content
    lag = await _lag(importing)
    await library.close()
    await store.close()
    beside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [_peak(), beside, lag, idle]


async def _lag(work: Awaitable[object]) -> float:
    """Return by how many milliseconds, at p99, the loop was late while the work was done."""
    task, late = asyncio.ensure_future(work), list[float]()
    while not task.done():
        began = time.perf_counter()
        await asyncio.sleep(_BEAT)
        late.append((time.perf_counter() - began - _BEAT) * 1_000)
    await task
    return percentile(late, 0.99)


def _peak() -> float:
    # Not ru_maxrss, which remembers the process that this one was started from.
    [peak] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    return int(peak) / 1024


if __name__ == "__main__":
    work = {"index": _index, "import": _import}[sys.argv[1]]
    click.echo(json.dumps(asyncio.run(work(Path(sys.argv[2])))))
