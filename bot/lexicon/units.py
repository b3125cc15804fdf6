"""Units: whether a name is one, and of which kind, by what it ends in."""

import re
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.domain.genre import IssuerKind
from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source(
    "《中华人民共和国民法典》第三章（法人的分类）；《中华人民共和国公务员法》的群团机关；《村民委员会组织法》",
    date(2026, 11, 29),
)

_SHORTEST, _LONGEST = 2, 40
_NO_UNITS, _INNER_BODIES = "不是单位", "内设机构"
# Bodies inside a unit, which are of its kind: 水务局党组, 水务集团工会, 县委办公室.
_INNER = regex(
    "(?:中共)?(?P<unit>.+?)(?:机关)?(?:党委|党组|党总支|党支部|支部|团委|工会|妇联|“?两委”?"
    "|党政办公室|党政办|办公室|办|机关|(?:总支部?|支部|直属|工作)委员会)"
)
_COMMITTEE = regex("(?:中共|中国共产党)(?P<unit>.+?)(?:总支部?|支部|直属|工作)?委员会")
# Offices of a committee of the party are the party's: 中共青禾市委老干部局; its schools and papers are not.
_OFFICE_OF_THE_PARTY = regex("(?:中共.+|.*[省市县区州旗盟])委(?:员会)?[^员托派会].*(?:局|室|办|部|委)")
_YOUTH_LEAGUE = regex("(?:中国)?(?:共产主义青年团|共青团).*委员会")
# What the party sets up a committee or a leading group for.
_PARTY_MATTER = regex(
    ".*(?:精神文明|文明城市|党的建设|党建|意识形态|宣传思想|人才|统一战线|巡察|巡视|网络安全|全面依法)[^，。]{0,12}"
    "(?:委员会|领导小组|指挥部)(?:办公室)?"
)
# One's own unit, and any of a kind: 本局, 各村, 中小学; 那曲 and 本溪 are places.
_OWN = "[我这咱]|那(?!曲)|本(?:[局委办部厅镇乡村校院馆站所厂省市县区]|公司|集团|中心|单位|社区|街道)"
_ANY = regex(f"(?:{_OWN}|[各每该]).*|.*(?<!汉)中小学")
_DEED = regex(
    "[，,。；;：:！!？?]|了|开展|召开|举办|建成|新建|成立|完成|参加|注册|获得|慰问|印发|下发|转发|传达|报送|上报|撰写|起草|制定|形成"
    f"|学习|走进|深入|前往|培训|评选|改造|组织(?!部)|进社区|进校园|下乡|跳过|没有|不是|^(?:{_OWN})"
)
# What people say of themselves, of a time or of one another, and what asks: no name of anybody.
_SAID = regex(
    "[今昨明后前]天|[今去明]年|刚才|现在|马上|回头|上午|下午|晚上|待会|等下|[我你您他她它咱]|这[个次篇份]|那[个次篇份]|怎么|什么|哪"
    "|[吗呢吧了啊呀嘛]$|^(?:搞|抓|做|写|要|把|给|没|不|先|再|就|都|很|还|有)|的$"
)
_NUMBER = regex(r"第?\d{1,3}(?=中|小学|幼儿园|医院|号|支队|大队)")
BEGINS = {
    "局": "部限势",
    "委": "员托派任",
    "办": "法理公事学结",
    "镇": "域",
    "乡": "村镇亲土",
    "县": "域级",
    "市": "场民政容值级",
    "区": "域间别",
    "省": "级略",
    "校": "园对准",
    "院": "校落",
    "村": "民庄",
    "站": "在点位",
    "所": "有以需在谓属",
    "部": "门署分队位委",
    "厂": "区房",
    "集团": "军",
}
"""What makes each unit the beginning of another word: 部署, 办法, 市场."""
_GOES_ON = regex(
    f"{'|'.join(f'(?<={unit})[{after}]' for unit, after in BEGINS.items())}"
    "|(?<=委|组)会|(?<=中心)(?:组|任务|工作|环节|思想)"
)
_SEALED = regex("[（(]代章[）)]$")
_TERRITORIES = tuple("省市县区州")


def is_no_name(text: str) -> bool:
    """Return whether a text is plainly no name of a unit: 今天, 搞好抢险工作; 拓海科技 may be one."""
    return not is_unit(text) and bool(_SAID.search(text) or _DEED.search(text))


@lru_cache(maxsize=4096)
def kind_of(name: str) -> IssuerKind | None:
    """Return the kind of the unit that a name names, or `None` where it names no unit."""
    if not _SHORTEST <= len(name) <= _LONGEST or _ANY.fullmatch(name):
        return None
    if any(form.fullmatch(name) for form in (_YOUTH_LEAGUE, _PARTY_MATTER, _OFFICE_OF_THE_PARTY)):
        return IssuerKind.PARTY
    if committee := _COMMITTEE.fullmatch(name):
        return _own_kind(committee["unit"]) or IssuerKind.PARTY
    inner = _INNER.fullmatch(name)
    return (inner and _own_kind(inner["unit"])) or _kind_by_ending(name)


def is_unit(text: str) -> bool:
    """Return whether a text is clearly the name of a unit: it ends like one, counts nothing, does nothing."""
    counts = re.search(r"\d", _NUMBER.sub("", text))
    return not counts and not tells_deed(text) and kind_of(text) is not None


def tells_deed(text: str) -> bool:
    """Return whether words tell what somebody does, as neither the name of a unit nor a topic does."""
    return _DEED.search(text) is not None


def unit_before(text: str) -> str:
    """Return the longest name of a unit that a text begins with, or nothing; 青禾县 only where it is all."""
    ends = range(min(len(text), _LONGEST), 0, -1)
    return next((text[:end] for end in ends if _may_end(text, end) and kind_of(text[:end])), "")


def ends_as_signer(line: str) -> bool:
    """Return whether a line ends as the names of those who sign do: units, and what they are divided into."""
    name = _SEALED.sub("", line)
    inner = any(name.endswith(ending) for ending in _table()[_INNER_BODIES].split())
    ends = inner or _kind_by_ending(name) is not None
    return ends and not (is_territory(name) or tells_deed(name))


def is_territory(unit: str) -> bool:
    """Return whether a name is that of a territory alone: its documents are those of whoever governs it."""
    return unit.endswith(_TERRITORIES)


def goes_on(text: str, end: int) -> bool:
    """Return whether what ends a unit's name there is the beginning of another word: 局 in 局部."""
    return _GOES_ON.match(text, end) is not None


def _may_end(text: str, end: int) -> bool:
    return not goes_on(text, end) and not (end < len(text) and is_territory(text[:end]))


def _own_kind(unit: str) -> IssuerKind | None:
    """Return the kind of a unit that its inner bodies share; those of a territory are of their own."""
    kind = kind_of(unit)
    return None if kind is IssuerKind.OTHER else kind


def _kind_by_ending(name: str) -> IssuerKind | None:
    kinds = _kinds()
    longest = range(max(len(name) - _longest_ending(), 0), len(name))
    return next((kinds[name[at:]] for at in longest if name[at:] in kinds), None)


@lru_cache(maxsize=1)
def _longest_ending() -> int:
    return max(map(len, _kinds()))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, IssuerKind | None]:
    """Return the kind of each ending; `None` for those that name no unit."""
    none = dict.fromkeys(_table()[_NO_UNITS].split())
    return none | {ending: kind for kind in IssuerKind for ending in _table()[kind].split()}


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
