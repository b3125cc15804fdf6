import pytest

from bot.corpus.parsing.parser import parse_piece, parse_text
from bot.domain.genre import GenreKind, IssuerKind, SectionRole
from bot.domain.passage import Grade, Passage
from bot.domain.piece import Piece
from tests.corpus.documents import PLAN, SUMMARY

R = SectionRole


def only(text: str) -> Piece:
    return parse_piece(text, 0, len(text))


def outline(text: str) -> list[tuple[SectionRole, tuple[str, ...]]]:
    return [(p.role, p.heading_path) for p in only(text).passages]


def test_a_summary_is_understood() -> None:
    [piece] = parse_text(SUMMARY).pieces
    assert piece.title == "青禾市水务集团有限公司2025年上半年精神文明建设工作总结"
    assert (piece.genre, piece.issuer_kind, piece.year) == (GenreKind.SUMMARY, IssuerKind.COMPANY, 2025)
    assert (piece.period, piece.topic) == ("2025-H1", "精神文明建设")
    assert (piece.grade, piece.reasons) == (Grade.GOOD, ())
    assert [(p.role, p.heading_path) for p in piece.passages] == [
        (R.LEAD, ()),
        (R.ACHIEVEMENTS, ("一、工作开展情况", "（一）加强思想教育，筑牢理想信念根基")),
        (R.ACHIEVEMENTS, ("一、工作开展情况", "（二）深化志愿服务，展现行业新风")),
        (R.PROBLEMS, ("二、存在的问题",)),
        (R.NEXT_STEPS, ("三、下一步工作打算", "（一）丰富活动载体")),
        (R.NEXT_STEPS, ("三、下一步工作打算", "（二）建强宣传阵地")),
    ]
    assert piece.passages[1].text.startswith("一是抓实理论学习")
    assert piece.passages[-1].text.endswith("讲好供水一线故事。")


def test_offsets_are_those_of_the_file_whatever_stands_before_and_inside() -> None:
    dirt = "第一篇总结（精选2篇）\r\n\r\n" + SUMMARY.replace("\n", "\r\n").replace(
        "公司党委", "XX公司##paidbegin##党委"
    )
    parsed = parse_text(dirt)
    piece = parsed.pieces[-1]
    assert dirt[piece.start :].startswith("青禾市水务集团")
    for heading in piece.headings:
        assert dirt.startswith((heading.number, f"（{heading.number}"), heading.offset)
        assert heading.text[:4] in dirt[heading.offset : heading.offset + 12]
    masks = [dirt[span.start : span.end] for span in piece.noise]
    assert {"XX", "##paidbegin##"} <= set(masks)
    assert "paid" not in "".join(p.text for p in piece.passages)


def test_a_plan_has_its_own_roles() -> None:
    assert [role for role, _ in outline(PLAN)] == [R.LEAD, R.REQUIREMENTS, R.TASKS, R.TASKS, R.SAFEGUARDS]


def test_key_points_open_with_what_the_year_demands() -> None:
    text = (
        "青禾市水务局2026年工作要点\n2026年工作要坚持节水优先。\n"
        "一、抓节水\n1.办讲堂。每季一期。\n2.办展览。每年一次。\n"
    )
    assert outline(text)[:2] == [(R.REQUIREMENTS, ()), (R.TASKS, ("一、抓节水", "1.办讲堂"))]


def test_a_number_with_nothing_under_it_is_an_item_of_its_section() -> None:
    text = (
        "2025年工作总结\n一、存在不足\n（一）标准还不够高，方法单一；\n（二）督查还不到位。\n"
        "二、下一步打算\n继续努力。"
    )
    passages = only(text).passages
    assert [p.heading_path for p in passages] == [("一、存在不足",), ("二、下一步打算",)]
    assert passages[0].text == "（一）标准还不够高，方法单一；\n（二）督查还不到位。"


def test_numbers_that_repeat_or_skip_a_level_keep_their_places() -> None:
    text = (
        "2025年工作要点\n一、抓学习\n1.办讲堂。每季一期。\n3.办讲堂。每月一期。\n"
        "（三）办展览。全年两场。\n（三）办比赛。全年一场。"
    )
    assert [path for _, path in outline(text)] == [
        ("一、抓学习", "1.办讲堂"),
        ("一、抓学习", "3.办讲堂"),
        ("一、抓学习", "（三）办展览"),
        ("一、抓学习", "（三）办比赛"),
    ]


