"""The tests notice what keeps others waiting."""

import asyncio
from pathlib import Path

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.store.store import Store
from tests.transactions import calls, long_work


async def test_long_work_is_noticed_in_a_transaction_alone(home: Path) -> None:
    store = await Store.open(home)
    with long_work() as done:
        await asyncio.to_thread(check, "全年开展活动12次。", Context())
        async with store.write():
            check("全年开展活动12次。", Context())
            await asyncio.to_thread(check, "全年开展活动12次。", Context())
    await store.close()
    assert done == ["all_findings", "to_thread", "all_findings"]


async def test_much_work_of_any_kind_is_counted(home: Path) -> None:
    store = await Store.open(home)
    with calls() as counts:
        async with store.write():
            pass
        async with store.write():
            check("全年开展活动12次。" * 50, Context())
    await store.close()
    assert counts[1] > 10 * counts[0]
