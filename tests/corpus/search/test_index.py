from dataclasses import replace
from pathlib import Path

from bot.corpus.search.index import Index, Query
from bot.corpus.search.tokens import tokens
from bot.domain.genre import SectionRole
from bot.domain.passage import Changes, Passage, StoredPassage

SCOPE = "organisation"


def stored(number: int, heading: str, text: str, exemplar: int = 0) -> StoredPassage:
    passage = Passage((heading,), SectionRole.TASKS, text)
    return StoredPassage(
        number, exemplar or number, "要点", "工作要点", "政府部门", 2026, SCOPE, "good", passage
    )


def indexed(folder: Path, *passages: StoredPassage) -> Index:
    index = Index.open(folder)
    assert index.catch_up(Changes(1, passages, ()))
    return index


def found(index: Index, text: str) -> list[int]:
    return [passage for passage, _ in index.search(Query(text, (SCOPE,)))]


def test_characters_and_pairs_and_whole_words_are_searched_for() -> None:
    assert tokens("学习强国App 2.0") == ["学", "习", "强", "国", "学习", "习强", "强国", "app", "2", "0"]


def test_a_heading_weighs_more_than_the_body(tmp_path: Path) -> None:
    in_body = stored(1, "一、抓学习促提升", "加强网络文明。每月一课。")
    in_heading = stored(2, "一、加强网络文明", "抓学习促提升。每月一课。")
    other = [stored(n, "二、其他", "城乡环境整治，道路养护。") for n in (3, 4, 5)]
    assert found(indexed(tmp_path, in_body, in_heading, *other), "加强网络文明") == [2, 1]


def test_words_of_a_query_language_are_words(tmp_path: Path) -> None:
    index = indexed(tmp_path, stored(1, "一、平台", "用好 OR 系统"), stored(2, "二、其他", "网络"))
    assert found(index, 'AND OR NOT "^*body:(') == [1]


def test_taking_changes_in_twice_changes_nothing(tmp_path: Path) -> None:
    changes = Changes(2, (stored(7, "一、网络文明", "每月一课。"),), (1,))
    index = indexed(tmp_path, stored(1, "一、网络文明", "每季一课。"))
    for _ in range(2):
        index.catch_up(changes)
        assert found(index, "网络文明") == [7]
    assert Index.open(tmp_path).revision == 2
    assert found(Index.open(tmp_path), "网络文明") == [7]


def test_starting_over_leaves_nothing_of_before(tmp_path: Path) -> None:
    index = indexed(tmp_path, stored(1, "一、网络文明", "每季一课。"))
    index.forget()
    index.catch_up(Changes(1, (stored(2, "一、网络文明", "每月一课。"),), ()))
    assert found(index, "网络文明") == [2]


def test_a_draft_of_any_length_finds_its_peers(tmp_path: Path) -> None:
    topics = ("垃圾分类", "节水护水", "家风家教", "文明交通", "移风易俗", "全民阅读", "防汛抗旱", "诚信建设")
    setting = "我们坚持以人民为中心，统筹推进各项工作，不断提升服务水平，群众满意度持续提高，"
    passages = [stored(n, f"一、{t}", f"{setting}{t}工作深入人心。") for n, t in enumerate(topics, 1)]
    index = indexed(tmp_path, *passages)
    for number, topic in enumerate(topics, 1):
        assert found(index, f"{setting * 30}其中{topic}成效明显。{setting}")[0] == number


def test_what_every_passage_says_still_finds_something(tmp_path: Path) -> None:
    index = indexed(tmp_path, *[stored(n, "一、学习", f"抓好学习。{n}") for n in range(1, 40)])
    assert len(found(index, "学习")) == 5
    assert found(index, "龘") == []


def test_the_index_knows_what_it_holds(tmp_path: Path) -> None:
    index = indexed(
        tmp_path, *[stored(n, "一、学习", "抓好学习。", exemplar=1 + n // 3) for n in range(1, 6)]
    )
    assert index.passage_counts() == {1: 2, 2: 3}
    index.catch_up(Changes(2, (), (2,)))
    assert index.passage_counts() == {1: 2}


def test_many_small_changes_leave_few_segments(tmp_path: Path) -> None:
    index = indexed(tmp_path)
    for number in range(1, 30):
        assert index.catch_up(Changes(number, (stored(number, "一、学习", "抓好学习。"),), ()))
    index.wait_for_merges()
    assert len(list(tmp_path.glob("*.idx"))) < 10
    assert index.passage_counts() == dict.fromkeys(range(1, 30), 1)


def on(number: int, topic: str, heading: str) -> StoredPassage:
    text = f"围绕{topic}召开会议，明确责任，按月调度。"
    return replace(stored(number, heading, text), topic=topic, title=f"某县{topic}工作总结")


def near(index: Index, heading: str, matter: str) -> list[int]:
    return [passage for passage, _ in index.search(Query(heading, (SCOPE,), matter=matter))]


def test_only_documents_near_the_matter_are_searched(tmp_path: Path) -> None:
    matters = ("垃圾分类", "全民阅读", "森林防火", "招商引资", "养老助餐", "普法宣传")
    of_each = [on(n, matter, "（一）加强组织领导") for n, matter in enumerate(matters, 1)]
    index = indexed(tmp_path, *of_each)
    assert found(index, "加强组织领导")
    for number, matter in enumerate(matters, 1):
        assert near(index, "加强组织领导", matter) == [number]
    assert near(index, "加强组织领导", "住房公积金归集") == []


def test_a_near_document_without_the_words_of_the_heading_is_still_near(tmp_path: Path) -> None:
    others = [on(n, matter, "（一）抓学习") for n, matter in enumerate(("招商引资", "养老助餐"), 2)]
    index = indexed(tmp_path, on(1, "垃圾分类", "（一）建好投放点"), *others)
    assert near(index, "桶边督导", "生活垃圾分类") == [1]


def test_what_stands_for_a_document_is_no_passage(tmp_path: Path) -> None:
    index = indexed(tmp_path, on(1, "垃圾分类", "（一）建好投放点"), on(2, "全民阅读", "（一）送书"))
    assert (index.size, sorted(index.places())) == (2, [(1, 1), (2, 2)])
