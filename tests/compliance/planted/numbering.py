"""Errors of headings, numbers and fixed parts, as they are really made."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from bot.compliance.document.outline import Marker, markers
from bot.language.document.headings import number_label
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, changed, some

_WRONG_FORMS = {
    1: ("{han}，", "{han}.", "{han}．"),
    2: ("（{han}）、", "({han})、", "（{han}）."),
    3: ("{n}、", "{n}．", "{n}. "),
    4: ("（{n}）、", "（{n}）."),
}


def _markers(clean: Clean) -> list[Marker]:
    return [m for m in markers(Manuscript(clean.text)) if not m.inside]


def _headings(clean: Clean) -> list[Paragraph]:
    """Return the numbered headings on lines of their own with something below them."""
    paragraphs = list(Manuscript(clean.text).paragraphs)
    return [
        p
        for p, below in pairwise(paragraphs)
        if p.kind is Kind.HEADING and p.number and p.text[-1] != "。" and below.level != p.level
    ]


def _of_kind(clean: Clean, kind: Kind) -> list[Paragraph]:
    return [p for p in Manuscript(clean.text).paragraphs if p.kind is kind]


def wrong_number_forms(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write numbers in a form that is none: 1、 （一）、 一."""
    for m in some(_markers(clean), chance):
        if m.level == 1 and len(clean.text[m.end :].partition("\n")[0]) > 40:
            continue
        han = number_label(2, m.value)[1:-1]
        wrong = chance.choice(_WRONG_FORMS[m.level]).format(han=han, n=m.value)
        yield changed(clean, "N01", m.start, m.end, wrong)


