"""`check`: the findings in a document, and the safe ones mended on request."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from bot import shipped
from bot.commands.places import check_place, content_of
from bot.commands.texts.findings import as_checked, context_of, shown_findings
from bot.compliance.checker import check, repair, safe_fixes
from bot.compliance.exemptions import exemptions
from bot.compliance.house_words import read_list
from bot.compliance.register import rules_by_id
from bot.compliance.report import report, summary
from bot.compliance.rule import Context, Exemption
from bot.compliance.rules.secrecy.x01_classification_marks import RULE as MARKS
from bot.config import load
from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.finding import Aspect, Finding, Severity
from bot.domain.genre import GenreKind
from bot.domain.house_word import HouseWord
from bot.errors import UnreadableFile, UsageError
from bot.export.saving import save
from bot.facts.extract import extract_facts
from bot.files import plain
from bot.files.reading import CHAT_CHARACTERS, read_for_check
from bot.language.entry import normalise
from bot.privacy.marks import is_classified
from bot.regex import regex
from bot.texts import checking as texts
from bot.texts import command_line
from bot.texts.corpus import classification_mark
from bot.understanding.brief import genre_like

_CODE = regex(r"(20\d\d)(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_PLAIN = (".txt", ".md")
_HALVES, _QUARTERS = "上下", "一二三四"


@dataclass(frozen=True)
class DocumentInfo:
    """What the caller says of the document; empty where it is to be read off the text."""

    genre: str = ""
    period: str = ""
    issued: str = ""
    facts: Path | None = None
    words: Path | None = None
    """The unit's own list of words."""


def check_file(
    file: Path, told: DocumentInfo, as_json: bool, mend: bool, output: Path | None, config_path: Path | None
) -> int:
    """Show what is found in a file, and mend it if asked; return 1 where an error or a warning is left.

    Raise UsageError where the file cannot be read or what is told of it makes no sense.
    """
    asked = _context(told, config_path)
    content = content_of(file)
    text = _text(file, content)
    marked = is_classified(text)
    if marked and mend:
        raise UsageError(classification_mark(file.name))
    context = context_of(file, text, asked)
    findings = shown_findings(text, context)
    if marked:
        # What must not be here is not judged any further than to say where that stands.
        findings = tuple(f for f in findings if f.rule == MARKS.id)
    if mend:
        _check_output(file, output)
        text, done = _repair(file, content, text, context, output)
        findings = shown_findings(text, context)
    if as_json:
        click.echo(json.dumps(as_values(findings), ensure_ascii=False))
    else:
        click.echo("\n".join((*report(text, findings), summary(findings))))
        if mend:
            click.echo(done)
    return int(any(f.severity is not Severity.INFO for f in findings))


def as_values(findings: Sequence[Finding]) -> dict[str, object]:
    """Return the findings in the shape that programs read; offsets are those of the decoded file."""
    counts = Counter(f.severity for f in findings)
    return {
        "findings": [{**vars(f), "name": rules_by_id()[f.rule].name, "fix": vars(f.fix)} for f in findings],
        "counts": {severity.value: counts[severity] for severity in Severity},
    }


def _check_output(file: Path, output: Path | None) -> None:
    if output is None:
        return
    if output.suffix and output.suffix.lower() != file.suffix.lower():
        raise UsageError(texts.other_kind(str(output), file.suffix))
    check_place(output)


def _context(told: DocumentInfo, config_path: Path | None) -> Context:
    kind = _kind(told.genre)
    brief = Brief(genre=told.genre, period=_period(told.period), issued=_issue_date(told.issued))
    allowed = exemptions(load(config_path).allow)
    house = _house(told.words)
    return Context(brief, kind, _facts(told.facts), whole=True, allowed=allowed, house=house)


def _kind(said: str) -> GenreKind | None:
    """Return the kind that a genre is of, by any of its names; `None` where none is told."""
    if not said:
        return None
    from bot.drafting.genres.loading import load_genres

    genres = load_genres(shipped.GENRES)
    if name := genre_like(said, genres):
        return genres[name].kind
    kind = next((kind for kind in GenreKind if said.endswith(kind.value)), None)
    if kind is None:
        raise UsageError(texts.bad_genre(said, "、".join(genres)))
    return kind


def _period(said: str) -> str:
    found = _CODE.fullmatch(said)
    if found is None:
        if said and not re.match(r"20\d\d", said):
            raise UsageError(texts.bad_period(said))
        return said
    year, half, quarter, month = found.groups()
    if half:
        return f"{year}年{_HALVES[int(half) - 1]}半年"
    if quarter:
        return f"{year}年第{_QUARTERS[int(quarter) - 1]}季度"
    return f"{year}年{int(month)}月" if month else f"{year}年"


def _issue_date(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise UsageError(texts.bad_date(said)) from error


def _facts(file: Path | None) -> tuple[Fact, ...] | None:
    if file is None:
        return None
    told = normalise(plain.read(file.name, content_of(file))).text
    if is_classified(told):
        raise UsageError(classification_mark(file.name))
    return tuple(extract_facts(told))


def _house(file: Path | None) -> tuple[HouseWord, ...]:
    if file is None:
        return ()
    try:
        read = read_list(file.name, content_of(file))
    except UnreadableFile as error:
        raise UsageError(str(error)) from error
    if read.left_out:
        click.echo(texts.lines_left_out(read.left_out), err=True)
    return read.words


def _text(file: Path, content: bytes) -> str:
    return as_checked(file, content, read_for_check(file.name, content, CHAT_CHARACTERS))


def _repair(file: Path, content: bytes, text: str, context: Context, output: Path | None) -> tuple[str, str]:
    """Write the file with every safe fix, if there is one; return its text, and a line that says so."""
    if file.suffix.lower() == ".docx":
        from bot.export.word.edits import repair_docx

        written, count = repair_docx(content, text, safe_fixes(check(text, context)))
    elif file.suffix.lower() in _PLAIN:
        better, count = repair(text, _with_markup(context) if file.suffix.lower() == ".md" else context)
        written = plain.encode_like(better, content)
    else:
        raise UsageError(texts.cannot_repair(str(file)))
    if not count and not output:
        return text, texts.NOTHING_TO_REPAIR
    kept = "" if output else _keep_original(file, content)
    try:
        save(output or file, written)
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(output or file), error.errno)) from error
    return _text(file, written), texts.repair(count, str(output or file), kept)


def _with_markup(context: Context) -> Context:
    """Return the context for a file whose marks of layout are meant."""
    layout = (rule.id for rule in rules_by_id().values() if rule.about is Aspect.LAYOUT)
    meant = (Exemption(rule, "", texts.MARKDOWN) for rule in layout)
    return replace(context, allowed=(*context.allowed, *meant))


def _keep_original(file: Path, content: bytes) -> str:
    """Keep the original beside the file under a name of its own; return where."""
    names = (f"{file.stem}.原稿{n or ''}{file.suffix}" for n in (0, *range(2, 1000)))
    original = next(p for p in map(file.with_name, names) if not p.exists())
    try:
        save(original, content)
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(original), error.errno)) from error
    return str(original)
