"""The exemplars that come with the program: <genre>/<name>.md, TOML between --- lines, then the text."""

import asyncio
import hashlib
import json
import logging
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.corpus.library.correcting import corrected, correction_of
from bot.corpus.library.holdings import SHIPPED, Holdings
from bot.corpus.library.importing import exemplar_of_text
from bot.domain.genre import GenreKind, IssuerKind
from bot.domain.passage import Exemplar
from bot.errors import ConfigError, UnreadableFile
from bot.files import plain
from bot.files.names import text_of
from bot.texts import corpus as texts

logger = logging.getLogger(__name__)

_FENCE = "---\n"


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    title: str = Field(min_length=1)
    genre: GenreKind = Field(strict=False)
    issuer_kind: IssuerKind = Field(strict=False)
    year: int = Field(ge=2000, le=2100)
    period: str = Field(min_length=1)
    topic: str = Field(min_length=1)


def load_exemplar(path: Path) -> Exemplar:
    """Return the exemplar of a file in any encoding; raise ConfigError naming the file and the key."""
    content = path.read_bytes()
    front, text = _front_matter(path, _text(path, content))
    source = _source(path)
    return replace(
        exemplar_of_text(source, text, front.genre, path.parent.name),
        title=front.title,
        issuer_kind=front.issuer_kind,
        year=front.year,
        topic=front.topic,
        source=source,
        sha256=_digest(content),
    )


async def sync_exemplars(holdings: Holdings, folder: Path, ledger: Path) -> None:
    """Let the holdings be exactly the shipped exemplars of `folder`; cheap where nothing changed.

    An exemplar is known by its path below `folder`, its state by the hash of its file. The ledger only saves
    work: without it every file is read again and the holdings recognise what they have.
    """
    paths = await asyncio.to_thread(_paths, folder)
    files = await asyncio.to_thread(_digests, paths)
    known = _load_digests(ledger)
    stored = await _remove_missing(holdings, files)
    for source, digest in files.items():
        if source not in stored or known.get(source) != digest:
            await _renew(holdings, await asyncio.to_thread(load_exemplar, paths[source]), stored.get(source))
    if known != files:
        await asyncio.to_thread(_save_digests, ledger, files)


async def _remove_missing(holdings: Holdings, files: dict[str, str]) -> dict[str, int]:
    """Return what is stored by source, after taking away what has vanished."""
    stored: dict[str, int] = {}
    for exemplar in await holdings.exemplars(SHIPPED):
        # A kill between shelving the new and taking away the old leaves both: the newer one stays.
        outdated = stored.get(exemplar.source) if exemplar.source in files else exemplar.id
        if outdated is not None:
            await holdings.remove(outdated)
        if exemplar.source in files:
            stored[exemplar.source] = exemplar.id
    return stored


async def _renew(holdings: Holdings, exemplar: Exemplar, old: int | None) -> None:
    said = correction_of(exemplar, await holdings.corrections(SHIPPED))
    if await holdings.add(corrected(exemplar, said), SHIPPED) is not None and old is not None:
        await holdings.remove(old)


def _front_matter(path: Path, content: str) -> tuple[_FrontMatter, str]:
    before, fence, rest = content.partition(_FENCE)
    table, closing, text = rest.partition(f"\n{_FENCE}")
    if before or not fence or not closing or not text.strip():
        raise ConfigError(texts.exemplar_front_matter(str(path)))
    try:
        return _FrontMatter.model_validate(tomllib.loads(table)), text.strip()
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(texts.exemplar_front_matter(str(path))) from error
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"]))
        raise ConfigError(texts.exemplar_key(str(path), key)) from error


def _paths(folder: Path) -> dict[str, Path]:
    return {_source(path): path for path in sorted(folder.glob("*/*.md"))}


def _source(path: Path) -> str:
    """Return what an exemplar is known by: its path below the folder of all."""
    return "/".join(PurePath(text_of(path)).parts[-2:])


def _text(path: Path, content: bytes) -> str:
    try:
        return plain.read(path.name, content).removeprefix("\ufeff").replace("\r\n", "\n")
    except UnreadableFile as error:
        raise ConfigError(texts.exemplar_no_text(str(path))) from error


def _digests(paths: Mapping[str, Path]) -> dict[str, str]:
    return {source: _digest(path.read_bytes()) for source, path in paths.items()}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _load_digests(ledger: Path) -> dict[str, str]:
    try:
        entries = json.loads(ledger.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in entries.items()} if isinstance(entries, dict) else {}


def _save_digests(ledger: Path, files: dict[str, str]) -> None:
    ledger.parent.mkdir(parents=True, exist_ok=True)
    fresh = ledger.with_suffix(".new")
    try:
        fresh.write_text(json.dumps(files, ensure_ascii=False), "utf-8")
        fresh.replace(ledger)
    except OSError as error:
        logger.warning("exemplars are read again at the next start errno=%s", error.errno)
