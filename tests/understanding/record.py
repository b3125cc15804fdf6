"""Reads a thread through a real endpoint and keeps what it answered: python -m tests.understanding.record."""

import asyncio
import json
from pathlib import Path

import click

from bot import shipped
from bot.config import ModelConfig
from bot.domain.ledger import Ledger
from bot.llm.openai_model import OpenAIModel
from bot.llm.prompts import load
from bot.understanding.reader import Heard, Reader
from bot.understanding.report import as_json
from tests.understanding.replay import Recorder
from tests.understanding.threads import scorer, unread_talk_of

_PATIENCE = 3600.0


@click.command()
@click.option("--base-url", required=True)
@click.option("--thread", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--to", "file", type=click.Path(path_type=Path), required=True)
def main(base_url: str, thread: Path, file: Path) -> None:
    """Record the answers for one thread and print how its reading scores."""
    heard = asyncio.run(_heard(base_url, thread, file))
    talk = unread_talk_of(thread)
    reading = as_json(Ledger().after(heard.reading), heard.reading, talk.new)
    click.echo(json.dumps(scorer().score(scorer().load(thread), reading), ensure_ascii=False, indent=1))
    click.echo(f"calls {len(heard.costs)} failed {heard.failed or '-'} unsure {len(reading['unsure'])}")


async def _heard(base_url: str, thread: Path, file: Path) -> Heard:
    """Return what the reader makes of a thread; the endpoint may take an hour for an answer."""
    config = ModelConfig(
        name="desk",
        base_url=base_url,
        first_token_seconds=_PATIENCE,
        stall_seconds=_PATIENCE,
        deadline_seconds=_PATIENCE,
        attempts=1,
    )
    model = Recorder(OpenAIModel(config, ""), file)
    try:
        return await Reader(model, load(shipped.TASKS)).read(unread_talk_of(thread))
    finally:
        await model.close()


if __name__ == "__main__":
    main()
