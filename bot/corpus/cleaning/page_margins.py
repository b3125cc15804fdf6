"""Margins of a page: what it says above the title of a text and below its end, whatever that says.

A menu, the head of a mail, a forum's floors, counts of readers prove that the margin is the page's; what
stands beside them there, a greeting or a comment, is no part of the text either.
"""

import tomllib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from bot.corpus.cleaning.site_frames import is_of_frame
from bot.domain.noise import NoiseKind
from bot.language.document.headings import heading_number
from bot.language.offsets import Edit
from bot.lexicon.genres import ends_as_title
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_TABLE = tomllib.loads(Path(__file__).with_name("page_words.toml").read_text("utf-8"))
_WORDS = frozenset(" ".join(_TABLE[kind] for kind in ("menu", "paper", "forum", "account", "shop")).split())
_LABELS, _UNSURE = (frozenset(_TABLE[kind].split()) for kind in ("labels", "unsure"))
_FORM = regex("|".join(f"(?:{form})" for form in _TABLE["forms"]))
_COUNT = regex(_TABLE["counts"])
_LINKS = regex(_TABLE["links"])
_LINE = regex(r"[^\n]+")
_BLANKS = regex(r"\s+")
_CELL = regex(r"[\s|｜/·›»>＞【】\[\]]+|(?<=\S)[-–—](?=\S)")
# Blanks that part no cells: behind a label, before a count.
_INNER_BLANK = regex(r"(?<=[:：丨])\s+|(?<=[量数读赞看言望献分享币气])\s+(?=[+＋]?\d)")
_VALUE = regex(r"(?P<label>[^:：丨|]{1,8})[:：丨|](?P<value>.*)")
_ORNAMENTS = "•·●■◆▪*-–—|｜/>＞»›【】[]()（）〖〗「」↓↑→"
_SENTENCE = frozenset("。！？；")
_PAGE_CODE = regex(r"[\d:：./\-+＋★☆年月日A-Za-z]+")
# Above the title a document has its number, its letterhead, its first line of two.
_LETTERHEAD = regex(
    r".{1,16}[〔\[［（]\w{2,4}[〕\]］）]第?\w{1,4}号.{0,20}|.{2,24}文\s*件|附\s*件\s*\d*[:：]?|.{2,24}关于[^，。；：]{0,24}"
)
_FORMULA = regex(
    "(?:特此[通报函公复说][知告报达复函明商询]?|此复|[妥当]否，请.{2,4}|以上.{2,4}，请.{2,6})。?"
)
_HEAD, _LONGEST_TITLE, _LEAST_TITLE = 20, 60, 5
_LONGEST_OF_PAGE, _LONGEST_LINK = 120, 45
_UPPER = 2
_PROVEN = 2


def page_margins(text: str) -> Iterator[Edit]:
    """Yield the lines of both margins with their breaks; none where nothing proves that they are a page's."""
    lines = [line for line in _LINE.finditer(text) if not line.group().isspace()]
    written = [line.group().strip() for line in lines]
    told = _told(written)
    above = _end_of_head(written, told)
    below = _begin_of_foot(written, told, above)
    for line in (*lines[:above], *lines[below:]):
        yield Edit(*line.span(), kind=NoiseKind.PLATFORM_RESIDUE)
        if line.end() < len(text):
            yield Edit(line.end(), line.end() + 1)


def _told(lines: Sequence[str]) -> list[bool]:
    """Return of each line whether a page says it: by its own words, or as a link under a head of links."""
    told: list[bool] = []
    linked = False
    for line in lines:
        linked = bool(_LINKS.fullmatch(_BLANKS.sub("", line))) or (linked and _may_be_link(line))
        told.append(linked or is_of_page(line) or (told[-1:] == [True] and _is_labelled(line)))
    return told


def _may_be_link(line: str) -> bool:
    number = heading_number(line)
    is_upper = number is not None and number.level <= _UPPER
    return len(line) <= _LONGEST_LINK and not is_upper and not set(line) & _SENTENCE


def is_of_page(line: str) -> bool:
    """Return whether a line by itself says what only a page says."""
    bare = _BLANKS.sub("", line)
    if _FORM.fullmatch(bare):
        return True
    trimmed = bare.strip(_ORNAMENTS)
    return bool(trimmed) and not set(line) & _SENTENCE and (is_of_frame(trimmed) or _has_cells_of_page(line))


def _has_cells_of_page(line: str) -> bool:
    """Return whether a line is parted into menus, labels with values and counts, and little else."""
    cells = _cells(line)
    sure = sum(map(_is_cell_of_page, cells))
    known = sure + sum(_label(cell) in _UNSURE for cell in cells)
    odd = sum(not _PAGE_CODE.fullmatch(cell) for cell in cells) - known
    return known >= max(_PROVEN, odd) or (sure > 0 and odd <= 0)


def _cells(line: str) -> list[str]:
    cells = (cell.strip(_ORNAMENTS) for cell in _CELL.split(_INNER_BLANK.sub("", line)))
    return [cell for cell in cells if cell]


def _is_cell_of_page(cell: str) -> bool:
    return cell in _WORDS or bool(_COUNT.fullmatch(cell)) or _label(cell) in _LABELS


def _label(cell: str) -> str:
    found = _VALUE.fullmatch(cell)
    return found["label"] if found else ""


def _is_labelled(line: str) -> bool:
    return _label(_BLANKS.sub("", line)) in _UNSURE


def _end_of_head(lines: Sequence[str], told: Sequence[bool]) -> int:
    """Return where the head of the page ends: at the title with its letterhead; 0 where there is no head."""
    matter = next((at for at, line in enumerate(lines) if _is_matter(line)), len(lines))
    titles = [at for at in range(min(matter, _HEAD)) if not told[at] and _is_title(lines[at])]
    # A catalogue tells the title as well: the last of them stands above the text.
    own = (at for at in titles if lines[at] not in lines[at + 1 : _HEAD])
    unframed = (at for at, of_page in enumerate(told) if not of_page)
    title = next(chain(own, unframed), 0)
    while title and not told[title - 1] and _is_letterhead(lines[title - 1]):
        title -= 1
    return title if title < matter and any(told[:title]) else 0


def _is_title(line: str) -> bool:
    is_bare = _LEAST_TITLE <= len(line) <= _LONGEST_TITLE and not set(line) & (_SENTENCE | set("，：:"))
    return is_bare and ends_as_title(line) and not heading_number(line)


def _is_letterhead(line: str) -> bool:
    """Return whether a line belongs to a head: a mark, a number, a unit, the first half of a title."""
    if ends_as_title(line):
        return False
    return bool(_LETTERHEAD.fullmatch(line)) or (ends_as_signer(line) and not set(line) & _SENTENCE)


def _is_matter(line: str) -> bool:
    """Return whether only a document says it: a heading, a long paragraph, a closing formula."""
    number = heading_number(line)
    is_upper = number is not None and number.level <= _UPPER
    return is_upper or len(line) > _LONGEST_OF_PAGE or bool(_FORMULA.fullmatch(line))


def _begin_of_foot(lines: Sequence[str], told: Sequence[bool], above: int) -> int:
    """Return where the foot of the page begins: at the first line of it, where nothing else follows."""
    for at in range(above + _PROVEN, len(lines)):
        if told[at]:
            rest = lines[at:]
            mostly = sum(told[at:]) * 2 >= len(rest)
            if mostly and not any(
                not t and _is_matter(line) for t, line in zip(told[at:], rest, strict=True)
            ):
                return at
    return len(lines)
