"""Small talk: what people type to somebody who is there, before or beside what they want."""

import re
from datetime import date
from enum import StrEnum

from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source("what people type to begin or end a chat, gathered by this project", date(2026, 11, 30))


class SmallTalk(StrEnum):
    """What small talk is for."""

    GREETING = "greeting"
    THANKS = "thanks"
    ABILITY = "ability"
    """What the assistant is, and what it can do."""
    LAUGH = "laugh"
    LEAVE = "leave"


_WHOM = "(?:小?助手|老师|机器人|亲)"
_TABLE = {
    SmallTalk.GREETING: (
        f"{_WHOM}?(?:你|您|大家)好|{_WHOM}好?|哈喽|哈罗|嗨+|hi+|hello|hey|喂+|早(?:上好|安)?|[上中下]午好|晚上好"
        "|[你您]?还?在(?:吗|么|不在|不|嘛|没)|有人(?:吗|么|在吗|没)|在线(?:吗|不)?|打扰(?:一下|了)?"
        "|试(?:一?试|一下|试看)|测试(?:一下)?|test"
    ),
    SmallTalk.THANKS: (
        "(?:非常|太|十分)?(?:感谢|谢谢|多谢|谢了|谢啦|thx|thanks)(?:[你您了啦]|老师|亲)*|辛苦[你您了啦]*|麻烦[你您]?了"
        "|给力|真棒|厉害了?|不错不错|真好"
    ),
    SmallTalk.ABILITY: (
        "(?:请问)?(?:[你您它]|这个?)?(?:到底|都|还)?(?:能|会|可以)(?:帮我)?[干做写弄]?(?:啥|什么|些什么|哪些)"
        "(?:事儿?|用|文章|材料|公文|文稿|东西)*"
        "|[你您](?:是|叫)(?:谁|什么|啥|哪位|什么东西|[干做](?:啥|什么)的)|(?:这个?|你)?(?:怎么|咋|如何)(?:用|使|玩|操作|开始)[你的]?"
        "|都?有(?:什么|啥|哪些)功能|你?有(?:什么|啥)(?:用|本事|能耐)|介绍一?下你?(?:自己)?|你?[会能]写(?:公文|材料)(?:吗|么|不)"
        "|这是(?:啥|什么|干啥的)"
    ),
    SmallTalk.LAUGH: "哈+|呵+|嘿+|嘻+|嗯+|哦+|噢+|额+|呃+|啊+|6+|👍+|😀+|😂+|😄+|🙏+|好玩|有意思",
    SmallTalk.LEAVE: (
        "再见|拜拜|bye+|88+|回见|下次(?:再|见|聊)|先这样吧?|我先(?:忙|走|撤|下)了?|下班了?|明天见|晚安"
    ),
}
_FORMS = {talk: regex(form) for talk, form in _TABLE.items()}
_AROUND = "。．.！!？?～~…， ,\n\t"
_BETWEEN = regex("[，,。.！!？?～~… \n]+")
_LONGEST = 24


def small_talk(said: str) -> SmallTalk | None:
    """Return what a message is that is nothing but small talk, by what weighs most in it; else `None`."""
    pieces = [piece for piece in _BETWEEN.split(said.strip(_AROUND).lower()) if piece]
    if not pieces or len(said) > _LONGEST:
        return None
    found = [_kind(piece) for piece in pieces]
    weight = [SmallTalk.ABILITY, SmallTalk.THANKS, SmallTalk.LEAVE, SmallTalk.GREETING, SmallTalk.LAUGH]
    return next((talk for talk in weight if talk in found), None) if all(found) else None


def _kind(piece: str) -> SmallTalk | None:
    bare = re.sub("[呀啊呢哦哈]$", "", piece) or piece
    return next(
        (talk for talk, form in _FORMS.items() if form.fullmatch(piece) or form.fullmatch(bare)), None
    )
