"""`format`: an existing file typeset by GB/T 9704-2012, its words unchanged."""

from collections import Counter
from pathlib import Path

import click

from bot.commands.places import check_place, content_of
from bot.commands.texts.findings import as_checked, context_of, shown_findings
from bot.compliance.exemptions import exemptions
from bot.compliance.rule import Context
from bot.config import Config, load
from bot.errors import UsageError
from bot.export.formatting import TypesetFile, typeset_file
from bot.export.saving import save
from bot.export.sheet.profile import deviations
from bot.texts import command_line
from bot.texts import layout as texts


def format_file(file: Path, output: Path, config_path: Path | None) -> None:
    """Write the typeset file and say so; raise UsageError where one of the two files is not usable."""
    if output.suffix.lower() != ".docx":
        raise UsageError(texts.not_docx(str(output)))
    check_place(output, file)
    config = load(config_path)
    content = content_of(file)
    done = typeset_file(file.name, content, config.layout)
    counts = _counts(file, as_checked(file, content, done.text), config)
    try:
        save(output, done.content)
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(output), error.errno)) from error
    for line in (
        texts.typeset(str(output), not (done.losses or done.moved)),
        *_notes(done, file, counts, config),
    ):
        click.echo(line)


def _counts(file: Path, text: str, config: Config) -> Counter[str]:
    """Return how many findings of each weight `check` shows of the file."""
    context = context_of(file, text, Context(whole=True, allowed=exemptions(config.allow)))
    return Counter(f.severity.value for f in shown_findings(text, context))


def _notes(done: TypesetFile, file: Path, counts: Counter[str], config: Config) -> list[str]:
    """Return what else there is to know: what is left out, what is found, how the layout differs."""
    lost = [(one.what, one.place, one.name) for one in done.losses]
    left_out = [texts.omissions(lost)] if lost else []
    found = [texts.findings(counts, str(file))] if counts else []
    differs = deviations(config.layout)
    moved = [texts.MOVED] if done.moved else []
    return [*left_out, *moved, *found, *([texts.profile(differs)] if differs else [])]
