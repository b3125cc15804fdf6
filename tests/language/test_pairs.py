from bot.language.pairs import Pair, pairs


def _pairs(text: str) -> list[tuple[str | None, str | None]]:
    """Return what stands behind each opening and before each closing mark; `None` for a missing mark."""
    return [
        (text[p.start + 1 :][:2] if p.start is not None else None, text[: p.end][-2:] if p.end else None)
        for p in pairs(text, 0, len(text))
    ]


def test_marks_are_paired_from_the_inside_out() -> None:
    assert list(pairs("《关于〈办法〉的通知》", 0, 11)) == [Pair("〈", 3, 6), Pair("《", 0, 10)]


def test_a_mark_within_its_own_kind_names_the_one_around_it() -> None:
    assert list(pairs("《甲《乙》》", 0, 6)) == [Pair("《", 2, 4, 0), Pair("《", 0, 5)]


def test_a_mark_that_another_kind_cuts_off_stands_alone() -> None:
    assert _pairs("“甲（乙”丙）") == [("乙”", None), ("甲（", "（乙"), (None, "”丙")]


def test_brackets_of_different_width_belong_together() -> None:
    assert list(pairs("（甲)", 0, 3)) == [Pair("（", 0, 2)]
