"""Cleaning: take out what the web and the PDF put into a text; change nothing else.

A file is cleaned whole before it is split: adverts, page numbers and broken lines would hide where its pieces
begin. Every pass finds edits in the text as the passes before it left it, and every character keeps the
offset that it had in the original. A piece can also be cut out of the original and cleaned by itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.corpus.cleaning import adverts, masks, web_markup
from bot.corpus.cleaning import inline_adverts as touting
from bot.corpus.cleaning.collapsed import missing_breaks
from bot.corpus.cleaning.letter_spacing import letter_spaces
from bot.corpus.cleaning.line_joins import line_joins
from bot.corpus.cleaning.misread_numbers import misread_numbers
from bot.corpus.cleaning.outside_frames import outside_frames
from bot.corpus.cleaning.page_heads import running_heads
from bot.corpus.cleaning.page_margins import page_margins
from bot.corpus.cleaning.paywalls import paywalls
from bot.corpus.cleaning.site_frames import site_frames
from bot.corpus.cleaning.stray_marks import stray_marks
from bot.corpus.cleaning.viewer_marks import viewer_marks
from bot.corpus.parsing.markers import dated_titles, marker_breaks
from bot.corpus.parsing.prefaces import prefaces
from bot.domain.noise import NoiseKind
from bot.domain.piece import Span
from bot.files.markdown import markdown
from bot.language.entry import normalise_trace
from bot.language.han import HAN
from bot.language.offsets import Edit, Traced, trace
from bot.lexicon.genres import genre_at_end
from bot.regex import regex

SLOT = "××"
"""What stands for every masked word; never a word itself."""


@dataclass(frozen=True)
class Cleaned(Traced):
    """A text without noise, the offsets its characters had, and the noise that was taken out."""

    noise: tuple[Span, ...]


_Pass = Callable[[str], Iterator[Edit]]


def noise(text: str) -> tuple[Span, ...]:
    """Return the noise of a text, in its own offsets and in order."""
    return clean(text).noise


def clean(text: str, wrapped: bool = True) -> Cleaned:
    """Return the text without noise, its offsets in the original, and the noise.

    `wrapped` where a line may end at the edge of a page; else every line is a paragraph.
    """
    state, spans = trace(text), list[Span]()
    for find in _AT_THE_DOOR:
        state = state.with_edits(_collect_noise(state, find(state.text), spans))
    state = normalise_trace(state)
    for find in _PASSES:
        if find is line_joins and not wrapped:
            continue
        state = state.with_edits(_collect_noise(state, find(state.text), spans))
    return Cleaned(state.text, state.starts, state.origins, tuple(_disjoint(spans)))


def _collect_noise(state: Traced, edits: Iterable[Edit], spans: list[Span]) -> Iterator[Edit]:
    """Yield the edits and keep note of what was noise."""
    for edit in edits:
        if edit.kind:
            spans.append(Span(state.origin(edit.start), state.origin_end(edit.end), edit.kind))
        yield edit


def _disjoint(spans: list[Span]) -> Iterator[Span]:
    """Yield the spans in order; where a span surrounds earlier found ones, what is left of it."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and span.start < found[-1].end:
            outer, inner = found.pop(), span
            parts = ((outer.start, inner.start, outer.kind), (inner.start, inner.end, inner.kind))
            found += [
                Span(*part) for part in (*parts, (inner.end, outer.end, outer.kind)) if part[0] < part[1]
            ]
        else:
            found.append(span)
    yield from found


def _replacement_pass(pattern: str, replacement: str = "", kind: NoiseKind | None = None) -> _Pass:
    compiled = regex(pattern, re.MULTILINE)
    return lambda text: (
        Edit(m.start(), m.end(), replacement, kind) for m in compiled.finditer(text) if m.group()
    )


def _line_pass(pattern: str, kind: NoiseKind) -> _Pass:
    """Return the pass that takes lines away with their breaks, so that what they parted can be joined."""
    compiled = regex(pattern, re.MULTILINE)

    def find(text: str) -> Iterator[Edit]:
        for m in compiled.finditer(text):
            if m.group():
                yield Edit(m.start(), m.end(), kind=kind)
                if text[m.end() : m.end() + 1] == "\n":
                    yield Edit(m.end(), m.end() + 1)

    return find


_SLOT_DIGITS = r"(?<=××)\d{4,}(?!年)"
_QUOTE_MARK = rf"^[ \t\u3000]*[>＞■□●◆◇★☆▲▶►※]{{1,3}}[ \t\u3000]*(?=[{HAN}（(\d])"
_RULE_LINE = r"^[ \t]*(?:[*＊_=\-]{3,}|[—―─━_\-]{2,}★[—―─━_\-]{2,}|[—―─━]{3,})[ \t]*$"

