"""A letter says 贵局, a reply from above 你公司, where its text calls the addressee by a short name."""

import re

from bot.domain.document import Brief
from bot.lexicon.customs import form_of_address
from bot.regex import regex
from bot.understanding.prompting.masking import PLACE_BEFORE

_KINDS = (
    ("公司", "公司"),
    ("局", "局"),
    ("委员会", "委"),
    ("医院", "院"),
    ("学校", "校"),
    ("中学", "校"),
    ("小学", "校"),
    ("中心", "中心"),
)
_SEVERAL = regex("[、，,；;]")
_ARTICLES = "有限|股份|责任|集团"
_LEADS_IN = "(?:(?<![\u4e00-\u9fff])|(?<=[请由向与和同给经对为报从]))"
_KEPT = "“[^”\n]*”|《[^》\n]*》"


def with_address_forms(text: str, brief: Brief) -> str:
    """Return the text with 你 or 贵 and the kind of unit for short names of the addressee.

    The whole name stays, and so does what stands in quotation marks or a title, or might be the issuer.
    """
    you, names = form_of_address(brief.genre), _short_names(brief)
    kind = next((word for end, word in _KINDS if brief.addressee.endswith(end)), "")
    if not (you and kind and names) or _SEVERAL.search(brief.addressee):
        return text
    short = f"(?P<short>{_LEADS_IN}(?:{names})(?![\u4e00-\u9fff]{{0,8}}分公司))"
    found = regex(f"{_KEPT}|{re.escape(brief.addressee)}|{short}")
    return found.sub(lambda m: f"{you}{kind}" if m["short"] else m.group(), text)


def _short_names(brief: Brief) -> str:
    """Return an expression for what the addressee may be called: 县教育局, 教育局, 古驿公司."""
    place = PLACE_BEFORE.match(brief.addressee)
    bare = brief.addressee[place.end() :] if place else brief.addressee
    if not place or brief.issuer.endswith(bare):
        return ""
    whole = f"{place.group()[-1]}?{re.escape(bare)}"
    if not bare.endswith("公司"):
        return whole
    stem = regex(f"(?:{_ARTICLES})*公司$").sub("", bare)
    firsts = (stem[:n] for n in range(len(stem), 1, -1))
    called = "|".join(f"{re.escape(first)}公司" for first in firsts if first not in brief.issuer)
    return f"{whole}|{called}" if called else whole
