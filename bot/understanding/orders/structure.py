"""Orders to the outline: add, drop, move, rename, merge, split, swap."""

import re

from bot.domain.request import (
    AddSection,
    DropSections,
    MergeSections,
    MoveSection,
    RenameSection,
    Request,
    SplitSection,
    SwapSections,
    Target,
)
from bot.language.headings import heading_number
from bot.understanding.orders import words
from bot.understanding.orders.targets import target, targets
from bot.understanding.orders.words import is_in, one_of
from bot.understanding.talk import Talk

_TAKE = "(?:把|将)?"
_LONGEST = 40
_MARKS = " 　：:；;。，,“”\"'‘’《》"
_ONE = "(?:[一1]个?|个)"
_UNIT = "(?:小节|节|大?部分|板块|大块|块|章|小标题|标题)"

_DROP = re.compile(
    rf"{one_of(words.DROP)}(?P<front>.+?)了?|{_TAKE}(?P<back>.+?)(?:都|全|就|给|也|直接)*{one_of(words.DROP)}[了掉]?"
)
_AT = rf"(?:{one_of(words.FRONT)}|{one_of(words.BACK)})"
_MOVE = re.compile(
    rf"{_TAKE}(?P<ref>.+?)(?:往|给|都|整个|整体)*{one_of(words.MOVE)}[到在至去]?"
    rf"(?:(?P<edge>{_AT})|(?P<to>.+?)(?:的)?(?P<side>{one_of(words.BEFORE, words.BEHIND, words.INSIDE)})?)去?"
)
_RENAME = re.compile(
    rf"{_TAKE}(?P<ref>.+?)的?(?:标题|名称|名字|题目)?(?:就|直接)?"
    rf"{one_of(words.RENAME)}[：: ]*(?P<name>.+)"
)
_MERGE = re.compile(
    rf"合并(?:一下)?(?P<front>.+?)(?:[，,]?(?:叫|标题叫|改叫|名字叫|叫做)(?P<name>.+))?"
    rf"|{_TAKE}(?P<back>.+?)(?:给|都|可以|就)*{one_of(words.MERGE)}(?:{one_of(words.TOGETHER)})?"
    rf"(?:[，,]?(?:叫|标题叫|改叫|名字叫|叫做)(?P<called>.+))?"
)
_INTO = re.compile(rf"{_TAKE}(?P<ref>.+?)(?:都)?{one_of(words.INTO)}(?P<to>.+?)(?:里面|里头|里|中|去)*")
_SWAP = re.compile(
    rf"(?:对调|互换|调换|交换)(?:一下)?(?P<front>.+)"
    rf"|{_TAKE}(?P<back>.+?)(?:的)?(?:位置|顺序)?(?:互相|给)?{one_of(words.SWAP)}(?:{one_of(words.SWAPPED)})?"
)
_SPLIT = re.compile(rf"{_TAKE}(?P<ref>.+?){one_of(words.SPLIT)}(?P<into>.*)")
_INTO_PIECES = re.compile(
    rf"(?:[两三四2-4]个?{_UNIT}?[，,：:]?)?(?P<names>.*?)(?:[两三四2-4]个?{_UNIT}|{_UNIT})?"
)
_ADD = re.compile(
    rf"(?P<place>.*?)(?:再|另外|单独|多)*{one_of(words.ADD)}(?![强大快以深])(?:上|进)?(?:{_ONE}(?P<unit>{_UNIT})|(?P<bare>[一1]?个|上?))"
    rf"(?:[，,]?(?:叫做|叫|名叫|标题叫|专门讲|讲|说|写|关于|是))?[：: ]*(?P<name>.+?)"
    rf"(?:的)?(?P<tail>(?:这|那)?一?{_UNIT})?"
    rf"(?:[，,]?放?在?(?P<late>.+?(?:{one_of(words.BEFORE, words.BEHIND)})))?"
)
_PLACE = re.compile(
    rf"在?(?:(?P<edge>{_AT})|(?P<ref>.+?)(?:的)?(?P<side>{one_of(words.BEFORE, words.BEHIND, words.INSIDE)}))"
)


