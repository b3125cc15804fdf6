"""The one place where the concrete parts meet."""

from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot import shipped
from bot.compliance.exemptions import exemptions
from bot.config import Config, Secrets
from bot.conversation.engine import Engine
from bot.conversation.services import Services, ignore
from bot.corpus.library.library import Library
from bot.drafting.drafter import Drafter
from bot.drafting.genres.loading import load_genres
from bot.drafting.planning.planner import Planner
from bot.drafting.review.reviewer import Reviewer
from bot.drafting.tasks import TASKS
from bot.errors import UsageError
from bot.llm import prompts
from bot.llm.configured import ConfiguredModel
from bot.llm.model import ChatModel
from bot.llm.prompts import Prompt
from bot.llm.tokens import TokenMeter
from bot.opening import open_library
from bot.store.store import Store
from bot.texts import command_line
from bot.understanding.prompting.asking import TASKS as READING
from bot.understanding.reader import Reader

if TYPE_CHECKING:
    from bot.monitoring.figures import Figures


@dataclass(frozen=True)
class App:
    """Everything that runs."""

    store: Store
    library: Library
    drafter: Drafter
    planner: Planner
    engine: Engine
    figures: "Figures | None"
    """What is counted; `None` where nobody is told."""


@asynccontextmanager
async def build(
    config: Config,
    secrets: Secrets,
    tasks: Mapping[str, Prompt] | None = None,
    model: ChatModel | None = None,
    today: Callable[[], date] = date.today,
) -> AsyncGenerator[App, None]:
    """Lend the assembled program, with other prompts, or another model than the configured, where given.

    Raise ConfigError or UsageError before anything has begun.
    """
    genres = load_genres(shipped.GENRES)
    tasks = tasks or prompts.load(shipped.TASKS)
    prompts.require(tasks, TASKS)
    figures, model = _figures(config), model or _model(config, secrets)
    if figures and model:
        model = _measured(model, figures)
    meter = TokenMeter(config.model.name)
    async with open_library(config, secrets) as (store, library):
        allowed = exemptions(config.allow)
        reviewer = Reviewer(model, tasks, meter, allowed) if model else None
        mend = reviewer.mend if reviewer else None
        drafter = Drafter(library, tasks, model, meter, config.model.context_tokens, allowed, mend)
        planner, reader = Planner(model, tasks, library), Reader(model, tasks)
        parts = (store, genres, drafter, planner, reader, library)
        at_once = (config.model.at_once, config.model.in_all)
        administrators = _telegram_chats(config.telegram.admins)
        people = (frozenset(administrators), (*administrators, *_telegram_chats(config.telegram.allow)))
        decided = (today, allowed, config.layout, *at_once, reviewer)
        observe = figures.count_event if figures else ignore
        services = Services(*parts, *decided, *people, retention=config.retention, observe=observe)
        engine = Engine(services)
        try:
            yield App(store, library, drafter, planner, engine, figures)
        finally:
            await engine.close()
            if model:
                await model.close()


@asynccontextmanager
async def build_reader(config: Config, secrets: Secrets) -> AsyncGenerator[Reader, None]:
    """Lend what reads messages, without anything that drafts; raise ConfigError for a broken prompt."""
    tasks = prompts.load(shipped.TASKS)
    prompts.require(tasks, READING)
    model = _model(config, secrets)
    try:
        yield Reader(model, tasks)
    finally:
        if model:
            await model.close()


def _figures(config: Config) -> "Figures | None":
    """Return what counts, where somebody is told; raise UsageError where its library is missing."""
    if not config.monitoring.port:
        return None
    try:
        from bot.monitoring.figures import Figures  # an extra, and only for who watches
    except ImportError as error:
        raise UsageError(command_line.NO_METRICS) from error
    return Figures()


def _measured(model: ChatModel, figures: "Figures") -> ChatModel:
    from bot.monitoring.measured_model import MeasuredModel  # the same

    return MeasuredModel(model, figures)


def _telegram_chats(users: Iterable[int]) -> tuple[str, ...]:
    """Return the chats of users: their ids begin with the name of their channel."""
    return tuple(f"telegram:{user}" for user in users)


def _model(config: Config, secrets: Secrets) -> ChatModel | None:
    if not config.model.name:
        return None
    return ConfiguredModel(config.model, secrets.model_key)
