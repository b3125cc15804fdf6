"""Something is put into a place: only the characters of the place change, and what hangs on them."""

import copy
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml.etree import _Element

from bot.domain.table import Table
from bot.export.sheet.sheet import Kind
from bot.export.templates import names
from bot.export.templates import paragraph_styles as looks
from bot.export.templates.controls import set_control
from bot.export.templates.fields import Slot
from bot.export.templates.opening import W
from bot.export.templates.setting import Setting
from bot.export.templates.values import Value
from bot.export.word.parts.title import LINE_WIDTH, title_lines

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT, _RUN, _LOOK, _SHAPE = f"{W}t", f"{W}r", f"{W}rPr", f"{W}pPr"
_STRETCHES = (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}commentRangeStart", f"{W}commentRangeEnd")
_PLACEHOLDER = ("}showingPlcHdr", "}dataBinding")
_COLONS = ("：", ":")
_LONGEST_LABEL = 6
# A word processor that rounds up would put the last character alone on a line.
_SPARE = 0.5


def fill_slot(slot: Slot, value: Value, setting: Setting) -> _Element:
    """Fill a place, and return a text element of what it was filled with.

    Of the places of a part the last one is filled first: what stands behind a place shifts.
    """
    line, text = slot.line, slot.line.text
    before, after = text[: line.offset(slot.start)], text[line.offset(slot.end) :]
    alone = not before.strip() and not after.strip()
    lines = _without_label(value.lines, before, after, line.place)
    found, rest = _empty(slot)
    _unbind(found)
    last, shown = line.paragraph, found
    parts = looks.of_parts(value.parts) if value.parts and alone else ()
    if parts or value.body or (value.divided and alone and len(lines) > 1):
        own = setting if line.place == "document" and alone else replace(setting, headings=looks.NO_STYLES)
        last, shown = _insert_paragraphs(
            slot, (found, rest), parts or looks.paragraphs(lines, value.body), own
        )
    elif value.part == names.TITLE and alone and len(lines) == 1:
        room = setting.characters(found.getparent(), line.paragraph)
        _insert_lines(found, rest, title_lines(lines[0], "", min(room - _SPARE, LINE_WIDTH)))
    else:
        _insert_lines(found, rest, lines)
    set_control(found, "\n".join(value.lines))
    _close(slot, last)
    _prune(found)
    return shown


def _without_label(lines: Sequence[str], before: str, after: str, place: str) -> Sequence[str]:
    """Return the lines without a label or a colon that the template itself has."""
    if not lines:
        return lines
    first, *others = lines
    ahead = before.rstrip()
    labels = (ahead[-length:] for length in range(_LONGEST_LABEL, 1, -1))
    label = next((one for one in labels if one.endswith(_COLONS) and first.startswith(one)), "")
    *others, last = [first[len(label) :].lstrip(), *others]
    if ahead.endswith(_COLONS) or after.lstrip().startswith(_COLONS) or place != "document":
        last = last.removesuffix("：")
    return [*others, last]


# -- taking away what stands there -----------------------------------------------------------------------


def _empty(slot: Slot) -> tuple[_Element, str]:
    """Empty a place; return the text element it begins in, cut there, and what stood behind it in that."""
    lines = (slot.line, slot.last) if slot.last else (slot.line,)
    pieces = [piece for line in lines for piece in line.within(slot.start, slot.end)]
    found = [(p.element, p.at) for p in pieces if p.element is not None]
    texts = [(element, at) for element, at in found if element.tag == _TEXT]
    for element, _ in found:
        if element.tag != _TEXT:
            _remove(element)
    for block in slot.surplus:
        slot.line.paragraph.extend(list(block.iter(*_STRETCHES)))
        _remove(block)
    for element, at in texts[1:]:
        _write_text(element, (element.text or "")[slot.end - at :])
        _prune(element)
    if not texts:
        return _make_run(slot), ""
    element, at = texts[0]
    said = element.text or ""
    _write_text(element, said[: max(0, slot.start - at)])
    return element, said[slot.end - at :]


def _make_run(slot: Slot) -> _Element:
    """Make a run in an empty place, in the look of what is beside it."""
    run, paragraph, element = etree.Element(_RUN), slot.line.paragraph, slot.element
    if (look := _look_beside(paragraph)) is not None:
        run.append(look)
    content = element.find(f"{W}sdtContent") if element is not None else None
    if content is not None and not len(content):
        content.append(run)
    elif element is not None and element.tag == _STRETCHES[0] and element.getparent() is paragraph:
        element.addnext(run)
    elif content is not None and content.getparent() is not None and content.find(_RUN) is not None:
        content.insert(0, run)
    else:
        paragraph.insert(int(paragraph.find(_SHAPE) is not None), run)
    return etree.SubElement(run, _TEXT)


def _look_beside(paragraph: _Element) -> _Element | None:
    beside = (paragraph.find(f"{_RUN}/{_LOOK}"), paragraph.find(f"{_SHAPE}/{_LOOK}"))
    found = next((one for one in beside if one is not None), None)
    return looks.without_changes(copy.deepcopy(found)) if found is not None else None


def _unbind(text: _Element) -> None:
    """Make what is filled in stay: a control shows no placeholder and no data from elsewhere any more."""
    for control in text.iterancestors(f"{W}sdt"):
        about = control.find(f"{W}sdtPr")
        if about is None:
            continue
        shown = about.find(f"{W}showingPlcHdr") is not None
        for element in [e for e in about if str(e.tag).endswith(_PLACEHOLDER)]:
            _remove(element)
        run = text.getparent()
        if shown and run is not None:
            _copy_properties(run, about.find(_LOOK))


