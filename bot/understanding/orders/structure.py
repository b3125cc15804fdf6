"""Orders to the outline: add, drop, keep, move, rename, merge, split, swap."""

import re
from dataclasses import replace

from bot.domain.genre import SectionRole
from bot.domain.request import (
    AddSection,
    DropSections,
    MergeSections,
    MoveSection,
    Place,
    RenameSection,
    Replan,
    Request,
    Rewrite,
    SplitSection,
    SwapSections,
    Target,
)
from bot.language.document.headings import heading_number
from bot.language.figures.numerals import parse_integer
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.understanding.orders.clause import THIS, Clause
from bot.understanding.orders.targets import REF, REFS, own_names
from bot.understanding.orders.words import bare, bare_of, is_bare, is_in, one_of
from bot.understanding.talk import Talk

_LONGEST = 60
_MARKS = " 　：:；;。，,“”\"'‘’《》「」"
_UNIT = "(?:小节|节|大?部分|板块|大块|块|章|小标题|标题|环节)"
_TEXT = "(?:纪要|稿子?|正文|材料|报告|总结)"
_DROP = regex(
    rf"(?!去{REF})(?P<verb>{bare_of('drop')})(?P<refs>{REFS})|(?P<spoken_of>{bare_of('drop')})(?:它们?|这)"
)
_DROPPED = regex(rf"(?P<refs>{REFS})(?P<verb>{bare_of('drop')})[了掉]?{_TEXT}?")
# 了 is what tells it from 去第三部分, which goes there.
_TAKEN_AWAY = regex(rf"(?:把|将)?(?P<refs>{REFS})[都给也就]*去了")
_KEEP = regex(
    rf"{bare_of('only')}(?:(?P<refs>{REFS})|前(?P<first>[一二两三四五六七八九\d])(?:个|节|部分|块|条)?)"
)
_EDGE = f"(?P<edge>{bare_of('front', 'back')})"
_SIDE = f"(?P<side>{bare_of('before', 'behind', 'inside')})"
_MOVED = f"(?:{bare_of('move')}(?:到|在|至|去|成)?)"
_MOVES = tuple(
    regex(form)
    for form in (
        rf"(?P<ref>{REF})?{_MOVED}(?P<to>{REF}){_SIDE}?去?",
        rf"(?P<ref>{REF})?{_MOVED}+{_EDGE}去?",
        rf"(?P<ref>{REF})?{_EDGE}{_MOVED}?去?",
        rf"(?P<ref>{REF})(?P<step>{bare_of('step_ahead', 'step_back')})(?:{_MOVED}|提)?一?[位个节格步]?",
        rf"(?P<ref>{REF}){_MOVED}第?(?P<nth>[一二三四五六七八九十]|\d{{1,2}})(?:个|位|节|条|名)?",
        rf"(?P<ref>{REF})?{_MOVED}(?P<to>{REF})[和与跟、]?{REF}(?P<between>中间|之间)",
    )
)
_TITLE = "(?:的?(?:标题|名称|名字|题目|名))?"
_RENAME = regex(
    rf"(?P<ref>{REF}){_TITLE}(?:(?:改|换)(?:一下|改|个)?[，, ])?"
    rf"(?:(?:就|直接|统一|给我|请)?{one_of('rename')}[：: ]*(?P<name>.+)"
    r"|改(?P<quoted>[“\"‘].+[”\"’]))"
)
_CALLED = regex(
    r"(?P<head>.+?)[，, ]?(?:就|标题|名字|名|题目|统一|改)*(?:叫做|叫作|叫|取名|起名)[做为成]?[：: ]*"
    r"(?P<name>.+)"
)
_ANEW = (
    "(?:重新?|另外?)(?:排|列|定|拟|做|弄|搞|分|来|出|设计|安排|规划|梳理)"
    "(?:一下|一版|一个|一遍|一次|个|版|下)?"
)
_REPLAN = regex(
    rf"(?:请|麻烦|帮我|给我|把|你|再)*(?:{_ANEW}(?:整个)?提纲(?:[，, ]?(?P<by>按.+))?"
    rf"|(?:整个)?提纲(?P<how>按[^，,]+?)?[，, ]?(?:给我|请|再)?(?:{_ANEW}|换(?:一|个)?版|换一?个))(?:一下)?"
)
_MERGE = regex(
    rf"(?:合并|合){bare_of('together')}?(?P<front>{REFS})"
    rf"|(?P<back>{REFS})(?:{bare_of('merge')}{bare_of('together')}*|{bare_of('together')})[写说讲放]?"
)
_INTO = regex(rf"(?P<refs>{REFS}){bare_of('into')}(?P<to>{REF}){bare_of('inside')}?去?")
_SWAPPED = f"{bare_of('swapped')}*"
_SWAP = regex(
    rf"{bare_of('swap')}(?P<front>{REFS}){_SWAPPED}"
    rf"|(?P<back>{REFS}){_SWAPPED}(?:互相)?{bare_of('swap')}{_SWAPPED}"
)
_SPLIT = regex(
    rf"(?P<ref>{REF})?(?:给我|给|再|要)?(?:{one_of('split')}|分(?=[两三四2-4]))[：: ]*(?P<into>.*)"
)
_SEVERAL = f"[两三四俩2-4]个?{_UNIT}?"
_PIECES = regex(rf"(?:{_SEVERAL}[，,：: ]?)?(?P<names>.*?)(?:{_SEVERAL}|{_UNIT})?(?:来?写)?")
_PIECE = regex(r"[、，,和与跟及]|[”\"][“\"]")
_TAIL = regex(rf"(?P<name>.+?)的?(?P<tail>[这那]?一{_UNIT}|[这那]{_UNIT})")
_APART = regex(
    rf"(?P<name>[^，,]+?)(?:要|得|应该|给我)*(?:单独|另外|另|单)[列成写设开立起][成为]?一?(?P<unit>{_UNIT})"
)
_BETWEEN = "最后|末尾|中间|之间"
_ADD = regex(
    rf"(?P<place>.*?)(?:再|另外|另|单独|多)*(?:{one_of('add')}(?![强大快以深])|{one_of('add_weak')}(?=[一1个]))[上进入]?"
    rf"(?:(?:[一1]个?|个)?(?P<unit>{_UNIT})|(?P<some>[一1]?个|一条|一段)?)"
    rf"(?:[，,]?{one_of('add_called')})?[：: ]*(?P<name>.+?)的?(?P<tail>[这那]?一?{_UNIT})?"
    rf"(?:[，,]?[就给]?[放搁安]?[到在]?(?P<late>[^，,]*?(?:{one_of('before', 'behind')}|{_BETWEEN})))?"
)
_PLACE = regex(
    rf"[在到就放]*(?:(?P<edge>{one_of('front', 'back')})|(?P<ref>{REF})的?"
    rf"(?:(?P<side>{one_of('before', 'behind', 'inside')})|[和与跟]?{REF}(?:{_BETWEEN})))"
)


