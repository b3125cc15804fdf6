"""config.toml -> Config. Secrets come from the environment only; an unknown key is an error.

Every key, its default and its meaning stand in `config.example.toml`, which a test loads.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import ConfigError
from bot.texts import failures


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class TelegramConfig(_Table):
    """Who may talk to the bot, and where the Bot API is."""

    allow: tuple[int, ...] = Field(default=(), strict=False)
    """Telegram user ids; empty means nobody."""
    api_base: str = "https://api.telegram.org"
    edit_seconds: float = Field(default=1.2, gt=0)


class ModelConfig(_Table):
    """The OpenAI-compatible endpoint; an empty name means the skeleton drafter."""

    name: str = ""
    base_url: str = "https://api.openai.com/v1"
    context_tokens: int = Field(default=32_000, gt=1_000)
    temperature: float = Field(default=0.6, ge=0, le=2)
    first_token_seconds: float = Field(default=30, gt=0)
    stall_seconds: float = Field(default=20, gt=0)
    deadline_seconds: float = Field(default=180, gt=0)
    attempts: int = Field(default=3, ge=1, le=10)
    at_once: int = Field(default=4, ge=1, le=32)
    """How many sections of a document are asked for at the same time."""


class AllowedWords(_Table):
    """Words that the office lets stand against a rule of the check, and why."""

    rule: str
    text: str = Field(min_length=1)
    reason: str = Field(min_length=1)


class EmbeddingsConfig(_Table):
    """The endpoint that turns passages into vectors; an empty model means that none is asked."""

    model: str = ""
    base_url: str = "https://api.openai.com/v1"
    dimensions: int = Field(default=0, ge=0, le=65_536)
    """How many components to ask for; 0 means as many as the model likes."""


_Font = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^<>&\"\x00-\x1f]+$")]
_Margin = Annotated[float, Field(ge=10, le=60)]


class Layout(_Table):
    """How the Word file looks; every default is that of GB/T 9704-2012."""

    title_font: _Font = "方正小标宋简体"
    body_font: _Font = "仿宋_GB2312"
    heading_font: _Font = "黑体"
    """For 一、 and for the mark of an annex."""
    subheading_font: _Font = "楷体_GB2312"
    """For （一）."""
    title_size: float = Field(default=22, ge=14, le=36)
    body_size: float = Field(default=16, ge=10.5, le=22)
    """Both sizes in points: 22 is 二号, 16 is 三号."""
    line_pitch: float = Field(default=28.95, ge=18, le=40)
    """From line to line, in points."""
    margins: tuple[_Margin, _Margin, _Margin, _Margin] = Field(default=(37, 26, 35, 28), strict=False)
    """Top, right, bottom and left, in millimetres."""
    page_numbers: Literal["outer", "centre", "none"] = "outer"
    seal: bool = False
    """Whether a seal will be set over signature and date of issue."""
    form: Literal["document", "letter"] = "document"
    letterhead: str = Field(default="", max_length=40)
    """What stands in red at the head (发文机关标志); empty prints none."""
    producer: str = Field(default="gongwen", pattern=r"^[!#-\[\]-~]{1,64}$")
    """Who produces the text, in the hidden mark of what a model wrote: ASCII, best the provider's code."""


STANDARD = Layout()


class Config(_Table):
    """Everything an installation chooses."""

    data_dir: Path = Field(default=Path("~/.gongwen"), strict=False)
    database: str = ""
    """The URL of a PostgreSQL server; empty means an SQLite file in the data folder."""
    allow: tuple[AllowedWords, ...] = Field(default=(), strict=False)
    """What the check lets stand."""
    telegram: TelegramConfig = TelegramConfig()
    model: ModelConfig = ModelConfig()
    embeddings: EmbeddingsConfig = EmbeddingsConfig()
    layout: Layout = STANDARD

    @property
    def home(self) -> Path:
        """Return the one folder that holds everything this installation keeps."""
        return self.data_dir.expanduser()


class Secrets(BaseModel):
    """What only the environment may say; never written to a file or a log."""

    model_config = ConfigDict(frozen=True)

    telegram_token: str = Field(default="", repr=False)
    model_key: str = Field(default="", repr=False)
    embeddings_key: str = Field(default="", repr=False)


def load(path: Path | None, environment: Mapping[str, str] = os.environ) -> Config:
    """Return the config of `path`, or of ./config.toml if there is one, or the defaults.

    The environment may name the data folder and the model (GONGWEN_HOME, GONGWEN_MODEL,
    GONGWEN_MODEL_URL; OPENAI_BASE_URL is understood too). Raise ConfigError naming the file and the key.
    """
    chosen = path or Path(environment.get("GONGWEN_CONFIG", "config.toml"))
    if chosen.exists():
        table = _read(chosen)
    elif path or "GONGWEN_CONFIG" in environment:
        raise ConfigError(failures.config_missing(str(chosen)))
    else:
        table = {}
    try:
        return _overridden(Config.model_validate(table), environment)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise ConfigError(
            failures.config_key(str(chosen), key, first["type"] == "extra_forbidden")
        ) from error


def secrets(environment: Mapping[str, str] = os.environ) -> Secrets:
    """Return the secrets that the environment holds; a missing one is an empty string."""
    return Secrets(
        telegram_token=environment.get("GONGWEN_TELEGRAM_TOKEN", ""),
        model_key=environment.get("GONGWEN_MODEL_KEY", "") or environment.get("OPENAI_API_KEY", ""),
        # Only its own: the endpoint may belong to somebody else than the model's.
        embeddings_key=environment.get("GONGWEN_EMBEDDINGS_KEY", ""),
    )


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(failures.config_unreadable(str(path))) from error


def _overridden(config: Config, environment: Mapping[str, str]) -> Config:
    model = {
        "name": environment.get("GONGWEN_MODEL", config.model.name),
        "base_url": environment.get("GONGWEN_MODEL_URL")
        or (config.model.base_url if "base_url" in config.model.model_fields_set else "")
        or environment.get("OPENAI_BASE_URL")
        or config.model.base_url,
    }
    return config.model_copy(
        update={
            "data_dir": Path(environment.get("GONGWEN_HOME") or config.data_dir),
            "model": config.model.model_copy(update=model),
        }
    )
