"""P02: quotation marks are “ ” and ‘ ’, not straight ones."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript

_KINDS = (('"＂', "“", "”"), ("'＇", "‘", "’"))


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for paragraph in manuscript.paragraphs:
        for straight, opening, closing in _KINDS:
            if any(c in paragraph.text for c in straight):
                yield from _in_line(paragraph.start, paragraph.text, straight, opening, closing)


def _in_line(at: int, line: str, straight: str, opening: str, closing: str) -> Iterator[Spot]:
    """Yield the straight marks of one line; each opens or closes by whether a quotation is open."""
    places: list[tuple[int, str]] = []
    is_open = chinese = False
    for n, c in enumerate(line):
        if c in (opening, closing):
            is_open = c == opening
        elif c in straight and not _is_apostrophe_or_unit(line, n, is_open):
            chinese = _beside_chinese(line, n) or (is_open and chinese)
            if chinese:
                places.append((n, closing if is_open else opening))
            is_open = not is_open
    kind = FixKind.SUGGEST if is_open else FixKind.AUTO
    for n, right in places:
        yield Spot(at + n, at + n + 1, Fix(kind, right))


def _is_apostrophe_or_unit(line: str, n: int, is_open: bool) -> bool:
    """Return whether the mark is that of it's or of 55" rather than a quotation mark."""
    before, after = line[n - 1 : n] if n else "", line[n + 1 : n + 2]
    letters = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
    return letters or (before.isascii() and before.isdigit() and not is_open)


def _beside_chinese(line: str, n: int) -> bool:
    before, after = line[max(0, n - 3) : n].rstrip(), line[n + 1 : n + 4].lstrip()
    return _is_chinese(before[-1:]) or _is_chinese(after[:1])


def _is_chinese(c: str) -> bool:
    return (
        bool(c)
        and ("\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef")
        and c not in "＂＇"
    )


RULE = Rule(
    id="P02",
    name="直引号",
    about=Aspect.PUNCTUATION,
    severity=Severity.ERROR,
    message="引号用了西文的直引号，应改为“ ”或‘ ’。",
    source="GB/T 15834-2011 4.8",
    detect=_detect,
    cases=(
        Case('增强"四个意识"', ('"', '"')),
        Case('建成"5G"基站12个，落实‘三会一课\'制度。', ('"', '"', "'")),
        Case('举办"书香校园"读书节。', ('"', '"')),
        Case('采购55"显示屏2块，落实“三会一课”制度。'),
        Case('推广Women\'s Federation的做法。\nThe "Green Action" Plan of 2026.'),
    ),
)