def drop(said: Clause) -> Request | None:
    """Read 删4, 不要导语, 把三和五都删了; a paragraph that is to go is written out of its section."""
    if away := _TAKEN_AWAY.fullmatch(said.tagged.text.rstrip("，。！!吧啊")):
        return DropSections(said.refs(away["refs"]))
    found = _DROPPED.fullmatch(said.bare) or _DROP.fullmatch(said.bare)
    if not found:
        return None
    if "spoken_of" in found.re.groupindex and found["spoken_of"]:
        known = said.spoken_of
        return DropSections((known.target,)) if known and known.explicit else None
    gone = said.refs(found["refs"])
    if is_bare(found["verb"], "unsure_drop") and not said.are_explicit(found["refs"]):
        return None
    if any(one.paragraph for one in gone):
        return Rewrite(gone[0], said.tagged.raw(said.open)) if len(gone) == 1 else None
    return DropSections(gone)


def keep(said: Clause) -> Request | None:
    """Read 只留前三个, 只要一、二: all others go, but not what opens the document."""
    found = _KEEP.fullmatch(said.bare)
    if not found:
        return None
    headed = [slot.number for slot in said.talk.outline if slot.role is not SectionRole.LEAD]
    if found["first"]:
        kept = set(headed[: parse_integer(found["first"]) or 0])
    else:
        kept = {one.number for one in said.refs(found["refs"])}
    gone = tuple(Target(number=number) for number in headed if number not in kept)
    return DropSections(gone) if gone and kept and 0 not in kept else None


