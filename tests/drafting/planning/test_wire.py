"""The answer of a model that plans: read whatever it leaves out, or writes otherwise."""

import pytest

from bot.drafting.planning.sketch import Kind, Piece
from bot.drafting.planning.wire import PlanJson, sketch_of


def _pieces(answer: str) -> tuple[Piece, ...]:
    return sketch_of(PlanJson.model_validate_json(answer), frozenset((9,)), str).pieces


def _piece(section: str) -> Piece:
    [piece] = _pieces(f'{{"sections": [{section}]}}')
    return piece


@pytest.mark.parametrize(
    "heading", ["一、存在问题", "（二）存在问题", "1.存在问题", " 存在问题： ", "三、存在问题。"]
)
def test_labels_and_marks_around_a_heading_are_taken_off(heading: str) -> None:
    assert _piece(f'{{"level": 1, "heading": "{heading}", "kind": "problem"}}').heading == "存在问题"


def test_what_is_left_out_or_null_is_empty() -> None:
    piece = _piece('{"heading": "下一步打算", "facts": null, "chars": null, "intent": null}')
    assert piece == Piece(1, "下一步打算", Kind.PLAN)


@pytest.mark.parametrize(
    ("section", "level", "kind"),
    [
        ('{"kind": "lead"}', 0, Kind.LEAD),
        ('{"level": 0, "heading": "导语", "kind": "lead"}', 0, Kind.LEAD),
        ('{"level": 1, "heading": "导语", "kind": "state"}', 0, Kind.STATE),
        ('{"level": 0, "heading": "有关要求", "kind": "guarantee"}', 1, Kind.GUARANTEE),
        ('{"level": 3, "heading": "抓学习", "kind": "done"}', 2, Kind.DONE),
        ('{"level": 1, "heading": "总体要求", "kind": "目标"}', 1, Kind.REQUIREMENTS),
        ('{"level": 1, "heading": "抓学习", "kind": ""}', 1, Kind.STATE),
    ],
)
def test_levels_and_kinds_are_made_to_fit(section: str, level: int, kind: Kind) -> None:
    piece = _piece(section)
    assert (piece.level, piece.kind) == (level, kind)


@pytest.mark.parametrize(
    ("told", "chars"),
    [
        ('"1,200字"', 1200),
        ('"1，200"', 1200),
        ('"约800-1000字"', 800),
        ("150", 150),
        ("5", 5),
        ("3000", 3000),
        ("4", 0),
        ("3001", 0),
        ("99999999", 0),
        ("-5", 0),
        ('"不限"', 0),
    ],
)
def test_a_length_is_read_as_it_is_written_and_one_that_no_section_has_is_none(told: str, chars: int) -> None:
    assert _piece(f'{{"heading": "x", "chars": {told}}}').chars == chars


@pytest.mark.parametrize("facts", ['["3-5"]', '"3—5"', '"3～4、5"', '[3, "4-5"]'])
def test_a_range_is_all_of_its_numbers(facts: str) -> None:
    assert _piece(f'{{"heading": "x", "facts": {facts}}}').facts == (3, 4, 5)


@pytest.mark.parametrize("facts", ['[3, "5"]', '"3、5"', '["3号", "5"]'])
def test_numbers_are_read_however_they_are_written(facts: str) -> None:
    assert _piece(f'{{"heading": "x", "facts": {facts}}}').facts == (3, 5)


def test_a_gap_among_the_facts_is_a_gap() -> None:
    piece = _piece('{"heading": "抓学习", "facts": [3, 9]}')
    assert (piece.facts, piece.gaps) == ((3,), (9,))


def test_without_sections_it_is_no_plan() -> None:
    with pytest.raises(ValueError, match="sections"):
        PlanJson.model_validate_json('{"title": "x"}')
