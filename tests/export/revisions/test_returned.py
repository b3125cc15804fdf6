"""A corrected file comes back: what was changed becomes new texts of just those sections."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.document import Document, Section, Version
from bot.export import plain
from bot.export.revisions.identity import identity_in
from bot.export.revisions.redline import redline
from bot.export.revisions.returned import Correction, correction, lines_of
from bot.export.word.docx import typeset
from tests.export.documents import SUMMARY, annexed
from tests.export.revisions.pairs import pair

_SEEDS = [pytest.param(range(6), id="6"), pytest.param(range(6, 500), id="500", marks=pytest.mark.slow)]


def _of(old: Document, content: bytes) -> Correction:
    return correction(old, lines_of("a.docx", typeset(old)), lines_of("b.docx", content))


def _with(document: Document, texts: dict[int, str]) -> Document:
    def corrected(section: Section) -> Section:
        if section.id not in texts or section.current is None:
            return section
        version: Version = replace(section.current, text=texts[section.id])
        return replace(section, versions=(version,))

    return replace(document, sections=tuple(map(corrected, document.sections)))


@pytest.mark.parametrize("seeds", _SEEDS)
def test_what_was_changed_in_the_sections_comes_back_and_nothing_else(seeds: range) -> None:
    for seed in seeds:
        old, other = pair(seed)
        texts = {s.id: s.current.text for s in other.sections if s.current}
        new = _with(old, texts)
        tracked = redline(typeset(old), typeset(new), "李局", datetime.now(UTC))
        for content in (typeset(new), tracked.content):
            found = _of(old, content)
            if not found.elsewhere:
                assert _words(_with(old, found.sections)) == _words(new), seed
            assert set(found.sections) == _changed(old, new), seed
        assert _of(old, typeset(old)) == Correction({}, (), 1.0), seed


def test_only_the_section_that_was_changed_gets_a_text() -> None:
    first, second, *_ = SUMMARY.sections
    assert second.current
    text = second.current.text.replace("6次", "8次")
    assert _of(SUMMARY, typeset(_with(SUMMARY, {second.id: text}))).sections == {second.id: text}
    assert first.id not in _of(SUMMARY, typeset(_with(SUMMARY, {second.id: text}))).sections


def test_a_change_of_title_or_heading_is_told_and_not_taken() -> None:
    found = _of(SUMMARY, typeset(replace(SUMMARY, title=SUMMARY.title.replace("总结", "小结"))))
    assert found.sections == {}
    assert "总结" in "".join(found.elsewhere)


def test_an_exported_file_says_which_versions_it_holds() -> None:
    named = replace(SUMMARY, public_id="k3Jx_9aQ")
    told = identity_in("a.docx", typeset(named))
    assert told == ("k3Jx_9aQ", {1: 1, 2: 1, 3: 1, 4: 1})
    assert identity_in("a.docx", typeset(SUMMARY)) is None


def test_a_row_that_was_added_and_a_cell_that_was_changed_come_back_as_rows() -> None:
    old = annexed("一览表", [["月份", "场次"], ["5月", "3"], ["6月", "4"]])
    text = "|月份|场次|\n|---|---|\n|5月|8|\n|6月|4|\n|7月|2|"
    new = _with(old, {10: text})
    found = _of(old, typeset(new))
    assert found.elsewhere == ()
    assert plain.render(_with(old, found.sections)) == plain.render(new)


def _changed(old: Document, new: Document) -> set[int]:
    """Return the sections that read otherwise in the file."""
    pairs = zip(old.sections, new.sections, strict=True)
    texts = ((one.id, plain.section_text(old, one), plain.section_text(new, other)) for one, other in pairs)
    return {section for section, before, after in texts if before != after}


def _words(document: Document) -> str:
    """Return the words in their order; where rows make a table is judged by tests of their own."""
    return "".join(c for c in plain.render(document) if not (c.isspace() or c in "|-"))


def test_words_that_were_moved_come_back_where_they_were_moved_to() -> None:
    first, second, *_ = SUMMARY.sections
    assert first.current
    assert second.current
    new = _with(SUMMARY, {2: "\n".join(reversed(second.current.text.split("\n")))})
    content = redline(typeset(SUMMARY), typeset(new), "李局", datetime.now(UTC)).content
    back = _of(SUMMARY, _as_moves(content))
    assert set(back.sections) == {2}
    assert back.sections == _of(SUMMARY, typeset(new)).sections


def _as_moves(content: bytes) -> bytes:
    """Return the file with its insertions and deletions as the two ends of moves."""
    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for mark, end in ((b"w:ins", b"w:moveTo"), (b"w:del", b"w:moveFrom")):
                part = part.replace(b"<" + mark + b" ", b"<" + end + b" ")
                part = part.replace(b"</" + mark + b">", b"</" + end + b">")
            new.writestr(name, part.replace(b"w:delText", b"w:t"))
    return moved.getvalue()