def move(said: Clause) -> Request | None:
    """Read 4移到2, 把志愿服务那段挪到前面, 反诈提第一."""
    found = next((m for form in _MOVES if (m := form.fullmatch(said.bare))), None)
    moved = said.ref(found["ref"]) if found else None
    if not found or not moved or moved.paragraph:
        return None
    told = found.groupdict()
    if edge := told.get("edge"):
        return MoveSection(moved, before=is_bare(edge, "front"))
    if step := told.get("step"):
        ahead = is_bare(step, "step_ahead")
        to_ = _neighbour(moved, said.talk, -1 if ahead else 1)
        return MoveSection(moved, to_, ahead) if to_ else None
    if nth := told.get("nth"):
        to = Target(item=parse_integer(nth) or 0)
        return MoveSection(moved, to, not moved.number or moved.number > to.item)
    [to] = said.refs(told["to"])
    if told.get("between"):
        return MoveSection(moved, to, False)
    side = told.get("side")
    return MoveSection(moved, to, not is_bare(side, "behind", "inside") if side else _lies_behind(moved, to))


def _neighbour(one: Target, talk: Talk, step: int) -> Target | None:
    """Return the section that many places behind another; `None` where the outline does not tell it."""
    known = [s.number for s in talk.outline if one.number == s.number or (one.name and one.name in s.name)]
    return Target(number=known[0] + step) if len(known) == 1 and known[0] + step > 0 else None


def _lies_behind(moved: Target, to: Target) -> bool:
    """Return whether what is moved lies behind what it takes the place of: 4移到2 means before 2."""
    return (moved.number or moved.part) >= (to.number or to.part)


_SENTENCE = regex("[^，]{3,}，[^，]{3,}，")
_LEAST_SENTENCE = 8
"""What is no heading: 第三节改成：教师全天在岗，有事马上报告。"""


def _is_sentence(words: str, talk: Talk) -> bool:
    """Return whether words are a sentence: of several clauses, or with a full stop typed behind them."""
    ended = any(f"{words}。" in message.text for message in talk.new)
    return bool(_SENTENCE.search(words)) or (len(words) >= _LEAST_SENTENCE and ended)


def rename(said: Clause) -> Request | None:
    """Read 2改成……, 把第三部分的标题改成……; of a bare name only where all of it is said."""
    found = _RENAME.fullmatch(said.open)
    if not found:
        return None
    [reference] = said.tagged.named(found["ref"])
    name = heading(said.tagged.raw(found["name"] or found["quoted"]))
    if reference.explicit and _is_sentence(said.tagged.raw(found["name"] or found["quoted"]), said.talk):
        return Rewrite(reference.target, said.said)
    sure = reference.explicit or _is_whole(reference.raw, said.talk) or re.search("标题|名", said.said)
    return RenameSection(reference.target, name) if name and sure and not reference.target.paragraph else None


def _is_whole(name: str, talk: Talk) -> bool:
    only_proposed = not any(slot.section for slot in talk.outline)
    return only_proposed or name in own_names(talk)


