"""The candidates of an evaluation: each model with each version of the prompts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from bot import shipped
from bot.config import Config
from bot.llm.prompts import Prompt, load, with_overrides
from bot.regex import regex
from bot.texts import evaluation as texts

SHIPPED = "shipped"
"""What names the prompts that come with the program."""

_UNFIT = regex(r"[^\w.-]+")


@dataclass(frozen=True)
class Candidate:
    """A model with a version of the prompts."""

    name: str
    """What it is called in tables, and on the page once the votes are cast."""
    stem: str
    """What its files are called, without the suffix."""
    config: Config
    tasks: Mapping[str, Prompt]


def candidates(config: Config, models: Sequence[str], versions: Sequence[str]) -> tuple[Candidate, ...]:
    """Return every model with every version; without any, what is configured and what is shipped.

    A version is a folder, or `SHIPPED`; what a folder does not hold is as shipped. Raise ConfigError for a
    folder whose prompts cannot stand in the place of the shipped ones.
    """
    return tuple(_candidates(config, models or (config.model.name,), versions or (SHIPPED,)))


def _candidates(config: Config, models: Sequence[str], versions: Sequence[str]) -> Iterator[Candidate]:
    ours = load(shipped.TASKS)
    number = count(1)
    tasks = {name: ours if name == SHIPPED else with_overrides(ours, Path(name)) for name in versions}
    for model in dict.fromkeys(models):
        chosen = replace(config, model=replace(config.model, name=model))
        for version, prompts in tasks.items():
            name = texts.candidate(model, version if len(tasks) > 1 or version != SHIPPED else "")
            # Names that differ in what no file is called by are still told apart.
            stem = f"{next(number)}_{_UNFIT.sub('_', name).strip('_')}"
            yield Candidate(name, stem, chosen, prompts)
