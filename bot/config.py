"""config.toml -> Config. Secrets come from the environment only; an unknown key is an error.

Every key, its default and its meaning stand in `config.example.toml`, which a test loads.
"""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt, Le, Len, MinLen, Predicate

from bot.errors import ConfigError
from bot.regex import regex
from bot.texts import failures

_FONT = regex(r"[^<>&\"\x00-\x1f]+")
_PLACE = regex(r"[0-9A-Za-z.-]+:\d{1,5}")
_CODE = regex(r"[!#-\[\]-~]{1,64}")


@dataclass(frozen=True)
class _Table:
    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}


@dataclass(frozen=True)
class TelegramConfig(_Table):
    """Who may talk to the bot, and where the Bot API is."""

    allow: tuple[int, ...] = ()
    """Telegram user ids; empty means nobody but administrators and who was invited by them."""
    admins: tuple[int, ...] = ()
    """The ids of those who invite, lock and limit users in their own chat with the bot."""
    api_base: str = "https://api.telegram.org"
    proxy: str = ""
    """The URL of an HTTP proxy on the way to the Bot API; empty means none of its own."""
    webhook: Annotated[str, Predicate(lambda url: not url or url.startswith("https://"))] = ""
    """Where Telegram is to send updates; empty means that they are fetched."""
    webhook_listen: Annotated[str, Predicate(lambda place: bool(_PLACE.fullmatch(place)))] = "127.0.0.1:8081"
    """Where they arrive on this machine, behind a proxy that speaks https."""
    edit_seconds: Annotated[float, Gt(0)] = 1.2


@dataclass(frozen=True)
class WebConfig(_Table):
    """Where the page is, and who gets in."""

    port: Annotated[int, Ge(1), Le(65_535)] = 8780
    """On loopback without accounts another one is taken where it is in use."""
    host: str = "127.0.0.1"
    """The address it listens on; any other than loopback asks for accounts and encryption."""
    accounts: bool = False
    """Whether people sign in on loopback too, as behind a proxy on the same machine."""
    address: str = ""
    """Under which browsers find it, where that is not host and port: https://gongwen.example.cn."""
    certificate: str = ""
    key: str = ""
    """Files of a TLS certificate and of its key, as PEM."""
    proxy: str = ""
    """The IP address of the proxy whose headers are trusted; empty for none."""

    @property
    def is_local(self) -> bool:
        """Return whether only this machine gets in, so that nobody needs to sign in."""
        return self.host in ("127.0.0.1", "::1", "localhost") and not self.accounts

    @property
    def url(self) -> str:
        """Return where browsers find it."""
        own = f"{'https' if self.certificate else 'http'}://{self.host}:{self.port}"
        return self.address.rstrip("/") or own


@dataclass(frozen=True)
class ModelConfig(_Table):
    """The OpenAI-compatible endpoint; an empty name means the skeleton drafter."""

    name: str = ""
    base_url: str = "https://api.openai.com/v1"
    context_tokens: Annotated[int, Gt(1_000)] = 32_000
    temperature: Annotated[float, Ge(0), Le(2)] = 0.6
    first_token_seconds: Annotated[float, Gt(0)] = 30
    stall_seconds: Annotated[float, Gt(0)] = 20
    deadline_seconds: Annotated[float, Gt(0)] = 180
    attempts: Annotated[int, Ge(1), Le(10)] = 3
    at_once: Annotated[int, Ge(1), Le(32)] = 4
    """How many sections of a document are asked for at the same time."""
    in_all: Annotated[int, Ge(1), Le(1_000)] = 64
    """How many drafts of all chats are: of more chats than that, some see no text before others have theirs.

    A job holds a place only while it is written; with 32 the last of fifty chats that begin at once would
    wait for whole drafts of others.
    """


@dataclass(frozen=True)
class AllowedWords(_Table):
    """Words that the office lets stand against a rule of the check, and why."""

    rule: str
    text: Annotated[str, MinLen(1)]
    reason: Annotated[str, MinLen(1)]


@dataclass(frozen=True)
class EmbeddingsConfig(_Table):
    """The endpoint that turns passages into vectors; an empty model means that none is asked."""

    model: str = ""
    base_url: str = "https://api.openai.com/v1"
    dimensions: Annotated[int, Ge(0), Le(65_536)] = 0
    """How many components to ask for; 0 means as many as the model likes."""


_Font = Annotated[str, Len(1, 40), Predicate(lambda name: bool(_FONT.fullmatch(name)))]
_Margin = Annotated[float, Ge(10), Le(60)]


@dataclass(frozen=True)
class Layout(_Table):
    """How the Word file looks; every default is that of GB/T 9704-2012."""

    title_font: _Font = "方正小标宋简体"
    body_font: _Font = "仿宋_GB2312"
    heading_font: _Font = "黑体"
    """For 一、 and for the mark of an annex."""
    subheading_font: _Font = "楷体_GB2312"
    """For （一）."""
    title_size: Annotated[float, Ge(14), Le(36)] = 22
    body_size: Annotated[float, Ge(10.5), Le(22)] = 16
    """Both sizes in points: 22 is 二号, 16 is 三号."""
    line_pitch: Annotated[float, Ge(18), Le(40)] = 28.95
    """From line to line, in points."""
    margins: tuple[_Margin, _Margin, _Margin, _Margin] = (37, 26, 35, 28)
    """Top, right, bottom and left, in millimetres."""
    page_numbers: Literal["outer", "centre", "none"] = "outer"
    seal: bool = False
    """Whether a seal will be set over signature and date of issue."""
    form: Literal["document", "letter"] = "document"
    imprint_page: Literal["last", "even"] = "last"
    """On which page the imprint stands: the last of the text, or an even one, as both sides are printed."""
    annexes: Literal["bound", "apart"] = "bound"
    """Whether annexes are bound with the text, or apart: then each bears the document's number."""
    letterhead: Annotated[str, Len(0, 40)] = ""
    """What stands in red at the head (发文机关标志); empty prints none."""
    producer: Annotated[str, Predicate(lambda code: bool(_CODE.fullmatch(code)))] = "gongwen"
    """Who produces the text, in the hidden mark of what a model wrote: ASCII, best the provider's code."""


