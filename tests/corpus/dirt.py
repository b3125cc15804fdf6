"""Clean documents made dirty in known ways: every mutation keeps account of what it did, and where."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bot.language.figures.numerals import parse_integer
from tests.corpus.documents import PLAN, SUMMARY

_EXEMPLARS = Path(__file__).parents[2] / "exemplars"
_UNDER_HEADINGS = ("工作总结", "工作要点", "实施方案", "情况报告", "征集通知", "通知")
"""Genres whose documents are headings and what stands under them: the kind that collections are full of."""
_NUMBER = re.compile(
    r"(?m)^(?P<one>[一二三四五六七八九十]+)、|^（(?P<two>[一二三四五六七八九十]+)）|^(?P<three>\d+)\.(?!\d)"
    r"|(?:(?<=[。：；])|^)(?P<four>[一二三四五六七八九十]+)是"
)
_LEVELS = ("one", "two", "three", "four")


@dataclass
class Cell:
    """A character, the noise it is, and the level of the heading that begins with it."""

    char: str
    kind: str = ""
    level: int = 0


@dataclass
class Dirty:
    """A document under mutation."""

    cells: list[Cell]

    @property
    def text(self) -> str:
        return "".join(cell.char for cell in self.cells)

    def insert(self, at: int, text: str, kind: str) -> None:
        self.cells[at:at] = [Cell(c, kind) for c in text]

    def replace(self, start: int, end: int, text: str, kind: str) -> None:
        self.cells[start:end] = [Cell(c, kind) for c in text]

    def noise(self) -> set[int]:
        return {at for at, cell in enumerate(self.cells) if cell.kind}

    def headings(self) -> set[tuple[int, int]]:
        return {(cell.level, at) for at, cell in enumerate(self.cells) if cell.level}

    def places(self, pattern: str) -> list[int]:
        """Return where the pattern matches words, not noise."""
        text = self.text
        starts = (m.start() for m in re.finditer(pattern, text))
        return [at for at in starts if at < len(text) and not self.cells[at].kind]


Mutation = Callable[[Dirty, random.Random], None]


def document(text: str) -> Dirty:
    """Return a clean document with its headings marked."""
    cells = [Cell(c) for c in text.strip()]
    for m in _NUMBER.finditer(text.strip()):
        group = next(name for name in _LEVELS if m.group(name))
        assert parse_integer(m.group(group)) is not None
        cells[m.start()].level = _LEVELS.index(group) + 1
    return Dirty(cells)


def originals() -> list[str]:
    """Return the clean texts: title first, then the paragraphs."""
    texts = []
    for path in sorted(path for genre in _UNDER_HEADINGS for path in (_EXEMPLARS / genre).glob("*.md")):
        head, body = path.read_text("utf-8").split("---\n", 2)[1:]
        title = re.search(r'title = "(.+)"', head)
        assert title
        texts.append(f"{title.group(1)}\n{body.strip()}")
    return [*texts, SUMMARY, PLAN]


def pdf_blanks(dirty: Dirty, chance: random.Random) -> None:
    """Put a blank or two wherever a printed line ended."""
    _wrap(dirty, chance.randint(24, 32), lambda: (" " * chance.choice((1, 1, 2, 3)), "pdf_space"))


def pdf_lines(dirty: Dirty, chance: random.Random) -> None:
    """Break the paragraphs at the width of a page."""
    _wrap(dirty, chance.randint(24, 40), lambda: ("\n", "pdf_linebreak"))


def pdf_mixed(dirty: Dirty, chance: random.Random) -> None:
    """Break some lines and put blanks at the ends of most others."""
    _wrap(
        dirty,
        chance.randint(25, 30),
        lambda: ("\n", "pdf_linebreak") if chance.random() < 0.15 else ("  ", "pdf_space"),
    )


def _wrap(dirty: Dirty, width: int, gap: Callable[[], tuple[str, str]]) -> None:
    at = printed = 0
    while at < len(dirty.cells) - 1:
        printed = 0 if dirty.cells[at].char == "\n" else printed + 1
        here, following = dirty.cells[at].char, dirty.cells[at + 1].char
        # Printers hang punctuation and never part digits.
        if (
            printed >= width
            and following not in "，。、；：？！”’》）\n%"
            and not (here + following).isascii()
        ):
            blank, kind = gap()
            if kind == "pdf_space" and (here.isascii() or following.isascii()):
                at += 1
                continue
            dirty.insert(at + 1, blank, kind)
            at += len(blank)
            printed = 0
        at += 1


def adverts(dirty: Dirty, chance: random.Random) -> None:
    """Put adverts behind sentences and inside them."""
    account = "gwsc" + str(chance.randint(10, 99)) + "kt"
    for at in sorted(chance.sample(dirty.places("(?<=[。、，])(?!\n)"), 4), reverse=True):
        gap = chance.randint(1, len(account) - 1)
        written = f"{account[:gap]}{chance.choice(('', ' '))}{account[gap:]}"
        words = chance.choice(
            ("更多公文素材，微信：", "更多写作资料请加微 信:", "海量范文，公众号：", "更多优质材料 ，QQ： ")
        )
        opening, closing = chance.choice(("【】", "【】", "[]"))
        dirty.insert(at, opening + words + written + closing, "advert")


def advert_sentence(dirty: Dirty, _: random.Random) -> None:
    """End the text with the shop's own sentence."""
    if not dirty.text.endswith("。"):
        dirty.insert(len(dirty.cells), "\n", "")
    dirty.insert(len(dirty.cells), "文库会员限时优惠，每日更新，有意加入请联系", "advert")


