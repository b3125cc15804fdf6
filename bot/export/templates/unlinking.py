"""A merge field that was filled becomes plain text: updated, it would show its name again."""

from collections.abc import Collection
from dataclasses import dataclass, field

from lxml.etree import _Element

from bot.export.templates.opening import W

_CODE = "MERGEFIELD"


@dataclass
class _Open:
    parts: list[_Element]
    """What makes the field: its marks and its instruction."""
    told: list[str] = field(default_factory=list)
    filled: bool = False


def unlink(root: _Element, filled: Collection[_Element]) -> None:
    """Take away the merge fields whose results are among the filled text elements, and leave the results."""
    gone: list[_Element] = []
    stack: list[_Open] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}t":
            for one in stack[-1:]:
                one.filled = one.filled or element in filled
        elif element.tag == f"{W}instrText":
            for one in stack[-1:]:
                one.parts.append(element)
                one.told.append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            stack.append(_Open([element]))
        elif stack:
            stack[-1].parts.append(element)
            if element.get(f"{W}fldCharType") == "end":
                ended = stack.pop()
                gone += ended.parts if ended.filled and _is_merge("".join(ended.told)) else []
    for element in gone:
        _remove_with_run(element)
    for text in filled:
        for simple in [e for e in text.iterancestors(f"{W}fldSimple") if _is_merge(e.get(f"{W}instr", ""))]:
            _unwrap(simple)


def _is_merge(instruction: str) -> bool:
    return instruction.split(maxsplit=1)[:1] == [_CODE]


def _remove_with_run(element: _Element) -> None:
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    outer = run.getparent()
    if outer is not None and all(child.tag == f"{W}rPr" for child in run):
        outer.remove(run)


def _unwrap(element: _Element) -> None:
    outer = element.getparent()
    if outer is None:
        return
    for child in [e for e in element if e.tag != f"{W}fldData"]:
        element.addprevious(child)
    outer.remove(element)
