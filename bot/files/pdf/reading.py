"""The text of a PDF that has a text layer; its bytes are parsed in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from bot.errors import UnreadableFile
from bot.files.pdf.layout import Line, paragraphs
from bot.privacy.marks import is_classified
from bot.texts import corpus as texts

_SCRIPT = Path(__file__).with_name("lines.py")
_SECONDS = 90


def read(name: str, content: bytes) -> str:
    """Return the paragraphs, one a line; raise UnreadableFile where there is no text to be had.

    So it is where a line that is no text, a note on a page or a property bears a classification mark.
    """
    printed = [json.loads(line) for line in _extract_lines(name, content)]
    lines = [Line(*one) for one in printed if isinstance(one, list)]
    told = [one for one in printed if isinstance(one, str)]
    if is_classified("\n".join((*(line.text for line in lines), *told))):
        raise UnreadableFile(texts.classification_mark(name))
    text = "\n".join(paragraphs(lines))
    if not text:
        raise UnreadableFile(texts.scan(name))
    return text


def holds_tables(name: str, content: bytes) -> bool:
    """Return whether a PDF shows tables, whose cells `read` returns as lines."""
    return any(isinstance(json.loads(line), dict) for line in _extract_lines(name, content))


def _extract_lines(name: str, content: bytes) -> list[bytes]:
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
        raise UnreadableFile(texts.not_pdf(name)) from error
    if done.returncode:
        said = {b"encrypted": texts.password_protection, b"too long": texts.too_many_pages}
        raise UnreadableFile(said.get(done.stderr.strip(), texts.not_pdf)(name))
    return done.stdout.splitlines()