def paywall(dirty: Dirty, chance: random.Random) -> None:
    """Put the marks of a paywall into a word and below the text."""
    dirty.insert(chance.choice(dirty.places("(?<=[一-龥])[一-龥]")), "##paidbegin##", "paywall_marker")
    dirty.insert(len(dirty.cells), "\n", "")
    dirty.insert(len(dirty.cells), "##paidend##", "paywall_marker")


def masks(dirty: Dirty, chance: random.Random) -> None:
    """Mask years, counts and names, each in a way of its own."""
    mark = chance.choice(("XX", "××", "xx", "***", "XXXX"))
    for pattern, masked in ((r"(?<!\d)20\d\d(?=年)", "20xx"), (r"(?<=[约展共动题])\d+(?=[次个名场])", "×")):
        for at in reversed(dirty.places(pattern)):
            found = re.compile(r"\d+").match(dirty.text, at)
            assert found
            dirty.replace(at, found.end(), masked, "mask")
    for name in ("霁川市", "溯宁市", "澄砚市", "苇笛湾", "榆汀市", "泊雁", "昀州市", "青禾市", "松岭县"):
        for at in reversed(dirty.places(name)):
            dirty.replace(at, at + len(name), mark, "mask")


def spurious(dirty: Dirty, _: random.Random) -> None:
    """Put an X before the name that filters look for."""
    for at in reversed(dirty.places("习近平")):
        dirty.insert(at, "X", "spurious_mask")


def strays(dirty: Dirty, chance: random.Random) -> None:
    """Leave the marks that spinning software leaves."""
    places = dirty.places("(?<=的)[一-龥]")
    for at in sorted(chance.sample(places, min(3, len(places))), reverse=True):
        dirty.insert(at, chance.choice("`."), "stray_char")


def doubled(dirty: Dirty, chance: random.Random) -> None:
    """Double some commas; both are noise."""
    places = dirty.places("(?<=[一-龥])[，,](?=[一-龥])")
    for at in sorted(chance.sample(places, min(3, len(places))), reverse=True):
        dirty.replace(at, at + 1, dirty.cells[at].char * 2, "duplicate_punct")


def ascii_marks(dirty: Dirty, _: random.Random) -> None:
    """Write the marks in ASCII; that is no noise."""
    for cell in dirty.cells:
        if not cell.kind:
            cell.char = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}.get(cell.char, cell.char)


def page_numbers(dirty: Dirty, chance: random.Random) -> None:
    """Leave page numbers between paragraphs."""
    ends = dirty.places("\n")
    for page, at in enumerate(sorted(chance.sample(ends, min(2, len(ends))), reverse=True)):
        dirty.insert(at, f"— {2 - page} —", "page_number")
        dirty.insert(at, "\n", "")


def collapsed(dirty: Dirty, _: random.Random) -> None:
    """Run everything below the title into one paragraph, headings and all."""
    first = dirty.text.index("\n")
    dirty.cells = [cell for at, cell in enumerate(dirty.cells) if at <= first or cell.char != "\n"]


def collapsed_with_blanks(dirty: Dirty, chance: random.Random) -> None:
    """Run everything below the title into one paragraph, with blanks where the lines ended."""
    gap = chance.choice((" ", "  ", "\u3000\u3000"))
    for at in reversed(dirty.places("\n")[1:]):
        dirty.replace(at, at + 1, gap, "pdf_space")


