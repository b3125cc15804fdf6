"""Clauses that tell one thing become one fact, complete in itself: with its head and what it speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.clauses.heads import HeadKind
from bot.understanding.rules.restating import arabic, bare, counts_in

DEPENDENT = regex(
    r"^(?:分(?=[\d一二三四五六七八九])|其余|这个|那个|这些|都|均|全部|由|与|跟|和|并|并且|也|还(?!有|剩|差)|而且|不算|不含|不包括|含|包括"
    "|平均|累计|共(?!计)|占|参加的?|参与的?|来自|涉及|覆盖|惠及|受益|服务|[一-鿿]{0,4}(?:率|占比"
    "|比例)(?:为|是|达|达到)?[\\d百])"
)
_ALONE = regex(
    r"^(?:没有|未|无(?!偿)|其中|另外|还有|今年|去年|全年|目前|会议(?:决定|要求|强调|指出|明确)|决定|[上下]半年|[一二三四1-4]季度"
    r")"
)
_EACH = regex("每[一-鿿]")
"""How often, or how many to each, is told of what stands before it; a second time it is another thing."""
_IN_ALL = regex("(?:所以)?(?:一共|总共|共(?!同))")
_PART_OF = regex("^(?:其中|里面|内)")
_OF_ONE_ACT = regex(
    "(?:已经?)?(?:整改|回应|处置|解决|回复|获奖|撤稿|参加|参与|受益|惠及|报价|奖金|预算|金额|成员|队员|听众|观众)"
)
"""What came of a thing, what it cost and who took part is told with it: 发现30处，整改28处."""
_TOOK_PART = regex(r"(?:约|近)?\d+(?:支|个|名|家|位)?(?:代表)?(?:参赛)?(?:队伍?|选手|单位|学生|职工|群众|人)")
_ENDS_IN_ACT = regex(r"(?:\d|一)[场次期届]$")
"""An act that was counted, and who took part right behind it: 知识竞赛一场，16支队伍."""
_ATTRIBUTE = regex(
    f"{_OF_ONE_ACT.pattern}|(?:已|正在|目前)?(?:办结|完成|平均|兑换|点击|剩|还剩|圆了|用了|花了|其余)|[一-鿿]{{2,3}}率"
)
"""What is counted so is told of something that stands before it."""
_TIME = regex("[一二三四上下前后1-4]?(?:季度|半年|年度|学期|旬)")
_TAIL = regex(
    "(?:一共|总共|共计|累计|大概|约|达到|达|开展|举办|召开|组织|完成|[一-鿿]了|[一-鿿]过|是|有|为|共|到)+$"
)
_YEAR = regex("(?:去年|上年|前年|往年|今年|本年)(?:同期)?")
_SHORT = 16


@dataclass(frozen=True)
class ClauseGroup:
    """The clauses of one fact, with what carries over to it from the ones before."""

    parts: tuple[Part, ...]
    topic: str = ""
    unit: str = ""
    """The unit that the last figure before it in its sentence has, where its own is left out."""

    @property
    def words(self) -> str:
        """Return its clauses in their own words."""
        return "，".join(_without_remarks(bare(p.text)) for p in self.parts)

    @property
    def start(self) -> int:
        """Return where it begins in its message."""
        return self.parts[0].clause.start

    @property
    def end(self) -> int:
        """Return where it ends in its message."""
        return self.parts[-1].clause.end


_REMARK = regex("[（(][^（()）]*[)）]")


def _without_remarks(text: str) -> str:
    """Take off a remark in brackets that is meant for whoever drafts."""
    return _REMARK.sub(lambda m: "" if is_remark(m.group()) else m.group(), text)


def is_remark(bracketed: str) -> bool:
    """Return whether words in brackets are said to the drafter and are no part of what is told."""
    return any(form.search(bracketed) for form in (words.FORBIDDING, words.NOT_KNOWN, words.SELF))


def remarks(part: Part) -> list[str]:
    """Return the remarks to the drafter that a clause holds in brackets."""
    return [m.group()[1:-1] for m in _REMARK.finditer(part.text) if is_remark(m.group())]


def group_clauses(parts: Sequence[Part]) -> list[ClauseGroup]:
    """Return the clauses that tell facts, those of one fact together; a topic opens what follows."""
    groups: list[list[Part]] = []
    last: Part | None = None
    for part in parts:
        if last and len(groups[-1]) > 1 and _counts_alone(part) and _names_only(last):
            # 剩下的请县里解决，62.6万: the figure is that of the clause right before it.
            groups.append([groups[-1].pop(), part])
        elif (last and last.form is Form.TOPIC) or (
            last and part.form is Form.FACT and _is_continuation(groups[-1], part)
        ):
            groups[-1].append(part)
        else:
            groups.append([part])
        last = part
    return list(_with_topics(groups))


def _is_continuation(group: list[Part], part: Part) -> bool:
    """Return whether a clause goes on with the fact before it."""
    last = group[-1]
    if last.clause.stretch != part.clause.stretch or last.head != part.head:
        return False
    text = bare(part.text)
    if part.head and part.head.kind is HeadKind.PROBLEMS and part.clause.mark:
        return True
    rules = all(words.RULES.search(said) for said in (text, last.text)) and not words.RULES.match(text)
    if _IN_ALL.match(text) and "每" in last.text:
        return True
    if _ALONE.search(text) or rules or _begins_with_date(text, last.text):
        return False
    if DEPENDENT.search(text) or (_EACH.match(text) and not any(_EACH.search(p.text) for p in group)):
        return True
    if not _count(part.text):
        return True
    if _TOOK_PART.fullmatch(arabic(text)) and _ENDS_IN_ACT.search(arabic(bare(last.text))):
        return True
    if _OF_ONE_ACT.match(text) and sum(_count(p.text) for p in group) == 1:
        return True
    if any(_count(p.text) for p in group):
        return False
    return bool(part.clause.mark) or (len(bare(last.text)) <= _SHORT and not moments(last.text))


def _counts_alone(part: Part) -> bool:
    """Return whether a clause is nothing but a figure."""
    text = arabic(bare(part.text))
    return part.form is Form.FACT and _count(text) == 1 and not bigrams(text)


def _names_only(part: Part) -> bool:
    text = arabic(bare(part.text))
    return bool(bigrams(text)) and not re.search(r"\d", text)


_DATED = regex(
    r"^(?:\d{1,2}(?:[-—至到]\d{1,2})?月(?:\d{1,2}[日号]?)?(?:[上中下]旬|初|中|底)?(?:之?前|起|以前)?)"
)
_LONG_REST = 5
_BOUND = regex(
    f"{_DATED.pattern}(?:正式|全部|全面|统一)?(?P<act>开始|启动|开展|起|结束|完成|完毕|截止|为止)?"
)
"""When something begins or ends, and nothing else: 7月10日开始, 7月31日前完成."""


def _begins_with_date(text: str, before: str) -> bool:
    """Return whether a clause that begins with a date tells something else than the one before it."""
    m = _DATED.match(arabic(text))
    if not m:
        return False
    if (begun := _BOUND.fullmatch(arabic(bare(before)))) and _BOUND.fullmatch(arabic(text)):
        return not begun["act"]
    rest = len(arabic(text)) - m.end()
    return bool(_DATED.match(arabic(bare(before)))) or rest >= _LONG_REST


def _count(text: str) -> int:
    return len(counts_in(arabic(text)))


def _with_topics(groups: list[list[Part]]) -> Iterator[ClauseGroup]:
    """Yield the facts; one that only counts takes over what the one before it in its sentence speaks of."""
    topic, sentence, head, unit = "", -1, None, ""
    opening: Part | None = None
    for group in groups:
        first = group[0]
        if opening is None or first.clause.stretch != opening.clause.stretch:
            opening = first
        if first.clause.sentence != sentence or first.head != head:
            topic = unit = ""
        said = arabic(bare(first.text))
        lacking = bool(_PART_OF.match(said) or _ATTRIBUTE.match(said)) or not _names_subject(said)
        under = _item_topic(opening) if opening is not first else ""
        carried = _YEAR.sub("", topic) if _YEAR.match(said) else topic
        yield ClauseGroup(tuple(group), carried if lacking and _count(said) else under, unit)
        unit = _last_unit(group[-1])
        if not lacking:
            topic = subject(said)
        sentence, head = first.clause.sentence, first.head


def _last_unit(part: Part) -> str:
    """Return the unit of the last figure of a clause as it was written: 人次 of 4260人次."""
    text = arabic(bare(part.text))
    told = counts_in(text)
    m = _UNIT.search(text[told[-1].start : told[-1].end]) if told else None
    return m.group() if m and told[-1].unit in _OF_PEOPLE else ""


_UNIT = regex(f"[{words.CHINESE}]+$")
_OF_PEOPLE = ("人", "人次", "户", "户次", "件", "份", "册")
_LEFT_OUT = regex(r"(?<=[的经又共达到有])\d{2,}$|(?<=[的经又共达到有])\d{2,}(?=了$)")
"""A figure whose unit was said of the one before it: 住校的688."""
_COMPARED = regex("^(?:比|较|同比|环比)(?:去年|上年|上月|前年|往年)?(?:的?同期)?[^\\d]{0,4}")


def _item_topic(part: Part) -> str:
    """Return what an item of a list is about, where its first words only say that."""
    said = bare(part.text)
    return said if part.clause.mark and not _count(said) and len(said) <= _SHORT else ""


_THING = regex(f"[{words.CHINESE}]{{2}}[奖赛班课站室馆队]$")
"""What names a thing though it is made of a report's common words: 组织奖6个."""


