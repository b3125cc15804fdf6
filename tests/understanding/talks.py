"""A talk over an outline, for tests of what is said about it."""

from bot.domain.genre import SectionRole
from bot.domain.said import ClerkMessage
from bot.understanding.talk import Slot, Talk

_WORK = "工作开展情况"
OUTLINE = (
    Slot(1, 11, "导语", SectionRole.LEAD),
    Slot(2, 12, "（一）加强思想教育", SectionRole.ACHIEVEMENTS, _WORK, "集中学习的次数"),
    Slot(3, 13, "（二）深化文明创建", SectionRole.ACHIEVEMENTS, _WORK),
    Slot(4, 14, "（三）开展志愿服务", SectionRole.ACHIEVEMENTS, _WORK),
    Slot(5, 15, "二、经费使用", SectionRole.OTHER),
    Slot(6, 16, "三、存在问题", SectionRole.PROBLEMS),
    Slot(7, 17, "四、下一步打算", SectionRole.NEXT_STEPS),
)


def talk(text: str, asked: str = "") -> Talk:
    """Return a talk in which a clerk has just said this, over an outline of four parts."""
    return Talk((ClerkMessage("9", text, asked),), outline=OUTLINE)
