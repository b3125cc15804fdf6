"""What is said to a model of the plan that it is to make, and to the clerk of the one that was made."""

from collections.abc import Sequence

FACT, GAP = "事实", "待补"
UNNAMED = "不设标题的段落"
HEADINGS = {
    "group": "主要工作",
    "done": "主要做法",
    "state": "基本情况",
    "problem": "存在问题",
    "plan": "下一步打算",
    "requirements": "总体要求",
    "task": "主要任务",
    "steps": "实施步骤",
    "guarantee": "保障措施",
    "matter": "有关事项",
    "annex": "附件",
}
"""What a section is called that was given no heading, by its kind."""
_STATUS = {"problem": "问题", "planned": "计划", "proposed": "设想", "done": "已经做的"}


def title_like(pattern: str) -> str:
    """Tell how a title of the genre is made."""
    return f"标题式样：{pattern}"


def clerk_title(title: str) -> str:
    """Tell the title that the clerk has given."""
    return f"标题经办人已定，照抄：{title}"


def division(name: str, headings: Sequence[str]) -> str:
    """Tell one usual way of dividing such a document."""
    return f"- {name}：{'；'.join(headings)}"


def outline_of(genre: str, topic: str, headings: Sequence[str]) -> str:
    """Tell the outline of an exemplar."""
    return "\n".join((f"《{topic}》{genre}：", *headings))


def section_to_keep(section: int, level: int, name: str, facts: Sequence[int] | None) -> str:
    """Tell a section that stays; `facts` are those of its text, `None` where it has none."""
    written = "" if facts is None else f"｜已写，用 {_number_list(facts)}" if facts else "｜已写"
    return f"section {section}｜level {level}｜{name}{written}"


def headings_to_avoid(headings: Sequence[str]) -> str:
    """Tell the headings that are not to come back."""
    return f"经办人去掉或改掉的标题，不再用：{'、'.join(headings)}"


def other_division(names: Sequence[str]) -> str:
    """Ask for another division than the one that stands."""
    return f"经办人看过下面这一版，要换一种分法（已定的节除外）：{'；'.join(names)}"


def unknown(name: str, numbers: Sequence[int]) -> str:
    """Complain of numbers that nothing in the ledger has."""
    return f"台账里现在没有这个号的{name}，不能用：{_number_list(numbers)}"


def missing(name: str, numbers: Sequence[int]) -> str:
    """Complain of entries that no section uses."""
    return f"没有放进任何一节的{name}：{_number_list(numbers)}"


def needless_exclusion(numbers: Sequence[int]) -> str:
    """Complain of facts that were left out though nobody said so."""
    return f"没有哪条要求、疑问说先不写，要放进一节：{_number_list(numbers)}"


def duplicates(name: str, numbers: Sequence[int]) -> str:
    """Complain of entries that several sections use."""
    return f"放进了不止一节的{name}，只能放一节：{_number_list(numbers)}"


def empty(heading: str) -> str:
    """Complain of a section that has nothing to tell."""
    return f"“{heading or UNNAMED}”没有材料，不设；文种必备的写 must"


def wrong_section(number: int, status: str, heading: str) -> str:
    """Complain of a fact that stands where one of its status may not."""
    return f"{number} 是{_STATUS[status]}，不能放在“{heading or UNNAMED}”"


def wrong_parts(parts: Sequence[str]) -> str:
    """Complain that the parts are not those that were ordered."""
    return f"一级标题要照经办人定的，原词、原顺序，不增不减：{'、'.join(parts)}"


def missing_section(section: int, name: str) -> str:
    """Complain that a section that stays is not there."""
    return f"已定的节没有了：section {section}“{name or UNNAMED}”"


def wrong_heading(section: int, name: str) -> str:
    """Complain that a section that stays has another heading."""
    return f"section {section} 是已定的节，标题照旧写“{name}”" if name else f"section {section} 不设标题"


def missing_facts(section: int, facts: Sequence[int]) -> str:
    """Complain that a written section has lost what its text tells."""
    return f"section {section} 已经写好，里面的事实不能拿走：{_number_list(facts)}"


def wrong_order(sections: Sequence[int]) -> str:
    """Complain that sections that stay have changed their order."""
    return f"已定的节顺序照旧，每节一次：section {_number_list(sections)}"


def returning_heading(heading: str) -> str:
    """Complain of a heading that the clerk took away."""
    return f"“{heading}”经办人已经去掉，不再用"


def duplicate_heading(heading: str) -> str:
    """Complain of a heading that comes twice."""
    return f"标题重复：“{heading}”"


def figure_in_heading(heading: str) -> str:
    """Complain of a figure in a heading."""
    return f"标题里不带数字：“{heading}”"


def heading_too_long(heading: str, most: int) -> str:
    """Complain of an overlong heading."""
    return f"标题超过 {most} 字：“{heading[:12]}……”"


def childless(heading: str) -> str:
    """Complain of a heading with nothing below it."""
    return f"“{heading}”是 group，下面没有节"


def part_with_text(heading: str) -> str:
    """Complain of a part that has a text of its own and sections as well."""
    return f"“{heading}”下面还分节，它自己用 group，材料放到下面的节里"


def without_part(heading: str) -> str:
    """Complain of a section of level two that stands under no part."""
    return f"“{heading}”是二级标题，前面没有一级标题"


def wrong_title(title: str) -> str:
    """Complain that the title is not the clerk's."""
    return f"标题经办人已定，照抄：{title}"


def title_without(names: Sequence[str]) -> str:
    """Complain of a title that says neither who nor what."""
    return f"标题里没有单位，也没有主题：{'、'.join(names)}"


def title_ends(genre: str) -> str:
    """Complain of a title that does not end in its kind of document."""
    return f"标题没有以文种收尾：{genre}"


def title_repetition(words: str) -> str:
    """Complain of words that a title says twice."""
    return f"标题里“{words}”说了两遍"


TITLE_MARKS = "标题里的书名号、引号、括号不成对"


def foreign(words: str) -> str:
    """Complain of a token that was never sent."""
    return f"有没见过的记号，照原来的记号写：“{words[:20]}”"


def _number_list(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))


# -- to the clerk -----------------------------------------------------------------------------------

BEING_MADE = "好，我照您说的这些排提纲，排好就发给您。您可以接着说，也可以现在就点“直接成稿”。"
BEING_REMADE = "好，我换个思路重排一版，您改过、写过的节不动。"
PLANNED = "排了提纲"
OUTLINE = "提纲"
UNFIT = "模型排的提纲用不了。"


def plan_failure(why: str) -> str:
    """Say that no outline was made, and which one stands."""
    return f"{why}提纲先用通常的分法，您说的都已放好；想再排，发“重排提纲”。"


def plan_elsewhere(title: str) -> str:
    """Say that the outline of a document that is not in hand was made."""
    return f"《{title}》的提纲排好了。"
