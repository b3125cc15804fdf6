"""Replacements: one place each, and nothing worse for it."""

from dataclasses import replace

import pytest

from bot.domain.document import Author, Version
from bot.domain.house_word import HouseWord
from bot.drafting.review.draft import Draft, draft_of
from bot.drafting.review.edits import Edit, apply_edits
from bot.drafting.review.tagged import text_with_tags
from tests.drafting.review.drafts import GENRE, document_of, draft, fact, ledger_of

_LEDGER = ledger_of(fact(1, 2, "集中学习12次"), fact(2, 2, "志愿服务38场"))
_LEAD = "2026年上半年，青石镇抓好各项任务。"
_DONE = "一是抓学习，集中学习12次⟨1⟩，为的是把本领学到手。\n二是抓服务，志愿服务38场⟨2⟩。"


def _text(of: Draft) -> str:
    return of.parts[1].text


def _after(find: str, instead: str, done: str = _DONE) -> tuple[str, int]:
    better, made = apply_edits(draft(_LEDGER, _LEAD, done), [Edit(find, instead)])
    return _text(better), made


def test_a_replacement_takes_its_place_and_the_tags_follow_the_facts() -> None:
    better, made = apply_edits(
        draft(_LEDGER, _LEAD, _DONE),
        [Edit("集中学习12次⟨1⟩，为的是把本领学到手", "集中学习12次⟨1⟩，提升本领")],
    )
    assert made == 1
    assert "一是抓学习，集中学习12次，提升本领。" in _text(better)
    assert [c.facts for c in better.parts[1].clauses] == [(1,), (2,)]
    assert "集中学习12次⟨1⟩，提升本领。" in text_with_tags(better)


@pytest.mark.parametrize(
    ("find", "instead"),
    [
        ("抓", "做"),
        ("没有这几个字", "有了"),
        ("为的是把本领学到手。\n二是抓服务", "二是抓服务"),
        ("集中学习12次⟨1⟩", "集中学习16次⟨1⟩"),
        ("志愿服务38场⟨2⟩", "志愿服务深入人心"),
        ("集中学习12次⟨1⟩", "集中学习12次⟨1⟩，荣获全省先进集体称号"),
        ("集中学习12次⟨1⟩", "由李建国同志主讲，集中学习12次⟨1⟩"),
        ("为的是把本领学到手", "满意度以测评为准【待补：满意度】"),
        ("为的是把本领学到手", "今后还要坚持下去⟨拟⟩"),
    ],
)
def test_what_fits_no_single_place_or_makes_anything_worse_is_dropped(find: str, instead: str) -> None:
    text, made = _after(find, instead)
    assert made == 0
    assert text == draft(_LEDGER, _LEAD, _DONE).parts[1].text


def test_each_replacement_is_judged_by_itself() -> None:
    edits = [Edit("集中学习12次⟨1⟩", "集中学习16次⟨1⟩"), Edit("，为的是把本领学到手", "")]
    better, made = apply_edits(draft(_LEDGER, _LEAD, _DONE), edits)
    assert made == 1
    assert "集中学习12次。" in _text(better)


def test_a_sentence_is_struck_with_its_paragraph_where_it_was_all_of_it() -> None:
    done = f"{_DONE}\n各项工作深入人心、成效明显。"
    text, made = _after("各项工作深入人心、成效明显。", "", done)
    assert made == 1
    assert text.count("\n") == 1


def test_a_paragraph_that_the_user_wrote_is_never_touched() -> None:
    of = _by_hand("把本领学到手", "学到真本领")
    better, made = apply_edits(of, [Edit("为的是学到真本领", "为了本领"), Edit("二是抓服务", "二是搞服务")])
    assert made == 1
    assert "为的是学到真本领" in _text(better)
    assert "二是搞服务" in _text(better)


@pytest.mark.parametrize("instead", ["", "。", "⟨拟⟩"])
def test_no_section_loses_all_its_text(instead: str) -> None:
    better, made = apply_edits(draft(_LEDGER, _LEAD, _DONE), [Edit(_LEAD, instead)])
    assert made == 0
    assert better.parts[0].text == _LEAD


@pytest.mark.parametrize(
    ("find", "instead"),
    [
        ("\n三是抓宣传，到村里讲。", "\n三是抓宣传，讲到村里。"),
        ("志愿服务38场⟨2⟩。\n", "志愿服务38场⟨2⟩，"),
        ("抓宣传，", "抓宣传，\n"),
    ],
)
def test_a_line_break_in_a_replacement_opens_no_way_to_what_the_user_wrote(find: str, instead: str) -> None:
    of = _by_hand("。\n二是", "。\n三是抓宣传，到村里讲。\n二是")
    better, _ = apply_edits(of, [Edit(find, instead)])
    assert "三是抓宣传，到村里讲。" in _text(better).splitlines()


def test_safe_fixes_spare_what_the_user_wrote() -> None:
    of = _by_hand("。\n二是", "。\n三是抓宣传,到村里讲。\n二是")
    better, made = apply_edits(of, [Edit("二是抓服务", "二是搞服务")])
    assert made == 1
    assert "三是抓宣传,到村里讲。" in _text(better).splitlines()


def test_a_replacement_is_worded_as_the_unit_s_list_has_it() -> None:
    of = replace(draft(_LEDGER, _LEAD, _DONE), house=(HouseWord("搞宣传", "开展宣传", ""),))
    better, made = apply_edits(of, [Edit("二是抓服务", "二是搞宣传")])
    assert made == 1
    assert "二是开展宣传" in _text(better)


def _by_hand(old: str, new: str) -> Draft:
    """Return a draft whose user has put new words in the place of old ones."""
    document = document_of(_LEAD, _DONE)
    lead, done = document.sections
    mine = done.versions[0].text.replace(old, new)
    own = replace(done, shown=2, versions=(*done.versions, Version(2, mine, Author.USER)))
    return draft_of(replace(document, sections=(lead, own)), GENRE, _LEDGER)
