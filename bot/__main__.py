"""The command line: `gongwen`, or `python -m bot`.

Each command imports what it does, so that none pays for the others: `tests/commands/test_start.py` tells what
each may load. What waits for nothing needs no event loop either.
"""

import logging
import os
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, TypeVar

import click

from bot.commands.usage import Commands, explanation
from bot.domain.genre import GenreKind
from bot.errors import GongwenError, UsageError
from bot.texts import checking, evaluation, failures, layout, revisions, rules
from bot.texts import command_line as texts
from bot.texts import formulations as phrases
from bot.texts import understanding as understood_texts
from bot.texts import web as web_texts
from bot.texts.conversation import templates

T = TypeVar("T")
_CONFIG = click.option("--config", "config_path", type=click.Path(path_type=Path), help=texts.CONFIG_HELP)
_JSON = click.option("--json", "as_json", is_flag=True, help=texts.JSON_HELP)
_OUT = click.option("--out", type=click.Path(path_type=Path), default=Path(), help=texts.OUT_HELP)


@click.group(cls=Commands, help=texts.ROOT_HELP, context_settings={"help_option_names": ["-h", "--help"]})
def gongwen() -> None:
    """Hold the commands together."""


@gongwen.command(help=texts.RUN_HELP)
@_CONFIG
@_OUT
def run(config_path: Path | None, out: Path) -> None:
    """Start the conversation on every channel that is configured."""
    from bot.config import secrets

    if sys.stdin.isatty():
        from bot.commands.running import serve_all

        _run(serve_all(config_path, out))
    else:
        _run(_telegram(config_path) if secrets().telegram_token else _chat(config_path, out))


@gongwen.command(help=texts.CHAT_HELP)
@_CONFIG
@_OUT
def chat(config_path: Path | None, out: Path) -> None:
    """Hold the conversation in the terminal."""
    _run(_chat(config_path, out))


@gongwen.command(help=texts.WEB_HELP)
@_CONFIG
def web(config_path: Path | None) -> None:
    """Serve the page alone."""
    from bot.commands.running import serve_page

    _run(serve_page(config_path))


@gongwen.command(help=texts.TELEGRAM_HELP)
@_CONFIG
def telegram(config_path: Path | None) -> None:
    """Serve Telegram."""
    _run(_telegram(config_path))


@gongwen.command(help=texts.DRAFT_HELP)
@click.argument("brief", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=texts.DRAFT_OUT_HELP)
@_CONFIG
def draft(brief: Path, output: Path, config_path: Path | None) -> None:
    """Draft a whole document without a conversation."""
    from bot.commands.drafts.drafting import draft_file

    sys.exit(_run(draft_file(brief, output, config_path)))


@gongwen.command(help=texts.READ_HELP)
@click.argument("thread", type=click.Path(path_type=Path))
@_JSON
@_CONFIG
def read(thread: Path, as_json: bool, config_path: Path | None) -> None:
    """Show what is understood of a thread of messages."""
    from bot.commands.drafts.reading import read_file

    sys.exit(_run(read_file(thread, config_path, json_wanted=as_json)))


@gongwen.command("eval", help=evaluation.EVAL_HELP)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("eval"), help=evaluation.OUT_HELP
)
@click.option("--model", "models", multiple=True, help=evaluation.MODEL_HELP)
@click.option("--prompts", "versions", multiple=True, help=evaluation.PROMPTS_HELP)
@_JSON
@_CONFIG
def eval_(
    folder: Path,
    output: Path,
    models: tuple[str, ...],
    versions: tuple[str, ...],
    as_json: bool,
    config_path: Path | None,
) -> None:
    """Draft a folder of briefs with several models or prompts, and measure the drafts."""
    from bot.commands.evaluation.running import evaluate

    sys.exit(_run(evaluate(folder, output, models, versions, config_path, json_wanted=as_json)))


