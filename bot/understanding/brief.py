"""From a request in one sentence to a brief: 帮我写水务集团2026年上半年精神文明建设工作总结."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.document import Brief
from bot.domain.genre import Genre, IssuerKind
from bot.language.figures.periods import find_part, find_period
from bot.lexicon import genres as genre_words
from bot.lexicon.customs import is_downward
from bot.lexicon.units import is_unit, kind_of, tells_deed, unit_before
from bot.regex import regex
from bot.understanding.matters import matter_in
from bot.understanding.parties import (
    ORDERED,
    Parties,
    is_kind_alone,
    parties_in,
    to_each,
    without_own_unit,
)
from bot.understanding.titles import ACT, NAMED, keeps_act

_SOME = "(?:一下|一?[份篇封]|一?个(?![体人别]))"
_VERB = rf"(?:(?:重新|再|新)?(?:起草|草拟|拟写|撰写|写|拟|做|弄)|[来发出搞整](?={_SOME}))"
# Whole phrases, for a unit's name may begin with any of their characters: 来安县, 个体工商户协会.
_POLITE = (
    "[你您]好|请(?!示)问?|麻烦|在吗|哈喽|(?:亲|老师|领导|大神|小助手|助手|各位)(?=[，,！!～~、 ]|[你您]好)|"
    "劳驾|[你您]|能不能|能否|可否|可以(?=[请帮给替写])|帮忙|[帮给替]我们?|帮|把|领导[让叫要]我?"
    rf"|我们?(?=想|要|需要|得)|(?:想要?|需要|要|得)(?={_VERB}|{_SOME})"
)
_ASKING = regex(
    rf"(?P<ordered>{ORDERED}(?:(?={_VERB}|{_SOME})|(?:交|上?报送?|出)(?:{_SOME})?))?"
    rf"(?P<polite>(?:(?:{_POLITE})[，,！!～~、？? ]*(?:一下)?)*)"
    rf"(?P<verb>{_VERB})?(?P<some>(?: *{_SOME})*)[：:，, ]*"
)
_ASKED_INSIDE = regex(rf"(?:想要?|要|得|需要?|准备|打算)?{_VERB}(?:{_SOME})*$|(?:关于|开展)+$")
_COURTESY = regex(
    r"(?:[，, ]*(?:谢谢.{0,2}|多谢|辛苦.{0,3}|写一下|写出来|可以吗|好吗|行吗|吧|[1一]?[份篇封])"
    "|[。.!！~ ]+)+$"
)
_BEFORE_A_UNIT = regex("^(?:[给替为]|.{0,4}(?:我们|咱们|[我咱])(?!国))")
"""给县文明办写一个工作要点 is written in their name, for 工作要点 are sent to nobody."""
_GIVEN_TO = regex("[给致](?P<unit>.{2,40}?)的?")
_AT_A_MEETING = regex("(?P<who>.{0,30}?)在(?P<meeting>[^在]{2,40})上")
_EDGES = "的（()）《》，,、：:。. 　"
_CLAUSE = regex(r"[^，,。；;！!\n]+")
_NOT_YET_AN_ORDER = tuple("了过好完得")
_LONGEST_REQUEST = 60
_TWO_YEARS = regex("去年.*今年|今年.*去年|今年.*明年")
_WANTING = regex("[想跟向对往给和请让叫把被找]")
_GENERAL = regex(
    "(?:就|写|是)?(?:(?:全面|全部|所有|综合|整体|总体|各项|各方面|方方面面)的?(?:工作|情况)?|(?:都|全)写|不分主题)"
)
_PART_OF_A_NAME = regex(
    "(?:.{0,6}集团|[^省市县区]{0,3}(?:局|委|办|公司)|学校|中学|小学|幼儿园|医院|社区|街道|单位|企业|[村镇乡县市区]政府"
    "|(?:图书|文化|博物)馆|党委|党支部|工会|团委)"
)

_BEHIND_GENRE = regex("$|[^\u4e00-\u9fff]|[的给报发写交就要出由怎]|各|大家|全体|关于|水|县|市|区|镇|乡|村")
"""What may stand behind the word for a genre that a request names before its end."""
_TOPICS = (
    "精神文明建设|精神文明创建|公民道德建设|思想道德建设|意识形态|宣传思想文化|宣传思想|志愿服务|网络文明建设|网络文明|"
    "文明创建|文明单位创建|移风易俗|党风廉政建设|党建|安全生产|学雷锋志愿服务|未成年人思想道德建设|新时代文明实践|全民阅读|乡村振兴|法治建设|普法|平安建设|信访|工会|共青团|"
    "防汛抗旱|节能|档案|保密|统战|机关党建|主题教育|师德师风建设|师德师风|爱国卫生|垃圾分类"
)
_TOPIC = regex(rf"(?:{_TOPICS})")
_TOPIC_ENDS = regex(r"^(?:关于|开展)+|^活动$|(?:工作|开展|的|(?:推进|进展)?情况| )+$")


@dataclass(frozen=True)
class _Rest:
    """What is left of a request when the genre is taken off its end."""

    text: str
    word: str = ""
    """The genre in the request's own words."""


