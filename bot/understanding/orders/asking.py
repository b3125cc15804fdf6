"""Questions about the work and about how to use the assistant: 什么叫总体成效？ 这节要写啥？"""

import re

from bot.domain.request import Ask, Request
from bot.understanding.talk import Talk

_LONGEST = 80
_WORD = (
    "什么|啥|怎么|咋|如何|怎样|为什么|为啥|哪[些里儿个种份家]|谁|几[个条次节段篇张页号月]|多少|是否|能不能|能否|要不要|可不可以|会不会|行不行|有没有|是不是|需不需要|用不用|该不该"
    "|算不算|对不对|好不好|还是"
)
_MARK = re.compile(r"[?？]\s*$|(?:吗|么|呢|不|没)[?？。~～]*$")
_OPENS = re.compile(
    "(?:那|请问|问一下|问下|想问一?下?|我想?问一?下?|顺便问一?下?|老师|你说|话说|对了|这个|这里|这节|这部分|这一节|这段)*[，, ]*"
    "(?:什么(?:叫|是|叫做)|啥(?:叫|是)|怎么|咋|如何|怎样|为什么|为啥|哪[里儿些])"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?[万亿]?[个人次场名件条期户篇份项支家元%]")


def ask(said: str, talk: Talk) -> Request | None:
    """Read a question; a message that tells a figure beside it is none."""
    return Ask(said) if is_question(said) else None


def is_question(text: str) -> bool:
    """Return whether words ask something of the assistant, and tell nothing."""
    said = text.strip()
    if len(said) > _LONGEST or _FIGURE.search(said):
        return False
    marked = bool(re.search(r"[?？]\s*$", said))
    asking = bool(re.search(_WORD, said))
    return (
        (marked and (asking or bool(_MARK.search(said))))
        or bool(_OPENS.match(said))
        or (asking and bool(re.search("(?:吗|呢|么)[。~～]*$", said)))
    )
