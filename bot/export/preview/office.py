"""Pictures of a Word file by LibreOffice: throw-away profile, no network, bounded, only behind the gate."""

import io
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from bot.config import Layout
from bot.errors import UsageError
from bot.export.preview import fonts as preview_fonts
from bot.export.preview.fonts import Fonts
from bot.files.gate import word_parts
from bot.texts.conversation import releasing as texts

# Blank pages are printed too: an imprint may stand on an even page behind one.
_AS_PDF = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
_SECONDS, _CPU_SECONDS, _MEGABYTES = 60, 40, 4096
_LIMITS = Path(__file__).with_name("limits.py")
_PAGES = Path(__file__).with_name("pages.py")
# Nobody listens there: a program that heeds it reaches nothing.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
# Measured: LibreOffice reads this mark the wrong way round, and then loses a full stop at the end of a line.
_HANGING = b'<w:overflowPunct w:val="0"/>'


@cache
def program() -> str:
    """Return the path of LibreOffice; empty where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def fonts(layout: Layout) -> Fonts | None:
    """Return the fonts that stand for those of the file; `None` where there is no Chinese one."""
    return preview_fonts.best_fonts(layout, frozenset(preview_fonts.chinese_fonts()))


def is_offline() -> bool:
    """Return whether LibreOffice is kept off every network here, and not only asked to stay off."""
    return bool(_offline_prefix())


def pictures(content: bytes, layout: Layout, pages: int) -> tuple[bytes, ...]:
    """Return the first pages of a .docx as PNG; some 2 s. Raise UsageError where it fails or is unsafe."""
    return _draw(pdf(content, layout), pages)


def pdf(content: bytes, layout: Layout) -> bytes:
    """Return a .docx as a PDF; some 2 s. Raise UsageError where it fails or is unsafe."""
    word_parts("", content)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "text.docx").write_bytes(_adapt(content))
        _run(_conversion(folder), folder, _environment(folder, layout))
        drawn = folder / "text.pdf"
        if not drawn.exists():
            raise UsageError(texts.PREVIEW_FAILED)
        return drawn.read_bytes()


def _conversion(folder: Path) -> Sequence[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
    command = (program(), profile, *quiet, "--convert-to", _AS_PDF, "--outdir", str(folder), "text.docx")
    return (*_offline_prefix(), *_limit_prefix(), *command)


def _limit_prefix() -> Sequence[str]:
    if os.name == "nt":
        return ()
    return (sys.executable, "-I", str(_LIMITS), str(_CPU_SECONDS), str(_MEGABYTES))


@cache
def _offline_prefix() -> Sequence[str]:
    """Return what a command begins with to run without any network; nothing where that is not permitted."""
    for way in (("unshare", "-n", "--"), ("unshare", "-rn", "--")):
        try:
            subprocess.run([*way, "true"], capture_output=True, timeout=5, check=True)  # noqa: S603
        except (OSError, subprocess.SubprocessError):
            continue
        return way
    return ()


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
    """Run a command to its end; its whole family is ended where it takes too long."""
    with subprocess.Popen(  # noqa: S603  no shell, and nothing in it was typed by anyone
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise UsageError(texts.PREVIEW_FAILED) from error
        finally:
            _end(running)


def _end(running: "subprocess.Popen[bytes]") -> None:
    if os.name == "nt":
        running.kill()
        return
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _environment(folder: Path, layout: Layout) -> dict[str, str]:
    config = folder / "fonts.conf"
    config.write_text(_font_config(folder, layout), "utf-8")
    own = {"HOME": str(folder), "TMPDIR": str(folder), "FONTCONFIG_FILE": str(config)}
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ}
    return kept | own | dict.fromkeys(_PROXIES, _NOWHERE) | {"no_proxy": "", "SAL_USE_VCLPLUGIN": "svp"}


def _font_config(folder: Path, layout: Layout) -> str:
    """Return a fontconfig file that lets free fonts stand for those that the Word file names."""
    known = fonts(layout)
    names = preview_fonts.aliases(layout, known) if known else {}
    folders = sorted({str(file.parent) for file in preview_fonts.chinese_fonts().values()})
    lines = (
        *(f"<dir>{escape(path)}</dir>" for path in folders),
        f"<cachedir>{escape(str(folder / 'fonts'))}</cachedir>",
        *(_alias(name, other) for name, other in names.items()),
    )
    base = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    return f"{head}<fontconfig>{base}{''.join(lines)}</fontconfig>"


def _alias(name: str, other: str) -> str:
    return (
        f'<match target="pattern"><test name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{escape(other)}</string></edit></match>'
    )


def _adapt(content: bytes) -> bytes:
    """Return the file as LibreOffice must read it to lay it out like Word."""
    adapted = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(adapted, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename.endswith(".xml"):
                part = part.replace(_HANGING, b"<w:overflowPunct/>")
            target.writestr(entry.filename, part, zipfile.ZIP_DEFLATED)
    return adapted.getvalue()


def _draw(pdf: bytes, pages: int) -> tuple[bytes, ...]:
    command = (*_limit_prefix(), sys.executable, "-I", str(_PAGES), str(pages))
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except subprocess.SubprocessError as error:
        raise UsageError(texts.PREVIEW_FAILED) from error
    return tuple(_pictures_in(done.stdout))


def _pictures_in(pictures: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(pictures):
        (length,) = struct.unpack_from(">I", pictures, at)
        yield pictures[at + 4 : at + 4 + length]
        at += 4 + length
