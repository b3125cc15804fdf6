"""The history of a document: the ledger is the fold of its steps, and what is undone leaves no trace."""

from dataclasses import replace

from bot.domain.document import Brief, Document, Progress
from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.history import Step, difference
from bot.domain.ledger import (
    Datum,
    Doubt,
    Entry,
    Field,
    Gap,
    LeftOut,
    Reading,
    Secret,
    Unsure,
    Wish,
    WishKind,
)
from bot.domain.said import ClerkMessage
from bot.store.records.transaction import Transaction
from bot.store.store import Store
from tests.transactions import calls

_PLAN = SectionPlan(SectionRole.ACHIEVEMENTS, "主要做法", "", (), "", "", "", 300)
_QUOTE = Quote("m1", "读书会四场")
_ENTRIES: tuple[Entry, ...] = (
    Fact(
        1, None, "读书会4场", "m1", quotes=(_QUOTE,), head="五月：", status=Status.STATE, approximate=("4",)
    ),
    Gap(2, "满意率", _QUOTE, heard=("九成多", "八成")),
    Wish(3, "不写领导姓名", _QUOTE, WishKind.OTHER, ("阅读", "展览"), ("李某",)),
    Datum(4, Field.NUMBER, "某图〔2026〕5号", _QUOTE),
    LeftOut(5, "去年的展览", "去年的", _QUOTE),
    Doubt(6, "是4场还是5场？", "按4场写", (1,), ("4场", "5场"), (_QUOTE,)),
    Secret(7, "身份证号", _QUOTE),
    Unsure(8, _QUOTE),
)


async def _begun(tx: Transaction) -> int:
    document = await tx.add_document("chat", "题", Brief("工作总结"))
    await tx.set_outline(document, (_PLAN, replace(_PLAN, part="下一步打算")))
    return document


async def _as_it_stands(tx: Transaction, document: int) -> Document:
    found = await tx.document(document)
    assert found
    return found


async def test_every_kind_of_entry_comes_back_as_it_was(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        await tx.add_step(document, Step(0, "说", Reading(_ENTRIES, (5,), asides=(_QUOTE,))))
    async with store.read() as tx:
        ledger = await tx.ledger(document)
    assert tuple(ledger.entries.values()) == _ENTRIES
    assert ledger.withdrawn == {5}


async def test_an_undone_step_is_gone_and_the_others_stay(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        await tx.add_step(document, Step(0, "一", Reading((Fact(1, None, "甲", "m1"),))))
        before = await tx.ledger(document)
        await tx.add_step(document, Step(0, "二", Reading((Fact(2, None, "乙", "m2", replaces=(1,)),))))
        assert [f.text for f in (await tx.ledger(document)).facts] == ["乙"]
        [_, last] = await tx.steps(document)
        await tx.undo(document, last)
        assert await tx.ledger(document) == before
        assert [step.label for step in await tx.steps(document)] == ["一"]


async def test_a_number_is_never_given_twice_though_its_step_was_undone(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        await tx.add_step(document, Step(0, "一", Reading((Fact(1, None, "甲", "m1"),))))
        await tx.add_step(document, Step(0, "二", Reading((Fact(2, None, "乙", "m2"),))))
        for step in reversed(await tx.steps(document)):
            await tx.undo(document, step)
        ledger = await tx.ledger(document)
    assert (ledger.entries, ledger.next) == ({}, 3)
    assert ledger.after(Reading((Fact(3, None, "丙", "m3"),))).next == 4


async def test_undo_brings_sections_brief_and_title_back(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        old = await _as_it_stands(tx, document)
        _, second = old.sections
        await tx.arrange(document, [(second.id, second.plan), (0, replace(_PLAN, part="应急值守"))])
        await tx.set_brief(document, "新题", replace(old.brief, topic="防汛"))
        changed = await _as_it_stands(tx, document)
        assert [s.plan.part for s in changed.live] == ["下一步打算", "应急值守"]
        await tx.add_step(document, Step(0, "改", before=difference(old, changed)))
        [step] = await tx.steps(document)
        await tx.undo(document, step)
        back = await _as_it_stands(tx, document)
        assert (back.title, back.brief, back.live) == (old.title, old.brief, old.live)


async def test_undo_leaves_alone_what_came_after(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        old = await _as_it_stands(tx, document)
        first, second = old.sections
        await tx.arrange(document, [(second.id, second.plan), (first.id, first.plan)])
        await tx.add_step(document, Step(0, "挪", before=difference(old, await _as_it_stands(tx, document))))
        await tx.set_progress(first.id, Progress.ADOPTED)
        [step] = await tx.steps(document)
        await tx.undo(document, step)
        back = await _as_it_stands(tx, document)
    assert [(s.id, s.progress) for s in back.sections] == [
        (first.id, Progress.ADOPTED),
        (second.id, Progress.OPEN),
    ]


async def test_a_dropped_section_comes_back_with_what_it_had(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        first, second = (await _as_it_stands(tx, document)).sections
        await tx.arrange(document, [(first.id, first.plan)])
        assert [s.id for s in (await _as_it_stands(tx, document)).live] == [first.id]
        await tx.arrange(document, [(second.id, second.plan), (first.id, first.plan)])
        assert [s.id for s in (await _as_it_stands(tx, document)).live] == [second.id, first.id]


async def test_messages_wait_to_be_read_in_the_order_they_came(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        for n in range(3):
            said = ClerkMessage(f"m{n}", f"第{n}句", "几次？", "次数", 7)
            await tx.add_message("chat", said, document, unread=True)
        assert [unread.said.text for unread in await tx.unread("chat")] == ["第0句", "第1句", "第2句"]
        assert await tx.unread("other") == []
        await tx.mark_read(["m0", "m1"], document)
        assert [(unread.said.id, unread.document) for unread in await tx.unread("chat")] == [("m2", document)]
        assert await tx.said(document, 1) == [ClerkMessage("m1", "第1句", "几次？", "次数", 7)]


async def test_what_only_changed_texts_costs_the_ledger_and_an_undo_nothing(store: Store) -> None:
    async with store.write() as tx:
        document = await _begun(tx)
        await tx.add_step(document, Step(0, "说", Reading((Fact(1, None, "甲", "m1"),))))
    with calls() as counts:
        for many in (200, 0):
            async with store.write() as tx:
                ledger, [last] = await tx.ledger(document), await tx.last_steps(document, 1)
            async with store.write() as tx:
                for n in range(many):
                    await tx.add_step(document, Step(0, f"重写{n}"))
    assert [fact.text for fact in ledger.facts] == ["甲"]
    assert last.label == "重写199"
    assert counts[2] <= 1.1 * counts[0]
