"""What a correction says: the old, the new, and words of what it is about."""

from dataclasses import dataclass

from bot.domain.fact import Quantity
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.restating import arabic, bare, counts_in

_OLD_BEFORE = regex(
    "(?:不是|不叫|并非|非|原来(?:是|写的|报的|说的)?|原(?:先|报)?|刚才?(?:说|写|报|讲)的?|之前(?:说|写|报)?的?(?:是)?"
    '|前面(?:说|写)?的?|从|由|说)[了的是]?[“"]?$'
)


_DIFFERENCE = regex(
    '(?:去掉|减去|减掉|扣掉|(?:多|少|漏)(?:打|写|输|按)了?一?个|漏了|漏|加了|多算了?|少算了?|多写了?|转走|新增了?|撤并了?|撤了)[“"]?$'
)
"""Words before what was taken off or added: it is neither the old figure nor the new one."""


_OLD_BEHIND = regex(
    '^[”"]?(?:的)?(?:改成|改为|改到|换成|换为|调成|调整为|变成|变为|更正为|修正为|应(?:该)?(?:是|为)|太多|太少|不对|错了|不准|有误|→|->|=>|是错的|是不对的|是(?:含|加|算|按|上|没|连))'
)


_GENERIC = regex(
    "学校|单位|地方|名称|名字|金额|数量|人数|总数|数字|份数|场次|次数|户数|面积|时间|日期|地点|也"
)


_PAIRS = (
    regex(
        '不(?:是|叫)[“"]?(?P<old>[^，,。；”"]{1,24}?)[”"]?[，,]?\\s*(?:而)?(?:应该|应)?(?:是|叫|为)[“"]?(?P<new>[^，,。；”"]{1,40})[”"]?'
    ),
    regex(
        '(?:把|将)?[“"]?(?P<old>[^，,。；“”"：:]{1,24}?)[”"]?(?:那个|这个|那条|那项)?(?:不[^，,。；]{1,6}了[，,])?(?:改成|改为|改到|改叫|换成|换为|调成|调整为|变成|更正为|要写成|写成|→|->|=>)[“"]?(?P<new>[^，,。；”"]{1,40}[^，,。；]?)[”"]?'
    ),
    regex(
        '(?P<old>)(?:(?<!不)改|换|应该?是|应为|(?<!不)叫|(?<!不)是)[“"]?(?P<new>[一-鿿a-zA-Z0-9“”、]{2,40})[”"]?$'
    ),
)


_NOT_TOPIC = regex(
    f"{words.CORRECTING.pattern}|{words.POSTPONED.pattern}|(?:刚才|之前|前面|上面|[上前这那]一?[条句]|那个|这个|那条|那边|这边|现在|的话|的(?=[是为])|你|我|他们"
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
    def counted(self) -> str:
        """Return the noun whose number it speaks of: 听众 in 宣讲那个听众数; empty for none."""
        m = _COUNTED_NOUN.search(self.text)
        return m["noun"] if m else ""

    @property
    def is_vague(self) -> bool:
        """Return whether it names nothing but a kind of figure: 金额错了."""
        return _is_vague(self.text)

    @property
    def names_a_kind(self) -> bool:
        """Return whether nothing but a kind is named beside the new words: 地点不对，是东湖小学."""
        return bool(self.new_words) and _is_vague(self.text.replace(self.new_words, " "))

    @property
    def has_value(self) -> bool:
        """Return whether it says what holds now."""
        return bool(self.new or self.day or (self.new_words and not self.old))


_QUOTED_COUNT = regex(
    "“(?P<count>(?:不少于|不低于|不超过|至少|超过|约|近)?[\\d零一二两三四五六七八九十百千万亿]+[一-鿿]{0,2})”"
)
_COUNTED_NOUN = regex(f"(?P<noun>[{words.CHINESE}]{{2}})(?:那个|这个|的)?数(?![据字量])")


def _is_vague(text: str) -> bool:
    return not bigrams(_GENERIC.sub(" ", _NOT_TOPIC.sub(" ", text)))


def change_of(said: str) -> Change:
    """Return what the clauses of a correction say."""
    text = arabic(_QUOTED_COUNT.sub(r"\g<count>", bare(said)))
    counts = (q for q in figures(text) if q.unit == ":" or q in counts_in(text) or not q.unit)
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


_POINTED_AT = regex("(?:那|这)$")


_REFUSED = regex("[^，。；]{0,10}(?:不同意|没同意|没通过|没批|不批)")


_SAID_BEFORE = regex(
    "(?:刚才|之前|前面|上面|早上)(?:说|写|报|讲|发|提)(?:(?!改|换|调|应|更正)[^，。；]){0,10}$"
)


def _is_old(text: str, q: Quantity) -> bool:
    before, behind = text[: q.start], text[q.end :]
    pointed = _POINTED_AT.search(before) or _REFUSED.match(behind)
    return any((_SAID_BEFORE.search(before), _OLD_BEFORE.search(before), _OLD_BEHIND.match(behind), pointed))


def _clean(new: str) -> str:
    return bare(new).strip('“”" ')
