"""Two programs in one data folder: a job that both find is done, and paid for, once."""

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.domain.job import JobStatus
from bot.domain.orders import Draft
from bot.store import job_locks
from tests.fakes import ScriptedModel
from tests.talk import at_first_question, talking, texts

_LEAD = "2026年上半年，青石镇人民政府把精神文明建设摆在突出位置，群众满意率98.6%。现将有关情况总结如下。"
_OTHER = """
import asyncio, pathlib, sys
from bot.store.job_locks import JobLocks
async def main():
    async with JobLocks(pathlib.Path(sys.argv[1])).held(int(sys.argv[2])):
        print(flush=True)
        sys.stdin.read()
asyncio.run(main())
"""


@asynccontextmanager
async def _another_does(home: Path, job: int) -> AsyncGenerator[asyncio.subprocess.Process, None]:
    command = (sys.executable, "-c", _OTHER, str(home), str(job))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    assert process.stdin and process.stdout
    await process.stdout.readline()
    try:
        yield process
    finally:
        process.stdin.close()
        await process.wait()


@pytest.mark.parametrize("ends", [False, True], ids=["killed", "ended it"])
async def test_what_another_process_does_is_done_here_only_where_that_dies(
    home: Path, monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    monkeypatch.setattr(job_locks, "_EVERY", 0.05)
    model = ScriptedModel(_LEAD)
    async with talking(home, model) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        document = await talk.document()
        async with talk.store.write() as tx:
            order = Draft(document.id, document.sections[0].id)
            job = await tx.add_job(talk.chat, order)
        async with _another_does(home, job.id) as other:
            talk.engine._worker.start(job)
            await asyncio.sleep(0.5)
            assert model.asked == []
            if ends:
                async with talk.store.write() as tx:
                    await tx.end_job(job, JobStatus.DONE)
            else:
                other.kill()
        assert (_LEAD in texts(await talk.waits())) is not ends
        assert len(model.asked) == (not ends)
