"""What a draft cites and plans though nobody told it is said in the note that comes with it."""

import pytest

from bot.domain.document import Document
from bot.domain.fact import Status
from bot.drafting.handover import notes
from bot.drafting.sources.untold import citations, items
from tests.drafting.review.drafts import GENRE, document_of, fact, ledger_of

_LEDGER = ledger_of(
    fact(1, 2, "落实《青石镇村规民约》，集中学习12次"),
    fact(2, 4, "按县里部署新建文明实践站2个", Status.PLANNED),
)
_DONE = "集中学习12次⟨1⟩。"


def _document(lead: str, plan: str = "下半年新建文明实践站2个⟨2⟩。") -> Document:
    return document_of(lead, _DONE, "", plan)


@pytest.mark.parametrize(
    ("lead", "cited"),
    [
        ("依据《中华人民共和国档案法》开展工作。", ["《中华人民共和国档案法》"]),
        ("根据省文明办统一部署，抓好任务。", ["根据省文明办统一部署"]),
        ("落实《青石镇村规民约》。", []),
        ("按照县里的部署，抓好任务。", []),
        ("按照以下要求抓好落实，按照有关规定办理。", []),
        ("按照任务要求做好后续工作。", []),
    ],
)
def test_a_document_that_nobody_told_is_named_in_the_note(lead: str, cited: list[str]) -> None:
    document = _document(lead)
    assert list(citations(document, _LEDGER)) == cited
    said = [line for line in notes(document, GENRE, _LEDGER, 0) if "没说过的文件或依据" in line]
    assert [words in said[0] for words in cited] == [True for _ in said]


def test_an_item_of_a_plan_that_nothing_told_speaks_of_is_ours() -> None:
    plan = "一是建阵地，新建文明实践站2个⟨2⟩。\n二是培育乡贤，选树道德模范典型人物。\n三是再抓阵地⟨拟⟩。"
    document = _document("青石镇抓好任务。", plan)
    assert [line for _, line in items(document, _LEDGER)] == ["二是培育乡贤，选树道德模范典型人物。"]
    assert any("整条是我拟的" in line and "培育乡贤" in line for line in notes(document, GENRE, _LEDGER, 1))
