"""Whether words name a matter that a document can be about, or only order one."""

from bot.regex import regex

_LEAST = 2
"""Characters; no matter has a name of one."""
_NO_MATTER = regex(
    "整个|这个|那个|哪个|什么|东西|稿子|文章|公文|文件|材料|[你您我咱俺他]们?|大家|老师|领导|亲|帮忙?|麻烦|请|写|弄|搞|整"
    "|起草|一下|[一两几这那]?[份篇封个]|[的吧呗啊哈呀哦嘛了呢]|[^\\w]|_"
)
"""What an order is made of: words of address, verbs of writing, what points at something, marks of a chat."""


_CALLS = regex("[了过]|[!！?？]")
"""What tells or calls, as no name of a matter does."""
_DOING = regex("^(?:[要想]|准备|打算)?(?:[搞弄]|开个)(?=.{2})|方面$")


def matter_in(words: str) -> str:
    """Return the matter that words name; nothing where they only are what an order says beside its genre."""
    if _CALLS.search(words) or len(_NO_MATTER.sub("", words)) < _LEAST:
        return ""
    return _DOING.sub("", words)
