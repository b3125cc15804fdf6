"""An outline as people send it: 第一部分, 一、, （一）, 1., 1.1, ①, on many lines or on one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.figures.numerals import parse_integer
from bot.regex import regex

_HAN = "[一二三四五六七八九十]{1,3}"
_VALUE = rf"(?:{_HAN}|\d{{1,2}})"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_FORMS = (
    ("第一部分\u3000", regex(rf"第({_VALUE})(?:大?部分|大块|板块)[：:、.．\s]*(?:[是写讲]|叫)?")),
    ("第一章\u3000", regex(rf"第({_VALUE})[章篇][：:、.．\s]*")),
    ("第一节\u3000", regex(rf"第({_VALUE})节[：:、.．\s]*")),
    ("一、", regex(rf"({_HAN})[、．.]\s*")),
    ("（一）", regex(rf"[（(]({_HAN})[）)][、．.]?\s*")),
    ("1.1.1 ", regex(r"\d{1,2}[.．]\d{1,2}[.．](\d{1,2})(?!\d)[.．、\s]*")),
    ("1.1 ", regex(r"\d{1,2}[.．](\d{1,2})(?![\d万亿%个名场次元])[、\s]*")),
    ("1.", regex(r"(\d{1,2})[.．、](?!\d)\s*")),
    ("（1）", regex(r"[（(](\d{1,2})[）)][、．.]?\s*")),
    ("1）", regex(r"(\d{1,2})[）)]\s*")),
    ("①", regex(rf"([{_CIRCLED}])\s*")),
)
"""Every form with the label that its first heading has."""
OWN_FORMS = ("第一部分\u3000", "第一章\u3000", "第一节\u3000", "1.1 ", "1.1.1 ")
"""Labels that are kept as they are; others become those of GB/T 9704-2012 7.3.3."""
_ANYWHERE = ("第一部分\u3000", "第一章\u3000")
_BOUNDARY = " \t\u3000\n；;。：:（("
_MARKS = " \t\u3000：:；;。，,、"


_LISTED_NAME = r"[^、，,。；;：:\s/／]{2,12}"
_LISTED = regex(
    rf"(?:提纲|大纲|框架|结构|[分写列][成为]?[三四五六七八九十\d]+[个块大部节条])[^、\n]{{0,12}}?[，,：: ]\s*"
    rf"(?P<names>{_LISTED_NAME}(?:[、/／]{_LISTED_NAME}){{2,}})"
    r"(?:[，, 　]+[就共]?这?[两三四五六七八九十\d]+(?:个|块|节|大?部分|大块|章|条|标题)+)?[。 ]*$"
)


@dataclass(frozen=True)
class OutlineHeading:
    """A heading of an outline."""

    level: int
    """From 1, told by what it stands under and not by the form of its label."""
    form: str
    """The label that the first heading of its form has: 一、, 1.1."""
    name: str
    note: str = ""
    """What was written behind the heading about it."""
    start: int = 0
    """Where its label begins in the text."""
    number: int = 0
    """What its label counts, from 1."""


def outline_headings(text: str) -> tuple[OutlineHeading, ...]:
    """Return the headings of a text in their order; whether it is an outline at all, the caller judges."""
    labels = list(_labels(text))
    if not labels and (listed := _LISTED.search(text)):
        return tuple(_inline_headings(listed))
    levels: dict[str, int] = {}
    level, headings = 0, list[OutlineHeading]()
    for n, (start, end, form, number) in enumerate(labels):
        level = levels.setdefault(form, level + 1)
        # What stands deeper is counted anew under each heading.
        levels = {known: of for known, of in levels.items() if of <= level}
        stop = labels[n + 1][0] if n + 1 < len(labels) else len(text)
        name, note = _name(text[end:stop].split("\n")[0])
        if name:
            headings.append(OutlineHeading(level, form, name, note, start, number))
    return tuple(headings)


def _inline_headings(found: re.Match[str]) -> Iterator[OutlineHeading]:
    """Yield the headings that were only named: 提纲：概况、做法、问题、打算."""
    for n, name in enumerate(re.finditer(r"[^、/／]+", found["names"]), 1):
        at = found.start("names") + name.start()
        yield OutlineHeading(1, "一、", name.group().strip(_MARKS), start=at, number=n)


def _labels(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield where labels begin and end, their form and what they count.

    One stands behind a boundary, or its numeral follows that of the one before it.
    """
    last: dict[str, int] = {}
    at = 0
    while at < len(text):
        found = next(((form, m) for form, pattern in _FORMS if (m := pattern.match(text, at))), None)
        value = _value(found[1][1]) if found else 0
        if found and (
            found[0] in _ANYWHERE or _is_boundary(text, at) or value == last.get(found[0], 0) + 1 > 1
        ):
            form, label = found
            last[form] = value
            yield at, label.end(), form, value
            at = label.end()
        else:
            at += 1


def _is_boundary(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in _BOUNDARY


def _value(numeral: str) -> int:
    return _CIRCLED.find(numeral) + 1 if numeral in _CIRCLED else parse_integer(numeral) or 0


def _name(words: str) -> tuple[str, str]:
    """Return a heading and what is written about it behind a colon or a full stop."""
    said = words.strip(_MARKS)
    if said.count("（") > said.count("）"):
        said = said.rstrip("（").strip(_MARKS)
    if said.count("）") > said.count("（"):
        said = said.rstrip("）").strip(_MARKS)
    found = re.match(r"(?P<name>[^：:。]+)[：:。]\s*(?P<note>.*)", said)
    return (found["name"].strip(_MARKS), found["note"].strip(_MARKS)) if found else (said, "")
