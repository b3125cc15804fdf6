"""Numbers in rare characters: ㈠ ⑴ ⒈, and what a scanner misread: ニ、 （—） —、, 2O25, 二O二五年."""

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
# Letters that are figures: only where figures stand on both sides.
_IN_A_FIGURE = regex(
    r"(?<=[\d〔\[])(?P<nought>[OoＯ○])(?=[\dOoＯ○])|(?<=\d)(?P<one>[lI|])(?=[\d号])"
    r"|(?<=[一二三四五六七八九〇])(?P<han>[OoＯ○0])(?=[一二三四五六七八九〇OoＯ○0]{1,2}年|[一二三四五六七八九]年?)"
)
_FIGURES = {"nought": "0", "one": "1", "han": "〇"}


def misread_numbers(text: str) -> Iterator[Edit]:
    """Yield what makes a number one that is known."""
    found = {m.span(): _composed(m.group()) for m in _COMPOSED.finditer(text)}
    for form in (_AT_THE_LINE, _IN_A_NUMBER):
        for m in form.finditer(text):
            name = next(name for name, value in m.groupdict().items() if value)
            found[m.span(name)] = _MISREAD[m[name]]
    found |= {m.span(): _FIGURES[m.lastgroup or ""] for m in _IN_A_FIGURE.finditer(text)}
    yield from (Edit(*span, said) for span, said in sorted(found.items()))


def _composed(sign: str) -> str:
    written = unicodedata.normalize("NFKC", sign).replace("(", "（").replace(")", "）")
    return f"（{written}）" if "\u3280" <= sign <= "\u3289" else written