# 标题改成……工作总结 gives the document in hand another title.
_SPEAKS_OF_A_TITLE = regex("(?:把|将)?(?:总|大|文章|文稿|这篇|全文)?的?(?:标题|题目)")


def is_request(text: str, genres: Mapping[str, Genre]) -> bool:
    """Return whether a message orders a new document, and is no mere fact about one.

    It must end in a genre, and either begin as an order (帮我写, 请起草, 新写一份) or name the unit, the
    period and the topic as well; behind 写一份 the topic may be left off.
    """
    line = _COURTESY.sub("", text.strip())
    if _SPEAKS_OF_A_TITLE.match(line):
        return False
    asking = _asking(line)
    rest = line[asking.end() :]
    ends_in_genre = _ending(line, genres) in _aliases(genres)
    if not ends_in_genre or len(line) > _LONGEST_REQUEST or len(_CLAUSE.findall(rest)) > 1:
        return False
    if _is_order(asking):
        return not rest.startswith(_NOT_YET_AN_ORDER)
    return _names_a_document(line, asking, genres)


def names_a_document(text: str, genres: Mapping[str, Genre]) -> bool:
    """Return whether a message is nothing but what a document may be called: 我们局下半年工作要点.

    As a first message it asks for that document, though nothing orders it.
    """
    line = _COURTESY.sub("", text.strip())
    ends = _ending(line, genres) in _aliases(genres) and len(_CLAUSE.findall(line)) == 1
    brief = brief_of_request(line, genres, 2000)
    return ends and len(line) <= _LONGEST_REQUEST and not _tells(brief.topic)


def only_asks(text: str, genres: Mapping[str, Genre]) -> bool:
    """Return whether a first message asks for a document and tells nothing beside it."""
    if is_request(text, genres) or names_a_document(text, genres):
        return True
    alone = len(_CLAUSE.findall(text)) == 1 and not re.search(r"\d", text)
    return alone and bool(likely_genres(text, genres))


def _names_a_document(line: str, asking: re.Match[str], genres: Mapping[str, Genre]) -> bool:
    brief = brief_of_request(line, genres, 2000)
    what = brief.topic or _wants_one(asking)
    named = bool(brief.period and what) and is_unit(brief.issuer)
    return named and not _tells(brief.topic)


def _tells(topic: str) -> bool:
    """Return whether what is left for a topic tells what was done, or counts something."""
    return tells_deed(topic) or re.search(r"\d", topic) is not None


def begins_with_request(text: str, genres: Mapping[str, Genre]) -> bool:
    """Return whether a message orders a new document in its first clause, whatever it tells after it."""
    line = text.strip()
    begun = _asking(line).end()
    first = line[:begun] + next(iter(_CLAUSE.findall(line[begun:])), "")
    wants = is_writing_order(first) or _wants_one(_asking(first.strip()))
    return wants and is_request(first, genres)


def is_writing_order(text: str) -> bool:
    """Return whether a message begins as an order to write: 帮我写, 请起草, 新写一份."""
    return _is_order(_asking(text.strip()))


def brief_of_request(text: str, genres: Mapping[str, Genre], this_year: int) -> Brief:
    """Return what a request says; what it does not say stays empty and is never guessed."""
    line = _request_text(text)
    rest = _without_genre(line, genres)
    if sent := _sent(line, rest, genres, this_year):
        return sent
    period = find_period(rest.text, this_year)
    here = period or find_part(rest.text)
    before, after = (rest.text[: here.start], rest.text[here.end :]) if here else (rest.text, "")
    issuer, topic = (
        _at_a_meeting(before, after)
        or _by_about(before, after)
        or _issuer_and_topic(_trim(without_own_unit(before)), _trim(after))
    )
    name = _genre_for_topic(_aliases(genres).get(rest.word, ""), topic, genres)
    period = period or find_period(line, this_year)
    to = _GIVEN_TO.fullmatch(issuer) if name and genres[name].addressed else None
    issuer = "" if to else _BEFORE_A_UNIT.sub("", issuer)
    return Brief(
        genre=name,
        issuer=issuer,
        issuer_kind=issuer_kind(issuer),
        period=period.text if period else "",
        topic=_topic(matter_in(topic), rest.word, genres.get(name)),
        addressee=to["unit"] if to else "",
    )


