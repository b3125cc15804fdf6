"""From a request in one sentence to a brief: 帮我写水务集团2026年上半年精神文明建设工作总结."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.document import Brief
from bot.domain.genre import Genre, IssuerKind
from bot.language.periods import find_part, find_period

_SOME = "(?:一下|一?[份篇]|一?个(?![体人别]))"
_VERB = rf"(?:(?:重新|再|新)?(?:起草|草拟|拟写|撰写|写|拟|做|弄)|来(?={_SOME}))"
# Whole phrases, for a unit's name may begin with any of their characters: 来安县, 个体工商户协会.
_POLITE = (
    "[你您]好|请问?|麻烦|劳驾|[你您]|能不能|能否|可否|可以(?=[请帮给替写])|帮忙|[帮给替]我们?|帮|把|领导[让叫要]我?"
    rf"|我们?(?=想|要|需要|得)|(?:想要?|需要|要|得)(?={_VERB}|{_SOME})"
)
_ASKING = re.compile(
    rf"(?P<polite>(?:(?:{_POLITE})[，,！! ]*(?:一下)?)*)(?P<verb>{_VERB})?(?P<some>(?: *{_SOME})*)[：:，, ]*"
)
_ASKED_INSIDE = re.compile(rf"{_VERB}(?:{_SOME})*$|(?:关于|开展)+$")
_COURTESY = re.compile(
    r"(?:[，, ]*(?:谢谢.{0,2}|多谢|辛苦.{0,3}|写一下|写出来|可以吗|好吗|行吗|吧|[1一]?[份篇])|[。.!！~ ]+)+$"
)
_EDGES = "的（()）《》，,、：:。. 　"
_CLAUSE = re.compile(r"[^，,。；;！!\n]+")
_NOT_YET_AN_ORDER = tuple("了过好完得")
_LONGEST_REQUEST = 60
_LONGEST_UNIT = 40

# What offices write besides what the bot writes: known, so that they are never taken for a topic.
_UNWRITTEN = (
    "通报 通告 公告 公报 决定 决议 意见 请示 批复 议案 纪要 会议纪要 会议记录 命令 函 复函 公函 "
    "应急预案 预案 计划 工作计划 规划 制度 办法 细则 责任书 承诺书 倡议书 "
    "讲话 讲话稿 发言稿 发言材料 演讲稿 主持词 主持稿 致辞 汇报 汇报材料 情况汇报 工作汇报 "
    "邀请函 调研报告 自查报告 整改报告 述职报告 述职述廉报告 简报 新闻稿 心得体会 "
    "申请书 申报材料 典型材料 事迹材料 经验材料 感谢信 慰问信"
)
_TOPICS = (
    "精神文明建设|精神文明创建|公民道德建设|思想道德建设|意识形态|宣传思想文化|宣传思想|志愿服务|网络文明建设|网络文明|"
    "文明创建|文明单位创建|移风易俗|党风廉政建设|党建|安全生产|学雷锋志愿服务|未成年人思想道德建设|新时代文明实践|全民阅读|乡村振兴|法治建设|普法|平安建设|信访|工会|共青团|"
    "防汛抗旱|节能|档案|保密|统战|机关党建|主题教育|师德师风建设|师德师风|爱国卫生|垃圾分类"
)
_TOPIC = re.compile(rf"(?:{_TOPICS})")
# What a title that says {act} keeps of its topic: 做好防汛值班工作, 开展全民阅读活动.
_ACT = re.compile(
    "(?:(?:认真|切实|扎实|全面|进一步|持续|继续|深入)*"
    "(?:做好|抓好|开展|加强|强化|举办|召开|推进|报送|征集|印发|转发|公布|评选|推荐|申报|选树|表彰|规范|落实|组织(?![部工])))+"
)
_TOPIC_ENDS = re.compile(r"^(?:关于|开展)+|^活动$|(?:工作|开展|的|(?:推进|进展)?情况| )+$")
_UNIT = re.compile(
    r".*(?:公司|集团|银行|支行|厂|大学|学院|中学|小学|学校|幼儿园|街道办事处|街道|镇|乡|社区|村委会|居委会|村|"
    r"宣传部|组织部|统战部|党委|党总支|党支部|支部|党组|党工委|文明办|纪委|工委|局|厅|委员会|委|政府|办公室|中心(?!组)|医院|"
    r"协会|学会|商会|联合会|基金会|总会|工会|妇联|残联|科协|文联|管理处|管委会|支队|大队|(?<=.)[县市区州省](?=$)|"
    r"法院|检察院|站|所|馆|院|部|办)"
)
_DOES = re.compile(
    r"[，,。；;：:！!？?]|了|开展|召开|举办|建成|新建|成立|完成|参加|注册|获得|慰问|印发|下发|转发|传达|报送|上报|撰写|起草|制定|形成"
    r"|学习|走进|深入|前往|培训|评选|改造|组织(?!部)|进社区|进校园|下乡|跳过|没有|不是"
    r"|^(?:[我这那咱]|本(?=[局委村镇乡校院厅]|公司|集团|单位|社区|街道))"
)
_NUMBERED_UNIT = re.compile(r"第?\d{1,3}(?=中|小学|幼儿园|医院|号|支队|大队)")
_PARTY_BODY = r"(?:党委|党总支|党支部|(?:总支部?|支部)?委员会)?"
# Decided by the end of the name; a party body of a company or a school belongs to it.
_KINDS: tuple[tuple[IssuerKind, str], ...] = (
    (IssuerKind.COMPANY, rf"(?:公司|集团|银行|支行|厂){_PARTY_BODY}$"),
    (IssuerKind.SCHOOL, rf"(?:大学|学院|中学|小学|学校|幼儿园){_PARTY_BODY}$"),
    (IssuerKind.COMMUNITY, r"(?:社区|村|村委会|居委会|居民委员会|村民委员会)(?:党委|党总支|党支部)?$"),
    (IssuerKind.TOWNSHIP, r"(?:街道|镇|乡)(?:办事处|人民政府|政府|党政办(?:公室)?|党工委|党委)?$"),
    (IssuerKind.TOWNSHIP, r"^中共.*[镇乡]委员会$"),
    (IssuerKind.PARTY, r"^(?:中共|中国共产党|共青团).*委员会$|文明建设(?:指导)?委员会(?:办公室)?$"),
    (IssuerKind.PARTY, r"(?:宣传部|组织部|统战部|文明办|纪委|工委|党委|党组|市委|县委|区委|省委)$"),
    (IssuerKind.GOVERNMENT, r"(?:局|厅|委|委员会|政府|办公室|办)(?:机关)?$"),
    (IssuerKind.INSTITUTION, r"(?:中心|医院|站|所|馆|院)$"),
)


@dataclass(frozen=True)
class _Rest:
    """What is left of a request when the genre is taken off its end."""

    text: str
    word: str = ""
    """The genre in the request's own words."""


