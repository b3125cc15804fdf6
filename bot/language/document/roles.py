"""What a section does, told by the words of its heading; the table is tried from top to bottom."""

import re

from bot.domain.genre import SectionRole
from bot.language.document.headings import heading_number
from bot.regex import regex

_WORDS: tuple[tuple[SectionRole, re.Pattern[str]], ...] = tuple(
    (role, regex(pattern))
    for role, pattern in (
        (SectionRole.ANNEX, "^附件"),
        (
            SectionRole.PROBLEMS,
            "(?:存在|面临)(?:着|的)?(?:主要|突出|一些)?(?:问题|不足|短板|困难|差距)|不足之处|薄弱环节$|^短板弱项|原因[分剖]析$"
            "|^(?:主要|突出|目前|当前)?(?:问题(?!整改|排查|线索|导向|清单|解决)|不足(?!\\d)|短板|困难(?![群职家户学党老人居])|差距)"
            "|(?:问题|不足|短板|困难)(?:和|与|及|、)(?:问题|不足|困难|短板|差距|原因)",
        ),
        (
            SectionRole.NEXT_STEPS,
            "下一?步|下半年|下一?阶段|今后|努力(?:的)?方向|(?:改进|整改)(?:方向|措施|思路)|工作(?:打算|谋划|展望)|明年|来年"
            "|^(?:后续)?工作(?:计划|安排)$|对策(?:及|和|与)?建议|(?:20\\d\\d|××)年.{0,12}(?:打算|计划|安排|思路|谋划)$",
        ),
        (SectionRole.OTHER, "(?:意见|几点|有关|相关|工作)(?:和|与|及)?建议$|^建议$"),
        (
            SectionRole.MATTERS,
            "(?:报送|申报|报名|投稿|提交)(?:要求|方式|时间|材料|内容|程序|办法)|(?:参加|参与|参评|参赛|评选|活动|培训|征集|适用)(?:对象|范围|人员|单位|主题)",
        ),
        (
            SectionRole.REQUIREMENTS,
            "指导思想|总体(?:要求|思路|目标)|(?:主要|工作|活动|创建)目标|基本原则|^工作(?:思路|原则)$|目标要求|(?:活动)?(?:目的|宗旨)(?:意义)?$",
        ),
        (
            SectionRole.STEPS,
            "步骤|时间安排|进度安排|(?:日程|流程)安排|(?:活动|实施)(?:时间|地点)|时间(?:和|及|与|、)?地点|阶段(?:$|（|安排)|实施阶段",
        ),
        (
            SectionRole.SAFEGUARDS,
            "保障(?:措施|机制)?$|组织(?:领导|保障|实施|机构)$|(?:工作|有关|相关|具体|几点|活动|纪律)要求$|(?:监督|督查|督导)(?:考核|检查|问责)$",
        ),
        (
            SectionRole.ACHIEVEMENTS,
            "情况$|情况(?:及|和|与)|成效|做法|成绩|亮点|特色$|回顾|经验|体会|启示|工作(?:进展|总结)|开展的(?:主要)?工作|^主要工作$",
        ),
        (
            SectionRole.TASKS,
            "(?:主要|重点|工作|目标)任务|重点工作|工作(?:内容|重点|措施|举措)|(?:主要|重点|具体)举措|主要(?:措施|内容|工作)"
            "|具体(?:措施|安排)|活动(?:内容|安排|方式|形式)",
        ),
    )
)


def heading_role(heading: str) -> SectionRole | None:
    """Return the role that the heading's words name, or `None` where they speak of the matter only."""
    number = heading_number(heading)
    words = heading[number.end :] if number else heading
    return next((role for role, pattern in _WORDS if pattern.search(words)), None)


def list_head_role(head: str) -> SectionRole | None:
    """Return the role that the head of a list names: 目标 and 任务 are those of the work."""
    return heading_role(head) or heading_role(f"工作{head}") if head else None
