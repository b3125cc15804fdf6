"""A model endpoint in a process of its own, so that what it costs is not taken for what we cost."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from tests.endpoint import Endpoint, Request, Slow
from tests.fakes import faithful

_CHARACTERS = 2
"""Of a token, about as many as models write Chinese with."""


@contextmanager
def standin(tokens_per_second: float) -> Iterator[str]:
    """Lend the URL of a model that drafts what it is told, each answer at this pace."""
    command = (sys.executable, "-m", __name__, str(tokens_per_second))
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait()


async def _serve(tokens_per_second: float) -> None:
    def answer(body: Request) -> Slow:
        text = faithful(body).text
        return Slow(text, 1 / tokens_per_second, -(-len(text) // _CHARACTERS))

    async with Endpoint(answer=answer) as endpoint:
        click.echo(endpoint.url)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1])))