def is_request(text: str, genres: Mapping[str, Genre]) -> bool:
    """Return whether a message orders a new document, and is no mere fact about one.

    It must end in a genre, and either begin as an order (帮我写, 请起草, 新写一份) or name the unit, the
    period and the topic as well.
    """
    line = _COURTESY.sub("", text.strip())
    asking = _asking(line)
    rest = line[asking.end() :]
    ends_in_genre = _ending(line, genres) in _aliases(genres)
    if not ends_in_genre or len(line) > _LONGEST_REQUEST or len(_CLAUSE.findall(rest)) > 1:
        return False
    if _orders(asking):
        return not rest.startswith(_NOT_YET_AN_ORDER)
    brief = read_request(line, genres, 2000)
    named = bool(brief.period and brief.topic) and is_unit(brief.issuer)
    return named and not re.search(rf"\d|{_DOES.pattern}", brief.topic)


def begins_with_request(text: str, genres: Mapping[str, Genre]) -> bool:
    """Return whether a message orders a new document in its first clause, whatever it tells after it."""
    first = next(iter(_CLAUSE.findall(text)), "")
    return orders_something(first) and is_request(first, genres)


def orders_something(text: str) -> bool:
    """Return whether a message begins as an order to write: 帮我写, 请起草, 新写一份."""
    return _orders(_asking(text.strip()))


def read_request(text: str, genres: Mapping[str, Genre], this_year: int) -> Brief:
    """Return what a request says; what it does not say stays empty and is never guessed."""
    line = _asked(text)
    rest = _without_genre(line, genres)
    period = find_period(rest.text, this_year)
    here = period or find_part(rest.text)
    before, after = (rest.text[: here.start], rest.text[here.end :]) if here else (rest.text, "")
    issuer, topic = _by_about(before, after) or _issuer_and_topic(_trimmed(before), _trimmed(after))
    genre = _fitting(_aliases(genres).get(rest.word, ""), topic, genres)
    period = period or find_period(line, this_year)
    return Brief(
        genre=genre,
        issuer=issuer,
        issuer_kind=issuer_kind(issuer),
        period=period.text if period else "",
        topic=_bare(topic, genres.get(genre)),
    )


def read_topic(text: str, genres: Mapping[str, Genre], genre: str = "") -> str:
    """Return a topic without what the title says by itself: 志愿服务 for 志愿服务工作开展情况."""
    word = _ending(text, genres)
    return _bare(text.removesuffix(word).strip(_EDGES), genres.get(genre))


def unwritten_genre(text: str, genres: Mapping[str, Genre]) -> str:
    """Return the kind of document a text asks for where none of `genres` is meant; else an empty string."""
    word = _without_genre(_asked(text), genres).word
    return "" if word in _aliases(genres) else word


