"""Questions about the work and about how to use the assistant: 什么叫总体成效？ 这节要写啥？"""

from bot.domain.request import Ask, Request
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.understanding.orders.clause import Clause
from bot.understanding.orders.words import one_of

_LONGEST = 80
_ASKING = regex(one_of("asking"))
_MARKED = regex(r"[?？]\s*$")
_PARTICLE = regex(r"(?:吗|么|呢|不|没)[?？]\s*$")
_OPENS = regex(
    "(?:那|请问|(?:我想|想|顺便|我)?问一?下?|老师|你说|话说|对了|这个|这里|这节|这部分|这一节|这段)*[，, ]*"
    "(?:什么(?:叫|是|叫做)|啥(?:叫|是)|怎么|咋|如何|怎样|为什么|为啥|哪[里儿些])"
)
_ENDS = regex(
    rf"吗[。~～]*$|(?:能|可以|算|行|该|用得着|合适).{{0,12}}不[呀啊]?$|{one_of('asking')}.*(?:[呢么啊呀了写好办弄]|合适|为好|妥当)[。~～]*$"
    r"|(?:要不要|用不用|算不算|该不该|需不需要|会不会).+$"
    rf"|(?<!没)(?:哪儿|哪里|什么|啥|多少|咋办|怎么办|怎么写|咋写)[。~～]*$"
)
_UNKNOWN = regex(one_of("unknown"))
"""有哪些单位记不清了 asks nothing."""
_FIGURE = regex(r"(?<!第)\d")


def ask(said: Clause) -> Request | None:
    """Read a question; one that tells a figure beside it is none."""
    return Ask(said.said) if is_question(said.said) else None


def is_question(text: str) -> bool:
    """Return whether words ask something of the assistant, and tell nothing."""
    said = text.strip()
    if (
        _UNKNOWN.search(said)
        or len(said) > _LONGEST
        or _FIGURE.search(said)
        or quantities(said.replace("几", ""))
    ):
        return False
    marked = _MARKED.search(said) and (_ASKING.search(said) or _PARTICLE.search(said))
    return bool(marked or _OPENS.match(said) or _ENDS.search(said))