@gongwen.command(help=checking.CHECK_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--genre", default="", help=checking.GENRE_HELP)
@click.option("--period", default="", help=checking.PERIOD_HELP)
@click.option("--issued", default="", help=checking.ISSUED_HELP)
@click.option("--facts", type=click.Path(path_type=Path), help=checking.FACTS_HELP)
@click.option("--words", type=click.Path(path_type=Path), help=checking.WORDS_HELP)
@click.option("--fix", is_flag=True, help=checking.FIX_HELP)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=checking.FIXED_OUT_HELP)
@_JSON
@_CONFIG
def check(
    file: Path,
    genre: str,
    period: str,
    issued: str,
    facts: Path | None,
    words: Path | None,
    fix: bool,
    output: Path | None,
    as_json: bool,
    config_path: Path | None,
) -> None:
    """Check a document."""
    from bot.commands.texts.checking import DocumentInfo, check_file

    told = DocumentInfo(genre, period, issued, facts, words)
    sys.exit(_execute(lambda: check_file(file, told, as_json, fix, output, config_path)))


@gongwen.command(help=rules.RULE_HELP)
@click.argument("rule_id", metavar="[编号]", required=False)
def rule(rule_id: str | None) -> None:
    """Explain a rule of the check, or list them all."""
    from bot.commands.texts.rules import explain_rule, list_rules

    _execute(lambda: explain_rule(rule_id) if rule_id else list_rules())


@gongwen.command("formulations", help=phrases.OLDER_HELP)
@click.option("--older-than", "than", default="180d", show_default=True, help=phrases.AGE_HELP)
def formulations(than: str) -> None:
    """List the set phrases that were not looked at for long."""
    from bot.commands.texts.formulations import list_older

    _execute(lambda: list_older(than))


@gongwen.command("format", help=layout.FORMAT_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=layout.FORMAT_OUT_HELP)
@_CONFIG
def format_(file: Path, output: Path, config_path: Path | None) -> None:
    """Typeset an existing file."""
    from bot.commands.texts.formatting import format_file

    _execute(lambda: format_file(file, output, config_path))


@gongwen.command(help=revisions.COMPARE_HELP)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help=revisions.COMPARE_OUT_HELP
)
@click.option("--document", type=int, help=revisions.DOCUMENT_HELP)
@click.option("--section", type=int, help=revisions.SECTION_HELP)
@click.option("--versions", default="", help=revisions.VERSIONS_HELP)
@click.option("--author", default=revisions.AUTHOR, help=revisions.AUTHOR_HELP)
@_CONFIG
def compare(
    files: tuple[Path, ...],
    output: Path,
    document: int | None,
    section: int | None,
    versions: str,
    author: str,
    config_path: Path | None,
) -> None:
    """Mark what differs between two texts."""
    from bot.commands.texts.comparing import Sides, compare

    _run(compare(Sides(files, document, section, versions), author, output, config_path))


@gongwen.command(help=templates.FILL_HELP)
@click.argument("template", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=templates.FILL_OUT_HELP)
@click.option("--inventory", is_flag=True, help=templates.INVENTORY_HELP)
@_JSON
def fill(template: Path, file: Path | None, output: Path | None, inventory: bool, as_json: bool) -> None:
    """Fill an office's own template."""
    from bot.commands.texts.filling import fill_file, show_fields

    if inventory:
        _execute(lambda: show_fields(template, as_json))
    elif file is None or output is None:
        context = click.get_current_context()
        lacking = next(
            p for p in context.command.params if p.name in ("file", "output") and not context.params[p.name]
        )
        raise click.MissingParameter(ctx=context, param=lacking)
    else:
        sys.exit(_execute(lambda: fill_file(template, file, output, as_json)))


@gongwen.command(help=texts.EXPORT_HELP)
@click.argument("document", type=int)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=texts.EXPORT_OUT_HELP)
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "pdf", "txt", "txt-windows", "review"]),
    help=texts.EXPORT_FORMAT_HELP,
)
@_CONFIG
def export(document: int, output: Path, form: str | None, config_path: Path | None) -> None:
    """Export a stored document."""
    from bot.commands.drafts.exporting import export_document

    _run(export_document(document, form, output, config_path))


