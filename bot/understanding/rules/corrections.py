"""A correction finds its fact by unit, topic and neighbourhood, and carries the rest of it over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.fact import Fact, Quantity
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.dates import moments
from bot.understanding.rules import words
from bot.understanding.rules.restating import arabic, bare, counted

_OLD_BEFORE = re.compile(
    "(?:不是|不叫|并非|非|原来(?:是|写的|报的|说的)?|原(?:先|报)?|刚才?(?:说|写|报|讲)的?|之前(?:说|写|报)?的?(?:是)?"
    '|前面(?:说|写)?的?|从|由|说)[了的是]?[“"]?$'
)
_DIFFERENCE = re.compile(
    '(?:去掉|减去|减掉|扣掉|漏了|漏|加了|多算了?|少算了?|多写了?|转走|新增了?|撤并了?|撤了)[“"]?$'
)
"""Words before what was taken off or added: it is neither the old figure nor the new one."""
_OLD_BEHIND = re.compile(
    '^[”"]?(?:的)?(?:改成|改为|改到|换成|换为|调成|调整为|变成|变为|更正为|修正为|应(?:该)?(?:是|为)|太多|太少|不对|错了|不准|有误|→|->|=>|是错的|是不对的|是(?:含|加|算|按|上|没|连))'
)
_SURE, _NEAREST, _MOST, _SAME = 2.0, 0.4, 4, 0.05
_LITERAL = 6.0
_GENERIC = re.compile("金额|数量|人数|总数|数字|份数|场次|次数|户数|面积|时间|日期|地点|也")
_QUOTED = re.compile("“[^”]+”")
_PAIRS = (
    re.compile(
        '不(?:是|叫)[“"]?(?P<old>[^，,。；”"]{1,24}?)[”"]?[，,]?\\s*(?:而)?(?:应该|应)?(?:是|叫|为)[“"]?(?P<new>[^，,。；”"]{1,40})[”"]?'
    ),
    re.compile(
        '(?:把|将)?[“"]?(?P<old>[^，,。；“”"：:]{1,24}?)[”"]?(?:那个|这个|那条|那项)?(?:不[^，,。；]{1,6}了[，,])?(?:改成|改为|改到|改叫|换成|换为|调成|调整为|变成|更正为|要写成|写成|→|->|=>)[“"]?(?P<new>[^，,。；”"]{1,40}[^，,。；]?)[”"]?'
    ),
    re.compile(
        '(?P<old>)(?:(?<!不)改|换|应该?是|应为|(?<!不)叫|(?<!不)是)[“"]?(?P<new>[一-鿿a-zA-Z0-9“”、]{2,40})[”"]?$'
    ),
)
_NOT_TOPIC = re.compile(
    f"{words.CORRECTING.pattern}|(?:刚才|之前|前面|上面|[上前这那]一?[条句]|那个|这个|那条|那边|这边|现在|的话|你|我|他们"
    f"|一下|数字?|最新|准确|实际)"
)


@dataclass(frozen=True)
class Change:
    """What a correction says: the old and the new, and words of what it is about."""

    text: str
    old: tuple[Quantity, ...]
    new: tuple[Quantity, ...]
    old_words: str = ""
    new_words: str = ""
    day: str = ""
    """The date that is new, where no figure is."""

    @property
    def topic(self) -> frozenset[str]:
        """Return the pairs of characters of what it is about."""
        return bigrams(_NOT_TOPIC.sub(" ", self.text.replace(self.new_words or " ", " ")))

    @property
    def is_vague(self) -> bool:
        """Return whether it names nothing but a kind of figure: 金额错了."""
        return not bigrams(_GENERIC.sub(" ", _NOT_TOPIC.sub(" ", self.text)))

    @property
    def has_value(self) -> bool:
        """Return whether it says what holds now."""
        return bool(self.new or self.day or (self.new_words and not self.old))


def change_of(said: str) -> Change:
    """Return what the clauses of a correction say."""
    text = arabic(bare(said))
    counts = (q for q in figures(text) if q.unit == ":" or q in counted(text) or not q.unit)
    told = [q for q in counts if not _DIFFERENCE.search(text[: q.start])]
    old = tuple(q for q in told if _is_old(text, q))
    new = tuple(q for q in told if q not in old)
    pair = next((m for form in _PAIRS if (m := form.search(text))), None)
    days = [] if new else moments(text)
    return Change(
        text,
        old,
        new,
        pair["old"].strip() if pair else "",
        _clean(pair["new"]) if pair else "",
        text[days[-1].start : days[-1].end] if days else "",
    )


_POINTED_AT = re.compile("(?:那|这)$")
_REFUSED = re.compile("[^，。；]{0,10}(?:不同意|没同意|没通过|没批|不批)")
_SAID_BEFORE = re.compile("(?:刚才|之前|前面|上面|早上)(?:说|写|报|讲|发|提)[^，。；]{0,10}$")


def _is_old(text: str, q: Quantity) -> bool:
    before, behind = text[: q.start], text[q.end :]
    pointed = _POINTED_AT.search(before) or _REFUSED.match(behind)
    return any((_SAID_BEFORE.search(before), _OLD_BEFORE.search(before), _OLD_BEHIND.match(behind), pointed))


def _clean(new: str) -> str:
    return bare(new).strip('“”" ')


def candidates(change: Change, facts: Sequence[Fact], near: Fact | None, least: float = _SURE) -> list[Fact]:
    """Return the facts that fit a correction best and equally well; none where none fits surely.

    `near` is the fact that was told last in the same message, or just before it.
    """
    fitting = [(score, fact) for fact in facts if (score := _fit(change, fact, near)) >= least]
    scored = [pair for pair in fitting if not change.has_value or rewritten(change, pair[1])]
    if not scored and change.is_vague:
        only = by_unit(change, facts)
        return only if len(only) == 1 else []
    best = max((score for score, _ in scored), default=0)
    return [fact for score, fact in scored if score >= best - _SAME]


def by_unit(change: Change, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that count in the unit of the new value."""
    units = {q.unit for q in change.new if q.unit}
    return [fact for fact in facts if units & {q.unit for q in figures(fact.text)}]


