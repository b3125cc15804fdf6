"""What stands in a line where something is to be filled in: markers, masks of ××, blanks and hints."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.export.templates import names
from bot.regex import regex

_MARKERS = regex(
    r"\{\{([^{}\n]{1,40})\}\}|｛｛([^｛｝\n]{1,40})｝｝|\$\{([^{}\n]{1,40})\}|«([^«»\n]{1,40})»"
    r"|【(?!\s*待补)([^【】\n]{1,20})】"
)
# In these somebody may have written anything: only the name of a part makes a marker of them.
_BRACKETED = regex(
    r"\[([^\[\]\n]{1,20})\]|［([^［］\n]{1,20})］|<([^<>\n]{1,20})>|〈([^〈〉\n]{1,20})〉|#([^#\n]{1,20})#"
    r"|(?<!\{)\{([^{}\n]{1,20})\}(?!\})|[（(]((?:此处|在此|这里|请|点击|单击)[^（）()\n]{1,16})[）)]"
)
FOREIGN = regex(
    r"\{%[^{}\n]{0,80}%\}|\{\{\s*[#@*?/+^!&>~][^{}\n]{0,40}\}\}|\{#[^{}\n]{0,80}#\}"
    r"|\{[#^](?P<loop>\w{1,30})\}.{0,200}?\{/(?P=loop)\}|(?<!\{)\{[#^/@&>][^{}\n]{1,40}\}"
)
"""What the languages of other tools say: never carried out, never a name."""
_OF_RUNS = regex(r"(?:r|p|tr|tc)\s+(?=\S)")
"""What docxtpl writes before a name."""
GAP = regex(r"【\s*待补[^【】\n]{0,200}】")
"""What a draft leaves open; never a field of a template."""
_X = "×╳✕✖XxＸ*＊_＿"
_NOT_IN_WORD = r"(?<![A-Za-z0-9*＊_])"
_YEAR = rf"(?:[12]\d[\d{_X}]{{2}}|[{_X}]{{2,4}})"
_BLANK = r"[ \u3000_＿]"
_MASKS = regex(
    rf"(?P<date>{_NOT_IN_WORD}{_YEAR}\s?年\s?[{_X}\d]{{1,2}}\s?月\s?[{_X}\d]{{1,2}}\s?日"
    rf"|{_NOT_IN_WORD}(?:{_BLANK}{{2,12}}|[12]\d{{3}}){_BLANK}?年{_BLANK}{{1,8}}月{_BLANK}{{1,8}}日)"
    rf"|(?P<number>(?<![\u4e00-\u9fff{_X}])[\u4e00-\u9fff{_X}]{{0,10}}"
    rf"[〔\[［（(][12]?[\d{_X}]{{2,4}}[〕\]］）)]第?[\d{_X} ]{{1,4}}号)"
    rf"|(?P<run>[×╳✕✖]{{2,}}+|(?<![A-Za-z\d])(?:[Xx]{{2,}}+|Ｘ{{2,}}+)(?![A-Za-z])|[*＊]{{2,}}+|[_＿]{{3,}}+)"
    r"|(?P<blank>(?<=[：:])[ \u3000]{4,}+(?=$|\S))"
    r"|(?P<hint>(?<=[：:])[（(][\u4e00-\u9fff]{1,8}[）)](?=\s*$))"
)
_LABEL = regex(r"([^，。；、：:（）()〔〕\n×╳✕✖*＊_＿]{1,20})[：:][ \u3000]*$")
_BEFORE, _AFTER = regex(r"[\w“”《》]{1,6}$"), regex(r"[\w“”《》]{1,6}")
_PRINTED = regex(r"\s*印[发制]")
_LOOK_BACK = 40


class Placeholder(NamedTuple):
    """A place in a line."""

    start: int
    end: int
    name: str
    labelled: bool = True
    """Whether its name is a name, and not only the words around it."""


def markers(text: str) -> Iterator[Placeholder]:
    """Yield the markers {{x}}, ｛｛x｝｝, ${x}, «x» and 【x】 of a line; a name holds a letter.

    [x], <x>, #x# and （此处填写x） are markers where x is what a part of a document is called.
    """
    left = FOREIGN.sub(_blanked, text)
    for found in _MARKERS.finditer(left):
        name = _OF_RUNS.sub("", next(filter(None, found.groups())).strip(), count=1)
        if any(map(str.isalpha, name)):
            yield Placeholder(found.start(), found.end(), name)
    for found in _BRACKETED.finditer(_MARKERS.sub(_blanked, left)):
        name = next(filter(None, found.groups())).strip()
        if names.part_of(name):
            yield Placeholder(found.start(), found.end(), name)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found.group())


def foreign(text: str) -> Iterator[str]:
    """Yield what stands in a line in the language of another tool."""
    yield from (found.group() for found in FOREIGN.finditer(text))


def masks(text: str) -> Iterator[Placeholder]:
    """Yield the masks of a line, named by label, form or the words around."""
    for found in _MASKS.finditer(text):
        open_ = any(c in _X for c in found.group())
        if (
            found.lastgroup in ("run", "blank", "hint")
            or open_
            or (found.lastgroup == "date" and _is_blank(found))
        ):
            yield _placeholder_at(text, found)


def _is_blank(found: re.Match[str]) -> bool:
    return not re.search(r"\d月|月\s*\d", found.group())


def _placeholder_at(text: str, found: re.Match[str]) -> Placeholder:
    start, end = found.span()
    before = text[max(0, start - _LOOK_BACK) : start]
    if (label := _LABEL.search(before)) and label.group(1).strip():
        words = label.group(1).split()
        spread = all(len(word) == 1 for word in words)
        return Placeholder(start, end, "".join(words) if spread else words[-1])
    if form := _form(text, found):
        return Placeholder(start, end, form)
    beside = (_BEFORE.search(before), _AFTER.match(text, end))
    return Placeholder(start, end, "××".join(one.group() if one else "" for one in beside), labelled=False)


def _form(text: str, found: re.Match[str]) -> str:
    """Return the part that a mask is by its form and what is beside it; a date in a sentence is none."""
    if found.lastgroup == "number":
        return names.NUMBER
    if found.lastgroup != "date":
        return ""
    if _PRINTED.match(text, found.end()):
        return names.PRINTED
    alone = not text[found.end() :].strip(" \u3000。")
    return names.DATE if alone and not re.search("[，。；、]", text[: found.start()]) else ""
