"""The command line as a shell calls it, in this process or in one of its own."""

import contextlib
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from bot.__main__ import main

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


def gongwen(*arguments: object) -> Done:
    """Call a command here: quick, but the log is the test's."""
    out, err, status = io.StringIO(), io.StringIO(), 0
    streams = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
    with streams[0], streams[1], patch.object(sys, "argv", ["gongwen", *map(str, arguments)]):
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
    return Done(status, out.getvalue(), err.getvalue())


def gongwen_apart(*arguments: object) -> Done:
    """Call a command in a process of its own."""
    command = (sys.executable, "-m", "bot", *map(str, arguments))
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    return Done(done.returncode, done.stdout, done.stderr)


def refused(done: Done, said: str) -> None:
    """Fail unless the command ended as wrong usage, with one line that says so."""
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