_WHEN = re.compile("[一二三四上下前后1-4](?:季度|半年)|\\d月|去年|前年|上年|\\d年|其中|第\\d|每")


def same_count(old: str, new: str) -> bool:
    """Return whether two texts count the same thing differently, no other time and no part being named."""
    first, second = counted(old), counted(new)
    if (
        len(first) != 1
        or len(second) != 1
        or first[0].key == second[0].key
        or first[0].unit != second[0].unit
    ):
        return False
    if _WHEN.search(old) or _WHEN.search(new):
        return False
    before, after = (_about(text, q[0]) for text, q in ((old, first), (new, second)))
    return len(before & after) >= _ABOUT_SAME and before & after in (before, after)


_ABOUT_SAME = 2


def _about(text: str, q: Quantity) -> frozenset[str]:
    return bigrams(text[: q.start].rpartition("：")[2]) | bigrams(text[q.end :])


def _fit(change: Change, fact: Fact, near: Fact | None) -> float:
    """Return how well a correction fits a fact: by the old value, the unit, the topic, and nearness."""
    held = figures(fact.text)
    units = {q.unit for q in held}
    named = any(_is_same(old, q) for old in change.old for q in held)
    bare_fits = len(change.topic & bigrams(f"{fact.head} {fact.text}")) > 1 and bool(held)
    same_unit = any(q.unit in units or (not q.unit and bare_fits) for q in change.new)
    if _is_literal(change, fact):
        return _LITERAL + len(change.old_words) / 100
    if change.new and not named and not same_unit:
        return 0
    if change.day and not change.new and not moments(fact.text):
        return 0
    topic = _shared(change, fact)
    alike = _alike(change, fact)
    sized = 0.5 * any(_is_near(new, q) for new in change.new for q in held)
    compared = _COMPARED.search(fact.text) is not None and not _COMPARED.search(change.text)
    score = 3.0 * named + topic - 0.5 * compared + 1.0 * same_unit + 1.0 * alike + sized
    if words.FOLLOWING.match(change.text) and alike:
        score += _SURE
    if (change.new or change.day) and not change.topic and fact is near:
        score += _SURE
    if not change.new and (old := _named_words(change, fact)):
        score += 2.0 + 0.1 * len(old)
        score += 0.5 * ("“" in change.text and "“" in fact.text)
    return score + _NEAREST * (fact is near and not change.topic) if score else 0


