"""Short orders to an outline: 删1、2；3改成…；在4后加…；5移到2；加一节：…；6放到最后."""

import re
from dataclasses import replace

from bot.domain.genre import SectionPlan
from bot.drafting.plans import added, last_main, own_name
from bot.language.headings import heading_number
from bot.language.numerals import parse_integer

_GONE = r"(?:删除|删掉|删去|删|去掉|不要)"
_ONE = r"一[节个条段]"
_NAME = rf"[：:\s]*(?P<name>(?!{_ONE}$).+)"
_FORMS = (
    ("drop", re.compile(rf"{_GONE}(?P<ref>.+?)[了吧]*")),
    ("drop", re.compile(rf"(?:把|将)?(?P<ref>.+?)[都全]?{_GONE}[了掉吧]*")),
    ("rename", re.compile(rf"(?:把|将)?(?P<ref>.+?)的?(?:标题|名称|名字)?(?:改成|改为|换成){_NAME}")),
    (
        "move",
        re.compile(
            r"(?:把|将)?(?P<ref>.+?)[移挪调放][到在至]"
            r"(?:(?P<end>最[前后]|开头|末尾)面?|(?P<to>.+?)(?P<side>[前后])?面?)"
        ),
    ),
    (
        "add",
        # 新增服务站3个 is a fact: a bare 新增 needs a mark behind it.
        re.compile(
            rf"(?:[再新]?(?:添加|新增|增加|加上|加|增){_ONE}|(?:再加|加上|增加|添加|新增)(?=[：:\s“\"])){_NAME}"
        ),
    ),
    (
        "add_after",
        re.compile(
            r"在?(?:(?P<end>最后|末尾)(?=.{0,5}一节)|(?P<ref>.+?)[之以的]?后)面?再?"
            rf"(?:添加|新增|增加|插入|加上|加入|加)(?:{_ONE})?{_NAME}"
        ),
    ),
)
# A comma parts two orders only where the next one begins behind it: headings have commas of their own.
_BETWEEN = re.compile(
    rf"[；;\n]+|[，,。]\s*(?=(?:再|然后|并)?(?:{_GONE}\s*第?\d|(?:加|添加|新增|增加){_ONE}"
    rf"|[把将在]?\s*第?\d{{1,2}}\s*[节条段]?\s*(?:之?后|改|换|[移挪调放][到在]|{_GONE})))"
)
_POLITE = re.compile(r"^(?:请|麻烦|帮我|然后|并|再(?!加))+")
_LONGEST = 200
_MARKS = "：:；;。，, “”\"'‘’"

Slot = tuple[int, SectionPlan]
"""A section with the number under which it was shown; 0 for a new one."""


def separate(message: str) -> list[str]:
    """Return the orders of a message, one by one."""
    return [_POLITE.sub("", part.strip()) for part in _BETWEEN.split(message.strip("；; 。\n"))]


def carry_out(slots: list[Slot], order: str) -> bool:
    """Change the slots as ordered; return False, with nothing changed, where that cannot be done."""
    forms = _FORMS if len(order) <= _LONGEST else ()
    verb, found = next(((v, m) for v, form in forms if (m := form.fullmatch(order))), ("", None))
    words = found.groupdict() if found else {}
    places = _places(slots, words.get("ref") or "")
    name = _heading(words.get("name") or "")
    match verb:
        case "drop":
            slots[:] = [slot for n, slot in enumerate(slots) if n not in places]
        case "rename" if name and len(places) == 1:
            number, plan = slots[places[0]]
            slots[places[0]] = (number, _renamed(plan, name))
        case "move" if len(places) == 1:
            return _move(slots, places[0], words)
        case "add" if name and slots:
            at = last_main([plan for _, plan in slots])
            slots.insert(at + 1, (0, added(slots[at][1], name)))
        case "add_after" if name and slots:
            after = places if _numbers(words["ref"] or "") else []
            return _add_after(slots, [len(slots) - 1] if words["end"] else after, name)
        case _:
            return False
    return bool(places) or verb == "add"


def _move(slots: list[Slot], source: int, words: dict[str, str | None]) -> bool:
    if words["end"]:
        forward = words["end"] in ("最后", "末尾")
        # Before everything still means behind what opens the document without a heading.
        first = next((n for n, (_, plan) in enumerate(slots) if own_name(plan)), 0)
        target = len(slots) - 1 if forward else first
    else:
        places = _places(slots, words["to"] or "")
        if len(places) != 1:
            return False
        [target] = places
        forward = words["side"] == "后" if words["side"] else source < target
    if source == target:
        return True
    landed = _landed(slots[source][1], slots[target][1])
    if landed is None:
        return False
    number, beside = slots[source][0], slots[target]
    del slots[source]
    slots.insert(slots.index(beside) + forward, (number, landed))
    return True


def _landed(plan: SectionPlan, beside: SectionPlan) -> SectionPlan | None:
    """Return the section as it stands beside another; `None` where one without a name would divide a part."""
    name = own_name(plan)
    if beside.heading:
        return replace(plan, part=beside.part, heading=name) if name else None
    return replace(plan, part=name, heading="")


def _add_after(slots: list[Slot], places: list[int], name: str) -> bool:
    if len(places) != 1:
        return False
    plan = added(slots[places[0]][1], name)
    at = places[0] + 1
    while at < len(slots) and not slots[at][0]:
        at += 1
    slots.insert(at, (0, plan))
    return True


def _renamed(plan: SectionPlan, name: str) -> SectionPlan:
    return replace(plan, heading=name) if plan.heading else replace(plan, part=name)


def _heading(name: str) -> str:
    """Return a name as a heading: without the number, quotes and stops typed around it."""
    bare = name.strip(_MARKS)
    number = heading_number(bare)
    return bare[number.end :].strip(_MARKS) if number else bare


def _places(slots: list[Slot], ref: str) -> list[int]:
    """Return where the sections stand that are named by number or by name; none where one is not there."""
    numbers = _numbers(ref)
    if numbers:
        places = [n for n, (number, _) in enumerate(slots) if number in numbers]
        return places if len(places) == len(numbers) else []
    words = ref.strip(_MARKS)
    named = [n for n, (_, plan) in enumerate(slots) if words and words in own_name(plan)]
    return named if len(named) == 1 else []


def _numbers(ref: str) -> set[int]:
    """Return the numbers of 2, 2、3, 2-4, 第二节; none where the words are no list of numbers."""
    numbers: set[int] = set()
    for item in re.split(r"[、,，和与及]", ref):
        ends = [_number(end, ref) for end in re.split(r"[-–—~～至到]", item)]
        if len(ends) > 2 or None in ends:
            return set()
        first, *last = (end for end in ends if end is not None)
        numbers |= set(range(first, (last or [first])[0] + 1))
    return numbers


def _number(word: str, ref: str) -> int | None:
    digits = word.strip().removeprefix("第").rstrip("节条段 ").strip()
    if digits.isdecimal():
        return int(digits) if len(digits) <= 2 else None
    # 删二 may mean the part 二、 as well as the second section; 第二节 is clear.
    return parse_integer(digits) if digits and ("第" in ref or "节" in ref) else None
