"""Classification marks (密级标志): what bears one is neither stored nor sent.

Only a mark in the form of GB/T 9704-2012 7.2.2, a 密级 field, or a handling note is one; prose about secrecy
(保密工作, 国家秘密, 秘密侦查) is not.
"""

import re
from collections.abc import Iterator

from bot.language.entry import normalise
from bot.regex import regex

_B = r"[ \u3000\t]{0,8}"
_LEVEL = f"(?:[绝絕]{_B}密|[机機]{_B}密|秘{_B}密)"
_STAR = f"{_B}[★☆✩✭⭐＊*]"
_TERM = (
    rf"{_B}[（(]?{_B}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_B}(?:年|个月|天)[）)]?|{_B}[（(]?长期[）)]?"
)
_URGENT = f"{_B}(?:特急|加急|平急|急件|特提)"
_END = r"[ \u3000\t]*\r?$"
_INTERNAL = "内部(?:资料|文件|材料)"
_HANDLING = "注意保(?:存|密|管)|妥善保管|严禁外传|不得外传|请勿外传"
# Within a line a mark stands apart: beside a number, in a column of its own, in brackets.
_APART_BEFORE = (
    r"(?:(?<=\t)|(?<=  )|(?<=\u3000\u3000)|(?<=[|│｜])|(?<=[0-9A-Za-z] )|(?<=[0-9A-Za-z]\u3000)|^)"
)
_APART_BEHIND = rf"(?=[ \u3000]{{0,2}}(?:\t|  |\u3000\u3000|[|│｜]|\r?$)|{_URGENT})"
_PLAIN_LEVEL = "(?:[绝絕]密|[机機]密|秘密)"
_MARK = regex(
    rf"{_LEVEL}级?{_STAR}"
    rf"|^{_B}[（(【\[]?{_LEVEL}级?(?:{_TERM})?[）)】\]]?(?:{_URGENT})?{_END}"
    rf"|{_APART_BEFORE}[ \u3000]{{0,2}}{_PLAIN_LEVEL}(?:{_TERM})?{_APART_BEHIND}"
    rf"|[（(【\[〔]{_B}{_PLAIN_LEVEL}级?(?:{_TERM})?{_B}[）)】\]〕]"
    rf"|{_PLAIN_LEVEL}[·•・ ](?:\d{{1,2}}年|长期)"
    rf"|(?:密{_B}级|秘密等级|涉密等级|密级标[志识]|保密(?:等级|级别))"
    rf"[\"”』]?(?:{_B}[:：|为]{_B}|[ \u3000\t]+)[（(【\[\"“]?(?:{_LEVEL}|工作秘密|内部)"
    rf"|^{_B}[（(【]?工作秘密[）)】]?{_B}(?:\r?$|[★☆])"
    rf"|^{_B}[（(【]?{_INTERNAL}[，,、·：: \u3000\t]*(?:{_HANDLING})"
    rf"|(?:{_INTERNAL}|本(?:文件|材料))[，,、 \u3000]{{0,2}}(?:严禁|不得|请勿|禁止)(?:外传|翻印|复制传播)",
    re.MULTILINE,
)


def classification_marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where classification marks stand."""
    yield from (m.span() for m in _MARK.finditer(text))


def is_classified(text: str) -> bool:
    """Return whether the text bears a classification mark, however it was typed."""
    return _MARK.search(normalise(text).text) is not None