def _names_subject(text: str) -> bool:
    """Return whether a clause says itself what it counts."""
    undated = _TIME.sub("", _COMPARED.sub("", text))
    for moment in reversed(moments(undated)):
        undated = undated[: moment.start] + undated[moment.end :]
    return len(bigrams(undated)) > 0 or bool(_THING.search(subject(undated)))


def subject(text: str) -> str:
    """Return what a clause counts: its words before the first figure, without time and verb."""
    told = counts_in(text)
    before = text[: told[0].start] if told else ""
    before = re.sub("[（(].*", "", _TIME.sub("", before))
    return _TAIL.sub("", re.sub(f"^{words.OPENERS}", "", before)).strip("，： 的")


def is_complete(told: ClauseGroup) -> bool:
    """Return whether anything says what is told: 一共85家 alone counts nobody knows what."""
    headed = any(p.head and p.head.words for p in told.parts)
    said = [arabic(bare(p.text)) for p in told.parts]
    return bool(told.topic or headed or any(_names_subject(text) or _RATE.search(text) for text in said))


_RATE = regex("[一-鿿]率")


_SILENT = (HeadKind.SOURCE, HeadKind.REVISION)
_COMPLETE = 8
"""From how many characters on a sentence needs no heading to be understood."""


def full_text(told: ClauseGroup, restated: str) -> str:
    """Return the words of a fact with its head and its topic before them, where they do not say them."""
    text = restated
    if told.unit and _LEFT_OUT.search(text):
        text = f"{text.removesuffix('了')}{told.unit}"
    if told.topic and told.topic not in text:
        text = f"{told.topic}{re.sub('^(?:其中|里面)', '中', text) if _PART_OF.match(text) else text}"
    head = told.parts[-1].head
    silent = head and (head.kind in _SILENT or (head.kind is HeadKind.SECTION and len(text) >= _COMPLETE))
    if head and head.words and not silent and head.words not in text:
        joint = "" if head.kind is HeadKind.PLANS else "："
        text = f"{head.words}{joint}{text}"
    return text
