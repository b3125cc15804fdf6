"""What lines tell of themselves by their form and their neighbours, before the text is read as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.story import Line
from bot.domain.table import Table
from bot.domain.words import Words
from bot.language.document.forms import DAY, is_adoption, is_date, is_dated, is_issue, is_named_annex
from bot.language.document.headings import heading_number
from bot.language.document.lines import Placed
from bot.language.document.paragraphs import is_addressee
from bot.lexicon.genres import Family, any_of, ends_as_title
from bot.lexicon.people import DOUBLE_SURNAME, SURNAME
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_CAPTION = regex(r"[图表]\s*\d{1,3}(?:[-—.．]\d{1,3})?(?:[\s\u3000:：、.．].{0,40})?(?<![。；，])")
_CONTENTS = regex(r"目[\s\u3000]*[录次]")
_ENTRY = regex(r"\d{1,2}[.．、]\s*[^。；，]{2,50}")
_LEADER = regex(r".{1,60}?(?:[.．…·]{3,}|\t+|\s{4,})\s*[-—]?\s*\d{1,3}\s*[-—]?")
_EDITED = regex(rf"\S{{2,30}}(?:编|编印|主办)[\s\u3000]*{DAY}?")
_NAME = rf"(?:{DOUBLE_SURNAME}|{SURNAME})[\s\u3000]?[\u4e00-\u9fff某×]{{1,2}}"
_PERSON = regex(rf"[（(]?(?:[\u4e00-\u9fff]{{2,12}}[\s\u3000]+)?{_NAME}[）)]?")
_SPOKEN = regex(f"{any_of(Family.SPEECHES, Family.SUMMARIES)}|演讲|报告|思考|体会|点评")
_SIGNER = regex(
    r"(?:报告|汇报|申请|述职|检查|承诺|执笔|撰稿|整理)人[：:]\s*[\u4e00-\u9fff\s]{2,12}"
    r"|[\u4e00-\u9fff]{1,10}[长任记员席理授师][\s\u3000]+[\u4e00-\u9fff][\s\u3000]?[\u4e00-\u9fff]{1,3}"
)
_SIGNED_WITH_POST = regex(
    r"(?P<post>[\u4e00-\u9fff]{1,10}[长任记员席理])[\s\u3000]+(?P<name>[\u4e00-\u9fff][\s\u3000]?[\u4e00-\u9fff]{1,3})"
)
_SHORT_LINE = regex(r"[^。；：:，]{2,40}")
_LEVELLED = regex(r"[^。；]{1,60}")
_MOST_BELOW_TITLE, _MOST_BELOW_DATE = 4, 5
_LONGEST_NAME = 30


def tell(placed: Sequence[Placed]) -> list[Placed]:
    """Return the parts, those lines that tell what they are with what that is."""
    parts = [part for line in placed for part in _divided_signers(line)]
    parts = list(_captions(parts))
    _tell_contents(parts)
    _tell_statement(parts)
    _tell_title(parts)
    _tell_levels(parts)
    return parts


def _text(parts: Sequence[Placed], at: int) -> str:
    part = parts[at] if 0 <= at < len(parts) else None
    return part.text.strip() if isinstance(part, Line) else ""


def _say(parts: list[Placed], at: int, told: str) -> None:
    part = parts[at]
    if isinstance(part, Line):
        parts[at] = replace(part, told=told)


# -- figures and contents --------------------------------------------------------------------------------


def _captions(parts: Sequence[Placed]) -> Iterator[Placed]:
    for n, part in enumerate(parts):
        named = isinstance(part, Line) and not part.told and _CAPTION.fullmatch(part.text.strip())
        if named and isinstance(part, Line):
            beside = any(_is_shown(parts[m]) for m in (n - 1, n + 1) if 0 <= m < len(parts))
            yield replace(part, told="caption" if beside else "item")
        else:
            yield part


def _is_shown(part: Placed) -> bool:
    """Return whether a part is a table or a figure."""
    return isinstance(part, Table) or (isinstance(part, Line) and not part.text.strip())


def _tell_contents(parts: list[Placed]) -> None:
    """Tell the lines of a typed table of contents from the headings that they name."""
    for n, part in enumerate(parts):
        if isinstance(part, Line) and _CONTENTS.fullmatch(part.text.strip()):
            _say(parts, n, "caption")
        elif (
            isinstance(part, Line) and not part.told and _LEADER.fullmatch(part.text) and _has_dots(part.text)
        ):
            _say(parts, n, "item")


def _has_dots(text: str) -> bool:
    return any(text.count(dot) >= least for dot, least in (("…", 2), (".", 6), ("·", 6), ("．", 6)))


def _tell_statement(parts: list[Placed]) -> None:
    """Tell the statement of annexes from an annex, where it stands at the very end and nothing follows it."""
    for n in range(len(parts) - 1, 1, -1):
        line = _text(parts, n)
        if not (is_named_annex(line) or _ENTRY.fullmatch(line)) or _told(parts, n):
            return
        if any(is_date(_text(parts, m)) for m in range(max(0, n - _MOST_BELOW_DATE), n)):
            _say(parts, n, "enclosure")


# -- the title and what stands below it --------------------------------------------------------------------


def _tell_title(parts: list[Placed]) -> None:
    """Tell the lines below the title, and the title above them."""
    end = _title_end(parts)
    below = end
    while below < min(len(parts), end + _MOST_BELOW_TITLE) and _is_below_title(parts, end, below):
        below += 1
    for n in range(end):
        _say(parts, n, "title")
    for n in range(end, below if end else end):
        _say(parts, n, "subtitle")


def _told(parts: Sequence[Placed], at: int) -> str:
    part = parts[at]
    return part.told if isinstance(part, Line) else ""


def _title_end(parts: Sequence[Placed]) -> int:
    """Return how many lines the title surely takes; 0 where only the whole text can tell."""
    told = 0
    while told < len(parts) and _told(parts, told) == "title":
        told += 1
    if told:
        return told
    first, second = _text(parts, 0), _text(parts, 1)
    if _leads_alone(parts):
        return 1
    if first and (is_issue(second) or (_SPOKEN.search(first) and _names_speaker(parts, 1))):
        return 0 if _has_one_article(parts) else 1
    return int(ends_as_title(first) and is_adoption(second))


def _names_speaker(parts: Sequence[Placed], at: int) -> bool:
    """Return whether a line names who speaks, or tells the day below which somebody is named."""
    named = _PERSON.fullmatch(_text(parts, at)) is not None
    return named or (is_date(_text(parts, at)) and _PERSON.fullmatch(_text(parts, at + 1)) is not None)


def _leads_alone(parts: Sequence[Placed]) -> bool:
    """Return whether the first line is the only heading of its level, above all others."""
    levels = [part.level for part in parts if isinstance(part, Line) and part.told == "heading"]
    first = parts[0] if parts else None
    return (
        isinstance(first, Line)
        and first.told == "heading"
        and all(level > first.level for level in levels[1:])
    )


def _has_one_article(parts: Sequence[Placed]) -> bool:
    """Return whether a bulletin holds a single article: its title stands below the head of the bulletin."""
    head = next((n for n in range(1, len(parts)) if not _is_below_title(parts, 1, n)), len(parts))
    lines = [_text(parts, n) for n in range(head, len(parts))]
    heads = [line for line in lines if line and _SHORT_LINE.fullmatch(line) and heading_number(line) is None]
    return len(heads) == 1 and lines[0] == heads[0]


def _is_below_title(parts: Sequence[Placed], end: int, at: int) -> bool:
    if _told(parts, at) == "subtitle":
        return True
    line = _text(parts, at)
    if not line or _told(parts, at):
        return False
    if is_issue(line) or (at > end and (_EDITED.fullmatch(line) or is_dated(line))):
        return True
    if is_adoption(line) or (is_date(line) and not is_addressee(line)):
        return True
    spoken = any(_SPOKEN.search(_text(parts, n)) for n in range(end))
    return bool(spoken and _PERSON.fullmatch(line)) and not ends_as_signer(line)


# -- headings ----------------------------------------------------------------------------------------------


def _tell_levels(parts: list[Placed]) -> None:
    """Bring the levels of headings that the file tells to 1, 2, 3 and 4: by their order, not by their number.

    What is told to be a heading and cannot be one is text.
    """
    for n, part in enumerate(parts):
        if isinstance(part, Line) and part.told == "heading" and not _LEVELLED.fullmatch(part.text.strip()):
            parts[n] = replace(part, told="", level=0)
    levels = sorted({p.level for p in parts if isinstance(p, Line) and p.told == "heading"})
    for n, part in enumerate(parts):
        if isinstance(part, Line) and part.told == "heading":
            number = heading_number(part.text)
            level = number.level if number else min(levels.index(part.level) + 1, 4)
            parts[n] = replace(part, level=level)


# -- signatures --------------------------------------------------------------------------------------------


def _divided_signers(part: Placed) -> Iterator[Placed]:
    """Yield a line; one that names several units and nothing else as a line each."""
    if not isinstance(part, Line) or part.told:
        yield part
        return
    names = part.text.split()
    if len(names) > 1 and all(ends_as_signer(name) and not heading_number(name) for name in names):
        at = 0
        for name in names:
            start = part.text.find(name, at)
            at = start + len(name)
            yield replace(part, words=_slice(part.words, start, at), told="signature")
    else:
        yield part


def _slice(words: Words, start: int, end: int) -> Words:
    return words.part(start, end).stripped()


def post_and_name(line: str) -> tuple[str, str] | None:
    """Return the post and the name of a person who signs with both: 县长 周某; `None` for any other line."""
    found = _SIGNED_WITH_POST.fullmatch(line)
    return (found["post"], found["name"]) if found else None


def is_signer(line: str) -> bool:
    """Return whether a line names a person who signs."""
    return _SIGNER.fullmatch(line) is not None


def tell_signers(parts: list[Placed]) -> None:
    """Tell persons who sign above the date, and a unit that stands below it."""
    dated = next((n for n in range(len(parts) - 1, 0, -1) if is_date(_text(parts, n))), 0)
    if not dated or _told(parts, dated) or dated < len(parts) - _MOST_BELOW_DATE:
        return
    below = _text(parts, dated + 1)
    if is_signer(_text(parts, dated - 1)):
        _say(parts, dated - 1, "signature")
    elif below and len(below) <= _LONGEST_NAME and (ends_as_signer(below) or is_signer(below)):
        _say(parts, dated + 1, "signature")
    elif _told(parts, dated - 1) != "signature":
        return
    _say(parts, dated, "date")