def letter_spaced(dirty: Dirty, _: random.Random) -> None:
    """Set the characters of a sentence apart, and the digits of every year."""
    sentence = re.search("(?<=[。\n])[^。\n]{10,120}(?=。)", dirty.text)
    assert sentence
    apart = set(range(sentence.start() + 1, sentence.end()))
    for m in re.finditer(r"(?<!\d)20\d\d(?=年)", dirty.text):
        apart |= {m.start() + n for n in (1, 2, 3)}
    for at in sorted(apart, reverse=True):
        dirty.insert(at, " ", "pdf_space")


def markdown(dirty: Dirty, chance: random.Random) -> None:
    """Write the headings of the first level with hashes, those of the second in bold type."""
    marks = "#" * chance.choice((2, 3)) + " "
    for at in reversed([at for at, cell in enumerate(dirty.cells) if cell.level in (1, 2)]):
        if dirty.cells[at].level == 1:
            dirty.insert(at, marks, "stray_char")
            continue
        end = re.compile("[。\n]|$").search(dirty.text, at)
        assert end
        dirty.insert(end.start() + (end.group() == "。"), "**", "stray_char")
        dirty.insert(at, "**", "stray_char")


def wide_digits(dirty: Dirty, _: random.Random) -> None:
    """Write the numbers of the third level with full-width digits."""
    for cell in dirty.cells:
        if cell.level == 3:
            cell.char = chr(ord(cell.char) + 0xFEE0)


def own_lines(dirty: Dirty, _: random.Random) -> None:
    """Put run-in headings on lines of their own."""
    for m in reversed(
        list(re.finditer(r"(?m)^（[一二三四五六七八九十]+）[^。\n]{4,40}(。)(?=.)", dirty.text))
    ):
        dirty.cells[m.start(1)] = Cell("\n")


def without_parents(dirty: Dirty, _: random.Random) -> None:
    """Lose the headings of the first level."""
    for m in reversed(list(re.finditer(r"(?m)^[一二三四五六七八九十]+、.*\n", dirty.text))):
        del dirty.cells[m.start() : m.end()]


def wrong_numbers(dirty: Dirty, _: random.Random) -> None:
    """Number wrongly: a third heading that says second, a second that says third."""
    for wrong, right in (("（二）", "（三）"), ("二是", "三是"), ("4.", "5.")):
        for at in dirty.places(rf"(?m)^{re.escape(right)}" if wrong != "二是" else right)[:2]:
            if dirty.cells[at].level:
                for offset, char in enumerate(wrong):
                    dirty.cells[at + offset].char = char


DIRT: dict[str, tuple[Mutation, ...]] = {
    "clean": (),
    "a page read from a PDF": (masks, pdf_blanks),
    "a page with broken lines": (pdf_lines, page_numbers),
    "a page from a library of documents": (spurious, adverts, pdf_mixed, advert_sentence, paywall),
    "masked": (masks, spurious, paywall),
    "spun": (ascii_marks, strays, doubled),
    "one paragraph": (masks, collapsed, adverts),
    "one paragraph in ASCII": (collapsed, ascii_marks),
    "one paragraph with blanks": (masks, own_lines, collapsed_with_blanks),
    "letters apart": (letter_spaced, wide_digits),
    "Markdown": (markdown,),
    "Markdown on lines of its own": (own_lines, masks, markdown),
    "headings on lines of their own": (own_lines, masks, pdf_mixed),
    "headings lost": (without_parents, wrong_numbers, doubled),
    "numbers wrong": (wrong_numbers, adverts, pdf_blanks),
    "everything": (own_lines, wrong_numbers, masks, spurious, doubled, adverts, pdf_mixed, paywall),
}


def dirtied(text: str, mutations: Iterable[Mutation], seed: int) -> Dirty:
    """Return the document after these mutations."""
    dirty, chance = document(text), random.Random(seed)
    for mutate in mutations:
        mutate(dirty, chance)
    return dirty


def spans(offsets: set[int]) -> list[tuple[int, int]]:
    """Return the offsets as stretches, for messages."""
    runs = groupby(enumerate(sorted(offsets)), key=lambda pair: pair[1] - pair[0])
    return [(run[0][1], run[-1][1] + 1) for _, group in runs if (run := list(group))]


def f1(truth: set[int] | set[tuple[int, int]], found: set[int] | set[tuple[int, int]]) -> float:
    """Return the harmonic mean of precision and recall; 1.0 where all is rightly empty."""
    return 2 * len(truth & found) / (len(truth) + len(found)) if truth or found else 1.0
