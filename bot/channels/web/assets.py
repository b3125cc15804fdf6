"""The files of the page, all of them local: read at the start, so that no address can name another."""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from string import Template

from bot.regex import regex
from bot.texts import office
from bot.texts import web as texts

_FOLDER = Path(__file__).parent / "static"
_IMPORT = regex(r"(?m)^import (?:[^;]+ from )?'\./([\w.]+)';")
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """A file as a browser gets it."""

    content: bytes
    kind: str
    tag: str


@dataclass(frozen=True)
class Known:
    """For whom a page is made."""

    token: str
    has_account: bool = False
    manages_users: bool = False

    def marks(self) -> dict[str, str]:
        """Return what stands on a page for them, and what is hidden from them."""
        return {
            "token": self.token,
            "only_with_accounts": "" if self.has_account else "hidden",
            "only_administrators": "" if self.manages_users else "hidden",
        }


class Assets:
    """What the page is made of."""

    def __init__(self) -> None:
        files = [path for path in _FOLDER.iterdir() if path.suffix in _KINDS]
        self._assets = {path.name: _asset(path) for path in files}
        self._preloads = "\n".join(map(_preload, _modules("page.js", self._assets)))
        self._page, self._door, self._office = (
            Template((_FOLDER / name).read_text("utf-8"))
            for name in ("page.html", "door.html", "office.html")
        )

    def get(self, name: str) -> Asset | None:
        """Return a file by its name; `None` for none."""
        return self._assets.get(name)

    def page(self, known: Known) -> str:
        """Return the page, with its words and the token that it sends along."""
        told = {"words": _words(texts.SCRIPT), "preloads": self._preloads}
        return self._page.substitute(_escaped(texts.PAGE), **told, **known.marks())

    def office(self, name: str, known: Known) -> str:
        """Return a page beside the conversation, by its name."""
        told = {"page": name, "heading": html.escape(office.HEADINGS[name])}
        words = _words(office.SCRIPT | office.OF_PAGE[name])
        return self._office.substitute(_escaped(office.PAGE), words=words, **told, **known.marks())

    def login(self) -> str:
        """Return the page that asks for name and password."""
        return self._door.substitute(
            _escaped(texts.LOGIN), way="/login", name_shown="", age="current-password"
        )

    def join(self) -> str:
        """Return the page that sets a password."""
        return self._door.substitute(
            _escaped(texts.JOIN), way="/join", name_shown="hidden", age="new-password"
        )


def _modules(first: str, assets: Mapping[str, Asset]) -> list[str]:
    """Return the names of the modules that one imports, and those that they import, each once."""
    found: list[str] = [first]
    for name in found:  # grows meanwhile
        imported = _IMPORT.findall(assets[name].content.decode())
        found += [one for one in dict.fromkeys(imported) if one not in found]
    return found[1:]


def _preload(name: str) -> str:
    """Return the mark by which a browser fetches a module at once, not when whoever imports it is there."""
    return f'<link rel="modulepreload" href="/static/{name}">'


def _words(of_script: Mapping[str, str]) -> str:
    return html.escape(json.dumps(of_script, ensure_ascii=False))


def _escaped(words: Mapping[str, str]) -> dict[str, str]:
    return {name: html.escape(text) for name, text in words.items()}


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    return Asset(content, f"{_KINDS[path.suffix]}; charset=utf-8", f'"{sha256(content).hexdigest()[:16]}"')
