"""What is to be filled in a template: every place, and the fields that the places are."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml.etree import _Element

from bot.errors import UnreadableFile
from bot.export.templates import marks
from bot.export.templates.opening import Template, W, parse, place_of
from bot.export.templates.sample import Stretch, stretches
from bot.export.templates.story import Bookmark, Control, Line, Story
from bot.regex import regex
from bot.texts.conversation import templates as texts

_LABEL_OF_CELL = regex(r"[\u4e00-\u9fff（）()、/\s]{2,12}")
_LONGEST_SAMPLE, _LONGEST_NAME = 60, 20
_MOST_SLOTS, _MOST_BLOCKS = 1_000, 500
_NAMES_OF_PROGRAMS = ("_", "OLE_LINK")
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}sdt")


@dataclass(frozen=True)
class Slot:
    """One place to fill in."""

    kind: str
    """`marker`, `control`, `bookmark`, `mask`, `cell` or `sample`."""
    name: str
    line: Line
    """The paragraph that takes what is filled in."""
    start: int
    end: int
    """In the story."""
    sample: str
    other_name: str = ""
    """The tag of a control that has a title too."""
    element: _Element | None = None
    """The control, or the beginning of the bookmark."""
    surplus: tuple[_Element, ...] = ()
    """What else belongs to it, and goes."""
    last: Line | None = None
    """The paragraph that a bookmark ends in, where it is another one."""
    closing: _Element | None = None
    """The end of the bookmark."""
    labelled: bool = True


@dataclass(frozen=True)
class Field:
    """What is to be filled in, as a user sees it."""

    name: str
    kind: str
    place: str
    """As `document`, `header`, `document/table`, `document/textbox`."""
    sample: str
    """What stands there now."""
    count: int = 1
    """How many places of this kind it is to be filled into."""
    other_name: str = ""


def fields(template: Template) -> tuple[Field, ...]:
    """Return the fields of a template; those of one name in places of one kind are one field."""
    found: dict[tuple[str, str, str], Field] = {}
    for path, content in template.parts.items():
        for slot in slots(parse(content), place_of(path)):
            key = (slot.name, slot.kind, slot.line.place)
            one = Field(*key, slot.sample, 0, slot.other_name)
            found[key] = replace(found.get(key, one), count=found.get(key, one).count + 1)
    return tuple(found.values())


def slots(root: _Element, place: str) -> list[Slot]:
    """Return the places of a part in reading order; of places inside each other only the innermost.

    Raise UnreadableFile where there are more than a template has.
    """
    story = Story(root, place)
    found = [
        _of_placeholder("marker", line, mark) for line in story.lines for mark in marks.markers(line.text)
    ]
    _check(len(found) + len(story.controls) + len(story.bookmarks))
    found += _of_controls(story.controls, found)
    by_paragraph = {line.paragraph: line for line in story.lines}
    bookmarks = [slot for one in story.bookmarks if (slot := _of_bookmark(one, story.lines, by_paragraph))]
    for slot in sorted(bookmarks, key=lambda slot: slot.end - slot.start):
        if not any(_meet(slot, other) for other in found):
            found.append(slot)
    found += _of_masks(story.lines, found)
    found += _of_cells(story.lines, found)
    if place == "document" and not found:
        found = [_of_stretch(one) for one in stretches(story.lines)]
    return sorted(found, key=lambda slot: (slot.start, slot.end))


def _check(count: int) -> None:
    if count > _MOST_SLOTS:
        raise UnreadableFile(texts.TOO_MANY)


def _meet(one: Slot, other: Slot) -> bool:
    """Return whether two places share a character, one is empty inside the other, or both are empty."""
    both_empty = one.start == one.end == other.start == other.end
    return both_empty or (one.start < other.end and other.start < one.end)


def _of_placeholder(kind: str, line: Line, mark: marks.Placeholder) -> Slot:
    start, end = line.place_of(mark.start), line.place_of(mark.end - 1) + 1
    sample = line.text[mark.start : mark.end]
    return Slot(kind, mark.name, line, start, end, sample[:_LONGEST_SAMPLE], labelled=mark.labelled)


def _of_controls(controls: Sequence[Control], markers: Sequence[Slot]) -> list[Slot]:
    found = {control.element: slot for control in controls if (slot := _of_control(control))}
    groups = {outer for inner in found for outer in inner.iterancestors(f"{W}sdt")}
    return [
        slot
        for element, slot in found.items()
        if element not in groups and not any(_meet(slot, marker) for marker in markers)
    ]


def _of_control(control: Control) -> Slot | None:
    content, line = control.element.find(f"{W}sdtContent"), control.line
    if content is None or line is None or content.find(f"{W}tr") is not None:
        return None
    host = line.paragraph.getparent()
    if host is not content and (host is None or host.getparent() is not content):
        # Within a line, or around something that is not only text.
        if line.paragraph not in control.element.iterancestors(f"{W}p"):
            return None
        surplus: tuple[_Element, ...] = ()
    else:
        surplus = tuple(e for e in line.paragraph.itersiblings() if e.tag in _BLOCKS)
    sample = _sample(line, control.start, control.end)
    name, other = _names(control.element, sample)
    if not name or any(_ends_section(e) for e in surplus):
        return None
    return Slot("control", name, line, control.start, control.end, sample, other, control.element, surplus)


def _names(control: _Element, sample: str) -> tuple[str, str]:
    """Return title and tag of a control; one that has neither is called by what it asks for."""
    said = [control.find(f"{W}sdtPr/{W}{kind}") for kind in ("alias", "tag")]
    names = [name for one in said if one is not None and (name := one.get(f"{W}val", "").strip())]
    if not names and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        names = [sample[:_LONGEST_NAME]]
    return (names[0] if names else "", names[1] if len(names) > 1 else "")


def _of_bookmark(
    bookmark: Bookmark, lines: Sequence[Line], by_paragraph: Mapping[_Element, Line]
) -> Slot | None:
    if not bookmark.name or bookmark.name.startswith(_NAMES_OF_PROGRAMS):
        return None
    line = bookmark.line or next(iter(lines[bookmark.following : bookmark.following + 1]), None)
    last = bookmark.last.paragraph if bookmark.last else _paragraph_before(bookmark.closing)
    if line is None or last is None or line.at > bookmark.end:
        return None
    sample = _sample(line, bookmark.start, bookmark.end)
    made = Slot(
        "bookmark", bookmark.name, line, bookmark.start, bookmark.end, sample,
        element=bookmark.element, closing=bookmark.closing,
    )  # fmt: skip
    if last is line.paragraph:
        return made
    following = list(islice(line.paragraph.itersiblings(), _MOST_BLOCKS))
    if last not in following:
        return None
    between = following[: following.index(last)]
    if any(_ends_section(element) for element in between):
        return None
    surplus = tuple(e for e in between if e.tag in _BLOCKS)
    return replace(made, surplus=surplus, last=by_paragraph.get(last))


def _paragraph_before(element: _Element | None) -> _Element | None:
    if element is None:
        return None
    before = next((e for e in element.itersiblings(preceding=True) if e.tag in _BLOCKS), None)
    return before if before is not None and before.tag == f"{W}p" else None


def _ends_section(element: _Element) -> bool:
    return element.find(f".//{W}sectPr") is not None


def _of_masks(lines: Sequence[Line], taken: Sequence[Slot]) -> list[Slot]:
    found: list[Slot] = []
    seen: Counter[str] = Counter()
    before = sorted((slot.start, slot.end) for slot in taken if slot.start < slot.end)
    for line in lines:
        for mark in marks.masks(line.text):
            slot = _of_placeholder("mask", line, mark)
            n = bisect_left(before, (slot.end, 0))
            if n == 0 or before[n - 1][1] <= slot.start:
                found.append(_with_label(slot, mark, seen))
                _check(len(found))
    return found


def _with_label(slot: Slot, mark: marks.Placeholder, seen: Counter[str]) -> Slot:
    """Return the place under the name of the cell before it, or its own; two places never have one name."""
    label = "" if slot.line.text[: mark.start].strip() else _cell_before(slot.line.paragraph)
    name = label or slot.name
    seen[name] += 1
    again = f"（{seen[name]}）" if seen[name] > 1 else ""
    return replace(slot, name=name + again, labelled=slot.labelled or bool(label))


def _cell_before(paragraph: _Element) -> str:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    before = next(cell.itersiblings(f"{W}tc", preceding=True), None) if cell is not None else None
    words = (
        "".join(t.text or "" for t in islice(before.iter(f"{W}t"), _LONGEST_NAME))
        if before is not None
        else ""
    )
    label = words.strip().rstrip("：: ")
    return label if 0 < len(label) <= _LONGEST_NAME and not any(marks.masks(label)) else ""


def _of_cells(lines: Sequence[Line], taken: Sequence[Slot]) -> list[Slot]:
    """Return the empty cells of a form, each beside the cell that says what is to be written there."""
    found = []
    seen = Counter(slot.name for slot in taken)
    for line in lines:
        if line.text or not line.place.endswith("table") or not (label := _form_label(line.paragraph)):
            continue
        seen[label] += 1
        again = f"（{seen[label]}）" if seen[label] > 1 else ""
        found.append(Slot("cell", label + again, line, line.at, line.at, ""))
    _check(len(found))
    return found


def _form_label(paragraph: _Element) -> str:
    """Return what is asked for in an empty cell; nothing where the cell belongs to a grid."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != f"{W}tc" or any(_words(one) for one in (cell,)):
        return ""
    if next(cell.iterchildren(f"{W}p"), None) is not paragraph:
        return ""
    following = next(cell.itersiblings(f"{W}tc"), None)
    if following is not None and not _words(following):
        return ""
    label = _cell_before(paragraph)
    return label if _LABEL_OF_CELL.fullmatch(label) else ""


def _words(element: _Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t")).strip()


def _of_stretch(stretch: Stretch) -> Slot:
    """Return a part of last year's document as a place."""
    first, last = stretch.lines[0], stretch.lines[-1]
    start = first.place_of(stretch.start) if first.text else first.at
    end = first.place_of(len(first.text) - 1) + 1 if first.text else first.at
    following = list(islice(first.paragraph.itersiblings(), _MOST_BLOCKS))
    behind = following[: following.index(last.paragraph) + 1] if last.paragraph in following else []
    surplus = tuple(one for one in behind if one.tag in _BLOCKS and not _ends_section(one))
    sample = first.text[stretch.start :][:_LONGEST_SAMPLE]
    return Slot("sample", stretch.part, first, start, end, sample, surplus=surplus)


def _sample(line: Line, start: int, end: int) -> str:
    pieces = line.within(start, end)
    words = "".join(p.text[max(0, start - p.at) : end - p.at] for p in pieces)
    return " ".join(words.split())[:_LONGEST_SAMPLE]
