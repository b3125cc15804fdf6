"""Errors of punctuation, as they are really made."""

import random
from collections.abc import Iterator

from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, body, changed, one_of, some, swap

_HALF = dict(zip("，；：（）。", ",;:().", strict=True))


def unfinished_paragraphs(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """End paragraphs with a comma, a colon before the next section, or nothing."""
    ends = [p for p in body(clean) if p.text.endswith("。") and p.text.count("。") > 1]
    for p in some(ends, chance, 8):
        last = clean.text[p.end - 2]
        yield changed(clean, "P08", p.end - 2, p.end, last + chance.choice(("，", "、", "", "；")))


def runaway_sentences(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write commas instead of the full stops of a paragraph."""
    long = [
        p for p in body(clean) if p.text.count("，") >= 10 and "“" not in p.text and "（" not in p.text[1:]
    ]
    for p in some(long, chance):
        start = p.start + len(p.heading) + (p.number.end + 1 if p.number and p.heading else 0)
        middle = clean.text[start : p.end - 1]
        joined = middle.replace("。", "，").replace("；", "，").replace("：", "，")
        if joined.count("，") >= 10:
            yield changed(clean, "P09", start, p.end - 1, joined)


OPERATORS: tuple[Operator, ...] = (
    swap(
        "P01",
        r"(?<=[\u4e00-\u9fff])[，；：。](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])。$",
        lambda m, _: _HALF[m[0]],
    ),
    swap(
        "P01",
        r"(?<=[\d%])，(?=[\u4e00-\u9fff])|(?<=[”》])[，；](?=[\u4e00-\u9fff])",
        lambda m, _: _HALF[m[0]],
    ),
    swap("P01", r"(?<=[\u4e00-\u9fff])（[^（）\n]+）", lambda m, _: f"({m[0][1:-1]})"),
    swap("P02", "“([^“”\n]+)”", one_of(r'"\1"', r"'\1'", r'"\1”', r'“\1"')),
    swap("P03", "“([^“”\n]+)”", one_of(r"“\1", r"\1”", r"“\1“", r"”\1”", r"““\1”")),
    swap("P03", "《([^《》\n]+)》", one_of(r"《\1", r"\1》", r"《\1《", r"《《\1》", r"《\1》》")),
    swap("P03", "(?<=[\u4e00-\u9fff])（([^（）\n]+)）", one_of(r"（\1", r"\1）")),
    swap(
        "P03", "(?<=全年|组织|开展)([\u4e00-\u9fff]{2,6})", one_of(r"“\1", r"\1”", r"（\1", r"\1）", r"〔\1")
    ),
    swap(
        "P04", "《([^《》\n]{4,30})》", one_of(r"《关于转发《\1》的通知》", r"《关于贯彻落实《\1》的意见》")
    ),
    swap("P06", "“([^“”\n]{2,12})”(?=称号|主题|活动|志愿服务活动)", one_of(r"《\1》")),
    swap(
        "P06",
        "(?<=召开|举办|举行|组织|开展)((?!了|以|的)[\u4e00-\u9fff]{2,10}(?:会议|座谈会|推进会|表彰会|培训班|活动))(?=[，。\\d])",
        one_of(r"《\1》"),
    ),
    unfinished_paragraphs,
    runaway_sentences,
    swap("P11", "[，。、；：]", lambda m, _: m[0] * 2),
    swap("P11", "，", one_of("，。", "、，", "；，", "，、", "， ，")),
    swap(
        "P12",
        "、([\u4e00-\u9fff]{2,4})等(?=[\u4e00-\u9fff，])",
        one_of(r"、\1等……", r"、\1...", r"、\1……等", r"、\1。。。"),
    ),
    swap(
        "P12",
        "(?<=[\u4e00-\u9fff]{2})、([\u4e00-\u9fff]{2,4})(?=。)",
        one_of(r"、\1...", r"、\1…", r"、\1等……"),
    ),
    swap("P13", "[～—](?=\\d)", one_of("-", "~", "--")),
    swap(
        "P13",
        r"(?<![\d.,—～第])([1-9]\d?)(?=[人次个名场期项户件天年月家篇亩])",
        lambda m, chance: f"{m[1]}{chance.choice(('-', '~', '--'))}{int(m[1]) + chance.randint(1, 9)}",
    ),
    swap("P15", r"(?<=[\u4e00-\u9fff]{3})(?=[\u4e00-\u9fff]{3})", one_of(" ", "\u3000", "  ")),
    swap("P15", r"(?<=[，。；、])(?=[\u4e00-\u9fff])", one_of(" ", "\u3000")),
)
