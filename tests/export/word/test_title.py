"""A title breaks where a reader would pause."""

from itertools import pairwise

import pytest

from bot.export.word.parts.title import title_lines
from bot.language.characters import width


@pytest.mark.parametrize(
    ("issuer", "lines"),
    [
        ("水务集团", "水务集团2026年上半年意识形态工作总结"),
        ("水务集团", "水务集团2026年上半年/精神文明建设工作总结"),
        ("澜川市东湖小学", "澜川市东湖小学2026年/精神文明建设工作要点"),
        ("青川市水务集团有限公司", "青川市水务集团有限公司/2026年上半年精神文明建设工作总结"),
        ("水务集团", "关于印发《水务集团2026年/精神文明建设工作要点》的通知"),
        ("中共青川县委宣传部", "中共青川县委宣传部关于开展2026年/公民道德建设宣传月活动的实施方案"),
        ("青川县文明办", "关于征集2026年“我们的节日”/主题活动优秀志愿服务项目的通知"),
        (
            "青川县人大常委会",
            "青川县第十四届人民代表大会常务委员会/关于加强新时代未成年人思想道德建设/和网络文明建设工作情况的报告",
        ),
        ("", "学习贯彻党的二十届四中全会精神/推动精神文明建设高质量发展工作方案"),
        ("", "云岭县林业局关于组织中小学生/普及林业知识以及参与植树活动的通知"),
        ("", "关于参加/2026 World Internet Conference的通知"),
    ],
)
def test_lines_end_where_the_meaning_does(issuer: str, lines: str) -> None:
    assert title_lines(lines.replace("/", ""), issuer) == tuple(lines.split("/"))


@pytest.mark.parametrize(
    "title",
    [
        "关于转发《青川市精神文明建设委员会2026年工作要点》的通知",
        "青川县教育局2026年度意识形态工作责任制落实情况的报告",
        "云岭镇青松社区2026年第三季度志愿服务工作总结",
        "二〇二六年上半年文明城市创建工作情况汇报材料",
        "澜川市实验小学2026年意识形态工作总体情况",
        "2026年全市精神文明建设重点工作推进情况表",
        "关于2026年12月15日“文明青川”第14届网络文明建设推进会有关情况的报告",
    ],
)
def test_no_line_overflows_or_begins_where_none_may(title: str) -> None:
    lines = title_lines(title, "")
    assert "".join(lines) == title
    assert len(lines) > 1
    assert all(3 <= width(line) <= 19.5 for line in lines)
    assert not any(line[0] in "的》”、届" for line in lines[1:])
    assert not any(a[-1].isdigit() and b[0] in "0123456789年月日届" for a, b in pairwise(lines))


@pytest.mark.parametrize("title", ["", "工作总结", "1" * 79, "甲" * 300])
def test_a_title_without_a_good_way_stays_whole(title: str) -> None:
    assert title_lines(title, "") == (title,)
