"""Whether a document without sections is whole all the same: a 请示, a letter, a speech, rules are by form.

Most are by address or formula, signature and date.
"""

import re

from bot.corpus.parsing.titles import signer_of
from bot.lexicon.genres import Family, genre_at_end
from bot.regex import regex

_WHOLE_IN_ONE = (Family.STATUTORY, Family.LETTERS, Family.PAPERS)
_NOTE = regex("\n[（(](?:联系人|此件)[^（）()\n]{0,60}[）)]\\s*$")
_ADDRESSED = regex(r"(?m:^[^。；：\n]{2,60}：$)")
_CLOSED = regex(
    "(?:特此|此[复致令]|妥否|当否|请予?(?:批示|审批|批复|审示|函复|支持)|敬请|谨致|此致|如无不妥)"
)
_DATED = regex(r"(?:\d{4}|××|[〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日")
# 第86号 below 某某令, and at the end 市长　某某 with the date, signed by hand: GB/T 9704-2012 10.2.
_DECREE = regex(r"\s*第[\d×]{1,4}号\n")
_POST = "(?:[省市县区州盟旗部局署]长|主席|主任|总理)"
_SIGNED_BY_HAND = regex(f"\n{_POST}[ \u3000]*[^\n。，]{{2,12}}\n{_DATED.pattern}\\s*$")
_END = 200
_ARTICLE = regex("^第[一二三四五六七八九十百]{1,5}条[ \u3000]", re.MULTILINE)
_LEAST_ARTICLES = 3


def is_complete(title: str | None, body: str) -> bool:
    """Return whether the title names such a genre, and address or formula, signature and date are there.

    Rules are signed by the notice that issues them: their articles tell. A speech is signed by nobody: whom
    it speaks to tells.
    """
    found = genre_at_end(title) if title else None
    if found is None or found.family not in _WHOLE_IN_ONE:
        is_rule = found is not None and found.family is Family.RULES and is_of_articles(body)
        is_speech = found is not None and found.family is Family.SPEECHES and _ADDRESSED.match(body)
        return bool(is_rule or is_speech)
    body = _NOTE.sub("", body)
    end = body[-_END:]
    if _DECREE.match(body):
        return _SIGNED_BY_HAND.search(end) is not None
    is_told = _ADDRESSED.search(body, 0, _END) or _CLOSED.search(end)
    return bool(is_told and _DATED.search(end) and signer_of(body))


def is_of_articles(body: str) -> bool:
    """Return whether a text is made of articles: 第一条, 第二条, 第三条."""
    return len(_ARTICLE.findall(body)) >= _LEAST_ARTICLES
