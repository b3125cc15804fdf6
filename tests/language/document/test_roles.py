import pytest

from bot.domain.genre import SectionRole as R
from bot.language.document.roles import heading_role


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (R.PROBLEMS, "存在的不足 短板弱项 困难和问题 主要问题及原因 当前不足 原因分析 三、存在的突出问题"),
        (R.NEXT_STEPS, "工作谋划 下步打算 努力方向 2026年工作谋划 整改措施 对策建议 明年工作思路"),
        (
            R.ACHIEVEMENTS,
            "主要做法 工作亮点 几点体会 经验启示 工作特色 治水情况 困难群众帮扶情况 问题整改情况",
        ),
        (R.TASKS, "工作举措 主要举措 活动内容 重点任务"),
        (R.STEPS, "方法步骤 时间安排 活动时间 时间地点 日程安排"),
        (R.SAFEGUARDS, "组织保障 组织机构 有关要求 纪律要求"),
        (R.MATTERS, "参加对象 报送要求 评选范围 活动主题"),
        (R.REQUIREMENTS, "工作思路 指导思想 工作原则 活动目的"),
        (R.OTHER, "意见建议 几点建议"),
    ],
)
def test_what_sections_are_usually_called(role: R, headings: str) -> None:
    assert {heading: heading_role(heading) for heading in headings.split()} == dict.fromkeys(
        headings.split(), role
    )


@pytest.mark.parametrize(
    "heading", ["清淤护堤", "补齐短板弱项", "问题线索移送", "困难职工帮扶", "不足5人的支部"]
)
def test_a_heading_that_speaks_of_the_matter_tells_no_role(heading: str) -> None:
    assert heading_role(heading) is None
