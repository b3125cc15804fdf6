import json
import shutil
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import tantivy

from bot import shipped
from bot.corpus.library.holdings import ORGANISATION, SHIPPED
from bot.corpus.library.importing import extract_exemplars
from bot.corpus.library.library import Library
from bot.corpus.library.shipped import load_exemplar
from bot.corpus.search.index import Index
from bot.domain.genre import GenreKind, IssuerKind, SectionRole
from bot.domain.passage import Changes, Correction, Grade, Hit
from bot.errors import ConfigError, UnreadableFile
from bot.texts import corpus as texts
from tests.corpus.documents import PLAN, SUMMARY
from tests.corpus.holdings_in_memory import HoldingsInMemory

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
FRONT_MATTER = """---
title = "云岭县2025年志愿服务工作总结"
genre = "总结"
issuer_kind = "政府部门"
year = 2025
period = "2025年度"
topic = "志愿服务"
---
"""
BODY = """2025年，我县扎实推进志愿服务，现将有关情况总结如下。
一、主要做法
建立县乡村三级志愿服务网络，组织理论宣讲、邻里互助、环境整治等服务，打造“周末有约”服务品牌，群众好评不断。
二、存在问题
部分队伍专业性不强，服务项目与群众需求对接不够精准，激励办法落实还不到位，骨干力量流失较多。
三、下一步打算
健全培训制度，完善需求清单、服务清单和项目清单，推动志愿服务常态长效，让群众在身边就能找到志愿者。
"""


@pytest.fixture
def exemplars(tmp_path: Path) -> Path:
    folder = tmp_path / "exemplars" / "工作总结"
    folder.mkdir(parents=True)
    (folder / "云岭.md").write_text(FRONT_MATTER + BODY, "utf-8")
    return folder.parent


@pytest.fixture
def holdings() -> HoldingsInMemory:
    return HoldingsInMemory()


@pytest.fixture
def library(holdings: HoldingsInMemory, tmp_path: Path, exemplars: Path) -> Library:
    return Library(holdings, tmp_path / "index", exemplars)


async def stocked(library: Library) -> Library:
    await library.open()
    await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)
    await library.add_file("方案.txt", PLAN.encode(), ORGANISATION)
    return library


def headings(hits: Sequence[Hit]) -> list[str]:
    return ["/".join(hit.found.passage.heading_path) for hit in hits]


async def test_an_added_file_is_reported_and_found_by_topic_and_role(library: Library) -> None:
    await library.open()
    [added] = (await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)).added
    assert (added.exemplar.grade, added.duplicate, len(added.exemplar.passages)) == (Grade.GOOD, False, 6)
    await library.add_file("方案.txt", PLAN.encode(), ORGANISATION)

    [best, *_] = await library.search("志愿服务队走进小区帮助老人")
    assert best.found.exemplar == added.id
    assert best.found.passage.heading_path[-1] == "（二）深化志愿服务，展现行业新风"
    [problem, *_] = await library.search("志愿服务", role=SectionRole.PROBLEMS, genre="总结")
    assert problem.found.passage.role is SectionRole.PROBLEMS


async def test_filters_decide_who_is_found(library: Library) -> None:
    await stocked(library)
    await library.add_file("我的.txt", SUMMARY.replace("水务", "燃气").encode(), "chat-7")

    async def scopes_found(*scopes: str) -> set[str]:
        return {h.found.scope for h in await library.search("服务 工作", scopes=scopes, limit=50)}

    assert await scopes_found(SHIPPED, ORGANISATION, "chat-7") == {SHIPPED, ORGANISATION, "chat-7"}
    assert await scopes_found("chat-7") == {"chat-7"}
    assert {h.found.scope for h in await library.search("服务 工作", limit=50)} == {SHIPPED, ORGANISATION}
    assert {h.found.genre for h in await library.search("工作", genre="方案", limit=50)} == {"方案"}
    assert {h.found.year for h in await library.search("工作", year=2026, limit=50)} == {2026}
    company = await library.search("工作", issuer_kind=IssuerKind.COMPANY, limit=50)
    assert {h.found.issuer_kind for h in company} == {IssuerKind.COMPANY}
    assert await library.search("工作", genre="没有的文种") == []
    assert await library.search("工作", scopes=()) == []
    assert await library.search("……？！") == []


async def test_neighbouring_hits_come_from_different_exemplars(library: Library) -> None:
    await stocked(library)
    hits = await library.search("志愿服务队走进小区检修管网，节水宣传周，供水一线故事", limit=4)
    assert len(hits) == 4
    sources = [h.found.exemplar for h in hits]
    assert all(a != b for a, b in pairwise(sources))
    only = await library.search("供水 工作", scopes=(ORGANISATION,), genre="总结", limit=4)
    assert len(only) == 4


