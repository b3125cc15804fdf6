"""Every kind of order comes out of the store as it went in, and so do those of former programs."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import insert, update

from bot.domain import orders
from bot.domain.job import JobStatus
from bot.domain.orders import Format, JobOrder
from bot.store.store import Store
from bot.store.tables import schema

_ORDERS: tuple[JobOrder, ...] = (
    orders.Draft(1, 2, base=3, skeleton=True, of_all=True),
    orders.Rewrite(1, 2, base=3, instruction="更精炼", whole=True),
    orders.Continue(1, 2, base=3),
    orders.Renew(1, 2, facts=(4, 5), own=True),
    orders.Whole(1),
    orders.Review(1),
    orders.Variants(1, 2, base=3, paragraph=1),
    orders.Plan(1, instruction="分三部分", again=True),
    orders.Read(),
    orders.Export(1, format=Format.TXT, as_draft=True),
    orders.Fill(1, template=7, as_draft=True),
    orders.ReviewSheet(1),
    orders.Compare(1),
    orders.Preview(1, exact=True),
    orders.Similar(1, 2),
    orders.Follow(1, exemplar=6, words="去年的总结", name="季度小结"),
)


def test_every_kind_is_among_them() -> None:
    assert {type(order) for order in _ORDERS} == set(get_args(JobOrder))


@pytest.mark.parametrize("order", _ORDERS, ids=lambda order: type(order).__name__)
async def test_an_order_is_resumed_as_it_was_given(store: Store, order: JobOrder) -> None:
    async with store.write() as tx:
        await tx.add_job("a", order)
    async with store.read() as tx:
        assert [job.order for job in await tx.waiting_jobs("a")] == [order]


async def test_a_draft_is_tried_again_as_it_was_ordered_last(store: Store) -> None:
    again = orders.Rewrite(1, 2, instruction="更精炼")
    async with store.write() as tx:
        for order in (orders.Draft(1, 2), again, orders.Similar(1, 2)):
            await tx.add_job("a", order)
        assert await tx.last_draft(2) == again
        assert await tx.last_draft(3) is None


_FORMER: tuple[tuple[dict[str, Any], JobOrder | None], ...] = (
    ({"kind": "draft", "section": 2, "base": 1, "of_all": True}, orders.Draft(1, 2, base=1, of_all=True)),
    ({"kind": "draft", "section": 2, "skeleton": True}, orders.Draft(1, 2, skeleton=True)),
    ({"kind": "rewrite", "section": 2, "instruction": "短些"}, orders.Rewrite(1, 2, instruction="短些")),
    ({"kind": "continue", "section": 2, "base": 1}, orders.Continue(1, 2, base=1)),
    ({"kind": "renew", "section": 2, "facts": [4], "own": True}, orders.Renew(1, 2, facts=(4,), own=True)),
    ({"kind": "whole", "of_all": True}, orders.Whole(1)),
    ({"kind": "review"}, orders.Review(1)),
    ({"kind": "variants", "section": 2, "paragraph": 1}, orders.Variants(1, 2, paragraph=1)),
    (
        {"kind": "plan", "instruction": "分三块", "again": True},
        orders.Plan(1, instruction="分三块", again=True),
    ),
    ({"kind": "read", "document": 0}, orders.Read()),
    ({"kind": "export", "instruction": "docx"}, orders.Export(1, format=Format.DOCX)),
    ({"kind": "export", "instruction": "draft.txt"}, orders.Export(1, format=Format.TXT, as_draft=True)),
    ({"kind": "export", "instruction": "fill.3"}, orders.Fill(1, template=3)),
    ({"kind": "export", "instruction": "draft.fill.3"}, orders.Fill(1, template=3, as_draft=True)),
    ({"kind": "export", "instruction": "review"}, orders.ReviewSheet(1)),
    ({"kind": "export", "instruction": "odt"}, None),
    ({"kind": "preview", "instruction": "exact"}, orders.Preview(1, exact=True)),
    ({"kind": "preview"}, orders.Preview(1)),
    ({"kind": "peers", "section": 2}, orders.Similar(1, 2)),
    (
        {"kind": "follow", "instruction": "去年的", "name": "小结"},
        orders.Follow(1, words="去年的", name="小结"),
    ),
    ({"kind": "follow", "exemplar": 6}, orders.Follow(1, exemplar=6)),
)
_OTHER_FIELDS = {
    "document": 1,
    "section": 0,
    "instruction": "",
    "skeleton": False,
    "base": 0,
    "whole": False,
    "own": False,
    "paragraph": 0,
    "again": False,
    "facts": [],
    "of_all": False,
    "exemplar": 0,
    "name": "",
}
_ALL_OF_ONE_FORM = 11
"""The last schema whose orders had every field, whatever their kind."""


async def _keep_former(home: Path, url: str) -> None:
    """Bring a new record to the shape it had when orders were of one form, with one of each kind."""
    store = await Store.open(home, url)
    async with store.write() as tx:
        for former, _ in _FORMER:
            told = json.dumps({**_OTHER_FIELDS, **former})
            values = {"chat": "a", "section": former.get("section", 0), "status": JobStatus.WAITING}
            await tx.execute(insert(schema.jobs).values(**values, work_order=told))
        await tx.execute(update(schema.schema_version).values(version=_ALL_OF_ONE_FORM))
    await store.close()


async def test_orders_of_a_former_program_are_resumed_but_for_a_file_that_nobody_can_make(
    home: Path, url: str
) -> None:
    await _keep_former(home, url)
    for _ in range(2):
        store = await Store.open(home, url)
        async with store.read() as tx:
            resumed = [job.order for job in await tx.waiting_jobs("a")]
        await store.close()
        assert resumed == [order for _, order in _FORMER if order]
