"""D907: the row and the column of a table that are called its sum are its sum."""

from collections.abc import Iterator, Sequence

from bot.compliance.document.tables import Cell, Grid, tables
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import arabic
from bot.regex import regex

_SUM = regex("(?:合|总|小|共)[ \u3000]*计|总数|汇总|全[市县区镇乡村省校局]|总和")
_NUMBER = regex(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
# What is counted twice, or is no count.
_NO_SUM = regex("其中|率|比|%|％|均|增|序号|编号|年份?|月份?|日期|单价|面积比|排名|得分|温度|电话")
_LEAST = 2


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for grid in tables(manuscript.text):
        yield from _columns(grid)
        yield from _rows(grid)


def _columns(grid: Grid) -> Iterator[Spot]:
    """Yield what stands in a row of sums and is not the sum of its column."""
    sums = [n for n, row in enumerate(grid) if n and any(_SUM.fullmatch(cell.text) for cell in row[:2])]
    if len(sums) != 1 or sums[0] not in (1, len(grid) - 1):
        return
    others = [row for n, row in enumerate(grid) if n and n != sums[0]]
    if any(_NO_SUM.search(row[0].text) or _SUM.search(row[0].text) for row in others):
        return
    for at, (head, total) in enumerate(zip(grid[0], grid[sums[0]], strict=True)):
        if not _NO_SUM.search(head.text):
            yield from _wrong(total, [row[at] for row in others])


def _rows(grid: Grid) -> Iterator[Spot]:
    """Yield what stands in a column of sums and is not the sum of its row, where most rows agree."""
    heads = grid[0]
    places = [n for n, head in enumerate(heads) if _SUM.fullmatch(head.text)]
    parts = [n for n, head in enumerate(heads) if n and n not in places]
    if len(places) != 1 or len(parts) < _LEAST or any(_NO_SUM.search(heads[n].text) for n in parts):
        return
    wrong = [spot for row in grid[1:] for spot in _wrong(row[places[0]], [row[n] for n in parts])]
    if len(wrong) * 2 < len(grid) - 1:
        yield from wrong


def _wrong(total: Cell, cells: Sequence[Cell]) -> Iterator[Spot]:
    said = _value(total.text)
    values = [_value(cell.text) for cell in cells if cell.text not in ("", "—", "/", "-", "——")]
    told = [value for value in values if value is not None]
    if said is None or len(told) < _LEAST or len(told) != len(values):
        return
    right = round(sum(told), 6)
    if abs(right - said) > _slack(cells):
        yield Spot(total.start, total.end, ASK, f"各项相加是{arabic(right)}，这里不一样，请核对。")


def _slack(cells: Sequence[Cell]) -> float:
    """Return how far rounded parts may miss a rounded sum."""
    decimals = max(len(cell.text.partition(".")[2]) for cell in cells)
    return 1e-6 if not decimals else 0.5 * 10.0**-decimals * (len(cells) + 1) + 1e-9


def _value(text: str) -> float | None:
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


_TABLE = "片区\t路段（条）\t面积（平方米）\n城东\t14\t3260\n城西\t9\t1845\n合计\t{}\t{}"

RULE = Rule(
    id="D907",
    name="表内合计核验",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="表里的合计和各项之和对不上，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case(_TABLE.format(23, 5150), ("5150",)),
        Case(
            "|单位|男|女|合计|\n|-|-|-|-|\n|甲|3|4|7|\n|乙|5|6|12|\n|丙|1|2|3|",
            ("12",),
        ),
        Case(_TABLE.format(23, 5105)),
        Case("项目\t总投资\t其中：债券\n甲\t100\t60\n乙\t200\t50\n合计\t300\t110"),
        Case("指标\t完成率\n甲\t90\n乙\t80\n合计\t85"),
        Case("产业\t占比\n一产\t3.33\n二产\t3.33\n三产\t93.33\n合计\t100"),
    ),
)
