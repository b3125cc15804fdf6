"""From a brief to the title of its document: the clerk's own, else by the pattern of its genre."""

import re
from dataclasses import replace

from bot.domain.document import Brief
from bot.domain.genre import Genre
from bot.regex import regex

GENERAL = "全面工作"
"""The topic of what speaks of all the work of a unit: its title says none."""
NAMED = "{named}"
"""Where a pattern has the word of the genre, unless the topic ends in it."""
_ACTIVITIES = ("征集", "评选", "推荐", "表彰")
_HOLD, _ACTIVITY = "开展", "活动"
_TOPIC_AND_AFTER = regex(r"(?P<open>《?)(?P<period>(?:\{period\})?)\{topic\}(?P<after>[^{}]*)")
_MEETING = "会议"
# 推进会, 启动仪式 and 培训班 are occasions already; 座谈 lacks only its 会.
_OCCASION = regex("(?:会|仪式|典礼|论坛|[训修讨]班|开班式|启动式)$")
_HALF_A_MEETING = regex("(?:座谈|研讨|联席|推进|动员|调度|表彰)$")
# What a title that says {act} keeps of its topic: 做好防汛值班工作, 开展全民阅读活动.
ACT = regex(
    "(?:(?:认真|切实|扎实|全面|进一步|持续|继续|深入)*"
    "(?:做好|抓好|开展|加强|强化|举办|召开|推进|报送|征集|印发|转发|公布|评选|推荐|申报|选树|表彰|规范|落实|组织(?![部工])"
    "|申请|请求|商[请借洽调]|借用|征求|同意|拨付|购置|增设|成立|设立|调整|解决|追加|启用|废止|协助))+"
)


def title_of(genre: Genre, brief: Brief) -> str:
    """Return the document's title: the clerk's own, else by the genre's pattern."""
    if brief.title:
        return brief.title
    topic = brief.topic or genre.matter
    found = ACT.match(topic) if keeps_act(genre) and not _begins_with_act(topic, genre) else None
    act = found.group() if found else genre.act
    if act in _ACTIVITIES and topic.endswith(act):
        # 关于开展“工匠故事”征集活动的通知, not 关于征集“工匠故事”征集的通知
        act, topic = _HOLD, f"{topic}{_ACTIVITY}"
    named = "" if topic.endswith((genre.name, *genre.aliases)) else genre.name
    pattern = genre.title.replace("{act}", act).replace(NAMED, named)
    return fill_pattern(pattern, replace(brief, topic=topic.removeprefix(act)))


def fill_pattern(pattern: str, brief: Brief) -> str:
    """Return a pattern of a genre file with {issuer}, {period} and {topic} filled in.

    The values are put in at one pass and never read as patterns themselves; what the topic ends in is not
    said twice: 工作总结 behind 工会工作, 会议纪要 behind 推进会.
    """
    topic = "" if brief.topic == GENERAL else brief.topic
    values = {"{issuer}": brief.issuer, "{period}": brief.period, "{topic}": topic}
    pattern = _TOPIC_AND_AFTER.sub(lambda m: _once(m, topic), pattern)
    return re.sub("|".join(map(re.escape, values)), lambda m: values[m.group()], pattern)


def _once(found: re.Match[str], topic: str) -> str:
    """Return the piece of a pattern around {topic} without what the topic says itself."""
    opened, period, after = found["open"], found["period"], found["after"]
    if opened and "《" in topic:
        # The name of a file bears its own marks, and no year in front of them.
        opened, period, after = "", "", after.removeprefix("》")
    if after.startswith(_MEETING) and _OCCASION.search(topic):
        after = after.removeprefix(_MEETING)
    elif after.startswith(_MEETING) and _HALF_A_MEETING.search(topic):
        after = "会" + after.removeprefix(_MEETING)
    most = min(len(topic), len(after))
    shared = next((n for n in range(most, 1, -1) if after.startswith(topic[-n:])), 0)
    return f"{opened}{period}{{topic}}{after[shared:]}"


def keeps_act(genre: Genre) -> bool:
    """Return whether the titles of a genre tell what is done: 关于做好防汛值班工作的通知."""
    return "{act}" in genre.title


def _begins_with_act(topic: str, genre: Genre) -> bool:
    return bool(genre.act) and topic.startswith(genre.act)


def may_be_general(genre: Genre) -> bool:
    """Return whether a genre may speak of all the work of a unit: 工作总结, 工作要点."""
    return "{topic}工作" in genre.title