def merge(said: Clause) -> Request | None:
    """Read 合并三和四, 三四合一块, 把五并到四里."""
    if into := _INTO.fullmatch(said.bare):
        return MergeSections((*said.refs(into["to"]), *said.refs(into["refs"])))
    called = _CALLED.fullmatch(said.open)
    found = _MERGE.fullmatch(bare(called["head"]) if called else said.bare)
    joined = said.refs(found["front"] or found["back"]) if found else ()
    if len(joined) > 1 and all(one.paragraph for one in joined):
        return Rewrite(replace(joined[0], paragraph=0), said.said)
    if len(joined) < 2 or any(one.paragraph for one in joined):
        return None
    return MergeSections(joined, heading(said.tagged.raw(called["name"])) if called else "")


def swap(said: Clause) -> Request | None:
    """Read 对调二和三, 二三换个位置."""
    found = _SWAP.fullmatch(said.bare)
    pair = said.refs(found["front"] or found["back"]) if found else ()
    return SwapSections(*pair) if len(pair) == 2 else None


def split(said: Clause) -> Request | None:
    """Read 把三拆成宣传和培训两节, 五拆开."""
    found = _SPLIT.fullmatch(said.open)
    divided = said.ref(found["ref"]) if found else None
    pieces = _PIECES.fullmatch(said.tagged.raw(found["into"])) if found else None
    if not divided or not pieces:
        return None
    names = [heading(name) for name in _PIECE.split(pieces["names"]) if name]
    return SplitSection(divided, tuple(names)) if all(names) and len(names) != 1 else None


def add(said: Clause) -> Request | None:
    """Read 加一节应急值守, 在第三部分后面再加个安全生产."""
    if apart := _APART.fullmatch(said.open):
        name = heading(said.tagged.raw(apart["name"]))
        return AddSection(name, level=_level(apart["unit"])) if name else None
    found = _ADD.fullmatch(said.open)
    if not found:
        return None
    unit = found["unit"] or found["tail"] or ""
    whole = _TAIL.fullmatch(said.tagged.raw(found["name"]))
    unit, name = (
        (unit or whole["tail"], heading(whole["name"]))
        if whole
        else (unit, heading(said.tagged.raw(found["name"])))
    )
    place = (found["late"] or found["place"] or "").strip("，, ")
    if name and place:
        return _add_at(said, name, place, unit, sure=bool(unit or found["some"]))
    if name and is_in(name, "lead"):
        return AddSection(name, before=True)
    if not name or not unit:
        return None
    level = _level(unit)
    return AddSection(name, said.ref(None) or THIS if level == 3 else None, level=level)


def _add_at(said: Clause, name: str, place: str, unit: str, *, sure: bool) -> Request | None:
    where = _PLACE.fullmatch(place)
    if not where or not (sure or said.are_explicit(place)):
        return None
    if edge := where["edge"]:
        front = is_in(edge, "front")
        return AddSection(name, None if front else Target(place=Place.LAST), front, _level(unit))
    [beside] = said.refs(where["ref"])
    side = where["side"]
    inside = is_in(side, "inside") and not is_in(side, "behind")
    return AddSection(name, beside, is_in(side, "before") and not inside, 2 if inside else _level(unit))


def _level(unit: str) -> int:
    return 1 if re.search("部分|大块|板块|章", unit) else 3 if unit == "小标题" else 0


def replan(said: Clause) -> Request | None:
    """Read 重排提纲, 提纲重新排一下, 提纲按时间顺序重排."""
    found = _REPLAN.fullmatch(said.said.strip(_MARKS + "吧啊呀"))
    if not found:
        return None
    how = found["how"] or found["by"] or ""
    return Replan(how.strip(_MARKS))


def heading(said: str) -> str:
    """Return words as a heading, without number and quotes; nothing where they can be none."""
    name = said.strip(_MARKS)
    if number := heading_number(name):
        name = name[number.end :].strip(_MARKS)
    told = re.search(r"^\d(?!\d{3}年)|[。；;！？?!\n“”\"]|^(?:别|不要|不能|不许|的|了|到|在|第)", name)
    return name if 2 <= len(name) <= _LONGEST and not told and not quantities(name) else ""