def _sent(line: str, rest: "_Rest", genres: Mapping[str, Genre], this_year: int) -> Brief | None:
    """Return the brief of what is sent to somebody (向县财政局申请维修经费); `None` for anything else."""
    # 各单位8月底前交报告 asks for a notice, and not for a report.
    name = "" if to_each(line) else _aliases(genres).get(rest.word, "")
    parties = parties_in((rest.text if name else line).strip(_EDGES))
    goes_there = not name or (genres[name].addressed and not is_downward(name))
    if parties is None or not (goes_there or _each_is_told(parties, name)):
        return None
    period = find_period(parties.topic, this_year)
    topic = parties.topic.replace(parties.topic[period.start : period.end], "") if period else parties.topic
    return Brief(
        genre=_genre_for_topic(name, topic, genres),
        issuer=parties.issuer,
        issuer_kind=issuer_kind(parties.issuer),
        period=period.text if period else "",
        topic=_topic(topic, rest.word, genres.get(name)),
        addressee=parties.addressee,
    )


def _each_is_told(parties: Parties, name: str) -> bool:
    return is_downward(name) and not is_unit(parties.addressee)


_TALK = regex(
    "[我你您他她咱俺]|[，,。；;！!？?]|让|叫|要求|想|一下|[明今昨后]天|周[一二三四五六日]|[上下]午|[发写报弄出]个|改一?[改下]|[说给把]|[吗呢吧了]$"
)
_ACTS_ON_US = regex(
    "[说让叫帮来查批问找派催把转]|要(?!点)|通知|检查|同意|反映|投诉|答应|表扬|批评|下了|给(?:我|咱)"
)


def is_sure_issuer(issuer: str, said: str) -> bool:
    """Return whether a name is surely that of who issues: a unit that does nothing to us in the request."""
    if not is_unit(issuer) or is_kind_alone(issuer):
        return False
    return not (_WANTING.match(issuer) or _ACTS_ON_US.match(said.partition(issuer)[2]))


def is_sure_topic(topic: str) -> bool:
    """Return whether words are a matter, and not a piece of talk about it."""
    return not _TALK.search(topic)


def names_two_years(said: str) -> bool:
    """Return whether a request names two years, so that it is not sure which is meant: 去年的改成今年的."""
    return _TWO_YEARS.search(said) is not None


def topic_inside(words: str) -> str:
    """Return the matter that is known by name in a piece of talk; empty for none."""
    found = _TOPIC.search(words)
    return found.group() if found else ""


def likely_genres(text: str, genres: Mapping[str, Genre]) -> tuple[str, ...]:
    """Return the genres that a request without one lets expect, the likeliest first."""
    parties = parties_in(_request_text(text))
    return tuple(name for name in parties.likely if name in genres) if parties else ()


def topic_of(text: str, genres: Mapping[str, Genre], genre: str = "") -> str:
    """Return a topic without what the title says by itself: 志愿服务 for 志愿服务工作开展情况."""
    word = _ending(text, genres)
    return _bare_topic(text.removesuffix(word).strip(_EDGES), genres.get(genre))


def is_general(said: str) -> bool:
    """Return whether an answer says that all the work is meant, and no single matter."""
    return _GENERAL.fullmatch(said.strip(_EDGES)) is not None


def _topic(topic: str, word: str, genre: Genre | None) -> str:
    """Return a topic as the genre's title wants it: with the genre's word where that ends it (管理办法)."""
    bare = _bare_topic(topic, genre)
    return bare + word if bare and genre and NAMED in genre.title else bare


def other_genre(text: str, genres: Mapping[str, Genre]) -> str:
    """Return the kind of document a text asks for where none of `genres` is meant; else an empty string."""
    word = _without_genre(_request_text(text), genres).word
    return "" if word in _aliases(genres) else word