STANDARD = Layout()


@dataclass(frozen=True)
class RetentionConfig(_Table):
    """How long documents are kept that nobody touches."""

    days: Annotated[int, Ge(0), Le(36_500)] = 0
    """So many days; 0 means for good."""
    notice_days: Annotated[int, Ge(1), Le(365)] = 7
    """So many days before, their users are told."""

    def __post_init__(self) -> None:
        """Raise ValueError where a notice would come before anything was there to be told of."""
        if 0 < self.days <= self.notice_days:
            raise ValueError("days")


@dataclass(frozen=True)
class MonitoringConfig(_Table):
    """Where health and figures are told."""

    port: Annotated[int, Ge(0), Le(65_535)] = 0
    """0 means nowhere."""
    host: str = "127.0.0.1"
    """The address it listens on: whoever can reach it can read the figures."""


FOR_GOOD = RetentionConfig()


@dataclass(frozen=True)
class Config(_Table):
    """Everything an installation chooses."""

    data_dir: Path = Path("~/.gongwen")
    database: str = ""
    """The URL of a PostgreSQL server; empty means an SQLite file in the data folder."""
    allow: tuple[AllowedWords, ...] = ()
    """What the check lets stand."""
    telegram: TelegramConfig = TelegramConfig()
    web: WebConfig = WebConfig()
    model: ModelConfig = ModelConfig()
    embeddings: EmbeddingsConfig = EmbeddingsConfig()
    layout: Layout = STANDARD
    retention: RetentionConfig = FOR_GOOD
    monitoring: MonitoringConfig = MonitoringConfig()
    channels: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """What further channels are told, by their names; each looks at its own."""

    @property
    def home(self) -> Path:
        """Return the one folder that holds everything this installation keeps."""
        return self.data_dir.expanduser()


@dataclass(frozen=True)
class Secrets:
    """What only the environment may say; never written to a file or a log."""

    telegram_token: str = field(default="", repr=False)
    model_key: str = field(default="", repr=False)
    embeddings_key: str = field(default="", repr=False)


def load(path: Path | None, environment: Mapping[str, str] = os.environ) -> Config:
    """Return the config of `path`, or of ./config.toml if there is one, or the defaults.

    The environment may name the data folder and the model (GONGWEN_HOME, GONGWEN_MODEL,
    GONGWEN_MODEL_URL; OPENAI_BASE_URL is understood too). Raise ConfigError naming the file and the key.
    """
    chosen = path or Path(environment.get("GONGWEN_CONFIG", "config.toml"))
    if not _is_there(chosen):
        if path or "GONGWEN_CONFIG" in environment:
            raise ConfigError(failures.config_missing(str(chosen)))
        return _with_environment(Config(), {}, environment)
    table = _config_table(chosen)
    return _with_environment(_validate(table, chosen), table, environment)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long
        return False


def secrets(environment: Mapping[str, str] = os.environ) -> Secrets:
    """Return the secrets that the environment holds; a missing one is an empty string."""
    return Secrets(
        telegram_token=environment.get("GONGWEN_TELEGRAM_TOKEN", ""),
        model_key=environment.get("GONGWEN_MODEL_KEY", "") or environment.get("OPENAI_API_KEY", ""),
        # Only its own: the endpoint may belong to somebody else than the model's.
        embeddings_key=environment.get("GONGWEN_EMBEDDINGS_KEY", ""),
    )


def _config_table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(failures.config_unreadable(str(path))) from error


def _validate(table: Mapping[str, object], file: Path) -> Config:
    from pydantic import (  # most of a tenth of a second: only where there is a file
        TypeAdapter,
        ValidationError,
    )

    try:
        # Through JSON, whose arrays and objects are tuples and tables even where nothing else is converted;
        # no key takes a date.
        return TypeAdapter(Config).validate_json(json.dumps(table, default=lambda date: None))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        unknown = first["type"] == "unexpected_keyword_argument"
        raise ConfigError(failures.config_key(str(file), key, unknown)) from error


def _with_environment(config: Config, table: Mapping[str, object], environment: Mapping[str, str]) -> Config:
    told = table.get("model")
    own_address = config.model.base_url if isinstance(told, dict) and "base_url" in told else ""
    model = replace(
        config.model,
        name=environment.get("GONGWEN_MODEL", config.model.name),
        base_url=environment.get("GONGWEN_MODEL_URL")
        or own_address
        or environment.get("OPENAI_BASE_URL")
        or config.model.base_url,
    )
    return replace(config, data_dir=Path(environment.get("GONGWEN_HOME") or config.data_dir), model=model)