# What those who work on a draft tell one another.
_REMARK = (
    r"[\[【（(](?:批注|修订|审阅|备注|评论)[ \t]*\d*[ \t]*(?:[:：]|\[)[^\[\]【】（）()\n]{1,80}[\]】）)]"
    r"|[（(【\[](?:此处|这里|这段|该段|本段|此段|这句|此句|数据|数字)[^（）()【】\[\]\n]{0,40}?"
    r"(?:待补|待定|待核|再补|补充|核实|核对|再核|再查|再加|删掉|删去|改一?下|要加|要改|斟酌|确认)[^（）()【】\[\]\n]{0,20}[）)】\]]"
)
_INVISIBLE = r"[\u200b-\u200f\u2060\ufeff\xad\ufffd]"
_STRAY = rf"(?<=[{HAN}，。、；：,])[`^~|](?=[{HAN}“《])|(?<=的)。(?=[{HAN}]{{1,4}}[。；，,;、])"
_STRAY_POINT = regex(rf"(?<=[的地得])[.．](?=[{HAN}])")
_FULL_POINT = regex(rf"[{HAN}”）)][.．](?:[\n{HAN}]|$)")

_WIDE = f"{HAN}×“”‘’《》〈〉（）【】〔〕、，。；：？！—…"
_BLANK = r"[ \t\u3000\xa0]+"
# “, ” and the like: the mark is ASCII, the words are not.
_CHAPTER = "".join(f"(?<!第{'.' * digits}{part})" for digits in (1, 2, 3) for part in ("[章节编条]", "部分"))
_BLANKS_INSIDE = (
    rf"(?<=[{_WIDE}]){_CHAPTER}{_BLANK}(?=[{_WIDE}(])|(?<=[{HAN}”》）][,;:)]){_BLANK}(?=[{_WIDE}])"
    rf"|(?<=\d){_BLANK}(?=[年月日·])|(?<=[年月·]){_BLANK}(?=\d)|(?<=[{HAN}”）][+＋]){_BLANK}(?=[{HAN}“（])"
)
_LINE = regex("[^\n]+")
_BESIDE_FIGURES = regex(
    rf"(?<=[{HAN}，。、；：”）]){_CHAPTER}{_BLANK}(?=\d)|(?<=[\d%％‰]){_BLANK}(?=[{HAN}，。、；：“（%％‰])"
)
_BEHIND_NUMBER = regex(
    rf"(?:(?<=^[一二三四五六七八九十][、．])|(?<=^（[一二三四五六七八九十]）)|(?<=^[一二三四五六七八九十]{{2}}[、．])){_BLANK}(?=\d)",
    re.MULTILINE,
)
_MOST_TITLE_WORDS = 5
_INDENT = rf"^{_BLANK}"
_TRAILING = rf"(?<![ \t\u3000\xa0]){_BLANK}$"
_FULL_WIDTH = dict(zip(",;:?!().", "，；：？！（）。", strict=True))
_MARK = regex(
    rf"(?<=[{HAN}×”’》）】])[,;:?!]|[,;:?!](?=[ \t]*[{HAN}×“‘《（【])"
    rf"|(?<=[{HAN}×”’》）])\.(?=$|[ \t{HAN}“”’])",
    re.MULTILINE,
)
_DOUBLED = r"([，、；：])\1+|(?<!。)。。(?!。)|[，、；](?=。)|(?<=[。；])[，、；]"
_HAN_NUMBER_BEFORE = regex(r"(?:^|\n)[ \t\u3000]*[一二三四五六七八九十]{1,3}$")
_STRAIGHT_QUOTES = regex(r'"([^"\n]*)"')
_HAN_OR_SLOT = regex(f"[{_WIDE}]")


def _blanks_beside_figures(text: str) -> Iterator[Edit]:
    """Yield the blanks around figures in prose and titles; in the row of a table they part its cells."""
    prose = (
        line.span() for line in _LINE.finditer(text) if _is_prose(line.group()) or _is_title(line.group())
    )
    found = {gap.span() for span in prose for gap in _BESIDE_FIGURES.finditer(text, *span)}
    found |= {gap.span() for gap in _BEHIND_NUMBER.finditer(text)}
    yield from (Edit(start, end, kind=NoiseKind.PDF_SPACE) for start, end in sorted(found))


def _is_prose(line: str) -> bool:
    return not set("，。；").isdisjoint(line)


def _is_title(line: str) -> bool:
    """Return whether a line is a title; the row of a table has more cells than a year parts a title into."""
    return len(line.split()) <= _MOST_TITLE_WORDS and genre_at_end(line.rstrip()) is not None


