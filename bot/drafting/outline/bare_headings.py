"""A heading without its matter: names, times and figures are cut out, what it is about stays."""

import re
from collections.abc import Iterable

from bot.domain.genre import SectionRole
from bot.drafting.planning.sketch import ROLES
from bot.language.document.roles import heading_role
from bot.language.figures.periods import find_part, find_period
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.texts.prompting.planning import HEADINGS

_LEAST = 4
"""Fewer characters left of a heading that something was cut out of say nothing."""
_MOST = 40
_FEW = 10
"""Smaller numerals in words stand in set phrases (两个责任)."""
_NO_YEAR = 2000
_CUT = "\0"
"""Stands where something was cut out."""
_LEFT_OPEN = regex(f"[“《（(【「]{_CUT}*[”》）)】」]")
_AT_FRONT = regex(f"^{_CUT}[{_CUT}为至到是于在从—-]*")
_HANGS = regex(f"(?<=.){_CUT}+[为至到]|以{_CUT}")
_DIGITS = regex("[0-9０-９]+")
_MARKS = "、，,：:；;。·—- 　"
_LINKS = "的和与及"
_BEHIND_A_TIME = regex("^(?:以来|期间|前(?![期台沿置后景])|后(?![勤续期台备方半端进]))")
_CLAUSE = regex("[，。：:；;]")
_USUAL = {role: HEADINGS[kind] for kind, role in ROLES.items() if kind in HEADINGS}
_ANY = HEADINGS["state"]


def without_matter(text: str, names: Iterable[str]) -> str:
    """Return a text without these names, without times, and without figures.

    It is empty where what is left hangs in the air: 以…为重点.
    """
    found = "|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True)))
    left = _without_figures(_without_times(re.sub(found, _CUT, text) if found else text))
    left = _AT_FRONT.sub(_CUT, _LEFT_OPEN.sub(_CUT, left))
    if _CUT not in left:
        return left.strip(_MARKS)
    return "" if _HANGS.search(left) else left.replace(_CUT, "").strip(_MARKS + _LINKS)


def bare_heading(heading: str, names: Iterable[str], role: SectionRole) -> str:
    """Return a heading without its matter, or the usual one of its role where little else was in it."""
    said = next(filter(None, _CLAUSE.split(heading)), "")
    left = without_matter(said, names)
    speaks = left == said.strip(_MARKS) or len(left) >= _LEAST or heading_role(left)
    return left[:_MOST] if left and speaks else _USUAL.get(heading_role(heading) or role, _ANY)


def _without_times(text: str) -> str:
    while found := find_period(text, _NO_YEAR) or find_part(text):
        behind = _BEHIND_A_TIME.sub("", text[found.end :])
        text = text[: found.start] + _CUT + behind
    return text


def _without_figures(text: str) -> str:
    for quantity in reversed(quantities(text)):
        told = text[quantity.start : quantity.end]
        if _DIGITS.search(told) or quantity.value >= _FEW:
            text = text[: quantity.start] + _CUT + text[quantity.end :]
    return _DIGITS.sub(_CUT, text)
