"""A message cut into clauses with their offsets: by marks, by lists, and as people speak."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.facts.evidence import figures
from bot.language.figures.quantities import unit_at
from bot.regex import regex
from bot.understanding.rules.words import CHINESE, JOINING, PARTICLES

Span = tuple[int, int]

_OPENING, _CLOSING = "“‘《〈（(【〔", "”’》〉）)】〕"
_STRONG, _WEAK = "。！？；;!?\n…", "，,"
_LIST_MARK = regex(
    r"(?:(?<=[：:；;，,。、\s])|^)(?:\d{1,2}(?:[.．、)）](?!\d)|(?=\s*[一-鿿]{2,}：))"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]"
    r"|[一二三四五六七八九十]{1,2}(?:是(?!否)|、(?![一二三四五六七八九十]+[、年季月]))|[-*•·](?=\s?[一-鿿“])"
    r"|[a-h](?:[.、)）]?(?=[一-鿿])|[.、)）](?=\d{1,2}月)))"
    r"|[①-⑳]|\d\ufe0f?\u20e3"
    r"|第[一二三四五六七八九十](?:个议题|件(?!事)|项议题|条|点(?!\d))[，,：:、是]?",
    re.MULTILINE,
)
_NUMBERED_LINE = regex(r"^(\d{1,2})(?=[一-鿿])", re.MULTILINE)
_SIGN = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d"
_SIGNS = regex(f"(?:[{_SIGN}]|\\[[{CHINESE}]{{1,3}}\\])+")
_BLANKS = regex(r"[ \t\u3000]+")
_LETTER = rf"[{CHINESE}“”》》）)！!😀-🙏]"
_EITHER_SIDE = regex(r"[^，,。；;]*")


def _has_counts_around(text: str, at: int, start: int, end: int) -> bool:
    before = re.split("[，,。；;]", text[start:at])[-1]
    after = _EITHER_SIDE.match(text, at, end)
    sides = (before, after.group() if after else "")
    return all(any(q.unit for q in figures(side)) for side in sides)


_COUNT_APART = regex(rf"\d[\d,.]*[ \u3000]+[{CHINESE}]")
_LONG = 14
"""From how many characters on a stretch without marks is cut as speech."""


@dataclass(frozen=True)
class Clause:
    """One clause of a message, word for word."""

    text: str
    start: int
    end: int
    stretch: int
    """Clauses between two strong marks, or of one item of a list, have the same number."""
    sentence: int
    """Clauses up to a full stop have the same number."""
    mark: str = ""
    """The list mark that its stretch began with."""
    ending: str = ""
    """The mark that it ended with."""


def blank_out(text: str, taken: Iterable[Span]) -> str:
    """Return a message with what was read already blanked out, offsets kept."""
    for start, end in taken:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a message in order; marks and blanks around them belong to none."""
    found: list[Clause] = []
    sentence = 0
    marks = _marks(text)
    for number, (start, end) in enumerate(_stretches(text, marks)):
        body = marks.get(start, start)
        for low, high in _pieces(text, body, end):
            if piece := _trim(text, low, high):
                ending = text[piece[1] : piece[1] + 1]
                found.append(Clause(text[slice(*piece)], *piece, number, sentence, text[start:body], ending))
        if text[end - 1 : end] in ("。", "！", "!", "\n", "？", "?"):
            sentence += 1
    return found


def _marks(text: str) -> dict[int, int]:
    """Return the list marks of a text by where they begin, with where they end."""
    marks = {m.start(): m.end() for m in _LIST_MARK.finditer(text) if not _is_inside(text, m.start())}
    lines = list(_NUMBERED_LINE.finditer(text))
    if len(lines) > 1 and [int(m[1]) for m in lines] == list(range(1, len(lines) + 1)):
        marks |= {m.start(): m.end() for m in lines}
    return marks


def _stretches(text: str, marks: Iterable[int]) -> Iterator[Span]:
    """Yield the spans between strong marks and list marks."""
    bounds = sorted({0, len(text), *marks, *(at + 1 for at in _outside(text, _STRONG))})
    return ((a, b) for a, b in pairwise(bounds) if text[a:b].strip())


_ENDS_WORDS = regex(rf"[{CHINESE}）)”]\.\s*[{CHINESE}“]")


def _outside(text: str, marks: str) -> Iterator[int]:
    """Yield where one of the marks stands outside of quotations and brackets, and outside of a number."""
    depth = 0
    for at, c in enumerate(text):
        if c in _OPENING:
            depth += 1
        elif c in _CLOSING:
            depth = max(0, depth - 1)
        elif c == "\n":
            depth = 0
        stop = c == "." and "。" in marks and _ENDS_WORDS.match(text, at - 1)
        if (c in marks or stop) and depth == 0 and not _is_in_number(text, at):
            yield at


