"""N14: a date is written in Arabic figures with its full year, without leading zeros and closing marks."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.language.figures.numerals import parse_integer
from bot.lexicon.calendar import is_day
from bot.regex import regex

_NUMERAL = r"[\d一二三四五六七八九十]{1,3}"
_PARTS = regex(
    rf"(?P<y>\d{{2,4}}|[〇○零O0一二三四五六七八九]{{4}})\s*[年\-/.．]\s*(?P<m>{_NUMERAL})\s*[月\-/.．]?\s*(?P<d>{_NUMERAL})?\s*[日号]?"
)
_ZEROS = regex(r"(?<=\d年)0(?=[1-9]月)|(?<=\d月)0(?=[1-9]日)")
_ARABIC_SINCE = date(2012, 7, 1)
"""From when on GB/T 9704-2012 asks for figures: before it dates of issue were written in Han."""
_SAME = str.maketrans("○O0", "〇〇〇")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    dated = [p for p in manuscript.paragraphs if p.kind is Kind.DATE]
    for p in dated:
        yield from _spots_in(p)
    for p in manuscript.paragraphs:
        if p.kind not in (Kind.ANNEX, Kind.DATE):
            for m in _ZEROS.finditer(p.text):
                message = "月、日前面不编虚位（不加0）。"
                yield Spot(p.start + m.start(), p.start + m.end(), Fix(FixKind.AUTO), message)


def _spots_in(p: Paragraph) -> Iterator[Spot]:
    m = _PARTS.search(p.text)
    if m is None:
        return
    year = m["y"] if m["y"].isascii() else m["y"].translate(_SAME)
    values = [parse_integer(year.replace("零", "〇")), parse_integer(m["m"]), parse_integer(m["d"] or "")]
    if None in values:
        yield Spot(p.start, p.end, ASK, "成文日期缺少“日”，要写全年、月、日。")
        return
    y, month, day = (value or 0 for value in values)
    if not is_day(y + 2000 if y < 100 else y, month, day):
        yield Spot(p.start, p.end, ASK, "日历上没有这一天，请核对。")
        return
    if not m["y"].isascii() and date(y, month, day) < _ARABIC_SINCE:
        return
    usual = f"{y + 2000 if y < 100 else y}年{month}月{day}日"
    # In brackets under a title the date keeps them.
    kept = f"（{usual}）" if p.text[0] in "（(" else usual
    if p.text != kept:
        yield Spot(p.start, p.end, Fix(FixKind.AUTO if y > 100 else FixKind.SUGGEST, kept))


RULE = Rule(
    id="N14",
    name="成文日期",
    about=Aspect.NUMBERING,
    severity=Severity.ERROR,
    message="成文日期用阿拉伯数字写全年、月、日，不编虚位，末尾不加标点。",
    source="GB/T 9704-2012 7.3.5.4",
    detect=_detect,
    cases=(
        Case("请按时报送。\n桐川市水务局\n2026年03月05日。", ("2026年03月05日。",)),
        Case("请按时报送。\n桐川市水务局\n二〇二六年三月五日", ("二〇二六年三月五日",)),
        Case("请按时报送。\n桐川市水务局\n2026.3.5", ("2026.3.5",)),
        Case("请按时报送。\n桐川市水务局\n2026年3月", ("2026年3月",)),
        Case("请按时报送。\n桐川市水务局\n2026年2月30日", ("2026年2月30日",)),
        Case("请于2026年03月5日前报送。", ("0",)),
        Case("请于2026年3月5日前报送。\n桐川市水务局\n2026年3月1日"),
        Case("请按时报送。\n桐川市水务局\n二〇〇六年十月十八日"),
        Case("请按时报送。\n桐川市水务局\n2026年3月1日\n附件\n登记表\n日期：2026年03月05日"),
    ),
)