def genre_named(text: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre that a text names and nothing else, by its name or an alias; else an empty string."""
    return _aliases(genres).get(text.strip(_EDGES), "")


def genre_like(name: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre that a kind of document belongs to (年度工作总结), or an empty string."""
    aliases = _aliases(genres)
    return aliases.get(max((word for word in aliases if name.endswith(word)), key=len, default=""), "")


def is_unit(name: str) -> bool:
    """Return whether a text is clearly the name of a unit: it ends like one, counts nothing, does nothing."""
    bare = _NUMBERED_UNIT.sub("", name)
    fits = 2 <= len(name) <= _LONGEST_UNIT and not re.search(r"\d", bare)
    return fits and not _DOES.search(name) and bool(_UNIT.fullmatch(name))


def issuer_kind(issuer: str) -> IssuerKind:
    """Return what kind of unit a name speaks of, judged by its ending."""
    return next((kind for kind, ending in _KINDS if re.search(ending, issuer)), IssuerKind.OTHER)


def is_full_name(issuer: str) -> bool:
    """Return whether a unit's name looks complete; 水务集团 alone does not."""
    return bool(issuer) and not re.fullmatch(r".{0,6}集团|[^省市县区]{0,3}(?:局|委|办|公司)", issuer)


def title_of(genre: Genre, brief: Brief) -> str:
    """Return the document's title: the clerk's own, else by the genre's pattern."""
    if brief.title:
        return brief.title
    found = _ACT.match(brief.topic) if _keeps_act(genre) else None
    act = found.group() if found else genre.act
    return filled(genre.title.replace("{act}", act), replace(brief, topic=brief.topic.removeprefix(act)))


_WORK = "工作"


def filled(pattern: str, brief: Brief) -> str:
    """Return a pattern of a genre file with {issuer}, {period} and {topic} filled in.

    The values are put in at one pass and never read as patterns themselves; 工作 is not said twice.
    """
    values = {"{issuer}": brief.issuer, "{period}": brief.period, "{topic}": brief.topic}
    if brief.topic.endswith(_WORK):
        pattern = pattern.replace(f"{{topic}}{_WORK}", "{topic}")
    return re.sub("|".join(map(re.escape, values)), lambda m: values[m.group()], pattern)


def _keeps_act(genre: Genre) -> bool:
    return "{act}" in genre.title


def _bare(topic: str, genre: Genre | None) -> str:
    bare = _TOPIC_ENDS.sub("", topic)
    return topic.removeprefix("关于").strip(_EDGES) if bare and genre and _keeps_act(genre) else bare


def _fitting(name: str, topic: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre of the same kind that the topic tells: a 通知 that speaks of 征集 is a 征集通知."""
    same_kind = (g for g in genres.values() if name and g.kind is genres[name].kind)
    return next((g.name for g in same_kind if any(word in topic for word in g.topics)), name)


def _asking(text: str) -> re.Match[str]:
    """Return the phrase a request begins with; an empty one where there is none."""
    return next(_ASKING.finditer(text))


def _orders(asking: re.Match[str]) -> bool:
    verb = asking["verb"] or ""
    return bool(asking["polite"] or verb.startswith("新")) and bool(verb or asking["some"])


def _asked(text: str) -> str:
    line = _COURTESY.sub("", text.strip())
    return line[_asking(line).end() :].strip(_EDGES)


def _aliases(genres: Mapping[str, Genre]) -> dict[str, str]:
    return {alias: g.name for g in genres.values() for alias in (g.name, *g.aliases)}


def _ending(text: str, genres: Mapping[str, Genre]) -> str:
    words = (*_aliases(genres), *_UNWRITTEN.split())
    return max((word for word in words if text.endswith(word)), key=len, default="")


def _without_genre(text: str, genres: Mapping[str, Genre]) -> _Rest:
    """Take off the genre that a clause ends with, else the last one that is named."""
    for clause in _CLAUSE.finditer(text):
        said = _COURTESY.sub("", clause.group()).rstrip(_EDGES)
        if word := _ending(said, genres):
            start = clause.start() + len(said) - len(word)
            return _Rest(text[:start] or text[start + len(word) :], word)
    found = [(text.rfind(word) + len(word), len(word), word) for word in _aliases(genres) if word in text]
    if not found:
        return _Rest(text)
    end, length, word = max(found)
    return _Rest(text[: end - length] or text[end:], word)


def _trimmed(text: str) -> str:
    return _ASKED_INSIDE.sub("", text.strip(_EDGES).removeprefix("关于")).strip(_EDGES)


def _by_about(before: str, after: str) -> tuple[str, str] | None:
    """Return issuer and topic where 关于 parts them or leads an act, whatever period stands inside."""
    unit, about, topic = before.partition("关于")
    issuer, whole = _trimmed(unit), f"{topic}{after}".strip(_EDGES)
    return (issuer, whole) if about and (issuer or _ACT.match(whole)) else None


def _issuer_and_topic(before: str, after: str) -> tuple[str, str]:
    if before and after:
        return before, after
    whole = before or after
    topics = list(_TOPIC.finditer(whole))
    behind_unit = next((t for t in topics if _UNIT.fullmatch(whole[: t.start()].strip("的"))), None)
    # 信访局 and 总工会 are units, though a topic's word is in them.
    if behind_unit is None and _UNIT.fullmatch(whole):
        return whole, ""
    if topic := behind_unit or next(iter(topics), None):
        return whole[: topic.start()].strip("的"), whole[topic.start() :]
    if unit := _UNIT.match(whole):
        return unit.group(), whole[unit.end() :]
    return "", whole