async def test_the_same_text_is_stored_once(library: Library) -> None:
    await library.open()
    [first] = (await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)).added
    [again] = (await library.add_file("另存.txt", SUMMARY.encode("gb18030"), ORGANISATION)).added
    assert (first.duplicate, again.duplicate, again.id) == (False, True, None)
    assert len(await library.list()) == 2


async def test_what_is_not_good_is_never_quoted(library: Library) -> None:
    await library.open()
    named = SUMMARY + "由王建国校长、李秋红书记牵头，陈志远老师负责。"
    [structure] = (await library.add_file("有人名.txt", named.encode(), ORGANISATION)).added
    assert structure.id is not None
    short = "点击下载更多会员范文。\n" * 50 + "一、工作开展情况\n组织学习。\n"
    [rejected] = (await library.add_file("短.txt", short.encode(), ORGANISATION)).added
    assert (rejected.id, rejected.duplicate) == (None, False)
    assert rejected.exemplar.reasons == (texts.ALMOST_EMPTY,)
    assert [h for h in await library.search("供水 志愿服务", limit=50) if h.found.scope == ORGANISATION] == []


async def test_an_unreadable_file_changes_nothing(library: Library) -> None:
    await library.open()
    before = await library.list()
    with pytest.raises(UnreadableFile):
        await library.add_file("坏.docx", b"PK rubbish", ORGANISATION)
    assert await library.list() == before


async def test_what_is_removed_is_gone(library: Library) -> None:
    await library.open()
    [added] = (await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)).added
    assert added.id is not None
    assert await library.remove(added.id)
    assert not await library.remove(added.id)
    assert [h for h in await library.search("供水 志愿服务", limit=50) if h.found.exemplar == added.id] == []


def _delete(index: Path) -> None:
    shutil.rmtree(index)


def _fill_with_garbage(index: Path) -> None:
    for path in (index / "passages").iterdir():
        path.write_bytes(b"garbage")


def _truncate(index: Path) -> None:
    for path in (index / "passages").glob("*.idx"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _lose_the_record(index: Path) -> None:
    (index / "passages" / "revision.json").unlink()


def _age(index: Path) -> None:
    record = index / "passages" / "revision.json"
    record.write_text(json.dumps({**json.loads(record.read_text()), "format": 0}))


def _fall_behind_as_after_a_kill(index: Path) -> None:
    record = index / "passages" / "revision.json"
    record.write_text(json.dumps({**json.loads(record.read_text()), "revision": 1}))


HARMS = [_delete, _fill_with_garbage, _truncate, _lose_the_record, _age, _fall_behind_as_after_a_kill]


@pytest.mark.parametrize("harm", HARMS)
async def test_a_harmed_index_is_rebuilt_silently(
    library: Library,
    holdings: HoldingsInMemory,
    tmp_path: Path,
    exemplars: Path,
    harm: Callable[[Path], None],
) -> None:
    before = sorted(headings(await (await stocked(library)).search("志愿服务", limit=50)))
    harm(tmp_path / "index")
    again = Library(holdings, tmp_path / "index", exemplars)
    await again.open()
    assert sorted(headings(await again.search("志愿服务", limit=50))) == before
    assert len(await again.list()) == 3


async def test_an_index_deleted_while_in_use_comes_back(library: Library, tmp_path: Path) -> None:
    before = headings(await (await stocked(library)).search("志愿服务", limit=50))
    shutil.rmtree(tmp_path / "index")
    [added] = (await library.add_file("新.txt", PLAN.replace("松岭", "云岭").encode(), "chat-7")).added
    assert headings(await library.search("志愿服务", limit=50)) == before
    assert {h.found.exemplar for h in await library.search("网络文明", scopes=("chat-7",))} == {added.id}


async def test_an_index_of_another_database_is_not_believed(
    library: Library, tmp_path: Path, exemplars: Path
) -> None:
    await (await stocked(library)).wait_for_merges()
    another = HoldingsInMemory()
    [plan] = extract_exemplars("方案.txt", PLAN.encode()).exemplars
    kept = await another.add(plan, "chat-7")
    fresh = Library(another, tmp_path / "index", exemplars)
    await fresh.open()
    assert {h.found.exemplar for h in await fresh.search("网络文明", scopes=("chat-7",))} == {kept}
    assert await fresh.search("供水", scopes=(ORGANISATION,)) == []


async def test_while_another_process_writes_the_index_what_is_known_is_found(
    library: Library, tmp_path: Path
) -> None:
    await library.open()
    await library.wait_for_merges()
    writer = tantivy.Index.open(str(tmp_path / "index" / "passages")).writer(15_000_000, 1)
    [added] = (await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)).added
    assert {h.found.scope for h in await library.search("志愿服务", limit=50)} == {SHIPPED}
    writer.wait_merging_threads()
    assert added.id in {h.found.exemplar for h in await library.search("志愿服务", limit=50)}


