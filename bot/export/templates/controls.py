"""Content controls that hold more than their words: a date, one of a list, a box to tick."""

import re

from lxml.etree import _Element

from bot.export.templates.opening import W
from bot.regex import regex

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DAY = regex(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
_YES = regex(r"(?i)是|有|对|√|✓|☑|☒|■|已?选中?|打勾|真|true|yes|y|1")
_NO = regex(r"(?i)否|无|不是?|没有|×|✗|☐|□|假|false|no|n|0")
_CHECKED, _UNCHECKED = "☒", "☐"


def set_control(text: _Element, value: str) -> None:
    """Let the control around a text that was filled in say the same as its words."""
    for control in text.iterancestors(f"{W}sdt"):
        date = control.find(f"{W}sdtPr/{W}date")
        if date is not None and (found := _DAY.search(value)):
            year, month, day = (int(part) for part in found.groups())
            date.set(f"{W}fullDate", f"{year:04}-{month:02}-{day:02}T00:00:00Z")


def is_box(control: _Element) -> bool:
    """Return whether a control is a box to tick."""
    return control.find(f"{W}sdtPr/{_W14}checkbox") is not None


def can_hold(control: _Element | None, value: str) -> bool:
    """Return whether a control takes a value: one of its list, yes or no."""
    if control is None:
        return True
    if is_box(control):
        return _YES.fullmatch(value.strip()) is not None or _NO.fullmatch(value.strip()) is not None
    return value.strip() in options(control) if options(control) else True


def options(control: _Element) -> list[str]:
    """Return what may be chosen in a list; nothing for another control, or where anything may be written."""
    items = control.findall(f"{W}sdtPr/{W}dropDownList/{W}listItem")
    told = (item.get(f"{W}displayText", "") or item.get(f"{W}value", "") for item in items)
    return [str(one) for one in told if one]


def tick(control: _Element, value: str) -> str:
    """Tick a box or leave it empty; return the sign that it shows then."""
    box = control.find(f"{W}sdtPr/{_W14}checkbox")
    yes = _YES.fullmatch(value.strip()) is not None
    if box is None:
        return value
    state = box.find(f"{_W14}checked")
    if state is None:
        state = box.makeelement(f"{_W14}checked")
        box.insert(0, state)
    state.set(f"{_W14}val", "1" if yes else "0")
    sign = box.find(f"{_W14}{'checkedState' if yes else 'uncheckedState'}")
    code = sign.get(f"{_W14}val", "") if sign is not None else ""
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else _CHECKED if yes else _UNCHECKED
