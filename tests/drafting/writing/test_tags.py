"""Tags never reach anybody's eyes, and each gives its clause a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.document import Author, Clause, Provenance, Section, Version
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.writing.tags import (
    carry_clauses,
    clauses_of,
    clauses_standing,
    strip_tags,
    visible,
    with_tags,
)

_KNOWN = range(1, 100)
_PROSE = st.text("签订责任书一千份，。；：、！？\n（二）“”《》1326%．.-3,", max_size=40)
_TAGS = st.sampled_from(
    ["⟨3⟩", "⟨3,5⟩", "⟨3、5⟩", "⟨ 7 ⟩", "<12>", "〈4〉", "＜拟＞", "⟨拟⟩", "⟨3⟩⟨5⟩", "⟨3-6⟩"]
)


@given(st.lists(st.tuples(_PROSE, _TAGS), max_size=6), _PROSE)
def test_stripping_gives_exactly_the_text(pieces: list[tuple[str, str]], end: str) -> None:
    written = "".join(words + tag for words, tag in pieces) + end
    bare = strip_tags(written, _KNOWN)
    assert bare.text == "".join(words for words, _ in pieces) + end
    assert strip_tags(bare.text, _KNOWN).text == bare.text
    assert all(clause.text in bare.text for clause in bare.clauses)


@given(st.lists(st.tuples(_PROSE, _TAGS), max_size=4), st.data())
def test_what_is_seen_of_a_stream_has_no_tag_and_no_half_of_one(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    written = "".join(words + tag for words, tag in pieces)
    seen = visible(written[: data.draw(st.integers(0, len(written)))])
    assert not set(seen) & set("⟨⟩<>〈〉＜＞拟")
    assert strip_tags(written, _KNOWN).text.startswith(seen)


@given(st.lists(st.tuples(_PROSE, _TAGS), max_size=5), _PROSE)
def test_put_back_the_tags_strip_to_the_same_text(pieces: list[tuple[str, str]], end: str) -> None:
    bare = strip_tags("".join(words + tag for words, tag in pieces) + end, _KNOWN)
    assert strip_tags(with_tags(bare.text, bare.clauses), _KNOWN).text == bare.text


@pytest.mark.parametrize(
    ("written", "clauses"),
    [
        ("签订责任书1326份，覆盖率98%⟨4⟩，其他照旧。", [("签订责任书1326份，覆盖率98%", (4,))]),
        ("走访38户⟨7⟩，更换老化线路12处⟨8⟩。", [("走访38户", (7,)), ("更换老化线路12处", (8,))]),
        ("抓好安全。一是上门走访，走访38户⟨7⟩。", [("一是上门走访，走访38户", (7,))]),
        ("走访38户；更换12处⟨3,5⟩。", [("更换12处", (3, 5))]),
        ("走访38户⟨3⟩⟨5⟩。", [("走访38户", (3, 5))]),
        ("走访38户。⟨3⟩更换12处。⟨5⟩", [("走访38户", (3,)), ("更换12处", (5,))]),
        ("走访38户⟨3-5⟩。", [("走访38户", (3, 4, 5))]),
        ("走访38户⟨3、404⟩。", [("走访38户", (3,))]),
        ("走访38户⟨⟨3⟩⟩，再说⟨4。", [("走访38户", (3,))]),
    ],
)
def test_a_tag_speaks_of_its_clause(written: str, clauses: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(c.text, c.facts) for c in strip_tags(written, _KNOWN).clauses] == clauses


def test_a_proposal_is_the_whole_sentence_and_an_unknown_number_is_reported() -> None:
    bare = strip_tags("针对线路老化⟨3⟩，分批更换，做到一户一档⟨拟⟩。再办一场⟨404⟩。", _KNOWN)
    assert bare.text == "针对线路老化，分批更换，做到一户一档。再办一场。"
    assert bare.clauses == (
        Clause("针对线路老化", (3,)),
        Clause("针对线路老化，分批更换，做到一户一档", proposed=True),
    )
    assert bare.unknown == (404,)


def test_brackets_of_the_text_stay() -> None:
    text = "学习《关于〈条例〉的说明》，占比<5%，甲＜乙。"
    assert strip_tags(text, _KNOWN).text == text


def test_a_clause_keeps_its_source_through_a_small_change_and_through_later_versions() -> None:
    bare = strip_tags("走访 38户⟨7⟩，更换线路12处⟨8⟩。", _KNOWN)
    moved = carry_clauses(bare.clauses, bare.text, "走访38户，更换线路12处。")
    assert [c.text for c in moved] == ["走访38户", "更换线路12处"]
    assert clauses_standing("走访40户，更换线路12处。", moved) == (Clause("更换线路12处", (8,)),)
    plan = SectionPlan(SectionRole.TASKS, "", "", (), "", "", "", 100)
    drafted = Version(1, "走访38户，更换线路12处。", Author.MODEL, provenance=Provenance(clauses=moved))
    edited = Version(2, "走访40户，更换线路12处。", Author.USER)
    assert clauses_of(Section(1, plan, shown=2, versions=(drafted, edited))) == (
        Clause("更换线路12处", (8,)),
    )


@pytest.mark.parametrize(
    "written",
    [
        "建成实践站2个⟨1⟩，评选最美家庭8户⟨2⟩，进一步发挥示范作用⟨拟⟩。",
        "建成实践站2个⟨1⟩，评选最美家庭8户⟨2⟩⟨拟⟩。再走访38户⟨3⟩，记好台账⟨拟⟩。",
        "建成实践站2个⟨1⟩。评选最美家庭8户⟨2⟩，走访38户⟨3⟩，更换12处⟨4,5⟩，做到一户一档⟨拟⟩。",
    ],
)
def test_a_stored_sentence_with_facts_and_a_proposal_keeps_every_tag(written: str) -> None:
    bare = strip_tags(written, _KNOWN)
    plan = SectionPlan(SectionRole.ACHIEVEMENTS, "主要做法", "", (), "", "", "", 100)
    version = Version(1, bare.text, Author.MODEL, provenance=Provenance(clauses=bare.clauses))
    section = Section(1, plan, shown=1, versions=(version,))
    assert with_tags(bare.text, clauses_of(section)) == written
