"""Whatever a package is built to do: it is refused or handled; nothing is carried out or fetched."""

import json
import socket
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from bot.config import Layout
from bot.errors import UnreadableFile
from bot.export.formatting import typeset_file
from bot.export.templates.opening import dangers_in
from bot.regex import regex
from tests.hostile import EITHER, REFUSED, SECRET, hostile

_SECONDS, _MEGABYTES = 5, 300
# A process of its own for each package, forked where everything is loaded: it tells its own peak.
_RUNNER = """
import json, os, pathlib, resource, sys
from bot.corpus.library.importing import extract_exemplars
from bot.files.reading import read
from bot.errors import UnreadableFile
from bot.export.templates.fields import fields
from bot.export.templates.filling import fill_template
from bot.export.templates.opening import open_template
from bot.export.templates.values import Value
from bot.config import Layout
from bot.export.sheet.recognised import sheet_of_text
sheet_of_text("关于防汛的通知\\n各村：\\n请落实。\\n水利局\\n2026年7月1日", Layout())
import encodings.idna, encodings.utf_16, encodings.gb18030, encodings.cp437

folder, secret = pathlib.Path(sys.argv[1]), sys.argv[2]
places = filter(None, (sys.prefix, sys.base_prefix, *sys.path))
library = tuple({str(pathlib.Path(place).resolve()) for place in places})
CODE = (".py", ".pyc", ".so")
touched = []
RUN = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "socket.connect", "socket.getaddrinfo",
       "ctypes.dlopen", "os.remove", "os.rename", "os.mkdir", "os.symlink", "urllib.Request")

def hook(event, arguments):
    if event == "open":
        path = str(arguments[0])
        code = path.endswith(CODE) and path.startswith(library)
        if not isinstance(arguments[0], int) and not path.startswith(str(folder)) and not code:
            touched.append(path)
    elif event in RUN:
        touched.append(event)

def tried(work):
    try:
        return "done", work()
    except UnreadableFile as error:
        assert "\\n" not in str(error)
        return "refused", str(error)

def whole(content):
    template = open_template("a.docx", content)
    found = fields(template)
    return fill_template(template, {f.name: Value(("甲{{乙}}", "一、丙"), True, True) for f in found}).content

def go_through(path):
    content = path.read_bytes()
    sys.addaudithook(hook)
    told = {"read": tried(lambda: read("a.docx", content)), "fill": tried(lambda: whole(content))}
    if told["read"][0] == "done":
        leaked = secret in told["read"][1]
        told["read"] = ("done", "LEAKED" if leaked else "")
    if told["fill"][0] == "done":
        told["again"] = tried(lambda: fields(open_template("a.docx", told["fill"][1])) and "")[0]
        told["fill"] = ("done", "")
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = next(l for l in open("/proc/self/status") if l.startswith("VmHWM")).split()[1]
    touched[:] = [t for t in touched if t != "/proc/self/status"]
    seconds = used.ru_utime + used.ru_stime
    return told | {"seconds": seconds, "megabytes": int(peak) // 1024, "touched": touched}

for path in sorted(folder.glob("*.docx")):
    out, into = os.pipe()
    if (child := os.fork()) == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        try:
            said = go_through(path)
        except BaseException as error:
            said = {"crash": f"{type(error).__name__}: {error}"[:300]}
        os.write(into, json.dumps(said | {"name": path.stem})[:60000].encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        line = pipe.read().decode() or json.dumps({"crash": "killed", "name": path.stem})
    os.waitpid(child, 0)
    print(line, flush=True)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured on Linux only"),
]


class _Listener:
    """Counts who connects."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.callers = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.callers += 1
            connection.close()

    def close(self) -> None:
        """Stop listening."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


def test_every_hostile_package_is_refused_or_handled(tmp_path: Path) -> None:
    listener = _Listener()
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    packages = list(hostile(listener.address, str(secret)))
    assert len(packages) >= 200
    folder = tmp_path / "packages"
    folder.mkdir()
    for n, one in enumerate(packages):
        (folder / f"{n:03}.docx").write_bytes(one.content)
    done = subprocess.run(
        [sys.executable, "-c", _RUNNER, str(folder), SECRET],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=900,
    )
    listener.close()
    told = {int(line["name"]): line for line in map(json.loads, done.stdout.splitlines())}
    faults = [
        f"{one.name}: {fault}"
        for n, one in enumerate(packages)
        for fault in _faults(told[n], one.read, one.fill)
    ]
    assert not faults, "\n".join(faults)
    assert listener.callers == 0
    assert "LEAKED" not in done.stdout
    most = (
        max(float(line["seconds"]) for line in told.values()),
        max(line["megabytes"] for line in told.values()),
    )
    counts = Counter((line["read"][0], line["fill"][0]) for line in told.values())
    print(f"{len(packages)} packages, (read, filled): {dict(counts)}, at most {most[0]:.1f} s, {most[1]} MB")  # noqa: T201


_CHANCE = ("flipped", "the first ", "without the first ")
_SOUND = regex("|".join(("many ", "a giant part of ", "(markers|controls|masks) without end", "strict")))
"""What is only too much for a template; its text is typeset as any other."""


def test_what_is_hostile_is_refused_or_cut_out_and_told_when_it_is_typeset() -> None:
    counts: Counter[str] = Counter()
    faults = []
    for one in hostile("127.0.0.1:9", "/nowhere"):
        if one.name.startswith(_CHANCE):
            continue
        try:
            done = typeset_file("a.docx", one.content, Layout())
        except UnreadableFile:
            counts["refused"] += 1
            continue
        silent = one.fill == REFUSED and not _SOUND.match(one.name) and not done.losses
        faults += [f"{one.name}: nobody is told"] * silent
        faults += [f"{one.name}: {danger}" for danger in dangers_in(done.content)]
        counts["told" if done.losses else "harmless"] += 1
    assert not faults, "\n".join(faults)
    print(dict(counts))  # noqa: T201


def _faults(told: dict[str, object], read: str, fill: str) -> list[str]:
    if "crash" in told:
        return [str(told["crash"])]
    faults = [f"touched {told['touched']}"] if told["touched"] else []
    if float(str(told["seconds"])) > _SECONDS or int(str(told["megabytes"])) > _MEGABYTES:
        faults.append(f"{told['seconds']} s, {told['megabytes']} MB")
    for how, wanted in (("read", read), ("fill", fill)):
        came = told[how]
        assert isinstance(came, list)
        if wanted != EITHER and (came[0] == "refused") != (wanted == "refused"):
            faults.append(f"{how}: {str(came)[:200]}")
    if told.get("again") == "refused":
        faults.append("what was filled is refused")
    return faults