def _is_near(new: Quantity, q: Quantity) -> bool:
    """Return whether one may be the right value for the other: a slip is seldom a matter of size."""
    least, most = sorted((new.value, q.value))
    return new.unit in (q.unit, "") and most <= 2 * least


def _alike(change: Change, fact: Fact) -> bool:
    """Return whether the same character stands before the new figure and one of its unit in the fact."""
    before = {(fact.text[q.start - 1 : q.start], q.unit) for q in figures(fact.text) if q.start}
    return any((change.text[q.start - 1 : q.start], q.unit) in before for q in change.new if q.start)


def _is_same(old: Quantity, q: Quantity) -> bool:
    same = old.value == q.value or (not old.unit and old.value * _MYRIAD == q.value)
    return same and (old.unit == q.unit or "" in (old.unit, q.unit))


_MYRIAD = 10_000
"""A clerk says 3.1 of 3.1万."""


def _shared(change: Change, fact: Fact) -> float:
    """Return how much of the topic a fact speaks of; a fact that speaks of little else goes before."""
    words_of_fact = bigrams(f"{fact.head} {fact.text}")
    shared = len(change.topic & words_of_fact)
    if not shared and _abbreviates(change.text, fact.text):
        return _SURE
    return min(shared, _MOST) + (shared / len(words_of_fact) if shared else 0)


_COMPARED = re.compile("比(?!例|赛|武|率|重)|较(?!大|多|少|好)|同期")
_SUBJECT = re.compile(f"^[{words.CHINESE}]{{2,8}}?(?=是|应|改|有|为|\\d)")


def _abbreviates(said: str, full: str) -> bool:
    """Return whether the subject of a correction shortens that of a fact: 总办会 for 总经理办公会."""
    subject = _SUBJECT.search(re.sub(words.CORRECTING.pattern, "", said).strip("，, "))
    return subject is not None and _runs_through(subject.group(), full)


def _runs_through(short: str, full: str) -> bool:
    at = -1
    return full[:1] == short[:1] and all((at := full.find(c, at + 1)) >= 0 for c in short)


def _is_literal(change: Change, fact: Fact) -> bool:
    """Return whether the words that are to go were quoted, and stand so in the fact."""
    quoted = len(change.old_words) > 1 and f"“{change.old_words}”" in change.text
    return quoted and bool(change.new_words) and change.old_words in fact.text


def _named_words(change: Change, fact: Fact) -> str:
    """Return the longest run of the words that are to go which the fact holds; two characters at least."""
    old = change.old_words
    runs = (old[a:b] for a in range(len(old)) for b in range(len(old), a + 1, -1))
    return max((run for run in runs if len(run) > 1 and run in fact.text), key=len, default="")


def rewritten(change: Change, fact: Fact) -> str:
    """Return the fact with the new in the place of the old, all else kept; empty where nothing changes."""
    text = _rewritten(change, fact)
    return text if text != fact.text else ""


def _rewritten(change: Change, fact: Fact) -> str:
    if _is_literal(change, fact):
        return fact.text.replace(change.old_words, change.new_words)
    if change.new:
        return _recounted(change, fact.text)
    if change.day and moments(fact.text):
        return _redated(change, fact.text)
    if not change.new_words:
        return ""
    quoted = _QUOTED.findall(fact.text)
    if (
        len(quoted) == 1
        and "“" in change.text
        and change.new_words in _QUOTED.sub(lambda m: m.group()[1:-1], change.text)
    ):
        return fact.text.replace(quoted[0], f"“{change.new_words}”")
    old = _named_words(change, fact)
    if old and len(old) >= len(change.old_words) - 1:
        return fact.text.replace(old, change.new_words)
    return _refilled(change, fact)


