"""Orders that concern the work and not its text: undo, stop, export, show, go to, another document."""

import re

from bot.domain.request import (
    Export,
    GoTo,
    NewDocument,
    OpenDocument,
    Place,
    Request,
    Show,
    Shown,
    Stop,
    Target,
    Undo,
)
from bot.language.numerals import parse_integer
from bot.understanding.orders import words
from bot.understanding.orders.targets import target
from bot.understanding.orders.words import is_in, one_of
from bot.understanding.talk import Talk

_UNDO = re.compile(
    rf"{one_of(words.UNDO)}(?:到|了|掉|一下|去)?{one_of(words.LAST_DEED)}?(?:的|那|这)*"
    rf"(?P<n>[一两二三四五1-5])?(?:{one_of(words.DEED)})?(?:的)?{one_of(words.DEED)}?"
)
_BARE_UNDO = "撤销 撤消 撤回 回退 退回 还原"
_EXPORT = re.compile(
    rf"(?:把)?{one_of(words.WHOLE_TEXT)}?(?P<verb>{one_of(words.EXPORT)})*(?:给我|到|成|为|出来|个|一份|一个|下|我|来|了|完整的|最终的)*"
    rf"(?:{one_of(words.WHOLE_TEXT)}的?)?(?:(?P<word>{one_of(words.WORD_FILE)})|(?P<plain>{one_of(words.PLAIN_FILE)})|(?P<some>{one_of(words.SOME_FILE)}))?"
    r"(?:版本|版|格式|的)*(?:给我|发我|发给我|出来|来|看看|发过来|传我)*"
)
_SHOW = re.compile(
    rf"(?P<verb>{one_of(words.SEE)})?(?:一下|下|出|现在的|目前的)*(?P<what>.+?)(?:给我)?(?P<behind>{one_of(words.SEE)})?"
)
_GAPS = re.compile(
    "(?:现在|目前|我)?(?:还|都)?(?:要|需要)?(?:差|缺|少|欠)了?(?:什么|啥|哪些|哪块|哪几|多少)(?:东西|材料|数据?|内容|信息|个数|块|样)?(?:没[填补给])?"
    "|(?:还有)?(?:哪些|哪里|哪儿|哪|什么|啥)(?:个|几个)?(?:地方|数据?|节|部分|块)?(?:还)?(?:是)?(?:空着|没填|没写|待补|缺着|没补|没给|要补|差着)(?:的)?"
)
_STATUS = re.compile(
    "(?:现在|目前|我们|咱们)?(?:写|弄|做|进行|进展|整)(?:到|得)(?:哪|哪里|哪儿|哪一步|哪一节|第几节|什么程度|怎么样|咋样)"
    "|(?:现在|目前|已经)?(?:写|弄|做|整)了?(?:多少|几节)|(?:写|弄|整)(?:完|好)了?(?:没|吗|没有|了没)"
    "|还(?:有|剩|差)(?:几|多少)个?(?:节|部分)?(?:没写)?|还要多久|多久能好|好了没|好了吗"
)
_GO = re.compile(
    r"(?:先|再)?(?:回到|返回到?|跳到|跳转到?|转到|去到?|切到|退到|退回到?|翻到|回去写|回头写|接着写|继续写|先写|先弄|先看|回|到)"
    r"(?P<ref>.+?)(?:那里|那儿|上去|去)?"
)
_ONWARD = "往下走 往下 接着往下 继续往下 下一个 接着往下走 继续下一个 往后走"
_BACKWARD = "往回走 往前走 回去 上一个 往上走"
_OTHER = re.compile(
    r"(?:打开|切到|切换到|换到|转到|回到|跳到|继续写?|接着写|接着弄|去|换成|改|先弄|先写|调出)(?P<name>.+?)"
    r"(?P<mark>(?:的)?那(?:一)?[篇份个稿]+(?:稿子|文稿|材料)?|的?(?:稿子|文稿))"
)
_SWITCH = re.compile(
    "(?:换|切换|切|换到)(?:一|个|一个|别的|另|另外)*(?:一)?[篇份](?:文稿|稿子|别的)?|(?:换|切换)(?:个|别的|一下)?(?:文稿|稿子|文档)"
)
_NEW = re.compile(
    "(?:新建|另起|重开|新开|再开|重新开|新写|另写)(?:一|个)*[篇份]?(?:新的?)?(?:文稿|稿子|文档|材料)?|再写一[篇份](?:新的)?|写篇新的|开个新的"
)


def undo(said: str, talk: Talk) -> Request | None:
    """Read 撤销, 退回上一步, 取消刚才的改动, 撤销两步; 撤销2个机构 is none."""
    if is_in(said, words.TAKEN_BACK) or is_in(said, _BARE_UNDO):
        return Undo()
    found = _UNDO.fullmatch(said)
    if not found or not re.search(f"{one_of(words.LAST_DEED)}|[步次版]|操作|改动|修改", said):
        return None
    return Undo(parse_integer(found["n"]) or 1) if found["n"] else Undo()


def stop(said: str, talk: Talk) -> Request | None:
    """Read 停, 先别写了."""
    return Stop() if is_in(said, words.STOP) else None


def export(said: str, talk: Talk) -> Request | None:
    """Read 导出, 给我word, 发我一份文本版."""
    found = _EXPORT.fullmatch(said.lower())
    if not found:
        return None
    if found["plain"]:
        return Export("txt")
    told = (
        found["word"]
        or is_in(found["verb"], "导出 下载")
        or (found["some"] and found["verb"] and "我" in said)
    )
    return Export() if told else None


def show(said: str, talk: Talk) -> Request | None:
    """Read 看提纲, 我的文稿, 还差什么, 看看第三节."""
    if _GAPS.fullmatch(said):
        return Show(Shown.GAPS)
    if _STATUS.fullmatch(said):
        return Show(Shown.STATUS)
    if found := _SHOW.fullmatch(said):
        asked = bool(found["verb"] or found["behind"])
        what = found["what"].removeprefix("的").removesuffix("的")
        for shown, table in words.SEEN.items():
            if (is_in(what, table) or is_in(found["what"], table)) and (asked or shown in words.BARE_SEEN):
                return Show(Shown(shown))
        if asked and (section := target(what, talk)) and section.place is not Place.ALL:
            return Show(Shown.SECTION, section)
    return None


def go(said: str, talk: Talk) -> Request | None:
    """Read 回到存在问题, 上一节, 往下走."""
    if is_in(said, _ONWARD) or is_in(said, words.NEXT):
        return GoTo(Target(place=Place.NEXT))
    if is_in(said, _BACKWARD) or is_in(said, words.PREVIOUS):
        return GoTo(Target(place=Place.PREVIOUS))
    found = _GO.fullmatch(said)
    place = target(found["ref"], talk) if found else None
    return GoTo(place) if place and place.place is not Place.ALL else None


def other_document(said: str, talk: Talk) -> Request | None:
    """Read 换一篇, 打开志愿服务那篇, 新建文稿."""
    if _NEW.fullmatch(said):
        return NewDocument()
    if _SWITCH.fullmatch(said):
        return Show(Shown.DOCUMENTS)
    found = _OTHER.fullmatch(said)
    return (
        OpenDocument(found["name"])
        if found and len(found["name"]) >= 2 and not re.search("[，。；]", said)
        else None
    )