async def test_two_libraries_over_the_same_holdings_see_each_others_work(
    library: Library, holdings: HoldingsInMemory, tmp_path: Path, exemplars: Path
) -> None:
    await library.open()
    other = Library(holdings, tmp_path / "index", exemplars)
    await other.open()
    [added] = (await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)).added
    [best, *_] = await other.search("供水抢修志愿服务队")
    assert best.found.exemplar == added.id


async def test_shipped_exemplars_follow_their_files(
    library: Library, holdings: HoldingsInMemory, tmp_path: Path, exemplars: Path
) -> None:
    file = exemplars / "工作总结" / "云岭.md"
    await library.open()
    [first] = await library.list()
    assert (first.title, first.source, first.scope) == (
        "云岭县2025年志愿服务工作总结",
        "工作总结/云岭.md",
        SHIPPED,
    )

    await library.open()
    assert await library.list() == [first]

    file.write_text(FRONT_MATTER.replace("year = 2025", "year = 2024") + BODY, "utf-8")
    await library.open()
    [changed] = await library.list()
    assert (changed.year, changed.id) == (2024, first.id + 1)

    file.rename(file.with_name("改名.md"))
    await library.open()
    assert [e.source for e in await library.list()] == ["工作总结/改名.md"]

    file.with_name("改名.md").unlink()
    await library.open()
    assert await library.list() == []
    assert await library.search("志愿服务") == []


async def test_a_kill_between_two_states_of_a_shipped_exemplar_leaves_one(
    library: Library, holdings: HoldingsInMemory, exemplars: Path
) -> None:
    await library.open()
    file = exemplars / "工作总结" / "云岭.md"
    file.write_text(FRONT_MATTER + BODY.replace("邻里互助", "敬老助残"), "utf-8")
    await holdings.add(load_exemplar(exemplars / "工作总结/云岭.md"), SHIPPED)
    await library.open()
    [kept] = await library.list()
    [hit] = await library.search("敬老助残", role=SectionRole.ACHIEVEMENTS)
    assert hit.found.exemplar == kept.id


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (BODY, "---"),
        (FRONT_MATTER, "---"),
        (FRONT_MATTER.replace("year = ", "year "), "---"),
        (FRONT_MATTER.replace("year = 2025\n", "") + BODY, "year"),
        (FRONT_MATTER.replace("政府部门", "报社") + BODY, "issuer_kind"),
        (FRONT_MATTER.replace('genre = "总结"', 'genre = "消息"') + BODY, "genre"),
        (FRONT_MATTER.replace("topic", "theme") + BODY, "topic"),
        (FRONT_MATTER.replace("topic", 'author = "我"\ntopic') + BODY, "author"),
    ],
)
async def test_a_wrong_shipped_exemplar_names_file_and_key(
    library: Library, exemplars: Path, content: str, key: str
) -> None:
    (exemplars / "工作总结" / "云岭.md").write_text(content, "utf-8")
    with pytest.raises(ConfigError) as wrong:
        await library.open()
    assert "云岭.md" in str(wrong.value)
    assert key in str(wrong.value)


def test_every_exemplar_of_this_project_may_be_quoted() -> None:
    for path in shipped.EXEMPLARS.glob("*/*.md"):
        exemplar = load_exemplar(path)
        assert (exemplar.grade, exemplar.reasons) == (Grade.GOOD, ()), path.name


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed files are not beside this checkout")
async def test_the_seeds_are_taken_in_and_their_adverts_stay_out(library: Library) -> None:
    await library.open()
    for path in sorted(SEEDS.glob("*.txt")):
        added = (await library.add_file(path.name, path.read_bytes(), ORGANISATION)).added
        assert any(a.id is not None and a.exemplar.passages for a in added), path.name
    hits = await library.search(
        "更多公文素材 微信 文库会员价格 精神文明建设", scopes=(ORGANISATION,), limit=500
    )
    text = "\n".join("\n".join((*h.found.passage.heading_path, h.found.passage.text)) for h in hits)
    assert len({h.found.exemplar for h in hits}) >= 4
    assert not [
        word for word in ("素材", "dadaw", "adawk", "paidbegin", "paidend", "会员价格") if word in text
    ]


