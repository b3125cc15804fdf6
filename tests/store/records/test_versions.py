"""A version by itself tells what all those before it leave behind, and what a model was sent is there."""

import random
from dataclasses import replace

from bot.domain.document import Author, Brief, Clause, Document, Provenance, Version, paragraphs
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.revision import own_words, paragraphs_by_hand
from bot.drafting.writing.tags import clauses_of
from bot.export.aigc_label import is_by_model
from bot.store.store import Store
from bot.store.tables import schema
from tests.transactions import calls

_PLAN = SectionPlan(SectionRole.ACHIEVEMENTS, "主要做法", "", (), "", "", "", 300)
_SENTENCES = [f"开展第{n}批次走访，看望老人{n + 3}人。" for n in range(6)]
_PROMPT = "\n\n".join(f"第{n}条：写清楚谁在什么时候做了什么，做了多少，结果怎样。" for n in range(30))


async def _begun(store: Store) -> tuple[int, int]:
    async with store.write() as tx:
        document = await tx.add_document("chat", "题", Brief("工作总结"))
        await tx.set_outline(document, (_PLAN,))
        found = await tx.document(document)
    assert found
    return document, found.sections[0].id


async def _both(store: Store, identifier: int) -> tuple[Document, Document]:
    """Return the document with the shown version only, and with all versions."""
    async with store.read() as tx:
        shown, whole = await tx.document(identifier), await tx.document(identifier, history=True)
    assert shown and whole
    return shown, whole


def _written(chance: random.Random) -> Version:
    text = "\n".join(chance.sample(_SENTENCES, 3))
    told = tuple(Clause(p[:8], (n,)) for n, p in enumerate(paragraphs(text), 1) if chance.random() < 0.5)
    author = chance.choice([Author.USER, Author.MODEL, Author.SKELETON])
    instruction = chance.choice(["", "更精炼", "补上人数"])
    return Version(0, text, author, instruction=instruction, provenance=Provenance("m", clauses=told))


async def test_the_shown_version_tells_what_all_versions_would(store: Store) -> None:
    document, section = await _begun(store)
    for seed in range(30):
        version = _written(random.Random(seed))
        async with store.write() as tx:
            await tx.add_version(section, version, show=True)
        shown, whole = await _both(store, document)
        [light], [full] = shown.sections, whole.sections
        assert (len(light.versions), len(full.versions)) == (1, seed + 1)
        # What is known without the store: each version as it was written, none knowing of those before it.
        plain = tuple(replace(v, writers=()) for v in full.versions)
        assert paragraphs_by_hand(light) == paragraphs_by_hand(replace(full, versions=plain))
        assert clauses_of(light) == clauses_of(full)
        assert set(own_words(light)) == set(own_words(replace(full, past=type(full.past)())))
        assert is_by_model(shown) == any(v.author is Author.MODEL for v in full.versions)
        assert light.last == seed + 1


async def test_a_version_is_added_as_fast_behind_many(store: Store) -> None:
    _, section = await _begun(store)
    with calls() as counts:
        for n in range(60):
            text = "".join(f"第{n}版第{part}句。" for part in range(10))
            async with store.write() as tx:
                await tx.add_version(section, Version(0, text, Author.MODEL), show=True)
    assert max(counts[40:]) <= 1.1 * counts[5]


async def test_a_turn_loads_no_version_that_is_not_shown(store: Store) -> None:
    document, section = await _begun(store)
    async with store.write() as tx:
        for n in range(5):
            await tx.add_version(section, Version(0, f"第{n}版。", Author.MODEL), show=True)
        await tx.show_version(section, 2)
    shown, whole = await _both(store, document)
    assert [v.text for v in shown.sections[0].versions] == ["第1版。"]
    assert [v.number for v in whole.sections[0].versions] == [1, 2, 3, 4, 5]


async def test_what_was_sent_comes_back_word_for_word_and_its_common_part_is_kept_once(store: Store) -> None:
    document, section = await _begun(store)
    sent = [(f"{_PROMPT}\n\n修改要求：第{n}次", f"{_PROMPT}\n\n接着写{n}") for n in range(20)]
    async with store.write() as tx:
        for n, calls in enumerate(sent):
            version = Version(0, f"第{n}版。", Author.MODEL, provenance=Provenance("m", sent=calls))
            await tx.add_version(section, version, show=n % 3 > 0)
    _, whole = await _both(store, document)
    requests = [version.provenance.request for version in whole.sections[0].versions]
    async with store.read() as tx:
        assert [await tx.sent(request) for request in requests] == sent
        rows = (await tx.execute(schema.requests.select())).mappings().all()
        kept = sum(len(row["content"]) for row in rows)
        assert kept < sum(len("".join(calls).encode()) for calls in sent) / 20
        assert await tx.sent(0) == ()


async def test_a_request_of_another_kind_is_kept_whole(store: Store) -> None:
    _, section = await _begun(store)
    chance = random.Random(7)
    other = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(2000))
    async with store.write() as tx:
        told = [(_PROMPT,), (other,), (f"{other}。",), (_PROMPT,)]
        numbers = [await tx.keep_request(section, sent) for sent in told]
        assert [await tx.sent(number) for number in numbers] == told


async def test_who_is_forgotten_leaves_no_version_and_no_request(store: Store) -> None:
    _, section = await _begun(store)
    async with store.write() as tx:
        for n in range(3):
            own = Provenance("m", sent=(f"{_PROMPT}{n}",))
            await tx.add_version(section, Version(0, "一版。", Author.MODEL, provenance=own), show=True)
        await tx.forget("chat")
        for table in (schema.versions, schema.sentences, schema.requests, schema.sections):
            assert (await tx.execute(table.select())).all() == []
