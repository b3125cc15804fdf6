"""D909: as many things follow as were announced: 4个乡镇，分别是……, 以下三项任务：一、二、三、."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Paragraph
from bot.language.figures.numerals import parse_integer
from bot.regex import regex

_COUNT = r"(?P<n>\d{1,2}|[两二三四五六七八九]|十[一二三四五六七八九]?)"
_NAMED = regex(
    rf"(?<![\d.第十]){_COUNT}(?P<unit>[个名位家所处条座种类项门支]|个?方面)(?P<what>[^，。；：、（）\d\n]{{0,20}})"
    r"(?:[，：（]|——)?(?:[^，。；：、\d\n]{0,8})?(?:分别(?:是|为|在|位于|设在|来自)|即|也就是)[：]?"
    r"(?P<list>[^。；：\n\d（），()“”;:]{3,200})(?=[。；）]|，(?!分别))"
)
_AND = regex("和|及|以及|与|并")
_ANNOUNCED = regex(
    rf"(?:以下|下列|下面|下述|如下|(?:重点|主要|着力|集中)?(?:抓好|做好|完成|开展|实施|推进|落实|办好))"
    rf"(?P<all>{_COUNT}(?:个方面|[项点条件类个](?!月|小时|工作日|百分点)))(?P<what>[^，。；：、\d\n]{{0,16}})[：。]$"
)
_IN_LINE = regex(
    rf"(?P<all>{_COUNT}(?:个方面|[项点条件]))(?P<what>[^，。；：、\d\n一]{{0,14}})[：。，](?=一是)"
)
_FIRST_TO_LAST = regex("(?:^|[：。；，])([一二三四五六七八九十])是")
_HAN = "一二三四五六七八九十"


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _NAMED.finditer(manuscript.text):
        said, least, most = parse_integer(m["n"]) or 0, *_items(m["list"])
        if most > 1 and said and not least <= said <= most:
            yield Spot(
                m.start(), m.end(), ASK, f"前面说{m['n']}{m['unit']}，后面列了{_shown(least, most)}，请核对。"
            )
    for n, p in enumerate(manuscript.paragraphs):
        if roll := _ANNOUNCED.search(p.text):
            below = manuscript.paragraphs[n + 1 :]
            yield from _numbered_below(p, roll.start("all"), roll["all"], roll["n"], below)
        for m in _IN_LINE.finditer(p.text):
            yield from _told_in_line(p, m.start("all"), m["all"], m["n"], p.text[m.end() :])


def _items(words: str) -> tuple[int, int]:
    """Return how many things a list names, at least and at most: an 和 may stand inside a name."""
    if words.rstrip().endswith("等") or "、" not in words:
        return 0, 0
    parts = words.split("、")
    return len(parts), len(parts) + sum(len(_AND.findall(part)) for part in parts)


def _shown(least: int, most: int) -> str:
    return f"{least}个" if least == most else f"{least}到{most}个"


def _numbered_below(
    p: Paragraph, at: int, words: str, said: str, below: tuple[Paragraph, ...]
) -> Iterator[Spot]:
    """Yield what was announced in a paragraph and is numbered otherwise in those below it."""
    first = next(iter(below), None)
    wanted = parse_integer(said)
    if first is None or first.number is None or first.number.value != 1 or wanted is None:
        return
    numbered = 0
    for paragraph in below:
        if paragraph.number and paragraph.level == first.level:
            numbered += 1
        elif paragraph.number and paragraph.level < first.level:
            break
    if numbered != wanted:
        yield Spot(
            p.start + at, p.start + at + len(words), ASK, f"这里说{words}，下面列了{numbered}条，请核对。"
        )


def _told_in_line(p: Paragraph, at: int, words: str, said: str, behind: str) -> Iterator[Spot]:
    wanted, told = parse_integer(said), 0
    for m in _FIRST_TO_LAST.finditer("：" + behind):
        if m[1] != _HAN[told]:
            break
        told += 1
        if told == len(_HAN):
            return
    if wanted and told > 1 and told != wanted:
        yield Spot(p.start + at, p.start + at + len(words), ASK, f"这里说{words}，后面说了{told}条，请核对。")


RULE = Rule(
    id="D909",
    name="列举数目",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="说的数目和列出来的对不上，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case(
            "在5个乡镇设立分中心，分别是长桥镇、石浦乡、白水镇和南坪乡。",
            ("5个乡镇设立分中心，分别是长桥镇、石浦乡、白水镇和南坪乡",),
        ),
        Case("今年做好以下四项工作：\n一、抓好巡查。\n二、抓好整改。\n三、抓好宣传。", ("四项",)),
        Case("存在3个方面的问题：一是人手不足。二是经费不足。", ("3个方面",)),
        Case(
            "在4个乡镇设立分中心，分别是长桥镇、石浦乡、白水镇和南坪乡。表彰3家单位，分别是水务局、卫生和计划生育局、财政局。"
        ),
        Case("今年做好以下三项工作：\n一、抓好巡查。\n（一）白天。\n二、抓好整改。\n三、抓好宣传。"),
        Case("存在2个方面的问题：一是人手不足。二是经费不足。在5个乡镇试点，分别是长桥镇、石浦乡等。"),
    ),
)