def genre_by_name(text: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre that a text names and nothing else, by its name or an alias; else an empty string."""
    found, before = _kind_of(text.strip(_EDGES), genres)
    return found if not before or before in genres[found].topics else ""


def genre_like(name: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre that a kind of document belongs to (年度工作总结), or an empty string."""
    return _kind_of(name, genres)[0]


def _kind_of(name: str, genres: Mapping[str, Genre]) -> tuple[str, str]:
    """Return the genre that a name ends in, and what stands before its word; empty where it ends in none."""
    aliases = _aliases(genres)
    word = max((word for word in aliases if name.endswith(word)), key=len, default="")
    before = name.removesuffix(word).strip(_EDGES)
    return (_genre_for_topic(aliases[word], before, genres), before) if word else ("", "")


def issuer_kind(issuer: str) -> IssuerKind:
    """Return what kind of unit a name speaks of; 其他 where it names none."""
    return kind_of(issuer) or IssuerKind.OTHER


def is_full_name(issuer: str) -> bool:
    """Return whether a unit's name looks complete; 水务集团 alone does not."""
    return bool(issuer) and not _PART_OF_A_NAME.fullmatch(issuer)


def _bare_topic(topic: str, genre: Genre | None) -> str:
    bare = _TOPIC_ENDS.sub("", topic)
    return topic.removeprefix("关于").strip(_EDGES) if bare and genre and keeps_act(genre) else bare


def _genre_for_topic(name: str, topic: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre of the same kind that the topic tells: a 通知 that speaks of 征集 is a 征集通知."""
    same_kind = [g for g in genres.values() if name and g.kind is genres[name].kind]
    told = [(topic.find(word), g.name) for g in same_kind for word in g.topics if word in topic]
    return min(told)[1] if told and not genres[name].topics else name


def _asking(text: str) -> re.Match[str]:
    """Return the phrase a request begins with; an empty one where there is none."""
    return next(_ASKING.finditer(text))


def _is_order(asking: re.Match[str]) -> bool:
    verb = asking["verb"] or ""
    asked = bool(asking["polite"] or verb.startswith("新")) and bool(verb or asking["some"])
    return bool(asking["ordered"]) or asked


def _wants_one(asking: re.Match[str]) -> bool:
    """Return whether it says 写一个, 再写一份: an order if what follows is named as a document is."""
    return bool(asking["verb"] and asking["some"].strip())


def _request_text(text: str) -> str:
    line = _COURTESY.sub("", text.strip())
    return line[_asking(line).end() :].strip(_EDGES)


def _aliases(genres: Mapping[str, Genre]) -> dict[str, str]:
    return {alias: g.name for g in genres.values() for alias in (g.name, *g.aliases)}


def _ending(text: str, genres: Mapping[str, Genre]) -> str:
    # What offices write besides what the bot writes is known too, so that it is never taken for a topic.
    known = (*_aliases(genres), *genre_words.words() - genre_words.everyday_words())
    found = max((word for word in known if text.endswith(word)), key=len, default="")
    return found if genre_words.names_genre(found, text) else ""


def _everyday_ending(said: str) -> str:
    """Return the genre that a request ends in, though its word means other things elsewhere: 清单, 指南."""
    found = genre_words.genre_at_end(said)
    ends = found and said.endswith(found.word) and genre_words.names_genre(found.word, said)
    return found.word if found and ends else ""


def _without_genre(text: str, genres: Mapping[str, Genre]) -> _Rest:
    """Take off the genre that a clause ends with, else the last one that is named."""
    clauses = list(_CLAUSE.finditer(text))
    for clause in clauses:
        said = _COURTESY.sub("", clause.group()).rstrip(_EDGES)
        if word := _ending(said, genres) or (_everyday_ending(said) if len(clauses) == 1 else ""):
            start = clause.start() + len(said) - len(word)
            return _Rest(text[:start] or text[start + len(word) :], word)
    words = (word for word in _aliases(genres) if word not in genre_words.everyday_words())
    found = [(end, len(word), word) for word in words if (end := _end_of_genre(text, word))]
    if not found:
        return _Rest(text)
    end, length, word = max(found)
    return _Rest(text[: end - length] or text[end:], word)


def _end_of_genre(text: str, word: str) -> int:
    """Return where a word ends that names a genre inside a text, 0 for none: 要点修路的钱 names none."""
    found = [m.end() for m in re.finditer(re.escape(word), text)]
    return next((end for end in reversed(found) if _BEHIND_GENRE.match(text, end)), 0)


def _trim(text: str) -> str:
    return _ASKED_INSIDE.sub("", text.strip(_EDGES).removeprefix("关于")).strip(_EDGES)


def _by_about(before: str, after: str) -> tuple[str, str] | None:
    """Return issuer and topic where 关于 parts them or leads an act, whatever period stands inside."""
    unit, about, topic = before.partition("关于")
    issuer, whole = _trim(unit), f"{topic}{after}".strip(_EDGES)
    return (issuer, whole) if about and (issuer or ACT.match(whole)) else None


def _at_a_meeting(before: str, after: str) -> tuple[str, str] | None:
    """Return who speaks and the meeting, of 县局在全市防汛工作会议上的讲话."""
    found = _AT_A_MEETING.fullmatch(_trim(before) + _trim(after))
    return (found["who"], found["meeting"]) if found else None


def _issuer_and_topic(before: str, after: str) -> tuple[str, str]:
    if before and after:
        return before, after
    whole = before or after
    topics = list(_TOPIC.finditer(whole))
    behind_unit = next((t for t in topics if kind_of(whole[: t.start()].strip("的"))), None)
    # 信访局 and 总工会 are units, though a topic's word is in them.
    if behind_unit is None and kind_of(whole):
        return whole, ""
    if topic := behind_unit or next(iter(topics), None):
        return whole[: topic.start()].strip("的"), whole[topic.start() :]
    unit = unit_before(whole)
    return unit, whole[len(unit) :]
