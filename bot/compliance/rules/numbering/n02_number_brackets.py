"""N02: the brackets of a number are full-width."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_NUMBER = regex(
    r"(?:^[ \t\u3000]*|(?<=[。；：]))"
    r"(?P<all>[(（](?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})[)）])(?![、．.])",
    re.MULTILINE,
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _NUMBER.finditer(manuscript.text):
        usual = f"（{m['n']}）"
        if m["all"] != usual:
            yield Spot(m.start("all"), m.end("all"), Fix(FixKind.AUTO, usual))


RULE = Rule(
    id="N02",
    name="括号序号全角",
    about=Aspect.NUMBERING,
    severity=Severity.ERROR,
    message="序号的括号应为全角。",
    source="GB/T 9704-2012 7.3.3",
    detect=_detect,
    cases=(
        Case("(一)强化教育。(二)抓好落实。", ("(一)", "(二)")),
        Case("（1)清点设备\n(2）登记造册", ("（1)", "(2）")),
        Case("（一）强化教育。（二）抓好落实。"),
        Case("函数f(1)的值，按(2)式计算。"),
    ),
)
