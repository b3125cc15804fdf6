"""What a section does, told by the words of its heading; the table is tried from top to bottom."""

import re

from bot.domain.genre import SectionRole
from bot.language.headings import heading_number

_WORDS: tuple[tuple[SectionRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (SectionRole.ANNEX, "^附件"),
        (
            SectionRole.PROBLEMS,
            "(?:存在|面临)(?:着|的)?(?:主要|突出|一些)?(?:问题|不足|短板|困难|差距)|不足之处|薄弱环节$"
            "|^(?:主要|突出)?(?:问题|不足|短板|困难|差距)|(?:问题|不足|短板)(?:和|与|及|、)(?:不足|困难|短板|差距|原因)",
        ),
        (
            SectionRole.NEXT_STEPS,
            "下一?步|下半年|下一?阶段|今后|努力方向|改进(?:方向|措施)|工作打算|明年|来年|^工作(?:计划|安排)$"
            "|(?:20\\d\\d|××)年.{0,12}(?:打算|计划|安排|思路)$",
        ),
        (
            SectionRole.REQUIREMENTS,
            "指导思想|总体(?:要求|思路|目标)|(?:工作|活动|创建)目标|基本原则|^工作思路$|目标要求",
        ),
        (SectionRole.STEPS, "步骤|时间安排|进度安排|阶段(?:$|（|安排)|实施阶段"),
        (
            SectionRole.SAFEGUARDS,
            "保障(?:措施|机制)?$|组织(?:领导|保障|实施)$|(?:工作|有关|相关|具体|几点)要求$",
        ),
        (
            SectionRole.ACHIEVEMENTS,
            "情况$|情况(?:及|和|与)|成效|做法|成绩|亮点|回顾|经验|工作进展|开展的(?:主要)?工作|^主要工作$",
        ),
        (
            SectionRole.TASKS,
            "(?:主要|重点|工作|目标)任务|重点工作|工作(?:内容|重点|措施)|主要(?:措施|内容|工作)"
            "|具体(?:措施|安排)|活动(?:内容|安排|方式)",
        ),
    )
)


def told_by(heading: str) -> SectionRole | None:
    """Return the role that the heading's words name, or `None` where they speak of the matter only."""
    number = heading_number(heading)
    words = heading[number.end :] if number else heading
    return next((role for role, pattern in _WORDS if pattern.search(words)), None)
