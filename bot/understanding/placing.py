"""Where in a document a fact belongs, told by its head, its status, its words and the kind of document."""

from bot.domain.fact import Fact, Status
from bot.domain.genre import SectionRole
from bot.language.document.roles import heading_role
from bot.lexicon.genres import Family, any_of
from bot.regex import regex

_SAFEGUARD = regex(
    "经费|资金(?!募集)|专班|领导小组|成员单位|考核|督查|督导|调度|通报|联席会议|责任分工|安全预案"
)
_STEP = regex("启动|阶段|动员|总结评比|验收|[上中下]旬|截止|时间安排|步骤")
_AIM = regex("指导思想|总体要求|目标|主题为|为主题|深入学习贯彻|以.{2,20}为指导")
_LAID_DOWN = regex(any_of(Family.PLANS))
_LISTED = regex(any_of(Family.STATUTORY))
# What a heading calls a situation tells nothing of where an item belongs.
_TELLING = (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS, SectionRole.REQUIREMENTS, SectionRole.STEPS)


def role_of(fact: Fact, genre: str) -> SectionRole:
    """Return the role of the section that tells the fact in a document of the genre, by any of its names."""
    if fact.status is Status.PROBLEM:
        return SectionRole.PROBLEMS
    if _LISTED.search(genre):
        return SectionRole.MATTERS
    headed = heading_role(fact.head.strip("：:"))
    if _LAID_DOWN.search(genre):
        return headed if headed in _TELLING else _plan_part(fact.text)
    planned = fact.status in (Status.PLANNED, Status.PROPOSED)
    return SectionRole.NEXT_STEPS if planned else SectionRole.ACHIEVEMENTS


def _plan_part(text: str) -> SectionRole:
    """Return the part of a plan that a line of it stands in."""
    tried = (
        (_AIM, SectionRole.REQUIREMENTS),
        (_SAFEGUARD, SectionRole.SAFEGUARDS),
        (_STEP, SectionRole.STEPS),
    )
    return next((role for words, role in tried if words.search(text)), SectionRole.TASKS)
