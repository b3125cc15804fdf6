"""What the start of each command costs, against its limit and a Python that only imports click."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx

from tests.bench import generated
from tests.bench.timing import percentile

_ROOT = Path(__file__).parents[2]
_RUNS = 5
_MODEL = {
    "GONGWEN_MODEL": "m-1",
    "GONGWEN_MODEL_URL": "http://127.0.0.1:9/v1",
    "GONGWEN_MODEL_KEY": "sk-1",
}
# What is begun, the most that it may cost in seconds of CPU, and what the environment holds besides.
_COMMANDS: tuple[tuple[str, float, Mapping[str, str]], ...] = (
    ("--help", 0.1, {}),
    ("check 文.txt", 0.5, {}),
    ("format 文.txt -o 文.docx", 0.5, {}),
    ("fill 模板.docx 文.txt -o 成文.docx", 0.5, {}),
    ("documents", 0.5, {}),
    ("corpus search 志愿服务", 0.5, {}),
    ("chat", 0.8, {}),
    ("chat", 1.0, _MODEL),
)


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        bare = _cpu(("-c", "import click"), folder, {})
        for command, limit, environment in _COMMANDS:
            ours = _cpu(("-m", "bot", *command.split()), folder, environment)
            model = ", with a model" if environment else ""
            what = f"start: {command.split(' -')[0]}{model}, CPU, {ours / bare:.1f} × import click"
            yield what, f"≤ {limit}", ours, ours <= limit, "s"


def _prepare(folder: Path) -> None:
    exemplar = next(iter(generated.exemplars(generated.PASSAGES_EACH, generated.words())))
    (folder / "文.txt").write_text(generated.text_of(exemplar), "utf-8")
    template = docx.Document()
    template.add_paragraph("{{标题}}")
    template.save(str(folder / "模板.docx"))


def _cpu(arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str]) -> float:
    """Return the median of what it costs, user and system together, after a first run that warms the files.

    That run compiles as well, wherever bytecode may be written otherwise.
    """
    own = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": str(_ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "GONGWEN_HOME": str(folder / "home"),
        **environment,
    }
    times = []
    for _ in range(1 + _RUNS):
        before = _spent()
        subprocess.run(
            (sys.executable, *arguments),
            cwd=folder,
            env=own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        times.append(_spent() - before)
    return percentile(times[1:], 0.5)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
