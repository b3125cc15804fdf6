"""Reads a thread through a real endpoint and keeps what it answered: python -m tests.understanding.record."""

import asyncio
import json
from pathlib import Path

import click

from bot.domain.ledger import Ledger
from bot.understanding.reader import Reader, ReadingResult
from bot.understanding.report import as_json
from tests.installed import PROMPTS
from tests.understanding.replay import Recorder, patient
from tests.understanding.threads import scorer, unread_talk_of


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


async def _heard(base_url: str, thread: Path, file: Path) -> ReadingResult:
    """Return what the reader makes of a thread; the endpoint may take an hour for an answer."""
    model = Recorder(patient(base_url), file)
    try:
        return await Reader(model, PROMPTS).read(unread_talk_of(thread))
    finally:
        await model.close()


if __name__ == "__main__":
    main()
