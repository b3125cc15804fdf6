"""Numbers of headings in rare characters: ㈠ ⑴ ⒈, and what a scanner misread: ニ、 （—） —、."""

import re
import unicodedata
from collections.abc import Iterator

from bot.language.offsets import Edit
from bot.regex import regex

_COMPOSED = regex("[\u2474-\u2487\u2488-\u249b\u3220-\u3229\u3280-\u3289]")
_MISREAD = {
    "—": "一", "–": "一", "－": "一", "-": "一", "―": "一", "ー": "一", "─": "一", "━": "一",
    "ニ": "二", "ﾆ": "二", "Ξ": "三", "ミ": "三", "ハ": "八", "＋": "十", "┼": "十",
}  # fmt: skip
_SIGNS = "".join(map(re.escape, _MISREAD))
_BLANK = r"[ \t\u3000]*"
_AT_THE_LINE = regex(
    rf"(?m:^{_BLANK}(?:[（(]{_BLANK}(?P<in>[{_SIGNS}]){_BLANK}[）)]|(?P<of>[{_SIGNS}])[、．]))"
)
_IN_A_NUMBER = regex(
    rf"(?m:^{_BLANK}[（(]?)(?:十(?P<after>[{_SIGNS}])|(?P<before>[＋┼])[一二三四五六七八九])(?=[、．）)])"
)


def misread_numbers(text: str) -> Iterator[Edit]:
    """Yield what makes the number of a heading one that is known."""
    found = {m.span(): _composed(m.group()) for m in _COMPOSED.finditer(text)}
    for form in (_AT_THE_LINE, _IN_A_NUMBER):
        for m in form.finditer(text):
            name = next(name for name, value in m.groupdict().items() if value)
            found[m.span(name)] = _MISREAD[m[name]]
    yield from (Edit(*span, said) for span, said in sorted(found.items()))


def _composed(sign: str) -> str:
    written = unicodedata.normalize("NFKC", sign).replace("(", "（").replace(")", "）")
    return f"（{written}）" if "\u3280" <= sign <= "\u3289" else written