async def test_the_index_agrees_with_the_holdings_or_is_mended(
    library: Library, holdings: HoldingsInMemory, tmp_path: Path, exemplars: Path
) -> None:
    await stocked(library)
    await library.wait_for_merges()
    assert await library.agrees()
    index = Index.open(tmp_path / "index" / "passages")
    index.catch_up(Changes(index.revision, (), (1,)))
    index.wait_for_merges()
    again = Library(holdings, tmp_path / "index", exemplars)
    assert 1 not in {h.found.exemplar for h in await again.search("志愿服务", limit=50)}
    assert await again.agrees()
    assert 1 in {h.found.exemplar for h in await again.search("志愿服务", limit=50)}


async def test_an_index_that_cannot_be_mended_now_is_not_called_whole(
    library: Library, tmp_path: Path
) -> None:
    await library.open()
    await library.wait_for_merges()
    writer = tantivy.Index.open(str(tmp_path / "index" / "passages")).writer(15_000_000, 1)
    await library.add_file("总结.txt", SUMMARY.encode(), ORGANISATION)
    assert not await library.agrees()
    writer.wait_merging_threads()
    assert await library.agrees()


async def test_whoever_asks_gets_the_best_without_diversity(library: Library) -> None:
    await stocked(library)
    query = "志愿服务队走进小区检修管网，节水宣传周，供水一线故事"
    scores = [hit.score for hit in await library.search(query, diverse=False, limit=5)]
    assert scores == sorted(scores, reverse=True)
    assert [hit.score for hit in await library.search(query, limit=5)] != scores


async def test_a_correction_of_a_shipped_exemplar_survives_an_update_of_the_program(
    library: Library, exemplars: Path
) -> None:
    await library.open()
    [held] = await library.list(SHIPPED)
    await library.correct(held.id, Correction(topic="社区志愿服务", genre=GenreKind.PLAN))
    assert await library.search("社区志愿服务", genre="方案")

    (exemplars / "工作总结" / "云岭.md").write_text(
        FRONT_MATTER + BODY.replace("骨干力量流失较多", "骨干流失"), "utf-8"
    )
    await library.open()
    [renewed] = await library.list(SHIPPED)
    understood = await library.understood(renewed.id)
    assert renewed.id != held.id
    assert understood is not None
    assert (understood.exemplar.topic, understood.exemplar.genre) == ("社区志愿服务", "方案")
    assert set(understood.corrected) == {"topic", "genre"}


async def test_what_was_corrected_before_is_kept_where_something_else_is_corrected(library: Library) -> None:
    await library.open()
    [held] = await library.list(SHIPPED)
    await library.correct(held.id, Correction(year=2023))
    understood = await library.correct(held.id, Correction(title="云岭县志愿服务总结"))
    assert understood is not None
    assert (understood.exemplar.year, understood.exemplar.title) == (2023, "云岭县志愿服务总结")
    without = await library.correct(held.id, Correction(year=0))
    assert without is not None
    assert without.exemplar.year is None


async def test_another_genre_gives_sections_their_roles_anew(library: Library) -> None:
    added = await library.add_file(
        "甲.txt", f"防汛工作总结\n{BODY}".replace("一、主要做法", "一、堤防").encode(), "a"
    )
    number = added.added[0].id
    assert number is not None
    before = await library.exemplar(number)
    understood = await library.correct(number, Correction(genre=GenreKind.NOTICE))
    assert before is not None
    assert understood is not None
    assert [p.role for p in before.passages][1] is SectionRole.ACHIEVEMENTS
    assert [p.role for p in understood.exemplar.passages][1] is SectionRole.MATTERS


async def test_what_a_chat_forgets_is_forgotten_with_its_corrections(library: Library) -> None:
    file = ("甲.txt", f"防汛工作总结\n{BODY}".encode(), "a")
    number = (await library.add_file(*file)).added[0].id
    assert number is not None
    await library.correct(number, Correction(topic="河道"))
    await library.clear("a")
    again = (await library.add_file(*file)).added[0]
    assert again.exemplar.topic != "河道"


async def test_what_is_good_for_its_headings_only_is_found_by_its_genre(library: Library) -> None:
    dated = BODY.replace("2025年，我县", "2019年，我县").replace("打造", "学习党的十九大精神，打造")
    added = await library.add_file("旧.txt", f"2019年志愿服务工作总结\n{dated}".encode(), "a")
    assert added.added[0].exemplar.grade is Grade.STRUCTURE
    [held] = await library.structures("总结", ("a",))
    assert (held.id, held.topic) == (added.added[0].id, "志愿服务")
    assert await library.structures("方案", ("a",)) == []
    assert await library.structures("总结", (SHIPPED,)) == []