def _copy_properties(run: _Element, own: _Element | None) -> None:
    """Give a run the look of its control, for it has that of a placeholder."""
    look = run.find(_LOOK)
    if own is not None:
        if look is not None:
            _remove(look)
        run.insert(0, copy.deepcopy(own))
    elif look is not None and (style := look.find(f"{W}rStyle")) is not None:
        _remove(style)


# -- putting ---------------------------------------------------------------------------------------------


def _insert_lines(text: _Element, rest: str, lines: Sequence[str]) -> None:
    """Put lines into a text element, with a break between each two, and what stood behind the place."""
    first, *others = lines or ("",)
    _write_text(text, (text.text or "") + first)
    last = text
    for line in others:
        parting, added = etree.Element(f"{W}br"), etree.Element(_TEXT)
        _write_text(added, line)
        last.addnext(parting)
        parting.addnext(added)
        last = added
    _write_text(last, (last.text or "") + rest)


def _insert_paragraphs(
    slot: Slot, place: tuple[_Element, str], paragraphs: Sequence[looks.Paragraph | Table], setting: Setting
) -> tuple[_Element, _Element]:
    """Put the first paragraph into the place, the others behind; return the last one and the first text."""
    host, run = slot.line.paragraph, place[0].getparent()
    if run is None:
        return host, place[0]
    styles = setting.headings
    look, shape = run.find(_LOOK), host.find(_SHAPE)
    first, *others = paragraphs
    if not isinstance(first, looks.Paragraph):
        first, others = looks.Paragraph((looks.Words(""),)), list(paragraphs)
    if isinstance(paragraphs[-1], Table):
        others.append(looks.Paragraph((looks.Words(""),)))
    added = looks.runs(first, look, styles)
    _separate_rest(run, *place)
    for made in reversed(added):
        run.addnext(made)
    last = host
    for part in others:
        made = _block(part, look, shape, setting)
        last.addnext(made)
        last = made
    if last is not host:
        _move_behind(added[-1], host, last)
    if first.level in styles.paragraphs:
        looks.restyle(host, styles.paragraphs[first.level])
    elif first.opens_page or first.kind in (Kind.ANNEX, Kind.ANNEX_TITLE):
        looks.place(_shape_of(host), first)
    return last, next(added[0].iter(_TEXT))


def _block(
    part: looks.Paragraph | Table, look: _Element | None, shape: _Element | None, setting: Setting
) -> _Element:
    """Return a further paragraph or a table, in the look of the first."""
    if isinstance(part, Table):
        from bot.export.templates.tables import table_element  # brings python-docx, which few texts need

        return table_element(part, setting.room, look)
    made = etree.Element(f"{W}p")
    properties = looks.paragraph_properties(shape, part, setting.headings)
    made.extend([properties] if properties is not None else [])
    made.extend(looks.runs(part, look, setting.headings))
    return made


def _shape_of(paragraph: _Element) -> _Element:
    """Return the properties of a paragraph, made where it has none."""
    shape = paragraph.find(_SHAPE)
    if shape is None:
        shape = etree.Element(_SHAPE)
        paragraph.insert(0, shape)
    return shape


def _separate_rest(run: _Element, text: _Element, rest: str) -> None:
    """Give what stands behind the place in its run a run of its own."""
    behind = list(text.itersiblings())
    if not rest and not behind:
        return
    made = etree.Element(_RUN)
    if (look := run.find(_LOOK)) is not None:
        made.append(copy.deepcopy(look))
    if rest:
        _write_text(etree.SubElement(made, _TEXT), rest)
    made.extend(behind)
    run.addnext(made)


def _move_behind(run: _Element, host: _Element, last: _Element) -> None:
    """Let what followed the place follow its last paragraph: words, and the end of a section."""
    top = next((e for e in (run, *run.iterancestors()) if e.getparent() is host), None)
    behind = list(top.itersiblings()) if top is not None else []
    if any(text.text for element in behind for text in element.iter(_TEXT)):
        last.extend(behind)
    end = host.find(f"{_SHAPE}/{W}sectPr")
    if end is not None and (own := end.getparent()) is not None:
        shape = last.find(_SHAPE)
        if shape is None:
            shape = etree.Element(_SHAPE)
            last.insert(0, shape)
        shape.append(end)
        if not len(own):
            host.remove(own)


def _close(slot: Slot, last: _Element) -> None:
    """Let a bookmark end behind what was put into it; a paragraph of which nothing is left goes."""
    ending = slot.last.paragraph if slot.last else None
    if (
        slot.closing is not None
        and slot.closing.getparent() is slot.line.paragraph
        and last is not slot.line.paragraph
    ):
        last.append(slot.closing)
    if ending is None or slot.last is None or not slot.last.within(slot.start, slot.end):
        return
    if not any(text.text for text in ending.iter(_TEXT)) and ending.find(f".//{W}sectPr") is None:
        last.extend(list(ending.iter(*_STRETCHES)))
        _remove(ending)


# -- elements --------------------------------------------------------------------------------------------


def _write_text(element: _Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _prune(text: _Element) -> None:
    """Remove a text element that is empty, and its run where nothing is left in it."""
    run = text.getparent()
    if text.text or run is None:
        return
    _remove(text)
    if all(child.tag == _LOOK for child in run):
        _remove(run)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
