"""What is understood of real files, against annotations that stand outside the project."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from bot.corpus.parsing.parser import parse_text
from bot.domain.piece import Piece

_SHARED = Path(__file__).parents[3] / "shared"
_GOLD = _SHARED / "gold" / "seeds_gold.json"
pytestmark = pytest.mark.skipif(
    not _GOLD.is_file(), reason="the annotated files are not beside this checkout"
)

_GENRES = {"总结报告": "总结", "工作要点": "要点", "实施方案": "方案", "工作方案": "方案", "征集通知": "通知"}
_ISSUERS = {
    "国有企业": "国有企业",
    "政府部门": "政府部门",
    "学校": "学校",
    "乡镇": "乡镇街道",
    "事业单位": "事业单位",
    "社区": "社区村",
    "党委": "党委部门",
    "县乡党委": "党委部门",
}
_GRADES = {"high": "good", "low": "structure", "structure_only": "structure", "reject": "reject"}
# Works and people of the whole country: a draft may name them.
_PUBLIC = re.compile(
    "全国文明单位测评体系|未成年人思想道德建设测评体系|公民道德建设实施纲要|未成年人保护法|中国文明网|中国志愿服务网|新浪、搜狐|王亚平|郭明义"
)


def _plain(text: str) -> str:
    return re.sub(r"[^\w]|×|XX", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, Any], Piece]]:
    """Return each annotated piece with the one found in its place."""
    annotated = json.loads(_GOLD.read_text("utf-8"))["pieces"]
    files = {p["source_file"] for p in annotated}
    parsed = {f: parse_text((_SHARED / "seeds" / f).read_bytes().decode()).pieces for f in files}
    return [(p, min(parsed[p["source_file"]], key=lambda q: abs(q.start - p["start"]))) for p in annotated]


def test_genre_issuer_and_year_are_all_right(pairs: list[tuple[dict[str, Any], Piece]]) -> None:
    for gold, piece in pairs:
        head = next(kind for word, kind in _ISSUERS.items() if gold["org_type"].startswith(word))
        told = (piece.genre, piece.issuer_kind, piece.year)
        assert told == (_GENRES[gold["genre"]], head, gold["year"]), gold["piece_id"]


def test_period_is_right(pairs: list[tuple[dict[str, Any], Piece]]) -> None:
    for gold, piece in pairs:
        half = "H1" if "上半年" in (gold["period"] or "") else ""
        assert (piece.period or "") == "-".join(filter(None, (str(gold["year"] or ""), half))), gold[
            "piece_id"
        ]


def test_grades(pairs: list[tuple[dict[str, Any], Piece]]) -> None:
    wrong = [gold["piece_id"] for gold, piece in pairs if piece.grade != _GRADES[gold["exemplar_use"]]]
    print(f"\ngrades right: {len(pairs) - len(wrong)} of {len(pairs)}")  # noqa: T201
    assert len(wrong) <= 1, wrong


def test_entities_that_must_not_leak_are_found(pairs: list[tuple[dict[str, Any], Piece]]) -> None:
    wanted = found = 0
    for gold, piece in pairs:
        told = [_plain(e.text) for e in piece.entities]
        for entity in gold["entities"]:
            if not _PUBLIC.search(entity["text"]):
                plain = _plain(entity["text"])
                wanted += 1
                found += any(plain in t or (len(t) > 1 and t in plain) for t in told)
    print(f"entities found: {found} of {wanted}")  # noqa: T201
    assert found >= 0.95 * wanted
