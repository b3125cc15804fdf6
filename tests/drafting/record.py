"""Drafts threads through a real endpoint and keeps what it answered: python -m tests.drafting.record."""

import asyncio
import json
import tempfile
import time
from pathlib import Path

import click

from bot.export import plain
from bot.export.word.docx import typeset
from tests.drafting.talks import Talked, talked
from tests.drafting.threads import drafted, scored
from tests.understanding.replay import Recorder, patient


@click.command()
@click.option("--base-url", required=True)
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True)
@click.option(
    "--known", type=click.Path(path_type=Path), help="earlier recordings: what has not changed is kept"
)
@click.option("--talk", is_flag=True, help="type it message by message, instead of handing it over whole")
@click.argument("threads", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(base_url: str, folder: Path, known: Path | None, talk: bool, threads: tuple[Path, ...]) -> None:
    """Record the answers for each thread, write its document, and print how it scores."""
    folder.mkdir(parents=True, exist_ok=True)
    for thread in threads:
        begun = time.monotonic()
        asyncio.run(_record(base_url, thread, folder, known, talk=talk))
        click.echo(f"{thread.stem} took {time.monotonic() - begun:.0f} s")


async def _record(base_url: str, thread: Path, folder: Path, known: Path | None, *, talk: bool) -> None:
    """Draft a thread; the endpoint may take an hour for an answer."""
    name = f"{thread.stem}.json"
    model = Recorder(patient(base_url), folder / name, known / name if known else None)
    with tempfile.TemporaryDirectory() as home:
        done = await (talked if talk else drafted)(thread, model, Path(home))
    (folder / f"{thread.stem}.txt").write_text(plain.render(done.document) + "\n", "utf-8")
    (folder / f"{thread.stem}.docx").write_bytes(typeset(done.document))
    click.echo(json.dumps(scored(thread, done.document), ensure_ascii=False, default=str))
    click.echo(done.said if isinstance(done, Talked) else "\n".join((*done.warnings, *done.failures)))


if __name__ == "__main__":
    main()
