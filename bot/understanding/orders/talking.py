"""Talk around an order, from which nothing follows: courtesy, a reason, a sigh; never what is told."""

from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.understanding.orders.words import bare, one_of

_SHORT, _LONGEST, _LONGEST_INSTRUCTION = 4, 25, 40
_COURTESY = regex(rf"(?:{one_of('courtesy')}[，,。.!！~～？? ]*)+")
_SPOKEN = regex(rf"{one_of('spoken')}|[这那上下]一?[节段章块]|[呢嘛呀啊吧呗啦哦哈]$")
_TOLD = regex(rf"{one_of('told')}|\d|：")
_WISHED = regex(
    "^(?:别|不要|不许|不准|不得|禁止|必须|务必|统一|不能(?!算))"
    "|(?:别|不要|不能|不许|不可以|甭|莫)(?:写|带|出现|提|点|用|放|加|上|露|见)"
    "|不(?:写|提|出现|带|点名|上|见报)|字以内|字左右"
    "|改成|改为|换成|写成|记成|算成|应该是(?!.*[嘛呀吧])|空着|留空|先空|待补"
)
_FEW = 10
"""Fewer are no figure of a document where only a numeral says so: 两个都是网上的."""
_EVENTS = ("次", "场", "人", "户", "元", "%", "期", "篇", "件", "份", "项", "家")
_LENGTH = regex(r"(?:\d{1,4}|[一二两三四五六七八九十百几]{1,3})[个来]?(?:字|句话|句|行|段|页|遍|点|条)")


def is_courtesy(said: str) -> bool:
    """Return whether words say nothing but please and thank you."""
    return bool(_COURTESY.fullmatch(said)) or not bare(said)


def is_small_talk(said: str, *, beside_order: bool) -> bool:
    """Return whether words tell nothing a document could state and wish nothing for its text.

    Behind an order, or about the section it names, they are its reason; elsewhere they must speak of the
    talk itself.
    """
    speaks = beside_order or len(said) <= _SHORT or bool(_SPOKEN.search(said))
    return speaks and len(said) <= _LONGEST and not _tells(said) and not _WISHED.search(said)


def is_instruction(said: str) -> bool:
    """Return whether words may say more of how to write, beside an order to write anew."""
    return len(said) <= _LONGEST_INSTRUCTION and not _tells(_LENGTH.sub("", said))


def _tells(said: str) -> bool:
    counted = any(q.value >= _FEW or q.unit in _EVENTS for q in quantities(said))
    return counted or bool(_TOLD.search(said))