@gongwen.command(help=texts.DOCUMENTS_HELP)
@_JSON
@_CONFIG
def documents(as_json: bool, config_path: Path | None) -> None:
    """List the stored documents."""
    from bot.commands.drafts.documents import list_documents

    _run(list_documents(as_json, config_path))


@gongwen.command(help=texts.FORGET_HELP)
@click.argument("document", type=int)
@_CONFIG
def forget(document: int, config_path: Path | None) -> None:
    """Remove a document that was drafted without a conversation."""
    from bot.commands.drafts.documents import forget_document

    _run(forget_document(document, config_path))


@gongwen.command(help=texts.DOCTOR_HELP)
@_CONFIG
def doctor(config_path: Path | None) -> None:
    """Say what is configured and whether it works."""
    from bot.commands.diagnosis.doctor import diagnose

    sys.exit(_run(diagnose(config_path)))


@gongwen.group(cls=Commands, help=web_texts.USER_HELP)
def user() -> None:
    """Hold the commands about users together."""


@user.command("add", help=web_texts.USER_ADD_HELP)
@click.argument("name")
@click.option("--admin", is_flag=True, help=web_texts.USER_ADMIN_HELP)
@_CONFIG
def add_user(name: str, admin: bool, config_path: Path | None) -> None:
    """Add a user."""
    from bot.commands.users import give_link

    _run(give_link(name, config_path, administrator=admin))


@user.command("list", help=web_texts.USER_LIST_HELP)
@_CONFIG
def list_users(config_path: Path | None) -> None:
    """List the users."""
    from bot.commands.users import show_users

    _run(show_users(config_path))


@user.command("remove", help=web_texts.USER_REMOVE_HELP)
@click.argument("name")
@_CONFIG
def remove_user(name: str, config_path: Path | None) -> None:
    """Remove a user."""
    from bot.commands.users import remove

    _run(remove(name, config_path))


@gongwen.group(cls=Commands, help=texts.CORPUS_HELP)
def corpus() -> None:
    """Hold the library's commands together."""


@corpus.command(help=texts.ADD_HELP)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True)
@_JSON
@_CONFIG
def add(paths: tuple[Path, ...], as_json: bool, config_path: Path | None) -> None:
    """Import exemplars."""
    from bot.commands.library import add_files

    sys.exit(_run(add_files(paths, as_json, config_path)))


@corpus.command("list", help=texts.LIST_HELP)
@_JSON
@_CONFIG
def list_(as_json: bool, config_path: Path | None) -> None:
    """List the exemplars."""
    from bot.commands.library import list_exemplars

    _run(list_exemplars(as_json, config_path))