def drop(said: str, talk: Talk) -> Request | None:
    """Read 删4, 不要导语, 把三和五都删了."""
    found = _DROP.fullmatch(said)
    gone = targets(found["front"] or found["back"], talk) if found else None
    return DropSections(gone) if gone and not any(t.paragraph for t in gone) else None


def move(said: str, talk: Talk) -> Request | None:
    """Read 4移到2, 把志愿服务那段挪到前面."""
    found = _MOVE.fullmatch(said)
    moved = target(found["ref"], talk) if found else None
    if not found or not moved:
        return None
    if found["edge"]:
        return MoveSection(moved, before=is_in(found["edge"], words.FRONT))
    to = target(found["to"], talk)
    before = not is_in(found["side"], words.BEHIND) if found["side"] else _lies_behind(moved, to)
    return MoveSection(moved, to, before) if to else None


def _lies_behind(moved: Target, to: Target | None) -> bool:
    """Return whether what is moved lies behind what it takes the place of: 4移到2 means before 2."""
    return to is None or (moved.number or moved.part) >= (to.number or to.part)


def rename(said: str, talk: Talk) -> Request | None:
    """Read 2改成……, 把第三部分的标题改成……."""
    found = _RENAME.fullmatch(said)
    named = target(found["ref"], talk) if found else None
    name = heading(found["name"]) if found else ""
    return RenameSection(named, name) if named and name and not named.paragraph else None


def merge(said: str, talk: Talk) -> Request | None:
    """Read 合并三和四, 三四合一块, 把五并到四里."""
    if (into := _INTO.fullmatch(said)) and (to := target(into["to"], talk)):
        joined = targets(into["ref"], talk)
        return MergeSections((to, *joined)) if joined else None
    found = _MERGE.fullmatch(said)
    joined = targets(found["front"] or found["back"], talk) if found else None
    if not found or not joined or len(joined) < 2:
        return None
    return MergeSections(joined, heading(found["name"] or found["called"] or ""))


def swap(said: str, talk: Talk) -> Request | None:
    """Read 对调二和三, 二三换个位置."""
    found = _SWAP.fullmatch(said)
    pair = targets(found["front"] or found["back"], talk) if found else None
    return SwapSections(*pair) if pair and len(pair) == 2 else None


def split(said: str, talk: Talk) -> Request | None:
    """Read 把三拆成宣传和培训两节."""
    found = _SPLIT.fullmatch(said)
    divided = target(found["ref"], talk) if found else None
    pieces = _INTO_PIECES.fullmatch(found["into"]) if found else None
    if not divided or not pieces:
        return None
    names = [heading(name) for name in re.split(r"[、，,和与跟及]", pieces["names"]) if name]
    return SplitSection(divided, tuple(names)) if all(names) and len(names) != 1 else None


def add(said: str, talk: Talk) -> Request | None:
    """Read 加一节应急值守, 在第三部分后面再加个安全生产."""
    found = _ADD.fullmatch(said)
    if not found:
        return None
    unit = found["unit"] or found["tail"]
    name, place = heading(found["name"]), found["late"] or found["place"]
    if not name or not (unit or place):
        return None
    if not place:
        return AddSection(name, level=_level(unit or ""))
    where = _PLACE.fullmatch(place.strip("，,"))
    if not where:
        return None
    if where["edge"]:
        return AddSection(name, None, is_in(where["edge"], words.FRONT), _level(unit or ""))
    beside = target(where["ref"], talk)
    if not beside or (beside.name and not unit and not found["bare"]):
        return None
    inside = is_in(where["side"], words.INSIDE) and not is_in(where["side"], words.BEHIND)
    level = 2 if inside else _level(unit or "")
    return AddSection(name, beside, is_in(where["side"], words.BEFORE) and not inside, level)


def _level(unit: str) -> int:
    return 1 if re.search("部分|大块|板块|章", unit) else 0


def heading(words_of_it: str) -> str:
    """Return words as a heading, without number and quotes; nothing where they can be none."""
    name = words_of_it.strip(_MARKS)
    if number := heading_number(name):
        name = name[number.end :].strip(_MARKS)
    fits = 2 <= len(name) <= _LONGEST and not re.search(r"^\d(?!\d{3}年)|[。；;！？?!\n]", name)
    return name if fits else ""