def _stray_points(text: str) -> Iterator[Edit]:
    """Yield 的. within a sentence, unless the text writes its full stops that way."""
    strays = {m.start() for m in _STRAY_POINT.finditer(text)}
    stops = {m.start() + 1 for m in _FULL_POINT.finditer(text)} - strays
    if not stops:
        yield from (Edit(at, at + 1, kind=NoiseKind.STRAY_CHAR) for at in sorted(strays))


def _brackets(text: str) -> Iterator[Edit]:
    edits: list[Edit] = []
    for opening, closing in _bracket_pairs(text):
        if any(_HAN_OR_SLOT.match(text, at) for at in (opening - 1, opening + 1, closing - 1, closing + 1)):
            edits += (Edit(at, at + 1, _FULL_WIDTH[text[at]]) for at in (opening, closing))
    return iter(sorted(edits, key=lambda edit: edit.start))


def _bracket_pairs(text: str) -> Iterator[tuple[int, int]]:
    waiting: list[int] = []
    for m in re.finditer(r"[()\n]", text):
        if m.group() == "\n":
            waiting.clear()
        elif m.group() == "(":
            waiting.append(m.start())
        elif waiting:
            yield waiting.pop(), m.start()


def _quotes(text: str) -> Iterator[Edit]:
    for m in _STRAIGHT_QUOTES.finditer(text):
        if _HAN_OR_SLOT.search(m.group(1)):
            yield Edit(m.start(), m.start() + 1, "“")
            yield Edit(m.end() - 1, m.end(), "”")


def _punctuation(text: str) -> Iterator[Edit]:
    for m in _MARK.finditer(text):
        # The point of a heading's 一. is its number's, not a sentence's.
        if m.group() != "." or not _HAN_NUMBER_BEFORE.search(text, max(0, m.start() - 8), m.start()):
            yield Edit(m.start(), m.end(), _FULL_WIDTH[m.group()])


def _duplicate_punctuation(text: str) -> Iterator[Edit]:
    for m in re.finditer(_DOUBLED, text):
        yield Edit(m.start(), m.end(), m.group()[0] if len(m.group()) > 1 else "", NoiseKind.DUPLICATE_PUNCT)


_AT_THE_DOOR: tuple[_Pass, ...] = (
    _replacement_pass(_INVISIBLE, kind=NoiseKind.STRAY_CHAR),
    web_markup.entities,
    web_markup.tags,
)
"""Noise that tidying up would take away unseen."""
_PASSES: tuple[_Pass, ...] = (
    paywalls,
    _replacement_pass(_REMARK, kind=NoiseKind.STRAY_CHAR),
    touting.adverts_in_brackets,
    touting.advert_lines,
    _replacement_pass(adverts.SENTENCE, kind=NoiseKind.ADVERT),
    page_margins,
    site_frames,
    running_heads,
    _line_pass(adverts.RESIDUE, NoiseKind.PLATFORM_RESIDUE),
    _line_pass(adverts.PAGE_NUMBER, NoiseKind.PAGE_NUMBER),
    _replacement_pass(_RULE_LINE),
    _replacement_pass(_QUOTE_MARK, kind=NoiseKind.STRAY_CHAR),
    markdown,
    letter_spaces,
    misread_numbers,
    _replacement_pass(masks.FILL, SLOT, NoiseKind.MASK),
    _replacement_pass(masks.YEAR, SLOT, NoiseKind.MASK),
    _replacement_pass(masks.SPURIOUS, kind=NoiseKind.SPURIOUS_MASK),
    _replacement_pass(masks.SPACED, SLOT, NoiseKind.MASK),
    _replacement_pass(masks.NUMBER, SLOT, NoiseKind.MASK),
    _replacement_pass(masks.LONG, SLOT, NoiseKind.MASK),
    _replacement_pass(masks.SHORT, SLOT, NoiseKind.MASK),
    _replacement_pass(masks.SOMEBODY, SLOT, NoiseKind.MASK),
    _replacement_pass(_SLOT_DIGITS),
    _replacement_pass(_STRAY, kind=NoiseKind.STRAY_CHAR),
    _stray_points,
    _brackets,
    _quotes,
    _punctuation,
    viewer_marks,
    marker_breaks,
    dated_titles,
    stray_marks,
    outside_frames,
    line_joins,
    # Not before: a broken line may have parted an advert's words.
    touting.advert_clauses,
    _replacement_pass(adverts.BARE, kind=NoiseKind.ADVERT),
    _replacement_pass(_INDENT),
    _replacement_pass(_TRAILING, kind=NoiseKind.PDF_SPACE),
    missing_breaks,
    _replacement_pass(_BLANKS_INSIDE, kind=NoiseKind.PDF_SPACE),
    _blanks_beside_figures,
    prefaces,
    _duplicate_punctuation,
    _replacement_pass(r"\A\n+|\n+\Z|(?<=\n)\n+"),
)
