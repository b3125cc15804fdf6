"""Orders for several wordings of the title or a paragraph to choose from: 标题换几个看看, 这段给几种写法."""

from bot.domain.request import Request, Variants
from bot.lexicon.said import without_ending
from bot.regex import regex
from bot.understanding.orders.clause import ALL, THIS, Clause
from bot.understanding.orders.targets import REF

_NUMBER = "(?:好几|几|[两2][、到至-]?[三3]|[三3][、到至-]?[四4]|[两三四2-4])"
_SEVERAL = f"{_NUMBER}(?:个|种|条|版|套)(?:不同|不一样|别|新|候选)?的?"
_TITLE = "(?:(?:总|主|文章|文稿|稿子|材料|公文|这篇|这个)的?)?(?:标题|题目)"
_SORTS = f"(?:{_SEVERAL}(?:写法|说法|版本|表述|备选)|{_NUMBER}版)"
_MORE = "(?:再|多|另外|另|重新|都|先|也|请|麻烦|您|你|帮我|给我|替我|能不能|可不可以|可以|能){0,6}"
_GIVE = f"{_MORE}[给来换出想拟起取][出我点]?"
_WRITE = f"{_MORE}[给来换出想拟起取写列弄改][出我点]?"
_TO_CHOOSE = (
    "(?:[选挑看比瞧择一下供给让我，, 。！!？?～~吧呗啊呀哈吗]|备选|候选|参考|比较|好不好|好吗|行吗|谢谢)*"
)
_WHY = "[^，,。；]{1,10}[，,]"
_OF_TITLE = regex(
    f"{_MORE}{_TITLE}的?(?:{_WHY})?(?:{_WRITE})?{_SEVERAL}(?:{_TITLE}|写法|说法|版本|备选)?{_TO_CHOOSE}"
    f"|{_GIVE}{_SEVERAL}{_TITLE}{_TO_CHOOSE}"
)
_OF_PARAGRAPH = regex(
    f"{_MORE}[给把对为]?(?P<ref>{REF})(?:话|文字)?的?(?:{_WRITE})?{_SORTS}{_TO_CHOOSE}|{_WRITE}{_SORTS}{_TO_CHOOSE}"
)
_TOLD = regex(
    f"(?:^|{_WRITE})(?:{_SORTS}|{_SEVERAL}{_TITLE}){_TO_CHOOSE}$|{_TITLE}{_WRITE}{_SEVERAL}{_TO_CHOOSE}$"
)
_SPAN = 100
"""What asks for several wordings stands at the end of what is said."""
_NOT = (
    "(?:(?<![特分区级类个性识告差派另鉴辨])别|甭|勿|(?<!要)不要|(?<!用)不用|(?<!能)不能|不需要|不必|不想要?"
    "|不是[让叫要]|不许|不准|无需|无须|没必要|用不着|没[让叫要])"
)
_ALWAYS = "(?:老是?|总是?|又|就|一次性?|一下子?|一上来|一口气|动不动|每[次回]|每一?段)"
# 别给我几种写法, 别老是给几个标题; of another clause is 别改数据，给几种写法.
_REFUSED = regex(f"{_NOT}{_ALWAYS}{{0,3}}$")
_REFUSAL = 12
_TITLE_TOLD = regex(_TITLE)


def variants(said: Clause) -> Request | None:
    """Read 标题换几个看看, 给几个标题, 第二段给两三个写法; 全文给几种写法 is none."""
    if _OF_TITLE.fullmatch(said.tagged.text):
        return Variants()
    found = _OF_PARAGRAPH.fullmatch(said.tagged.text)
    if not found:
        return None
    target = said.refs(found["ref"])[0] if found["ref"] else THIS
    return Variants(target) if target != ALL else None


def asks_to_choose(*told: str) -> bool:
    """Return whether words that a model has read as an order to rewrite ask for several wordings.

    别给我几种写法 in any of them refuses it.
    """
    found = [before for words in told if (before := _before(without_ending(words))) is not None]
    return bool(found) and not any(map(_REFUSED.search, found))


def _before(words: str) -> str | None:
    """Return what stands just before the words that ask for several wordings; `None` where none do."""
    found = _TOLD.search(words, max(0, len(words) - _SPAN))
    return words[max(0, found.start() - _REFUSAL) : found.start()] if found else None


def names_title(words: str) -> bool:
    """Return whether words speak of the title of the document."""
    return bool(_TITLE_TOLD.search(words))
