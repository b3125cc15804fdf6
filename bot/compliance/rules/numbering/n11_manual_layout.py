"""N11: indents, blank lines and marks of layout are not typed into the text."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.compliance.document.tables import tables
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.regex import regex

_BLANK = " \t\u3000\u00a0"
# The imprint stands at the foot of its page: what is blank before it was left blank by the layout.
_EMPTY_LINES = regex(r"(?<=\n)(?:[ \t\u3000]{0,40}\r?\n){2,}(?![ \t\u3000\r\n]*(?:抄送|抄报))")
# ** inside a line may be a mask: that is for others to judge.
_MARKUP = regex(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]+|[-*+•][ \t]+)|`+"
    r"|^\*\*(?=[^*\n]{2,40}\*\*[：:。]?$)|(?<=[^*\n]{2})\*\*(?=[：:。]?$)",
    re.MULTILINE,
)
_TABLE = regex(r"(?:^[ \t]*\|[^\n]*\|[ \t]*(?:\n|\Z))+", re.MULTILINE)
# A further line of a roll stands below the names: 　　　　李敏　财务科科长.
_ON_ROLL = regex(r"[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,3}[ \u3000]+[^，。；：:\n]{2,40}")
_INDENTED = (Kind.BODY, Kind.HEADING, Kind.ADDRESSEE)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    yield from _indents(manuscript)
    if not context.typeset:
        yield from _cells(manuscript)
    for m in _EMPTY_LINES.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO), "不用空行来隔开段落，段距由版式实现。")
    for m in _MARKUP.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO), "正文里留有 Markdown 记号。")


def _cells(manuscript: Manuscript) -> Iterator[Spot]:
    """Yield what stands for a table in a text that nobody sets, rows of pipes, and tabs outside of tables."""
    for m in _TABLE.finditer(manuscript.text):
        yield Spot(
            m.start(),
            m.start() + len(m.group().rstrip()),
            SUGGEST,
            "正文里留有 Markdown 表格，请改成文字或放进附件。",
        )
    tabbed = [(grid[0][0].start, grid[-1][-1].end) for grid in tables(manuscript.text)]
    for p in manuscript.paragraphs:
        if p.kind in _INDENTED and not any(start <= p.start < end for start, end in tabbed):
            for m in re.finditer("\t+", p.text):
                # Something is parted here: whoever takes the tab out has to say what stands there.
                yield Spot(p.start + m.start(), p.start + m.end(), SUGGEST, "正文里有制表符。")


def _indents(manuscript: Manuscript) -> Iterator[Spot]:
    """Yield the blanks before paragraphs and the tabs inside them.

    An indent of two characters throughout is how plain text is usually set: it is told, but no error.
    """
    lines = [p for p in manuscript.paragraphs if p.kind in _INDENTED and not _ON_ROLL.fullmatch(p.text)]
    indents = [_indent(manuscript.text, p) for p in lines]
    usual, count = Counter(indents).most_common(1)[0] if indents else ("", 0)
    throughout = usual and count * 2 > len(lines)
    for p, indent in zip(lines, indents, strict=True):
        if indent:
            weight = Severity.INFO if throughout and indent == usual else None
            yield Spot(p.start - len(indent), p.start, Fix(FixKind.AUTO), severity=weight)


def _indent(text: str, p: Paragraph) -> str:
    start = p.start
    while start and text[start - 1] in _BLANK:
        start -= 1
    return text[start : p.start]


RULE = Rule(
    id="N11",
    name="正文段落",
    about=Aspect.LAYOUT,
    severity=Severity.ERROR,
    message="段首的空格是手工敲的，缩进由版式实现。",
    source="GB/T 9704-2012 7.3.3",
    detect=_detect,
    cases=(
        Case("任务分工如下：\n| 任务 | 责任科室 |\n| 设置警示牌 | 总务科 |", context=Context(typeset=True)),
        Case("一、任务\n\u3000\u3000登记造册。\n逐台核对。\n归口管理。", ("\u3000\u3000",)),
        Case("# 一、任务\n登记造册。\n- 逐台核对。", ("# ", "- ")),
        Case("一、任务\n\n\n登记造册。", ("\n\n",)),
        Case("一、任务\n登记造册。\n\n\n\n抄送：各科室。"),
        Case("登记\t造册。\n**逐台核对**\n归口管理。", ("\t", "**", "**")),
        Case(
            "| 序号 | 名称 |\n| --- | --- |\n| 1 | 水泵 |\n登记造册。",
            ("| 序号 | 名称 |\n| --- | --- |\n| 1 | 水泵 |",),
        ),
        Case("组长：王勇\u3000局长\n\u3000\u3000\u3000李敏\u3000财务科科长\n归口管理。"),
        Case("任务分工如下：\n任务\t责任科室\n设置警示牌\t总务科\n逐台核对。"),
        Case("一、任务\n\n登记造册，增长-3%。\n逐台核对。"),
    ),
)
