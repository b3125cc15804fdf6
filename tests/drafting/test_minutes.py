"""What was only proposed at a meeting, or refused, never goes out among what it decided."""

import pytest

from bot.domain.document import Author, Brief, Clause, Document, Provenance, Section, Version
from bot.domain.fact import Fact, Status
from bot.domain.genre import GenreKind, SectionPlan, SectionRole
from bot.domain.ledger import Ledger
from bot.drafting.release import context_of, open_findings
from bot.drafting.skeleton import skeleton

_PLAN = SectionPlan(SectionRole.MATTERS, "议定事项", "", (), "", "", "", 100)
_SPLIT = Fact(1, 1, "矿山二队支部拆分为2个", "m", status=Status.PROPOSED)
_LEDGER = Ledger({1: _SPLIT})


def _held_up(text: str, *clauses: Clause) -> list[str]:
    """Return what the minutes wait for before they can go out."""
    version = Version(1, text, Author.MODEL, provenance=Provenance(clauses=clauses))
    document = Document(
        1,
        Brief("会议纪要", "砚北矿业公司"),
        "砚北矿业公司党委会会议纪要",
        (Section(1, _PLAN, shown=1, versions=(version,)),),
    )
    found = open_findings(document, context_of(document, _LEDGER, GenreKind.OTHER, ()), ())
    return [p.finding.quote for p in found if p.finding.rule == "T903"]


@pytest.mark.parametrize("text", ["会议决定，矿山二队支部拆分为2个。", "会议同意矿山二队支部拆分为2个。"])
def test_a_proposal_written_as_decided_holds_the_file_up(text: str) -> None:
    assert _held_up(text, Clause("矿山二队支部拆分为2个", (1,))) == [text]


def test_a_proposal_told_as_one_may_stand() -> None:
    assert _held_up("有同志提出将矿山二队支部拆分为2个，会议未同意，下半年再议。") == []


def test_a_draft_without_a_model_tells_a_proposal_as_one() -> None:
    assert _held_up(skeleton(_PLAN, (_SPLIT,), (), items=False)) == []
