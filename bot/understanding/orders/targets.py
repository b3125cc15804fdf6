"""References to sections in a clause: 4, 第四节, 三（二）, 上一节第二段, 导语, 志愿服务那段.

A clause is tagged: each reference becomes one character of its own, so that the forms of orders are written
over references and words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.genre import SectionRole
from bot.domain.request import Place, Target
from bot.language.document.headings import heading_number
from bot.language.document.roles import heading_role
from bot.language.figures.numerals import parse_integer
from bot.language.figures.quantities import unit_at
from bot.regex import regex
from bot.understanding.orders.words import is_in, one_of
from bot.understanding.talk import Slot, Talk

_FIRST_TAG = 0xE000
REF = "[\ue000-\ue0ff]"
"""A pattern of one reference."""
_COUNTED = "[这那]?[两三四五六2-6几]个?(?:小?节|大?部分|大?块|段|条)?"
REFS = rf"{REF}(?:(?:[、,，/ 和与跟及同]|还有|以及)?{REF})*(?:{_COUNTED})?"
"""A pattern of a list of references: 三和四, 3、5两节."""

_HAN = "[一二三四五六七八九十]"
_NUMERAL = rf"(?:\d{{1,2}}|{_HAN}{{1,3}})"
_PIECE = "(?:大?部分|大块|大点|大项|章|篇章|大标题|板块|大节)"
_SECTION = "(?:小?节|小部分|小块|小点|小标题|小项)"
_MARK = rf"(?:的|里的?|讲的|说的|写的)?(?:{one_of('mark_behind')}|那个(?=[去删不拿砍挪移放合拆写先跳]))"
_PARAGRAPH = (
    rf"(?:的|里的?|中的?)?(?:第(?P<n>{_NUMERAL})|(?P<last>最后|末尾|倒数第一|末)一?|(?P<first>开头|首)一?)"
    r"(?:个?自然)?段(?:话|文字)?"
)
_WORD = regex(one_of(*Place))
_PART_ITEM = regex(
    rf"(?:第(?P<part>{_NUMERAL}){_PIECE}|(?P<han>{_HAN}{{1,3}})[、.]?)(?:里面?|下面|中|的)?"
    rf"(?:第(?P<nth>{_NUMERAL}){_SECTION}|[（(](?P<item>{_HAN}{{1,3}}|\d{{1,2}})[）)])"
)
_NTH = regex(rf"第({_NUMERAL})(?:(?P<section>{_SECTION}|个?标题)|(?P<part>{_PIECE}|块))")
_ITEM = regex(rf"[（(]({_HAN}{{1,3}})[）)]")
_DIGITS = regex(r"(?<![\d.第年月])第?(\d{1,2})(?![\d.．%年月日号:：])(?:节(?=[^课]|$)|[、.](?!\d))?")
# A numeral is a reference only between words that orders are made of: 三改成, 删四, but not 三个, 一起.
_NUMERAL_BEFORE = regex(rf"(?:^|{REF}|[删掉去除把将和与跟、，,到在对调换合并拆改要给回写看起让从是 ]|part)$")
_NUMERAL_BEHIND = (
    r"(?=$|[、，,和与跟及移挪调换拆分合并改删放提的里后前之不（(太重先也都给往归捆揉捏]"
    r"|[对互倒叫那两几各去拿砍顺反 ]"
    rf"|{_HAN}(?:[合并对调换两互捏捆都放倒拆归揉反]|部分|节|块)|到(?:{_HAN}|\d))"
)
_PARTS = regex(rf"({_HAN}|十{_HAN})[、.]?{_NUMERAL_BEHIND}")
_IN_LIST = regex(rf"{REF}[、,，和与跟]$")
_VERBAL = "把将先再请给看跳过到回在开掉去删"
_NAME_MARKED = regex(
    rf"(?:^|(?<=[{_VERBAL}]))(?P<name>(?:(?![{_VERBAL}你我加第一])[\u4e00-\u9fffA-Za-z]){{2,8}}?)"
    rf"(?:的|里的?|讲的|说的|写的)?[那这](?:一|个)?(?:{_PIECE}|{_SECTION}|大?块|段|个?标题)"
)
_BEHIND = regex(f"(?P<mark>{_MARK})?(?P<paragraph>{_PARAGRAPH})?")
_OWN_PARAGRAPH = regex(_PARAGRAPH)
_ROLE_WORDS = regex(rf"(?<!个){one_of('role_words')}")
_LINK = regex("[和与及、的]")


@dataclass(frozen=True)
class Reference:
    """A section as a clause refers to it."""

    target: Target
    raw: str
    explicit: bool
    """True for a number, a place, or a name with 那节 behind it; a bare name may be said of the thing."""


@dataclass(frozen=True)
class TaggedClause:
    """A clause with its references as single characters."""

    text: str
    references: tuple[Reference, ...] = ()

    def named(self, tags: str | None) -> tuple[Reference, ...]:
        """Return the references among these characters, in order."""
        return tuple(self.references[ord(c) - _FIRST_TAG] for c in tags or "" if re.fullmatch(REF, c))

    def raw(self, text: str | None) -> str:
        """Return a part of the tagged text as it was said."""
        return re.sub(REF, lambda tag: self.references[ord(tag.group()) - _FIRST_TAG].raw, text or "")


def tag_references(clause: str, talk: Talk) -> TaggedClause:
    """Return a clause with what refers to a section of the outline tagged."""
    names = _names(talk)
    at, text, found = 0, "", list[Reference]()
    while at < len(clause):
        reference = _reference_at(clause, at, text, names, talk)
        if reference is None or len(found) > 0xFF:
            text, at = text + clause[at], at + 1
            continue
        text, at = text + chr(_FIRST_TAG + len(found)), at + len(reference.raw)
        found.append(reference)
    return (
        _with_range(_without_part(TaggedClause(text, tuple(found)), talk)) if found else _tag_phrase(clause)
    )


def target(reference: str, talk: Talk) -> Target | None:
    """Return the section that words refer to and nothing else; `None` where they are no such reference."""
    said = tag_references(reference.strip(" 　“”\"'"), talk)
    return said.references[0].target if len(said.text) == 1 and said.references else None


def _reference_at(clause: str, at: int, before: str, names: list[str], talk: Talk) -> Reference | None:
    readers: tuple[Callable[[], tuple[Target, int, bool] | None], ...] = (
        lambda: _by_word(clause, at),
        lambda: _by_number(clause, at, before, talk),
        lambda: _by_name(clause, at, names, talk),
    )
    for read in readers:
        if found := read():
            return _extend_reference(clause, at, *found)
    if paragraph := _OWN_PARAGRAPH.match(clause, at):
        this = _in_paragraph(Target(place=Place.THIS), paragraph)
        return Reference(this, paragraph.group(), True)
    return None


def _extend_reference(clause: str, at: int, found: Target, end: int, explicit: bool) -> Reference:
    """Return the reference with what stands behind it: 那节, 第二段."""
    behind = _BEHIND.match(clause, end)
    if behind and behind["paragraph"]:
        found = _in_paragraph(found, behind)
    last = behind.end() if behind else end
    return Reference(found, clause[at:last], explicit or last > end)


def _in_paragraph(whole: Target, found: re.Match[str]) -> Target:
    number = (parse_integer(found["n"]) or 0) if found["n"] else (-1 if found["last"] else 1)
    return replace(whole, paragraph=number)


def _by_word(clause: str, at: int) -> tuple[Target, int, bool] | None:
    found = _WORD.match(clause, at)
    place = next((place for place in Place if found and is_in(found.group(), place)), None)
    return (Target(place=place), found.end(), True) if found and place else None


def _by_number(clause: str, at: int, before: str, talk: Talk) -> tuple[Target, int, bool] | None:
    if both := _PART_ITEM.match(clause, at):
        part, item = both["part"] or both["han"], both["nth"] or both["item"]
        return Target(part=parse_integer(part) or 0, item=parse_integer(item) or 0), both.end(), True
    if nth := _NTH.match(clause, at):
        value = parse_integer(nth[1]) or 0
        return Target(part=value) if nth["part"] else Target(number=value), nth.end(), True
    if item := _ITEM.match(clause, at):
        return Target(item=parse_integer(item[1]) or 0), item.end(), True
    most = len(talk.outline)
    digits = _DIGITS.match(clause, at)
    units = ("", "里", "节") if _IN_LIST.search(before) else ("", "里")
    if digits and 0 < int(digits[1]) <= most and unit_at(clause, digits.end(1)) in units:
        return Target(number=int(digits[1])), digits.end(), True
    if (
        before[-1:]
        and re.match(REF, before[-1])
        and (run := regex(rf"({_HAN})(?:{_PIECE}|节|块)").match(clause, at))
    ):
        return Target(part=parse_integer(run[1]) or 0), run.end(), True
    one_of_them = _NUMERAL_BEFORE.search(before) and clause[at - 1 : at + 1] not in ("合一", "统一", "归一")
    part_ = _PARTS.match(clause, at) if one_of_them else None
    if part_ and 0 < (parse_integer(part_[1]) or 0) <= most:
        return Target(part=parse_integer(part_[1]) or 0), part_.end(), True
    return None


def _by_name(clause: str, at: int, names: list[str], talk: Talk) -> tuple[Target, int, bool] | None:
    longest = max((_common(clause, at, name) for name in names), default=0)
    said = clause[at : at + longest]
    if said == "问题" and clause[:at].endswith("个"):
        return None
    if longest >= 2 and (said in names or not is_in(said, "general")):
        return Target(name=said), at + longest, False
    if (role := _ROLE_WORDS.match(clause, at)) and _has_role(role.group(), talk):
        return Target(name=role.group()), role.end(), False
    return None


def _has_role(word: str, talk: Talk) -> bool:
    role = heading_role(word) or SectionRole.OTHER
    return role is not SectionRole.OTHER and any(slot.role is role for slot in talk.outline)


def _common(clause: str, at: int, name: str) -> int:
    """Return how many characters from here on stand in the name as they are."""
    length = 0
    while at + length < len(clause) and clause[at : at + length + 1] in name:
        length += 1
    return length


def _tag_phrase(clause: str) -> TaggedClause:
    """Return a clause with a section in it that only words like 那节 show to be one: 食堂那节."""
    found = _NAME_MARKED.search(clause)
    if not found:
        return TaggedClause(clause)
    reference = Reference(Target(name=found["name"]), found.group(), True)
    return TaggedClause(f"{clause[: found.start()]}{chr(_FIRST_TAG)}{clause[found.end() :]}", (reference,))


def own_names(talk: Talk) -> list[str]:
    """Return the names of the sections and parts of an outline, without numbers."""
    return [name for slot in talk.outline for name in (_own_name(slot), slot.part) if name]


def _names(talk: Talk) -> list[str]:
    own = own_names(talk)
    # 时间地点 is said of 时间和地点.
    return list(dict.fromkeys((*own, *(_LINK.sub("", name) for name in own))))


def _own_name(slot: Slot) -> str:
    number = heading_number(slot.name)
    return slot.name[number.end :] if number else slot.name


def _without_part(said: TaggedClause, talk: Talk) -> TaggedClause:
    """Return the clause without the part that only tells where a section stands: 重点任务里拆除那个."""
    parts = {slot.part for slot in talk.outline if slot.part}

    def inner(both: re.Match[str]) -> str:
        outer = said.named(both[1])[0]
        return both[2] if outer.target.part or outer.target.name in parts else both.group()

    return TaggedClause(
        re.sub(rf"({REF})(?:里头的?|里面的?|里的?|下面的?|中的?|的)({REF})", inner, said.text),
        said.references,
    )


def _with_range(said: TaggedClause) -> TaggedClause:
    """Return the clause with the numbers inside a range added to it: 2-4, 三到五."""
    ends = re.search(rf"({REF})(?:[-–—~～至到])({REF})", said.text)
    if not ends:
        return said
    first, last = (reference.target for reference in said.named(ends.group()))
    between = tuple(Reference(one, "", True) for one in _between(first, last))
    if not (first.number and last.number) and not (first.part and last.part):
        return said
    tags = "".join(chr(_FIRST_TAG + len(said.references) + n) for n in range(len(between)))
    text = said.text[: ends.start(1) + 1] + tags + said.text[ends.start(2) :]
    return TaggedClause(text, said.references + between)


def _between(first: Target, last: Target) -> list[Target]:
    if first.number and last.number:
        return [Target(number=n) for n in range(first.number + 1, last.number)]
    return [Target(part=n) for n in range(first.part + 1, last.part)] if first.part and last.part else []
