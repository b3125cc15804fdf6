"""What stands in a line where something is to be filled in: literal markers, and runs of ××."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.regex import regex

_MARKERS = regex(
    r"\{\{([^{}\n]{1,40})\}\}|｛｛([^｛｝\n]{1,40})｝｝|\$\{([^{}\n]{1,40})\}|«([^«»\n]{1,40})»"
    r"|【(?!\s*待补)([^【】\n]{1,20})】"
)
GAP = regex(r"【\s*待补[^【】\n]{0,200}】")
"""What a draft leaves open; never a field of a template."""
_X = "×╳✕✖XxＸ*＊_＿"
_NOT_IN_WORD = r"(?<![A-Za-z0-9*＊_])"
_MASKS = regex(
    rf"(?P<date>{_NOT_IN_WORD}(?:[{_X}]{{2,4}}|20\d[\d{_X}])年[{_X}\d]{{1,2}}月[{_X}\d]{{1,2}}日)"
    rf"|(?P<number>{_NOT_IN_WORD}[{_X}]{{1,8}}[\u4e00-\u9fff]{{0,4}}〔[\d{_X}]{{2,4}}〕第?[\d{_X}]{{1,4}}号"
    rf"|〔[\d{_X}]{{2,4}}〕第?[{_X}]{{1,4}}号)"
    rf"|(?P<run>[×╳✕✖]{{2,}}+|(?<![A-Za-z\d])(?:[Xx]{{2,}}+|Ｘ{{2,}}+)(?![A-Za-z])|[*＊]{{2,}}+|[_＿]{{3,}}+)"
)
_LABEL = regex(r"([^，。；、：:（）()〔〕\n×╳✕✖*＊_＿]{1,20})[：:][ \u3000]*$")
_BEFORE, _AFTER = regex(r"[\w“”《》]{1,6}$"), regex(r"[\w“”《》]{1,6}")
_LOOK_BACK = 40


class Placeholder(NamedTuple):
    """A place in a line."""

    start: int
    end: int
    name: str
    labelled: bool = True
    """Whether its name is a name, and not only the words around it."""


def markers(text: str) -> Iterator[Placeholder]:
    """Yield the markers {{x}}, ｛｛x｝｝, ${x}, «x» and 【x】 of a line; a name holds a letter."""
    for found in _MARKERS.finditer(text):
        name = next(filter(None, found.groups())).strip()
        if any(map(str.isalpha, name)):
            yield Placeholder(found.start(), found.end(), name)


def masks(text: str) -> Iterator[Placeholder]:
    """Yield the runs of ×× of a line, named by label, form or the words around."""
    for found in _MASKS.finditer(text):
        if found.lastgroup == "run" or any(c in _X for c in found.group()):
            yield _placeholder_at(text, found)


def _placeholder_at(text: str, found: re.Match[str]) -> Placeholder:
    start, end = found.span()
    before = text[max(0, start - _LOOK_BACK) : start]
    if (label := _LABEL.search(before)) and label.group(1).strip():
        words = label.group(1).split()
        spread = all(len(word) == 1 for word in words)
        return Placeholder(start, end, "".join(words) if spread else words[-1])
    if form := {"date": "成文日期", "number": "发文字号"}.get(found.lastgroup or ""):
        return Placeholder(start, end, form)
    beside = (_BEFORE.search(before), _AFTER.match(text, end))
    return Placeholder(start, end, "××".join(one.group() if one else "" for one in beside), labelled=False)
