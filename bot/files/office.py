"""Files of other office programs as .docx or .xlsx, by LibreOffice, shut off from the network."""

import logging
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

logger = logging.getLogger(__name__)

_SECONDS = 60


def is_available() -> bool:
    """Return whether files can be converted here, without what LibreOffice would fetch from the network."""
    return bool(_program() and offline_prefix())


def converted(content: bytes, ending: str, to: str) -> bytes | None:
    """Return a file of that ending as one of another, or `None` where that cannot be had."""
    program = _program()
    if program is None or not offline_prefix():
        return None
    with tempfile.TemporaryDirectory(prefix="gongwen-") as name:
        folder = Path(name)
        source = folder / f"a{ending}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nologo", profile, "--convert-to", to, "--outdir"]
        run([*offline_prefix(), program, *options, str(folder / "out"), str(source)], folder)
        target = folder / "out" / f"a.{to}"
        return target.read_bytes() if target.exists() else None


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def offline_prefix() -> tuple[str, ...]:
    """Return what to put before a command so that it has no network, nothing where that cannot be had."""
    unshare = shutil.which("unshare")
    before = (unshare, "--map-root-user", "--net", "--") if unshare else ()
    works = before and run([*before, "true"], Path("/")) is not None
    return before if works else ()


def run(command: Sequence[str], folder: Path) -> bytes | None:
    """Return what the command wrote, or `None` where it failed or took too long."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
    }
    with subprocess.Popen(  # noqa: S603 - no shell, and the document is named by us
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            written, _ = process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            # LibreOffice is a starter and a child; both have to go.
            os.killpg(process.pid, signal.SIGKILL)
            logger.warning("conversion of a file took more than %d s", _SECONDS)
            return None
    return written if process.returncode == 0 else None
