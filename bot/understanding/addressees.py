"""An answer to the question to whom a document goes: units, nobody, nobody yet, or something else."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.language.document.paragraphs import is_addressee
from bot.lexicon.said import Answer, says
from bot.lexicon.units import is_unit
from bot.regex import regex


class Told(Enum):
    """What an answer says of the addressee."""

    NAMED = auto()
    NOBODY = auto()
    OPEN = auto()
    """It is to be said later: 先空着, 问一下领导."""
    UNDECIDED = auto()
    """The choice is left to the assistant, who makes none: 随便."""
    UNCLEAR = auto()
    """A word or two that name no unit: asked about before they are taken."""
    OTHER = auto()
    """No answer at all."""


@dataclass(frozen=True)
class AddresseeAnswer:
    """What an answer says, and the name in it."""

    told: Told
    name: str = ""


_LEAD = regex(
    "^(?:(?:主送(?:机关|单位)?|抬头)(?:就|应该|大概|可能|先)?[是为写：: ]*"
    "|(?:就|应该|大概|可能|我想)?(?:是|请?(?:下发|印发|发)(?:到|至|给)?(?=各|全|有关|所属)|[发报送交呈]给|写给|写)"
    "[是为：: ]*|给)"
)
_END = regex("(?:就行|就好|就可以|这样写)?[吧呗啊呀哈嘛。.，,！!：: ]*$")
_NOBODY = regex(
    "(?:这[篇份个次件])?(?:(?:不用|不|不要|不必|无需|没有|无|别)(?:写|要|用|有|填)?(?:主送)?(?:机关|单位)?了?|不[发报送]给?(?:谁|哪里|别人|任何人)[^。]{0,8})"
)
_OPEN = regex(
    "空着|空下|空一?[个下格]|先?放(?:一?放|着)|留(?:空|着|白)|先不[填写定管]|待定|没(?:定|想好|确定|说|告诉)|不(?:知道|清楚|晓得|确定)|[拿吃说]不准"
    "|(?:回头|以后|到时候?|晚点|后面|过后|之后|等会儿?|明天|下午)(?:再|我|另)?(?:说|填|补|写|定|问|给)"
    "|问一?[下问]|请(?:一下|问)|(?:问|请示)(?:一?下)?.{0,3}(?:领导|[馆局校院所站处科队]长|主任|书记|主管|办公室)(?!.*[过了]$)"
    "|没.{0,2}(?:商量|请示|问)"
    "|(?:领导|[馆局校院所站处科队]长|主任|书记|办公室(?!、)).{0,4}(?:定(?![海州西远南安边兴])|说了算|还没)|再说|再定|再看|回头"
)
_UNDECIDED = regex(
    "随(?:便|意)|都(?:行|可以|好)|无所谓|(?:你|您)(?:定|看|说|帮我?(?:定|选|想)|来定|决定|觉得|拿主意).{0,4}|随你|看着(?:办|写|来)|谁都行|哪个都行"
    "|(?:还?[跟和同照按])?(?:去年|上次|上回|上一次|以前|往年|原来|从前|老)的?(?:一样|那样|那个|那家|来|样子)?|照旧|不变"
)
_TO_PEOPLE = regex("^(?:各|全[体市县区镇村校院馆局]|广大|尊敬|亲爱|有关|所属|直属)")
_TALKS = regex(
    "[我你您咱]|[吗呢吧呀]|[?？。；！!]|先|再|还|要|得|这个|那个|上次|怎么|什么|不|没|[了的]$|好像|可能|\\d"
)
_LONGEST, _LONGEST_TALK, _A_FEW_WORDS = 80, 24, 16


def addressee_told(said: str) -> AddresseeAnswer:
    """Return what an answer to 主送机关是谁 says."""
    bare = _END.sub("", _LEAD.sub("", said.strip()))
    if says(said, Answer.NO) or _NOBODY.fullmatch(bare):
        return AddresseeAnswer(Told.NOBODY)
    if says(said, Answer.UNKNOWN) or (len(said) <= _LONGEST_TALK and _OPEN.search(said)):
        return AddresseeAnswer(Told.OPEN)
    if _UNDECIDED.fullmatch(bare):
        return AddresseeAnswer(Told.UNDECIDED)
    if names_recipients(bare):
        return AddresseeAnswer(Told.NAMED, bare)
    short = 0 < len(bare) <= _A_FEW_WORDS and not _TALKS.search(said)
    return AddresseeAnswer(Told.UNCLEAR, bare) if short else AddresseeAnswer(Told.OTHER)


def names_recipients(names: str) -> bool:
    """Return whether words name nothing but those whom a document may be sent to."""
    if not names or len(names) > _LONGEST or _STOPS.search(names):
        return False
    parts = [part for part in _PART.split(names) if part]
    if _A_PERSON.fullmatch(names) or _POINTS.search(names) or _ORDERS.search(names):
        return False
    whole = is_unit(names) or _TO_PEOPLE.match(names) is not None
    return whole or (bool(parts) and all(map(_is_recipient, parts)))


_STOPS = regex("[\\d。；！？?!我你]|领导[定说]")
_A_PERSON = regex(".{0,4}(?:领导|负责人|委员|代表|同志)")
"""A document is sent to units, not to the person who leads one: 条例第十五条第五项."""
_POINTS = regex("[那这哪][个家边些]|上次|去年|什么|就[那这]")
"""What points at a unit and does not name it."""
_ORDERS = regex("(?<![重主])要(?![塞害道])|不得|不准|必须|当天|当日|立即|及时|[把将]")
"""What tells what somebody is to do: 问题要当天报总务处."""
_PART = regex("[、，,；;]")


def _is_recipient(part: str) -> bool:
    return is_unit(part) or _TO_PEOPLE.match(part) is not None or is_addressee(f"{part}：")
