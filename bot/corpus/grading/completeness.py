"""Whether a document without sections is whole all the same: a 请示, a 批复, a letter is, by its form."""

from bot.corpus.parsing.titles import signer_of
from bot.lexicon.genres import Family, genre_at_end
from bot.regex import regex

_WHOLE_IN_ONE = (Family.STATUTORY, Family.LETTERS)
_ADDRESSED = regex(r"(?m:^[^。；：\n]{2,60}：$)")
_CLOSED = regex(
    "(?:特此|此[复致令]|妥否|当否|请予?(?:批示|审批|批复|审示|函复|支持)|敬请|谨致|此致|如无不妥)"
)
_DATED = regex(r"(?:\d{4}|××|[〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日")
_END = 200


def is_complete(title: str | None, body: str) -> bool:
    """Return whether the title names such a genre, and address or formula, signature and date are there."""
    found = genre_at_end(title) if title else None
    if found is None or found.family not in _WHOLE_IN_ONE:
        return False
    end = body[-_END:]
    is_told = _ADDRESSED.search(body, 0, _END) or _CLOSED.search(end)
    return bool(is_told and _DATED.search(end) and signer_of(body))
