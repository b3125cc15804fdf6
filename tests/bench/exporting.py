"""A document of a hundred pages as a Word file: what it costs in time and memory, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import percentile

_ROOT = Path(__file__).parents[2]
_RUNS = 5
_SECONDS, _MEGABYTES = 0.5, 150
# 22 lines of 28 characters a page; every fifth section holds a table too.
_WRITER = """
import json, re, resource, time
from dataclasses import replace
from pathlib import Path
from bot.domain.document import Letterhead
from bot.export.files import render
from tests.export.documents import BRIEF, document, piped, section
line = "各单位要认真落实责任制，加强巡查值守，备足物资，做到早部署、早准备、早落实，及时报送情况。" * 3
table = piped([["乡镇", "户数", "人数"], *([f"{n}号村", str(n), str(3 * n)] for n in range(30))])
texts = ["\\n".join([line] * 11 + [table] * (n % 5 == 0)) for n in range(34)]
sections = [section(n, f"第{n}方面工作", f"第{n}项", text) for n, text in enumerate(texts, 1)]
head = Letterhead(mark="云溪县教育局文件", number="云教〔2026〕3号", copies="县委办公室")
source = document(*sections, brief=replace(BRIEF, letterhead=head))
begun = time.process_time()
made = render(source, "docx")
first = time.process_time() - begun
begun = time.process_time()
render(source, "docx")
status = Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()).group(1) if status.exists() else "0"
print(json.dumps([first, time.process_time() - begun, int(peak) / 1024]))
"""


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    runs = [_written() for _ in range(_RUNS)]
    first, again, peak = (percentile([run[n] for run in runs], 0.5) for n in range(3))
    yield "100 pages as Word, first of a process, CPU", f"≤ {_SECONDS}", first, first <= _SECONDS, "s"
    yield "100 pages as Word, CPU", f"≤ {_SECONDS}", again, again <= _SECONDS, "s"
    yield "100 pages as Word, peak of the process", f"≤ {_MEGABYTES}", peak, peak <= _MEGABYTES, "MB"


def _written() -> list[float]:
    """Return the seconds of a first and of a second export, and the MB of the process at its peak."""
    command = (sys.executable, "-c", _WRITER)
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    told: list[float] = json.loads(done.stdout)
    return told