_END = re.compile("结束|截止|截至|为止|最(?:晚|迟)")
_START = re.compile("(?:开始|起始|启动)(?!.{0,4}不变)|(?:结束|截止).{0,4}不变")
_TO = re.compile(r"(?P<from>.*?)(?P<to>[-—–~至到]+)(?P<end>\d.*)")


def _redated(change: Change, text: str) -> str:
    """Return a fact with its date replaced; of a span of time only the end that is spoken of."""
    days = moments(text)
    at = next((day for day in days if bigrams(text[day.end : day.end + 4]) & change.topic), days[0])
    low, said = at.start, text[at.start : at.end]
    span, behind = _TO.fullmatch(said), re.search("[至到]$", text[:low])
    if (span or behind) and "至" not in change.day and "到" not in change.day:
        if span and _START.search(change.text) and not _END.search(change.text):
            return f"{text[:low]}{change.day}{span['to']}{_with_month(span)}{text[at.end :]}"
        low += span.start("end") if span else 0
    return text[:low] + change.day + text[at.end :]


def _with_month(span: re.Match[str]) -> str:
    """Return the end of a span with the month that its beginning says for both."""
    month = re.match(r"(?:\d+年)?\d+月", span["from"])
    return span["end"] if "月" in span["end"] or not month else f"{month.group()}{span['end']}"


def _refilled(change: Change, fact: Fact) -> str:
    """Return a fact under a head (地点：) with the new behind it in the place of the piece it is about."""
    pieces = fact.text.split("，")
    best = max(range(len(pieces)), key=lambda n: len(bigrams(pieces[n]) & change.topic))
    head, colon, _ = pieces[best].partition("：")
    if not colon:
        return ""
    return "，".join([*pieces[:best], f"{head}：{change.new_words}", *pieces[best + 1 :]])


_BOUND = re.compile("(?:不少于|不低于|不超过|至少|超过|约|近)$")


def _recounted(change: Change, text: str) -> str:
    """Return a fact with its figures replaced, each by the new one of its unit that fits its place best."""
    new = _slotted(change, text)
    for q, put in sorted(new.items(), key=lambda pair: -pair[0].start):
        bound = _BOUND.search(change.text[: put.start])
        figure = change.text[bound.start() if bound else put.start : put.end]
        figure = figure if put.unit else f"{figure}{_unit(text, q)}"
        text = text[: q.start] + figure + text[q.end :]
    return text if new else ""


def _slotted(change: Change, text: str) -> dict[Quantity, Quantity]:
    """Return which figures of a fact are replaced by which; of several new ones for one place the last."""
    held = figures(text)
    gone = [q for q in held if any(_is_same(old, q) for old in change.old)]
    slots = gone or sorted(held, key=lambda q: -_closeness(change, text, q))
    found: dict[Quantity, Quantity] = {}
    for put in reversed(change.new):
        free = [q for q in slots if q not in found and (gone or _may_stand(put, q))]
        if free and put not in found.values():
            found[free[-1] if len(free) > 1 and len(change.new) > 1 and not gone else free[0]] = put
    return found


def _may_stand(put: Quantity, q: Quantity) -> bool:
    """Return whether a figure can take another's place; a bare 48万 takes that of money or of a bare one."""
    if put.unit or put.value < _MYRIAD:
        return put.unit in (q.unit, "")
    return q.unit in ("", "元")


def _closeness(change: Change, text: str, q: Quantity) -> float:
    """Return how much a figure's own clause, and the character before it, are spoken of by the correction."""
    low = max(text.rfind(mark, 0, q.start) for mark in "，：") + 1
    before = text[q.start - 1 : q.start]
    alike = any(change.text[new.start - 1 : new.start] == before for new in change.new)
    return len(bigrams(text[low : q.end]) & change.topic) + 1.5 * alike


def _unit(text: str, q: Quantity) -> str:
    return re.sub(r"^[\d.,万亿]+", "", text[q.start : q.end])
