"""What may stand in which section: problems among problems, plans among plans, deeds among neither."""

from collections.abc import Sequence

from bot.domain.fact import Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.outline.plans import own_name
from bot.regex import regex

_AHEAD = frozenset({SectionRole.NEXT_STEPS, SectionRole.TASKS, SectionRole.STEPS, SectionRole.SAFEGUARDS})
_OF_PLANS = _AHEAD | {SectionRole.REQUIREMENTS}
_LOOKING_BACK = frozenset({SectionRole.ACHIEVEMENTS, SectionRole.PROBLEMS, SectionRole.NEXT_STEPS})
_GENERAL = regex(
    "(?:突出|聚焦|围绕|抓好|抓实|做好|组织|系列|活动|推进|推动|开展|落实|发展|主要|重点|中心|其他|具体"
    "|工作|任务|落地|做法|成效|情况|事项|有关|研究|规定|管理|的|及|和|，|、)+"
)

_STOCK = regex(".{0,4}(?:基本情况|基本信息|概况|现状)")


def eligible_sections(status: Status, plans: Sequence[SectionPlan]) -> list[int]:
    """Return the indices of the sections that a fact of this status may stand in.

    An outline that looks forward has no part for problems and deeds: they are its background. Where no part
    is for problems, they are told with the reasons.
    """
    if status is Status.PROBLEM and not any(plan.role is SectionRole.PROBLEMS for plan in plans):
        return [n for n, plan in enumerate(plans) if is_framing(plan) or plan.role is SectionRole.OTHER]
    forward = is_forward_looking(plans)
    return [n for n, plan in enumerate(plans) if _can_hold(plan, status, forward)]


def is_forward_looking(plans: Sequence[SectionPlan]) -> bool:
    """Return whether no section tells what was done or is lacking: a plan, a notice, key points."""
    return not any(plan.role in _LOOKING_BACK for plan in plans)


def is_framing(plan: SectionPlan) -> bool:
    """Return whether a section stands before all headings, and so speaks of the whole."""
    return plan.role is SectionRole.LEAD or not own_name(plan)


def is_catch_all(plan: SectionPlan, status: Status) -> bool:
    """Return whether a heading names no matter of its own, and so takes what no other does.

    That is 基本情况 for what is so, and 突出工作重点 for what was or will be done.
    """
    form = _STOCK if status is Status.STATE else _GENERAL
    return form.fullmatch(own_name(plan)) is not None


def _can_hold(plan: SectionPlan, status: Status, forward: bool) -> bool:
    role = plan.role
    match status:
        case Status.PROBLEM:
            return role is SectionRole.PROBLEMS
        case Status.PLANNED | Status.PROPOSED:
            return role in _AHEAD or (forward and role is not SectionRole.LEAD)
        case Status.DONE:
            return role not in _OF_PLANS and role is not SectionRole.PROBLEMS
    return role is not SectionRole.PROBLEMS and (forward or role not in _AHEAD)
