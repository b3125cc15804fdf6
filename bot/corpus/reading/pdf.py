"""The text of a PDF that has a text layer; its bytes are parsed in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from bot.corpus.reading.layout import Line, paragraphs
from bot.errors import UnreadableFile
from bot.texts import corpus as texts

_SCRIPT = Path(__file__).with_name("pdf_lines.py")
_SECONDS = 90


def read(name: str, content: bytes) -> str:
    """Return the paragraphs, one a line; raise UnreadableFile where there is no text to be had."""
    text = "\n".join(paragraphs(_lines(name, content)))
    if not text:
        raise UnreadableFile(texts.scanned(name))
    return text


def _lines(name: str, content: bytes) -> list[Line]:
    try:
        # Isolated: neither the folder of the script nor the environment adds to what can be imported.
        done = subprocess.run(  # noqa: S603 - our own script, no shell
            [sys.executable, "-I", str(_SCRIPT)],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(texts.broken(name)) from error
    if done.returncode:
        said = {b"encrypted": texts.encrypted, b"too long": texts.too_many_pages}
        raise UnreadableFile(said.get(done.stderr.strip(), texts.broken)(name))
    return [Line(*json.loads(line)) for line in done.stdout.splitlines()]
