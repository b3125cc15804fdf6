"""The proof that nothing of a document was lost when it was typeset: both packages are looked through."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from bot.domain.story import Loss, Story
from bot.domain.table import Table
from bot.files.word.markup import common
from bot.files.word.things import is_symbol_font
from bot.regex import regex

_PARTS = regex(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_SKIPPED = frozenset(("Fallback", "del", "moveFrom", "delText", "rt"))
_COUNTED = {
    "blip": "picture",
    "imagedata": "picture",
    "chart": "chart",
    "relIds": "diagram",
    "oMath": "equation",
    "footnoteReference": "note",
    "endnoteReference": "note",
    "commentReference": "comment",
    "sym": "symbol",
    "checkbox": "form",
    "dropDownList": "form",
    "comboBox": "form",
    "ffData": "form",
}
"""What is counted, by the name of its element, and the name of its loss."""
_LOOKS = {"strike": "strike", "dstrike": "strike", "em": "emphasis", "vertAlign": "raised"}
_SHOWN = 20


def losses(story: Story, made: bytes) -> tuple[Loss, ...]:
    """Return what of the document is not in the file that was made of it, what is known to be lost first.

    Letters and things of the source are counted in its own markup, not in what was read of it.
    """
    told = list(dict.fromkeys(story.losses))
    before, after = _counts_of(story), _counts(made)
    named = {one.what for one in told}
    things = before[1] - after[1]
    told += [Loss(what) for what in sorted(things) if not named & {what, *_LIKE.get(what, ())}]
    lacking = "".join((before[0] - after[0]).elements())
    if lacking and not named & _WITH_LETTERS:
        told.append(Loss("words", name=lacking[:_SHOWN]))
    return tuple(told)


_LIKE = {"picture": ("linked", "missing", "object", "control"), "note": ("picture",)}
"""Under what other names the loss of a thing may be known."""
_WITH_LETTERS = frozenset(("hidden", "ruby", "chunk", "footer"))
_Counts = tuple[Counter[str], Counter[str]]


def _counts_of(story: Story) -> _Counts:
    if story.package:
        return _counts(story.package)
    texts = (text for part in story.parts for text in _texts(part))
    notes = (words.text for note in story.notes for words in note.paragraphs)
    return Counter(c for text in (*texts, *notes) for c in text if _is_letter(c)), Counter()


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, Table):
        yield from (line for row in part.rows for cell in row.cells for line in cell.lines)
    else:
        yield str(getattr(part, "text", ""))


def _is_letter(c: str) -> bool:
    return not c.isspace() and (c.isprintable() or "\ue000" <= c <= "\uf8ff")


def _counts(content: bytes) -> _Counts:
    """Return the letters and the things of a Word file; of things those without a look of their own."""
    letters: Counter[str] = Counter()
    things: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if _PARTS.fullmatch(name):
                _count(etree.fromstring(common(package.read(name))), letters, things)
    return letters, things


def _count(root: _Element, letters: Counter[str], things: Counter[str]) -> None:
    waiting: list[_Element] = [root]
    while waiting:
        element = waiting.pop()
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _SKIPPED or (name == "r" and _is_hidden(element)):
            continue
        if name == "t":
            letters.update(c for c in element.text or "" if _is_letter(c))
        elif name == "rPr":
            _count_looks(element, things)
            continue
        elif what := _COUNTED.get(name):
            things[what] += 1
        waiting.extend(element)


def _count_looks(properties: _Element, things: Counter[str]) -> None:
    run = properties.getparent()
    words = run.find("{*}t") if run is not None else None
    if words is None or not (words.text or "").strip():
        return
    things.update(_LOOKS[name] for name in _on(properties) if name in _LOOKS)
    fonts = properties.find("{*}rFonts")
    things["signs"] += fonts is not None and any(is_symbol_font(str(name)) for name in fonts.attrib.values())


def _on(properties: _Element) -> Iterator[str]:
    """Yield the names of the properties that are on."""
    for one in properties:
        values = [str(v) for k, v in one.attrib.items() if str(k).endswith("}val")]
        if values[:1] not in (["0"], ["false"], ["off"], ["none"], ["baseline"]) and isinstance(one.tag, str):
            yield one.tag.rpartition("}")[2]


def _is_hidden(run: _Element) -> bool:
    properties = run.find("{*}rPr")
    return properties is not None and "vanish" in _on(properties)
