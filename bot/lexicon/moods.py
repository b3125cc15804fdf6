"""Words that tell how something felt and nothing of the matter: no document is issued with them."""

from datetime import date

from bot.lexicon.genres import alternatives
from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source("what clerks say of a mood in chats, gathered by this project", date(2026, 11, 30))

_WORDS = """
热乎 热络 来劲 带劲 起劲 给力 过瘾 敞亮 麻溜 顺溜 真棒 很棒 棒棒的 杠杠的 没得说 没话说 牛得很 嗨得很 妥妥的
凉凉 凉下来 凉透 冷冷清清 没劲 没劲头 没精打采 提不起劲 蔫了 拉胯 拉垮 掉链子 够呛 悬乎 闹心 糟心 头大
没戏 没谱 不靠谱 一塌糊涂 乱糟糟
"""
# What is eaten cools too, and that is a matter: 饭菜送到就凉了.
_COOLS = "(?<![饭菜餐汤水茶])(?<![饭菜餐汤水茶到][都也就])凉了"
_MOOD = f"(?:{alternatives(_WORDS.split())}|{_COOLS})"
_DEGREE = (
    "(?:[搞办弄做干]得)?(?:就|都|也|还|又|更|才|很|挺|真|可|太|老|超|最|特别|相当|非常|十分|有点儿?|比较)*"
)

PREDICATE = regex(rf"{_DEGREE}{_MOOD}(?:得很|极了|多了|起来)?[了的]?(?=$|[，,；;。])")
"""A mood that a clause ends in, with what tells its degree: 活动搞得很热乎."""
ATTRIBUTE = regex(rf"{_DEGREE}{_MOOD}[的地](?=[\u4e00-\u9fff\d])")
"""A mood before what it is told of: 特别给力的志愿者."""
