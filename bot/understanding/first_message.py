"""A first message: what the clauses beside the one that orders tell: 落款长桥街道办事处, 主送各科室."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.document import Brief
from bot.domain.genre import Genre
from bot.lexicon.units import is_unit, unit_before
from bot.regex import regex
from bot.understanding.addressees import names_recipients
from bot.understanding.brief import (
    brief_of_request,
    genre_by_name,
    is_sure_issuer,
    is_sure_topic,
    issuer_kind,
    topic_of,
)

_CLAUSE = regex(r"[^，,。；;！!？?：:\n ]+")
_IS = "(?:就|还|统一|请)?(?:写成?|署|用|定为|是|为|叫)?[“]?"
_ISSUES = regex(
    "^(?:落款|署名|发文(?:单位|机关)?|印发单位|[主承]办(?:方|单位)?|单位(?:名称|全称)?|以)的?"
    f"{_IS}(?P<unit>[^“”]+?)”?(?:的?名义)?(?:发文?|行文|印发)?(?:的|吧|就行|即可)?$"
)
_IS_OURS = regex(
    "^(?:(?:我们?|咱们?|俺们?)(?:这边|这里|单位|学校|公司|医院)?|这边|这里|学校|单位|公司|医院)"
    "(?:就|都)?[是在](?P<unit>.+)$"
)
_BARE = regex("^(?P<unit>.+?)(?:来?发文?|印发|这边|这里)?的?$")
_GOES_TO = regex(
    "^(?:(?:主送|收文|受文|抬头|发[文放]对象)(?:的|单位|机关|对象)?"
    "|(?:下发|印发|转发|发送?|报送?|上报|呈报?|送|写|致)[给到至]|(?:下发|印发|发送?)(?=各|全|有关|所属|局属|直属)"
    f"|呈报?|报(?=[省市县区镇乡])|致|给){_IS}(?P<to>.+?)(?:[的吧]|看的?|就行)?$"
)
_GIVEN_TO = regex(
    "(?:^|想|要|请|帮我?)给(?P<to>.{2,24}?)(?:的|(?:[发写下出拟去弄做起]|起草)(?:一?[个份封篇则])?)$"
)
_PEER = regex("^(?:兄弟|友邻|友好|上级|主管)(?:单位|部门)(?=.{3})")
_SAID_OF_MATTER = "(?:的(?:事儿?|事情|事宜|情况|内容|问题)?)?$"
_NAMED_MATTER = regex(
    f"^(?:主题|题目|标题|事由|议题)(?:就|还)?[是为叫]?[“]?(?P<matter>.+?)”?{_SAID_OF_MATTER}"
)
_MATTER = regex(
    "^(?:(?:主要|内容|就)?是?|想|要|来|一起|打算)*(?:关于|围绕|针对|反映|介绍|宣传|通报|说明|讨论|商量|商请|商洽|倡议|号召"
    f"|征集|汇报|部署)(?:大家|一下|了)?(?P<matter>.+?){_SAID_OF_MATTER}"
)
_FIELD_OF_WORK = regex("^(?:主要)?是?(?P<matter>.+?)这?(?:方面|一?块)的?$")
_DAY = "(?:[今明昨前后]天|大后天|[本这下上]?周[一二三四五六日天末]|\\d{1,2}[月日号]){0,3}(?:[上下]午|晚上)?"
_HELD = regex(f"^{_DAY}(?:[在要]|我们)*(?:召?开了?)(?:个|一?次)?(?P<matter>.{{2,24}}(?:会议?|论坛|仪式))$")
_USED_AT = regex(
    f"^{_DAY}(?:.{{0,4}}[长任记理])?(?:要?在)?(?P<matter>.{{2,24}}(?:会议?|论坛|仪式|典礼|活动))上?(?:要?[用讲说念]|讲话|发言|主持)的?$"
)
_MATTERS = (_MATTER, _FIELD_OF_WORK, _HELD, _USED_AT)
_THANKS = regex("^感谢(?P<rest>.+)$")
_PIECES = regex("[一1]?[份期篇封个则]$")
_OURS = regex("^(?:我|我们|咱|咱们|本)[局委办馆院校镇乡村县市区厂]?(?:的)?")


@dataclass(frozen=True)
class _Beside:
    """What clauses beside an order tell; empty where they do not."""

    issuer: str = ""
    addressee: str = ""
    named: str = ""
    """The topic that is called so: 主题是…."""
    matter: str = ""
    """What the document is to tell of: 反映….."""


def brief_of_message(text: str, genres: Mapping[str, Genre], this_year: int) -> Brief:
    """Return what a first message asks for: what the clause that orders says, and what those beside it tell.

    A message of one clause is a request by itself.
    """
    whole = brief_of_request(text, genres, this_year)
    clauses = _CLAUSE.findall(text)
    at = _ordering(clauses, genres)
    if at is None and len(clauses) > 1 and _beside(clauses[1:]) != _Beside():
        at = 0
    if at is None:
        return whole
    ordered = _PIECES.sub("", clauses[at])
    alone = _request(ordered, genres, this_year)
    if len(clauses) == 1:
        return alone if alone.addressee and not whole.addressee else whole
    told = _beside([clause for n, clause in enumerate(clauses) if n != at])
    if told == _Beside() and whole.addressee:
        return whole
    topic = told.named or _sure_topic(alone) or told.matter or _sure_topic(whole, clauses[at])
    return _put_together(whole, alone, told, text, topic_of(_OURS.sub("", topic), genres, alone.genre))


def _put_together(whole: Brief, alone: Brief, told: _Beside, said: str, topic: str) -> Brief:
    """Return what is told by itself, else what the order says, else what the message does as one request."""
    issuer = told.issuer or _sure_issuer(alone, said) or _sure_issuer(whole, said)
    issuer = issuer or ("" if told.addressee else whole.issuer)
    to = told.addressee or alone.addressee or (whole.addressee if is_unit(whole.addressee) else "")
    return replace(
        whole,
        genre=alone.genre or whole.genre,
        issuer=issuer,
        issuer_kind=issuer_kind(issuer),
        topic=topic,
        addressee=to,
    )


def _ordering(clauses: Sequence[str], genres: Mapping[str, Genre]) -> int | None:
    """Return which clause names the genre: the last that does: 答复…的请示，写个批复 orders 批复."""
    bare = [_PIECES.sub("", clause) for clause in clauses]
    found = [n for n, clause in enumerate(bare) if _ends_in_genre(clause, genres)]
    return found[-1] if found else None


def _ends_in_genre(clause: str, genres: Mapping[str, Genre]) -> bool:
    words = {word for genre in genres.values() for word in (genre.name, *genre.aliases)}
    named = any(clause.endswith(word) for word in words)
    return named and not _ISSUES.match(clause) and not _NAMED_MATTER.match(clause)


def _request(clause: str, genres: Mapping[str, Genre], this_year: int) -> Brief:
    """Return the brief of the clause that orders; 给兄弟单位临湖区文旅局发个函 tells to whom."""
    if genre := genre_by_name(clause, genres):
        return Brief(genre=genre)
    read = brief_of_request(clause, genres, this_year)
    words = (read.genre, *(genres[read.genre].aliases if read.genre else ()))
    word = max((word for word in words if word and clause.endswith(word)), key=len, default="")
    given = _GIVEN_TO.search(clause.removesuffix(word)) if word else None
    if given is None or not names_recipients(to := _PEER.sub("", given["to"])):
        return read
    issuer = read.issuer if read.issuer and read.issuer not in given.group() and given.start() else ""
    return replace(read, issuer=issuer, issuer_kind=issuer_kind(issuer), topic="", addressee=to)


def _beside(clauses: Sequence[str]) -> _Beside:
    told = _Beside()
    for clause in clauses:
        to = _recipients(clause)
        issuer = "" if to else _issuer(clause)
        named = _NAMED_MATTER.match(clause)
        matter = next((m for form in _MATTERS if (m := form.match(clause))), None)
        told = _Beside(
            told.issuer or issuer,
            told.addressee or to,
            told.named or (named["matter"] if named else ""),
            told.matter or (matter["matter"] if matter and not (issuer or to) else ""),
        )
    return told


def _issuer(clause: str) -> str:
    if said := _ISSUES.match(clause):
        return said["unit"] if is_unit(said["unit"]) else ""
    if ours := _IS_OURS.match(clause):
        return unit_before(ours["unit"])
    bare = _BARE.match(clause)
    return bare["unit"] if bare and is_unit(bare["unit"]) and is_sure_issuer(bare["unit"], clause) else ""


def _recipients(clause: str) -> str:
    """Return to whom it goes by its own words; thanks go to whom they name."""
    if thanks := _THANKS.match(clause):
        return unit_before(thanks["rest"])
    goes = _GOES_TO.match(clause)
    return goes["to"] if goes and names_recipients(goes["to"]) else ""


def _sure_issuer(brief: Brief, said: str) -> str:
    return brief.issuer if is_sure_issuer(brief.issuer, said) and is_sure_topic(brief.issuer) else ""


def _sure_topic(brief: Brief, apart: str = "") -> str:
    """Return a topic that is one, and no part of the clause that ordered and told none by itself."""
    return brief.topic if is_sure_topic(brief.topic) and not (brief.topic and brief.topic in apart) else ""
