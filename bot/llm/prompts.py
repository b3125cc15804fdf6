"""Prompts live in files, one per task; each is called with exactly the inputs it declares."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import ConfigError
from bot.llm.model import Message
from bot.regex import regex
from bot.texts import model as texts

_FRONT_MATTER = regex(r"\A---\n(.*?)^---[ \t]*\n(.*)\Z", re.DOTALL | re.MULTILINE)
_PARTS = regex(r"^system:[ \t]*\n(.*?)^user:[ \t]*\n(.*)\Z", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Prompt:
    """The prompt of one task."""

    purpose: str
    inputs: frozenset[str]
    temperature: float | None
    """`None` where the configured one is right."""
    hash: str
    """The first twelve digits of the file's sha256: which wording a draft came from."""
    system: str
    user: str

    def render(self, **inputs: str) -> tuple[Message, ...]:
        """Return the messages with the inputs in their places, where a `$name` in an input is only text.

        Raise TypeError unless the inputs are exactly the declared ones.
        """
        if inputs.keys() != self.inputs:
            raise TypeError(f"takes {sorted(self.inputs)}, got {sorted(inputs)}")
        return (
            Message("system", Template(self.system).substitute(inputs)),
            Message("user", Template(self.user).substitute(inputs)),
        )


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    purpose: str = Field(min_length=1)
    inputs: list[str]
    temperature: float | None = Field(default=None, ge=0, le=2)


def load(folder: Path) -> Mapping[str, Prompt]:
    """Return the prompts of the folder by file name without `.md`; raise ConfigError naming file and key."""
    return {path.stem: _prompt(path) for path in sorted(folder.glob("*.md"))}


def with_overrides(shipped: Mapping[str, Prompt], folder: Path) -> Mapping[str, Prompt]:
    """Return prompts with those of a folder in the place of the ones that bear their names.

    Raise ConfigError where the folder holds none, or one that the program would not call.
    """
    own = load(folder)
    if not own:
        raise ConfigError(texts.no_prompts(str(folder)))
    for name, prompt in own.items():
        if name not in shipped:
            raise ConfigError(texts.prompt_unknown(str(folder / f"{name}.md")))
        if prompt.inputs != shipped[name].inputs:
            raise ConfigError(texts.prompt_other_inputs(str(folder / f"{name}.md")))
    return {**shipped, **own}


def require(prompts: Mapping[str, Prompt], names: Iterable[str]) -> None:
    """Raise ConfigError for the first name that no prompt file bears."""
    for name in names:
        if name not in prompts:
            raise ConfigError(texts.prompt_missing(name))


def _prompt(path: Path) -> Prompt:
    text = _text_of(path)
    head, body = _parse_front_matter(path, text)
    parts = _PARTS.search(body)
    system, user = (part.strip() for part in parts.groups()) if parts else ("", "")
    if not (system and user):
        raise ConfigError(texts.prompt_parts(str(path)))
    _check_inputs(path, set(head.inputs), Template(system + "\n" + user))
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Prompt(head.purpose, frozenset(head.inputs), head.temperature, digest, system, user)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(texts.prompt_unreadable(str(path))) from error


def _parse_front_matter(path: Path, text: str) -> tuple[_FrontMatter, str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        raise ConfigError(texts.prompt_front_matter(str(path)))
    try:
        return _FrontMatter.model_validate(tomllib.loads(found[1])), found[2]
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(texts.prompt_front_matter(str(path))) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        raise ConfigError(texts.prompt_key(str(path), key, first["type"] == "extra_forbidden")) from error


def _check_inputs(path: Path, declared: set[str], template: Template) -> None:
    if not template.is_valid():
        raise ConfigError(texts.prompt_dollar(str(path)))
    used = set(template.get_identifiers())
    if used - declared:
        raise ConfigError(texts.unknown_prompt_input(str(path), min(used - declared)))
    if declared - used:
        raise ConfigError(texts.needless_prompt_input(str(path), min(declared - used)))