def marks_behind_enumerations(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Put a mark behind 一是."""
    places = [m.end() for m in re.finditer("(?<=[。；])[二三四五]是", clean.text)]
    for at in some(places, chance):
        yield changed(clean, "N01", at - 2, at, clean.text[at - 2 : at] + chance.choice("，：、"))


def halfwidth_brackets(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write one or both brackets of a number half-width."""
    for m in some([m for m in _markers(clean) if m.level in (2, 4)], chance):
        inner = clean.text[m.start + 1 : m.end - 1]
        wrong = chance.choice((f"({inner})", f"（{inner})", f"({inner}）"))
        yield changed(clean, "N02", m.start, m.end, wrong)


def skipped_levels(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write the items right below 一、 or （一） two levels lower."""
    below: dict[int, list[Marker]] = {}
    path: list[Marker] = []
    for m in _markers(clean):
        path = [above for above in path if above.level < m.level]
        if path and m.level == path[-1].level + 1 and m.level < 4:
            below.setdefault(path[-1].start, []).append(m)
        path.append(m)
    groups = [items for items in below.values() if items[0].level == 2]
    for items in some(groups, chance):
        text, shift = clean.text, 0
        first = items[0].start
        for m in items:
            wrong = number_label(4, m.value)
            text = text[: m.start + shift] + wrong + text[m.end + shift :]
            shift += len(wrong) - (m.end - m.start)
        yield Planted("N03", text, first, first + len(number_label(4, 1)), clean.context)


def wrong_order(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Repeat the number before, leave one out, or count one twice."""
    for m in some([m for m in _markers(clean) if m.value > 1], chance):
        value = chance.choice([v for v in (m.value - 1, m.value + 1, m.value + 2) if v])
        yield changed(clean, "N04", m.start, m.end, number_label(m.level, value))


def starts_late(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Begin a count with 2 or 3."""
    for m in some([m for m in _markers(clean) if m.value == 1], chance):
        yield changed(clean, "N04", m.start, m.end, number_label(m.level, chance.choice((2, 3))))


def lost_items(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Lose a line that holds an item, so that its number is missing."""
    found = _markers(clean)
    pairs = [
        (m, after)
        for m, after in pairwise(found)
        if m.level == after.level > 1 and "\n" not in clean.text[m.start : after.start - 1]
    ]
    for m, after in some(pairs, chance):
        text = clean.text[: m.start] + clean.text[after.start :]
        yield Planted("N04", text, m.start, m.start + after.end - after.start, clean.context)


def marks_behind_headings(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """End a heading on a line of its own with a mark."""
    for p in some(_headings(clean), chance):
        if p.number and len(p.text) - p.number.end <= 30:
            yield changed(clean, "N05", p.end - 1, p.end, p.text[-1] + chance.choice("。。；，"))


def glued_enumerations(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Take the full stop between a run-in heading and 一是."""
    places = [
        p.start + p.text.index("。一是")
        for p in Manuscript(clean.text).paragraphs
        if p.runs_in and p.number and p.text.find("。一是") == p.number.end + len(p.heading)
    ]
    for at in some([at for at in places if clean.text[at - 1] not in "第统唯"], chance):
        yield changed(clean, "N06", at - 1, at + 3, clean.text[at - 1] + "一是")


def glued_headings(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Join a heading with the heading below it."""
    paragraphs = Manuscript(clean.text).paragraphs
    places = [
        p
        for p, below in pairwise(paragraphs)
        if p.kind is Kind.HEADING and p.level == 1 and below.text.startswith("（一）") and len(p.text) < 30
    ]
    for p in some(places, chance):
        below = re.compile(r"\s*（一）").match(clean.text, p.end)
        if below:
            yield changed(clean, "N06", p.end - 1, below.end(), f"{p.text[-1]}（一）")


def broken_enumerations(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Leave a number of 一是…二是… out, repeat one, or change the word within the series."""
    places = list(re.finditer("(?<=[。；\n])([二三四])是", clean.text))
    for m in some(places, chance):
        value = "一二三四五六".index(m[1])
        wrong = chance.choice((f"{'一二三四五六'[value + 1]}是", f"{m[1]}要"))
        yield changed(clean, "N07", m.start(), m.end(), wrong)


def lone_enumerations(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Begin an item with 一是 and never come to 二是."""
    plain = [p for p in Manuscript(clean.text).paragraphs if p.runs_in and p.number and "一是" not in p.text]
    plain = [p for p in plain if "一要" not in p.text]
    for p in some(plain, chance):
        at = p.start + p.text.index("。") + 1
        yield changed(clean, "N07", at, at, "一是")


def manual_layout(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Type an indent, empty lines, a tab or a mark of Markdown into the text."""
    for p in some([p for p in Manuscript(clean.text).paragraphs if p.kind is Kind.BODY], chance):
        wrong = chance.choice(("\u3000\u3000", "    ", "\t", "\n\n", "# ", "- ", "> "))
        yield changed(clean, "N11", p.start, p.start, wrong)


def enclosure_marks(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Put a mark behind an attachment's name or brackets around it."""
    for p in some(_of_kind(clean, Kind.ENCLOSURES), chance):
        at = max(p.text.rfind("："), p.text.rfind(".")) + 1
        name = p.text[at:]
        wrong = chance.choice((f"{name}。", f"{name}；", f"《{name}》"))
        yield changed(clean, "N12", p.start + at, p.end, wrong)


def enclosure_numbers(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write 1、 for 1. before an attachment's name."""
    for p in some(_of_kind(clean, Kind.ENCLOSURES), chance):
        if m := re.search(r"\d\.", p.text):
            yield changed(clean, "N12", p.start + m.start(), p.start + m.end(), f"{m.group()[0]}、")


def addressee_marks(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """End the addressees with another mark or with none, or indent them."""
    for p in _of_kind(clean, Kind.ADDRESSEE):
        for wrong in some([":", "", "。", "，", "；"], chance):
            yield changed(clean, "N13", p.end - 2, p.end, p.text[-2] + wrong)


def wrong_dates(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write the date of issue with zeros, in Chinese numerals, with a mark, with dots, or without its day."""
    for p in _of_kind(clean, Kind.DATE):
        m = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", p.text)
        if m is None:
            continue
        year, month, day = (int(part) for part in m.groups())
        han = "".join("〇一二三四五六七八九"[int(c)] for c in m[1])
        wrong = [
            f"{year}.{month}.{day}",
            f"{year}年{month}月{day}日。",
            f"{year}-{month:02}-{day:02}",
            f"{year}年{month}月",
        ]
        wrong.append(f"{han}年{number_label(2, month)[1:-1]}月{number_label(2, day)[1:-1]}日")
        if month < 10 or day < 10:
            wrong.append(f"{year}年{month:02}月{day:02}日")
        for form in some(wrong, chance):
            yield changed(clean, "N14", p.start, p.end, form)


def zeros_in_dates(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write a zero before the day of a date in the text."""
    annex = min((p.start for p in _of_kind(clean, Kind.ANNEX)), default=len(clean.text))
    for m in some(list(re.finditer(r"(?<=\d月)[1-9](?=日)", clean.text[:annex])), chance):
        yield changed(clean, "N14", m.start(), m.end(), f"0{m.group()}")


def wrong_references(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Cite a document with its number in a wrong form."""
    places = [m.end() for m in re.finditer("《[^《》\n]{6,40}》(?!（)", clean.text)]
    year = clean.context.brief.issued.year if clean.context.brief.issued else 2026
    for at in some(places, chance):
        n = chance.randrange(2, 60)
        form = chance.choice(
            ("[{y}]{n}号", "（{y}）{n}号", "〔{y}〕第{n}号", "〔{y}〕0{n}号", "【{y}】{n}号")
        )
        yield changed(clean, "N15", at, at, f"（办发{form.format(y=year, n=n)}）")


OPERATORS: tuple[Operator, ...] = (
    wrong_number_forms,
    marks_behind_enumerations,
    halfwidth_brackets,
    skipped_levels,
    wrong_order,
    starts_late,
    lost_items,
    marks_behind_headings,
    glued_enumerations,
    glued_headings,
    broken_enumerations,
    lone_enumerations,
    manual_layout,
    enclosure_marks,
    enclosure_numbers,
    addressee_marks,
    wrong_dates,
    zeros_in_dates,
    wrong_references,
)