def _is_inside(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    before = text[line:at]
    return sum(before.count(c) for c in _OPENING) > sum(before.count(c) for c in _CLOSING)


def _is_in_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the clauses of a stretch: apart by commas, else by blanks, and then as people speak."""
    commas = list(_outside(text[start:end], _WEAK))
    cuts = [start + at + 1 for at in commas] or list(_blanks(text, start, end))
    signs = (m.end() for m in _SIGNS.finditer(text, start, end) if not _is_inside(text, m.start()))
    apart = (at for at in _blanks(text, start, end) if commas and _has_counts_around(text, at, start, end))
    cuts = sorted({*cuts, *signs, *apart})
    bounds = [start, *cuts, end]
    for a, b in pairwise(bounds):
        yield from _speech_clauses(text, a, b, punctuated=len(commas) > 1)


def _blanks(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a blank parts words; a blank beside a figure's unit does not."""
    for m in _BLANKS.finditer(text, start, end):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        if re.match(rf"{_LETTER}|\d|[a-z]", before) and re.match(rf"{_LETTER}|[\d【（(]", after):
            of_count = (before.isdigit() and unit_at(text, m.end())) or _COUNT_APART.match(text, m.end())
            if not _is_inside(text, m.start()) and not of_count:
                yield m.end()


_JOINS = regex(
    rf"(?<=[{CHINESE}\d])(?={JOINING}[{CHINESE}\d]|我(?:看|核|查|懒|叫|让|催|再|问)|你(?:帮|改|顺|算|看"
    rf"|补|给)|(?:千万)?(?:别|不要|不用)(?:写|超|提|放|往)"
    r"|(?<=[报说给算])(?=(?:查出|发现|排查|整改|完成|处置|办结|一共|总共))|就是我们|剩下|还剩|(?:这|那)个[^的，]{1,4}(?:你|不|别|先|还没))"
)
_PARTICLE = regex(rf"(?<=[{PARTICLES}])(?<![{CHINESE}]酒吧)(?=[{CHINESE}\d])(?!\w?[{PARTICLES}])(?<!网吧)")
_HEAD = regex(f"^(?:.{{0,6}})?(?:问题|困难|不足|短板|打算|计划|下一?步)[{PARTICLES}]$")
"""What a particle does not part from the list that it governs: 问题嘛就是人手少."""
_HOLDS = regex(
    rf"(?:[扩增升降减]|提高|变)?[到至]|[：:的人以左上多余下内事一之间来和与及、（(%后前时起]|[{PARTICLES}]"
)
_LEAST_BETWEEN, _BARE = 2, 10_000


def _speech_clauses(text: str, start: int, end: int, *, punctuated: bool) -> Iterator[Span]:
    """Yield the clauses of words without marks: cut before 然后, behind 嘛, and behind what was counted."""
    words = text[start:end]
    cuts = {0, len(words)}
    if len(words) >= _LONG:
        cuts |= {m.start() for m in (*_JOINS.finditer(words), *_PARTICLE.finditer(words))}
        cuts |= set() if punctuated else set(_behind_counts(words))
    cuts = {at for at in cuts if not _is_inside(words, at) and not _HEAD.search(words[:at])} | {0, len(words)}
    bounds = sorted(cuts)
    return ((start + a, start + b) for a, b in pairwise(bounds))


_NAME = regex("[二三四五六七八九](?:级|层|楼|队|支|班|组|号|期)")


def _behind_counts(words: str) -> Iterator[int]:
    """Yield the ends of counts that stand behind what they count, where another count follows later."""
    whole = (q for q in figures(words) if not _NAME.match(words, q.start))
    told = [q for q in whole if q.unit not in ("级", "层", "楼") and (q.unit or q.value >= _BARE)]
    for q, later in pairwise(told):
        before, after = words[q.start - 1 : q.start], words[q.end : later.start]
        if not after:
            yield q.end
        runs = len(re.findall(rf"[{CHINESE}]", after)) >= _LEAST_BETWEEN
        if before and re.match(rf"[{CHINESE}]", before) and before not in "第每各近约" and runs:
            stands_before = before in "了有加" and not re.match(rf"[{CHINESE}]了", after)
            open_unit = q.unit == "个" and not re.match(r"\d|[已正还均都全剩现新共]|其中", after)
            if (
                not stands_before
                and not open_unit
                and not _HOLDS.match(after)
                and not re.search("[，、；（]", after[:1])
            ):
                yield q.end


_AROUND = regex(rf"[\s「」『』，,、；;。！!？?…~～—\-{_SIGN}]")


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and _AROUND.match(text[start]):
        start += 1
    while end > start and _AROUND.match(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None
