"""Sections are drafted side by side; what depends on another waits for it, and for nothing else."""

import asyncio
from collections import Counter, deque
from contextlib import nullcontext

from bot.domain.job import Job
from bot.domain.orders import Draft, Export, Format, JobOrder, Plan, Read, Review, Rewrite, Whole
from bot.drafting.jobs import FollowUp, Jobs
from bot.drafting.slots import Slots


class _Bench:
    """Work that ends when it is told to, and remembers what ran."""

    def __init__(self) -> None:
        self.running: list[int] = []
        self.begun: deque[int] = deque()
        self._ends: dict[int, asyncio.Event] = {}
        self.may_tell = asyncio.Event()
        self.may_tell.set()

    async def work(self, job: Job) -> FollowUp:
        self._ends[job.id] = asyncio.Event()
        self.running.append(job.id)
        self.begun.append(job.id)
        try:
            await self._ends[job.id].wait()
        finally:
            self.running.remove(job.id)
        return self._told

    async def _told(self) -> None:
        await self.may_tell.wait()

    async def ends(self, *numbers: int) -> None:
        for number in numbers:
            self._ends[number].set()
        await settle()


_FILE = Export(1, format=Format.DOCX)


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def _job(number: int, order: JobOrder, chat: str = "a") -> Job:
    return Job(number, chat, order)


async def _started(*jobs: Job, at_once: int = 4, in_all: int = 32) -> tuple[Jobs, _Bench]:
    bench = _Bench()
    lanes = Jobs(bench.work, Slots(at_once, in_all), lambda _: nullcontext())
    for job in jobs:
        lanes.start(job)
    await settle()
    return lanes, bench


async def test_sections_are_drafted_side_by_side_and_one_section_in_order() -> None:
    lanes, bench = await _started(_job(1, Draft(1, 1)), _job(2, Draft(1, 2)), _job(3, Rewrite(1, 1)))
    assert bench.running == [1, 2]
    assert [job.id for job in lanes.under_way("a")] == [1, 2, 3]
    await bench.ends(1)
    assert bench.running == [2, 3]
    await bench.ends(2, 3)
    assert lanes.under_way("a") == ()


async def test_no_more_than_so_many_at_once_a_chat_and_another_chat_is_not_kept_waiting() -> None:
    own = [_job(n, Draft(1, n)) for n in range(1, 8)]
    lanes, bench = await _started(*own, _job(20, Draft(1, 1), chat="b"), at_once=3)
    assert bench.running == [1, 2, 3, 20]
    await bench.ends(2)
    assert bench.running == [1, 3, 20, 4]
    await lanes.close()


async def test_a_chat_that_has_no_draft_yet_goes_before_second_ones() -> None:
    own = [_job(n, Draft(1, n)) for n in range(1, 5)]
    others = [_job(10 * n, Draft(1, 1), chat=f"b{n}") for n in range(1, 5)]
    lanes, bench = await _started(*own, *others, at_once=2, in_all=4)
    assert bench.running == [1, 2, 10, 20]
    await bench.ends(1)
    assert bench.running == [2, 10, 20, 30]
    await bench.ends(2, 10)
    assert bench.running == [20, 30, 40, 3]
    await lanes.close()


async def test_a_draft_that_is_told_of_slowly_keeps_no_other_from_being_written() -> None:
    lanes, bench = await _started(
        _job(1, Draft(1, 1)), _job(2, Draft(1, 2)), _job(3, Rewrite(1, 1)), at_once=1
    )
    bench.may_tell.clear()
    await bench.ends(1)
    assert bench.running == [2]
    await bench.ends(2)
    assert bench.running == []
    bench.may_tell.set()
    await settle()
    assert bench.running == [3]
    await lanes.close()


async def test_a_file_is_made_while_every_place_is_taken() -> None:
    drafts = [_job(n, Draft(1, 1), chat=f"a{n}") for n in range(1, 4)]
    lanes, bench = await _started(*drafts, _job(9, _FILE, chat="b"), in_all=2)
    assert bench.running == [1, 2, 9]
    await lanes.stop("a3")
    await bench.ends(1)
    assert bench.running == [2, 9]
    await lanes.close()


async def test_what_was_said_is_read_and_planned_before_anything_is_drafted() -> None:
    lanes, bench = await _started(_job(1, Read()), _job(2, Draft(1, 1)), _job(3, Plan(1)), _job(4, _FILE))
    assert bench.running == [1, 4]
    await bench.ends(1)
    assert bench.running == [4, 3]
    lanes.start(_job(5, Read()))
    await settle()
    assert bench.running == [4, 3, 5]
    await bench.ends(3)
    assert bench.running == [4, 5]
    await bench.ends(5)
    assert bench.running == [4, 2]
    await lanes.close()


async def test_the_whole_document_waits_for_its_sections_and_they_for_it() -> None:
    lanes, bench = await _started(
        _job(1, Draft(1, 1)),
        _job(2, Whole(1)),
        _job(3, Draft(1, 2)),
        _job(4, Draft(2, 9)),
        _job(5, Review(1)),
    )
    assert bench.running == [1, 4]
    await bench.ends(1)
    assert bench.running == [4, 2]
    await bench.ends(2)
    assert bench.running == [4, 3]
    await bench.ends(3)
    assert bench.running == [4, 5]
    await lanes.close()


async def test_a_stop_ends_every_draft_of_the_chat_and_nothing_else() -> None:
    lanes, bench = await _started(
        *(_job(n, Draft(1, n)) for n in range(1, 7)),
        _job(7, _FILE),
        _job(8, Draft(1, 1), chat="b"),
    )
    assert [job.id for job in await lanes.stop("a")] == [1, 2, 3, 4, 5, 6]
    assert bench.running == [7, 8]
    lanes.start(_job(9, Draft(1, 1)))
    await settle()
    assert bench.running == [7, 8, 9]
    await lanes.close()
    assert bench.running == []


async def test_every_job_is_done_once() -> None:
    jobs = [_job(n, Draft(1, n % 5 + 1)) for n in range(1, 31)]
    lanes, bench = await _started(*jobs)
    while bench.running:
        await bench.ends(bench.running[0])
    await asyncio.wait_for(lanes.idle("a"), 5)
    assert Counter(bench.begun) == Counter(range(1, 31))
    of_section = [n for n in bench.begun if n % 5 == 0]
    assert of_section == sorted(of_section)
