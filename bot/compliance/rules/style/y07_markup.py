"""Y07: no Markdown and no emoji in an official text."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

# __月__日 are blanks to be filled in.
_INLINE = (
    r"(?<!\*)\*\*(?!\*)|(?<!_)__(?![年月日])(?=[^_\n]{1,80}__(?!_))"
    r"|(?<=[^_\n])__(?![年月日])(?=[\u4e00-\u9fff，。；])|~~|```|`"
)
_IN_FRONT = (
    r"^[ \u3000]{0,8}(?:#{1,6}[ \u3000]|[-*+•·●◆■▲▶►➤][ \u3000]+|[•●◆■▲▶►➤](?=[\u4e00-\u9fff（“《\d]))"
    r"|^>[ \u3000]|^(?:-{3,}|\*{3,})$"
)
# ★ marks a degree of secrecy and ☐ ☑ stand in forms.
_EMOJI = r"(?:[\U0001F1E6-\U0001FAFF\u2600-\u2604\u2607-\u260F\u2613-\u27BF\u2B50\u2B55][\uFE0F\u200d]*)+"
_MARKUP = regex(f"{_INLINE}|{_IN_FRONT}|{_EMOJI}", re.MULTILINE)
_EDGE = "，。、；：！？“”（）《》 \u3000\n."


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _MARKUP.finditer(text):
        sure = m.group() not in ("**", "__") or _at_edge(text, m)
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO if sure else FixKind.ASK))


def _at_edge(text: str, m: re.Match[str]) -> bool:
    """Return whether the mark opens or closes a clause; inside one it may stand for a name left out."""
    before, after = text[m.start() - 1 : m.start()] if m.start() else "", text[m.end() : m.end() + 1]
    return not before or not after or before in _EDGE or after in _EDGE


RULE = Rule(
    id="Y07",
    name="排版符号",
    about=Aspect.LAYOUT,
    severity=Severity.ERROR,
    message="正文里有 Markdown 记号或表情符号。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("**加强领导**，压实责任。", ("**", "**")),
        Case("# 一、总体要求\n- 加强领导\n> 压实责任", ("# ", "- ", "> ")),
        Case("✅加强领导，成效明显👍🏻。", ("✅", "👍🏻")),
        Case("●加强领导\n__重点__工作、`台账`", ("●", "__", "__", "`", "`")),
        Case(
            "一、总体要求\n1.加强领导。增长-3%。\n联系电话：________\n____年__月__日\n机密★1年，☑已整改，※为重点，①②"
        ),
    ),
)
