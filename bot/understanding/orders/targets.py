"""References to sections: 4, 第四节, 三, 三（二）, 上一节第二段, 导语, 志愿服务那段."""

import re
from dataclasses import replace

from bot.domain.request import Place, Target
from bot.language.headings import heading_number
from bot.language.naming import Named, bare, meant
from bot.language.numerals import chinese_integer, parse_integer
from bot.understanding.orders import words
from bot.understanding.talk import Slot, Talk

_MOST = 40
"""No outline has so many sections."""
_HAN = "[一二三四五六七八九十]"
_NUMERAL = rf"(?:\d{{1,2}}|{_HAN}{{1,3}})"
_PIECE = "(?:大?部分|大?块|大点|大项|大条|章|篇章|大标题|板块)"
_SECTION = "(?:小?节|小部分|小块|小点|小标题|小项)"
_BY_WORD = {
    word: place
    for place, table in (
        (Place.LEAD, words.LEAD),
        (Place.PREVIOUS, words.PREVIOUS),
        (Place.NEXT, words.NEXT),
        (Place.LAST, words.LAST),
        (Place.THIS, words.THIS),
        (Place.ALL, words.ALL),
    )
    for word in table.split()
}
_PARAGRAPH = re.compile(
    rf"(?:的|里的?|中的?)?(?:第(?P<n>{_NUMERAL})|(?P<last>最后|末尾|倒数第一)一?|(?P<first>开头|首)一?)"
    r"(?:个?自然)?段(?:话|文字)?$"
)
_PART_ITEM = re.compile(
    rf"(?:第(?P<part>{_NUMERAL}){_PIECE}|(?P<han>{_HAN}{{1,3}})[、.]?)(?:里|里面|下面|中|的)*"
    rf"(?:第(?P<nth>{_NUMERAL}){_SECTION}|[（(](?P<item>{_NUMERAL})[）)])"
)
_NUMBER = re.compile(rf"第?(\d{{1,2}})|第({_NUMERAL})(?:节|小节|个标题)")
_PART = re.compile(rf"({_HAN}{{1,3}})[、.]?|第({_NUMERAL}){_PIECE}|第({_HAN}{{1,3}})|part({_NUMERAL})")
_ITEM = re.compile(rf"[（(]({_NUMERAL})[）)]|第({_NUMERAL}){_SECTION}")
_COUNTED = re.compile(r"(?<!第)(?:这|那)?[两三四五六2-6]个?(?:小节|节|大?部分|大?块)$")
_MARKED = re.compile(
    rf"(?P<name>.+?)的?(?:(?:那|这)(?:一|个)?(?:{_PIECE}|{_SECTION}|段|节|个标题)|一(?:{_SECTION}|{_PIECE}|节|段)"
    rf"|{_PIECE}|这一?节|标题)"
)
_AND = re.compile(r"\s*(?:[、,，和与跟及同]|以及|还有)\s*")
_RANGE = re.compile(
    rf"第?({_NUMERAL})(?:[节]?)\s*(?:[-–—~～至到])\s*第?({_NUMERAL})(?:{_SECTION}|{_PIECE}|节)?"
)
_RUN = re.compile(rf"({_HAN})({_HAN})({_HAN})?(?:{_SECTION}|{_PIECE}|节)?")


def target(reference: str, talk: Talk) -> Target | None:
    """Return the section that is referred to; `None` where they are not surely such a reference.

    A number must be one of the outline. A name without 那节 behind it must be the name of a section, or part
    of one.
    """
    said = reference.strip(" 　“”\"'")
    if paragraph := _PARAGRAPH.search(said):
        here = said[: paragraph.start()]
        whole = target(here, talk) if here else Target(place=Place.THIS)
        return _in_paragraph(whole, paragraph)
    if place := _BY_WORD.get(said):
        return Target(place=place)
    return _numbered(said, talk) or _named(said, talk)


def targets(references: str, talk: Talk) -> tuple[Target, ...] | None:
    """Return the sections of a list (2、3; 三到五; 三四; 导语和四); `None` where one is none."""
    if span := _RANGE.fullmatch(references.strip()):
        return _range(span, references, talk)
    references = _COUNTED.sub("", references)
    if (run := _RUN.fullmatch(references)) and (several := _consecutive(run)):
        found = [target(numeral, talk) for numeral in several]
    else:
        found = [target(one, talk) for one in _list(references)]
    return tuple(t for t in found if t) if found and all(found) else None


def _list(references: str) -> list[str]:
    return [one for one in _AND.split(references.strip()) if one]


def _in_paragraph(whole: Target | None, found: re.Match[str]) -> Target | None:
    if whole is None or whole.paragraph:
        return None
    number = (parse_integer(found["n"]) or 0) if found["n"] else (-1 if found["last"] else 1)
    return replace(whole, paragraph=number)


def _numbered(said: str, talk: Talk) -> Target | None:
    if both := _PART_ITEM.fullmatch(said):
        part = parse_integer(both["part"] or both["han"]) or 0
        return _known(Target(part=part, item=parse_integer(both["nth"] or both["item"]) or 0), talk)
    if found := _NUMBER.fullmatch(said):
        return _known(Target(number=_value(found)), talk)
    if found := _PART.fullmatch(said):
        return _known(Target(part=_value(found)), talk)
    if found := _ITEM.fullmatch(said):
        return _known(Target(item=_value(found)), talk)
    return None


def _value(found: re.Match[str]) -> int:
    return next((parse_integer(group) or 0 for group in found.groups() if group), 0)


def _known(one: Target, talk: Talk) -> Target | None:
    """Return a numbered target if an outline can have it."""
    most = len(talk.outline) or _MOST
    return (
        one if max(one.number, one.part, one.item) <= most and (one.number or one.part or one.item) else None
    )


def _named(said: str, talk: Talk) -> Target | None:
    names = [Named(_own(slot), slot.role) for slot in talk.outline] + [
        Named(part) for part in dict.fromkeys(slot.part for slot in talk.outline) if part
    ]
    if marked := _MARKED.fullmatch(said):
        return Target(name=bare(marked["name"])) if _plausible(marked["name"]) else None
    return (
        Target(name=said)
        if len(said) >= 2 and _plausible(said) and meant(said, names, loosely=False)
        else None
    )


def _own(slot: Slot) -> str:
    number = heading_number(slot.name)
    return slot.name[number.end :] if number else slot.name


def _plausible(name: str) -> bool:
    return len(name) <= 20 and not re.search(r"\d|[把将，。；：,;:！？!?]", name)


def _range(span: re.Match[str], said: str, talk: Talk) -> tuple[Target, ...] | None:
    first, last = parse_integer(span[1]) or 0, parse_integer(span[2]) or 0
    marks = said[span.end(2) :]
    head = "第" if "第" in said or "节" in said else ""
    ones = [
        f"{head}{n}{marks}" if span[1].isdecimal() else f"{head}{chinese_integer(n)}{marks}"
        for n in range(first, last + 1)
    ]
    found = [target(one, talk) for one in ones]
    return tuple(t for t in found if t) if first < last and all(found) else None


def _consecutive(run: re.Match[str]) -> list[str]:
    """Return the numerals of 三四, which follow upon one another; none of 十二."""
    said = [numeral for numeral in run.groups() if numeral]
    values = [parse_integer(numeral) or 0 for numeral in said]
    return said if values == list(range(values[0], values[0] + len(values))) and "十" not in said else []
