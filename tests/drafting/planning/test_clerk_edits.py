"""What of an outline is the clerk's own: told by the steps that stand."""

from dataclasses import replace

from bot.domain.document import Author, Document, Progress, Section, Version
from bot.domain.history import Before, Step, difference
from bot.drafting.planning.clerk_edits import clerk_edits
from tests.drafting.planning.making import commission

_DOCUMENT = commission().document


def _step(old: Document, new: Document, *, proposed: bool = False) -> Step:
    return Step(1, "改了提纲", before=replace(difference(old, new), proposed=proposed))


def _kept(document: Document, *steps: Step) -> list[int]:
    return [section.id for section in clerk_edits(document, steps).kept]


def _with(*sections: Section) -> Document:
    return replace(_DOCUMENT, sections=sections)


def test_what_was_proposed_is_nobodys_own() -> None:
    laid = _step(_with(), _DOCUMENT, proposed=True)
    assert _kept(_DOCUMENT, laid) == []


def test_what_was_added_or_renamed_is_hers() -> None:
    first, second, *rest = _DOCUMENT.sections
    named = replace(second, plan=replace(second.plan, heading="抓队伍"))
    new = Section(50, replace(first.plan, part="经费使用"))
    after = _with(first, named, new, *rest)
    own = clerk_edits(after, [_step(_DOCUMENT, after)])
    assert [section.id for section in own.kept] == [second.id, 50]
    assert own.gone == (second.plan.heading,)


def test_what_was_moved_is_hers() -> None:
    first, second, third, *rest = _DOCUMENT.sections
    after = _with(first, *rest[:-1], second, third, rest[-1])
    swapped = _with(first, third, *rest, second)
    assert _kept(swapped, _step(_with(first, second, third, *rest), swapped)) == [second.id]
    assert _kept(after, Step(1, "x", before=Before())) == []


def test_what_was_dropped_is_named_and_what_came_back_is_not() -> None:
    *rest, last = _DOCUMENT.sections
    after = _with(*rest, replace(last, progress=Progress.DROPPED))
    assert clerk_edits(after, [_step(_DOCUMENT, after)]).gone == (last.plan.part,)
    assert clerk_edits(_DOCUMENT, []).gone == ()


def test_what_is_written_stays() -> None:
    first, *rest = _DOCUMENT.sections
    written = replace(first, shown=1, versions=(Version(1, "写好了。", Author.MODEL),))
    assert _kept(_with(written, *rest)) == [first.id]