@corpus.command(help=texts.PARSE_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@_JSON
def parse(file: Path, as_json: bool) -> None:
    """Show what an import would understand of a file."""
    from bot.commands.texts.parse import show_pieces

    _execute(lambda: show_pieces(file, as_json))


@corpus.command(help=texts.SHOW_HELP)
@click.argument("exemplar", type=int)
@_JSON
@_CONFIG
def show(exemplar: int, as_json: bool, config_path: Path | None) -> None:
    """Show all that was understood of an exemplar."""
    from bot.commands.understanding import show_exemplar

    _run(show_exemplar(exemplar, as_json, config_path))


@corpus.command("set", help=understood_texts.SET_HELP)
@click.argument("exemplar", type=int)
@click.argument("assignments", nargs=-1, required=True, metavar="项目=内容…")
@_JSON
@_CONFIG
def set_(exemplar: int, assignments: tuple[str, ...], as_json: bool, config_path: Path | None) -> None:
    """Correct what was understood of an exemplar."""
    from bot.commands.understanding import correct_exemplar

    _run(correct_exemplar(exemplar, assignments, as_json, config_path))


@corpus.command(help=texts.REMOVE_HELP)
@click.argument("exemplar", type=int)
@_CONFIG
def remove(exemplar: int, config_path: Path | None) -> None:
    """Remove an exemplar."""
    from bot.commands.library import remove_exemplar

    _run(remove_exemplar(exemplar, config_path))


@corpus.command(help=texts.SEARCH_HELP)
@click.argument("query")
@click.option("--genre", type=click.Choice(list(map(str, GenreKind))), metavar="文种", help=texts.GENRE_HELP)
@click.option("--limit", default=5, type=click.IntRange(1, 50), help=texts.LIMIT_HELP)
@_JSON
@_CONFIG
def search(query: str, genre: str | None, limit: int, as_json: bool, config_path: Path | None) -> None:
    """Search the library."""
    from bot.commands.library import search_passages

    _run(search_passages(query, genre, limit, as_json, config_path))


async def _chat(config_path: Path | None, out: Path) -> None:
    from bot.app import build
    from bot.channels.terminal import converse
    from bot.commands.start import begin
    from bot.config import secrets

    async with build(begin(config_path), secrets()) as app:
        await converse(app.engine, out)


async def _telegram(config_path: Path | None) -> None:
    from bot.commands.start import begin
    from bot.config import secrets

    # A config or folder that no command can use is told first, as every command tells it.
    begin(config_path)
    if not secrets().telegram_token:
        raise UsageError(texts.NO_TOKEN)
    await _serve("telegram", config_path)


async def _serve(channel: str, config_path: Path | None) -> None:
    """Serve a channel by its package until that ends."""
    from importlib import import_module

    from bot.app import build
    from bot.commands.start import begin, log_file
    from bot.commands.watching import watched
    from bot.config import secrets

    config, keys = begin(config_path), secrets()
    package = import_module(f"bot.channels.{channel}")
    async with build(config, keys) as app, watched(config, app):
        if sys.stdout.isatty():
            click.echo(texts.channel_starts(channel, str(log_file(config))))
        app.engine.warm()
        await package.serve(config, keys, app.engine, app.store)


def _add_channels() -> None:
    """Give every package in `bot/channels` a command, where it has none."""
    for package in iter_modules([str(Path(__file__).with_name("channels"))]):
        if package.ispkg and package.name not in gongwen.commands:

            @gongwen.command(package.name, help=texts.channel_help(package.name))
            @_CONFIG
            def serve(config_path: Path | None, channel: str = package.name) -> None:
                _run(_serve(channel, config_path))


_add_channels()


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; end with one line on stderr where it cannot be done."""
    import asyncio  # a third of what `--help` would load

    return _execute(lambda: asyncio.run(_tell_no_text(work)))


async def _tell_no_text(work: Coroutine[Any, Any, T]) -> T:
    """Return what the work returns; of a fault that nobody waited for the log is told the name only."""
    import asyncio

    def log(_loop: object, context: dict[str, Any]) -> None:
        kind = type(context.get("exception")).__name__
        logging.getLogger(__name__).error("fault in the background error=%s", kind)

    asyncio.get_running_loop().set_exception_handler(log)
    return await work


def _execute(work: Callable[[], T]) -> T:
    """Return what the work returns; end with one line on stderr where it cannot be done."""
    try:
        return work()
    except GongwenError as error:
        click.echo(str(error), err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except KeyboardInterrupt:
        sys.exit(130)


def main() -> None:
    """Run the command line; a wrong one ends with one line on stderr and exit status 2."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # What the terminal's encoding lacks is shown by its number, as in JSON.
            stream.reconfigure(errors="backslashreplace")
    try:
        gongwen(prog_name="gongwen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        click.echo(explanation(error), err=True)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except OSError as error:
        # What has no sentence of its own, as a disk that is full under the very output.
        click.echo(failures.system_fault(str(error.filename or ""), error.errno), err=True)
        _let_go_of_output()
        sys.exit(1)


def _open_streams() -> None:
    """Give the program the streams that whoever started it has closed: an input at its end, and no output."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115  for as long as we run
            setattr(sys, name, stream)


def _let_go_of_output() -> None:
    """Let what could not be written be lost: the interpreter tries once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
