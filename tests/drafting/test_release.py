"""The findings of a whole document, and what was decided about them."""

from bot.compliance.rule import Exemption
from bot.domain.document import Document
from bot.domain.finding import AcceptedFinding, Aspect
from bot.domain.genre import GenreKind
from bot.domain.ledger import Ledger
from bot.drafting.release import OpenFinding, context_of, open_findings
from tests.export.documents import document, section

_GAPS = document(
    section(1, text="上半年工作平稳。"),
    section(2, "做法", "抓学习", "集中学习【待补：次数】。讲座【待补：次数】。"),
    section(3, "做法", "抓服务", "志愿服务【待补：次数】。"),
)


def _points(
    of: Document, *accepted: AcceptedFinding, allowed: tuple[Exemption, ...] = ()
) -> list[OpenFinding]:
    context = context_of(of, Ledger(), GenreKind.SUMMARY, allowed)
    return [p for p in open_findings(of, context, accepted) if p.finding.rule == "T11"]


def _stands(point: OpenFinding) -> AcceptedFinding:
    return AcceptedFinding(*point.key, "", "test:a")


def test_gaps_with_the_same_words_are_told_apart_by_section_and_order() -> None:
    found = _points(_GAPS)
    assert [p.section for p in found] == [2, 2, 3]
    assert len({p.mark for p in found}) == 3
    decided = _points(_GAPS, _stands(found[1]))
    assert [p.open for p in decided] == [True, False, True]


def test_what_was_let_stand_is_asked_again_once_its_section_says_otherwise() -> None:
    [first, *_] = _points(_GAPS)
    one = document(section(2, "做法", "抓学习", "集中学习【待补：次数】。"))
    assert all(p.open for p in _points(one, _stands(first)))


def test_an_edit_elsewhere_leaves_a_decision_alone() -> None:
    found = _points(_GAPS)
    edited = document(
        section(1, text="上半年各项工作平稳推进，成效明显。"), *_GAPS.live[1:], title="另一个标题"
    )
    assert [p.open for p in _points(edited, *map(_stands, found))] == [False] * 3


def test_what_the_office_allows_is_closed_with_its_reason() -> None:
    allowed = (Exemption("T11", "【待补：次数】", "样张"),)
    found = _points(_GAPS, allowed=allowed)
    assert [p.allowed.reason for p in found if p.allowed] == ["样张"] * 3
    assert not any(p.open for p in found)


def test_a_year_in_two_digits_is_no_proposed_sentence() -> None:
    year = document(section(1, text="26年上半年工作平稳。"))
    found = open_findings(year, context_of(year, Ledger(), GenreKind.SUMMARY, ()), ())
    assert [p.finding.quote for p in found if p.finding.rule in ("D01", "T01")] == ["26年"]
    assert not any(p.is_about(Aspect.PROPOSAL) for p in found)
