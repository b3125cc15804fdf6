"""Who is let in to write, and when."""

import asyncio

from bot.store.engines.turns import Turns


async def _take(turns: Turns, name: str, order: list[str], *, urgent: bool = False) -> None:
    async with turns.taken(urgent=urgent):
        order.append(name)
        await asyncio.sleep(0)


async def test_the_urgent_are_let_in_before_all_others_that_wait() -> None:
    turns, order = Turns(), list[str]()
    async with turns.taken():
        tasks = [asyncio.create_task(_take(turns, name, order)) for name in ("甲", "乙")]
        tasks += [asyncio.create_task(_take(turns, name, order, urgent=True)) for name in ("急一", "急二")]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert order == ["急一", "急二", "甲", "乙"]


async def test_who_gives_up_waiting_holds_nobody_up() -> None:
    turns, order = Turns(), list[str]()
    async with turns.taken():
        tasks = [asyncio.create_task(_take(turns, name, order)) for name in ("甲", "乙", "丙")]
        await asyncio.sleep(0)
        tasks[0].cancel()
        tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await _take(turns, "丁", order)
    assert order == ["乙", "丁"]


async def test_who_gives_up_at_the_moment_of_being_let_in_passes_the_turn_on() -> None:
    turns, order = Turns(), list[str]()
    first = asyncio.create_task(_take(turns, "甲", order))
    async with turns.taken():
        first.cancel()
        second = asyncio.create_task(_take(turns, "乙", order))
        third = asyncio.create_task(_take(turns, "丙", order))
        await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(first, second, third, return_exceptions=True)
    await _take(turns, "丁", order)
    assert order == ["丙", "丁"]
