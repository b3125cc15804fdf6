"""Of a heading stays what it is about; names, times and figures of the exemplar go."""

import pytest

from bot.domain.genre import SectionRole
from bot.drafting.outline.bare_headings import bare_heading, without_matter

_NAMES = ("青石镇", "青石水库", "张建国", "“小橘灯”")


@pytest.mark.parametrize(
    ("heading", "left"),
    [
        ("企业排查整改", "企业排查整改"),
        ("2025年上半年工作情况", "工作情况"),
        ("二季度以来隐患排查情况", "隐患排查情况"),
        ("青石水库专项检查", "专项检查"),
        ("开展演练12场，覆盖企业32家", "开展演练"),
        ("落实“三会一课”制度", "落实“三会一课”制度"),
        ("压实两个责任", "压实两个责任"),
        ("2025年后勤保障工作", "后勤保障工作"),
        ("开展“小橘灯”志愿服务", "开展志愿服务"),
        ("背景", "背景"),
        ("以人为本抓服务", "以人为本抓服务"),
        ("3月10日至20日为报名阶段", "报名阶段"),
    ],
)
def test_what_stays(heading: str, left: str) -> None:
    assert bare_heading(heading, _NAMES, SectionRole.ACHIEVEMENTS) == left


@pytest.mark.parametrize(
    ("heading", "role", "usual"),
    [
        ("青石镇", SectionRole.ACHIEVEMENTS, "主要做法"),
        ("2025年12场", SectionRole.NEXT_STEPS, "下一步打算"),
        ("张建国", SectionRole.OTHER, "基本情况"),
        ("加强青石镇为重点", SectionRole.TASKS, "主要任务"),
        ("以“小橘灯”为载体推进服务", SectionRole.ACHIEVEMENTS, "主要做法"),
    ],
)
def test_where_nothing_is_left_the_usual_one_stands(heading: str, role: SectionRole, usual: str) -> None:
    assert bare_heading(heading, _NAMES, role) == usual


def test_a_title_without_unit_and_time() -> None:
    assert without_matter("青石镇2025年第二季度安全生产简报", _NAMES) == "安全生产简报"
