"""The words of a paragraph as runs of the Word file, with the things that stand among them."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from bot.domain.words import Thing, Words
from bot.export.sheet.sheet import Run, runs_of
from bot.export.word import styles
from bot.export.word.fitting import fit
from bot.export.word.oxml import look_properties, run

LINK = "link:"
"""What the name of a link begins with that leads to an address."""
_RAISED = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:vertAlign w:val="superscript"/></w:rPr>'
_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
# Of the width of a line to write on that is a tab: what a tab stop takes.
_TAB = 4 * " "
_BARE = ("mark", "equation", "form", "break")
"""What is no run, or brings its own."""
_DRAWN = frozenset(("picture", "chart", "diagram", "drawing", "equation"))


def runs_xml(runs: Iterable[Run], room: int, *, inline: bool = True, sizes: str = "", style: str = "") -> str:
    """Return the runs; what is drawn fits into `room` twips.

    `inline` says that headings among them stand in one paragraph with text; `style` is that of the others.
    """
    spelled = []
    for link, group in groupby(runs, key=lambda one: one.look.link):
        inner = "".join(_run(one, room, inline, sizes, style) for one in group)
        address = escape(LINK + link)
        spelled.append(f'<w:hyperlink r:id="{address}">{inner}</w:hyperlink>' if link else inner)
    return "".join(spelled)


def words_xml(words: Words, room: int, sizes: str = "", style: str = "") -> str:
    """Return words that are no heading as runs."""
    return runs_xml(runs_of(words), room, sizes=sizes, style=style)


def _run(one: Run, room: int, inline: bool, sizes: str, style: str) -> str:
    if one.thing and one.thing.kind != "tab":
        return _thing(one, one.thing, room, sizes)
    named = styles.RUN_INS[one.level] if inline and one.level else style
    text = _TAB if one.thing else one.text
    font = escape(one.look.font)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    return run(text, named, look_properties(one.look, sizes), fonts)


def _thing(one: Run, thing: Thing, room: int, sizes: str) -> str:
    if thing.kind in _BARE:
        return thing.xml
    if thing.kind == "comment":
        return f"<w:r>{thing.xml}</w:r>"
    if thing.kind == "note":
        return f"<w:r>{_RAISED}{thing.xml}</w:r>"
    if thing.kind == "symbol":
        properties = look_properties(one.look, sizes)
        return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{properties}</w:rPr>{thing.xml}</w:r>'
    return f"<w:r>{_HINT}{fit(thing.xml, room)}</w:r>"


def holds_drawing(runs: Sequence[Run]) -> bool:
    """Return whether something stands in the line that is higher than its words."""
    return any(one.thing and one.thing.kind in _DRAWN for one in runs)