def test_sections_that_lost_their_numbers_part_the_passages() -> None:
    text = (
        "晴川县图书馆2024年工作总结\n2024年，我馆扎实开展各项工作。\n主要做法\n（一）建阵地。新建分馆3个。\n"
        "（二）办活动。举办讲座24场。\n存在的不足：\n（一）馆藏偏旧。采购周期长。\n【下步工作谋划】\n"
        "（一）更新馆藏。每季度采购一次。\n晴川县图书馆\n2024年12月30日"
    )
    assert outline(text) == [
        (R.LEAD, ()),
        (R.ACHIEVEMENTS, ("主要做法", "（一）建阵地")),
        (R.ACHIEVEMENTS, ("主要做法", "（二）办活动")),
        (R.PROBLEMS, ("存在的不足", "（一）馆藏偏旧")),
        (R.NEXT_STEPS, ("下步工作谋划", "（一）更新馆藏")),
    ]


def test_one_section_that_lost_its_number_ends_the_one_before() -> None:
    text = (
        "2024年工作总结\n一、治水情况\n清淤。\n存在问题\n（一）经费少。缺口大。\n三、意见建议\n建议增加经费。"
    )
    assert outline(text) == [
        (R.ACHIEVEMENTS, ("一、治水情况",)),
        (R.PROBLEMS, ("存在问题", "（一）经费少")),
        (R.OTHER, ("三、意见建议",)),
    ]


def test_parts_stand_above_the_sections_that_begin_again() -> None:
    text = (
        "2024年工作总结和2025年工作计划\n第一部分 2024年工作总结\n一、治水\n清淤。\n二、治气\n禁烧全年。\n"
        "第二部分 2025年工作计划\n一、治水\n再清10公里。\n二、治气\n继续禁烧。"
    )
    roles = [(role, len(path)) for role, path in outline(text)]
    assert roles == [(R.ACHIEVEMENTS, 2), (R.ACHIEVEMENTS, 2), (R.NEXT_STEPS, 2), (R.NEXT_STEPS, 2)]


def test_cells_of_a_table_are_no_sections() -> None:
    text = (
        "2025年工作要点\n一、治水\n主要任务\n完成情况\n责任单位\n清淤12公里\n已完成\n水利站\n二、治气\n禁烧。"
    )
    assert [path for _, path in outline(text)] == [("一、治水",), ("二、治气",)]


def test_an_overlong_section_is_cut_before_its_items_and_loses_nothing() -> None:
    items = [f"{n}是抓实学习。" + "组织干部职工认真学习，" * 30 + "效果良好。" for n in "一二三四五"]
    passages = only("2025年工作总结\n一、工作情况\n" + "".join(items)).passages
    assert "".join(p.text for p in passages) == "".join(items)
    assert len(passages) == 3
    assert all(len(p.text) <= 900 and p.text.startswith(("一是", "三是", "五是")) for p in passages)
    assert {p.heading_path for p in passages} == {("一、工作情况",)}


def test_paragraphs_stay_apart_where_an_overlong_section_is_cut() -> None:
    paragraphs = [f"第{n}项工作" + "扎实有序推进，" * 50 + "成效明显。" for n in "甲乙丙"]
    passages = only("2025年工作总结\n一、工作情况\n" + "\n".join(paragraphs)).passages
    assert [p.text for p in passages] == ["\n".join(paragraphs[:2]), paragraphs[2]]


def test_the_later_of_two_nearly_equal_pieces_is_rejected_and_names_the_other() -> None:
    copied = (
        SUMMARY.replace("青禾市水务集团", "松岭市燃气集团").replace("2025", "2024").replace("供水", "供气")
    )
    first, _, later = parse_text(f"{SUMMARY}\n{PLAN}\n{copied}").pieces
    assert first.grade is Grade.GOOD
    assert later.grade is Grade.REJECT
    assert "第 1 篇“青禾市水务集团有限公司" in later.reasons[0]


@pytest.mark.parametrize("text", ["", "\n \n", "一、", "（一）\n1.\n", "标题\n", "2025年1月1日"])
def test_scraps_break_nothing(text: str) -> None:
    for piece in (*parse_text(text).pieces, only(text)):
        assert piece.grade is Grade.REJECT
        assert all(isinstance(p, Passage) for p in piece.passages)
