"""Outlines of exemplars for a plan: those of the same matter, nameless; none beats one that does not fit."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.genre import IssuerKind, SectionRole
from bot.domain.passage import (
    Entity,
    EntityKind,
    Exemplar,
    Grade,
    Hit,
    Passage,
    StoredExemplar,
    StoredPassage,
)
from bot.drafting.planning.outlines import NEAR, exemplar_outlines, nearness
from tests.drafting.planning.making import commission

_PATHS = (
    (),
    ("一、主要做法", "（一）聚焦邻里，做实照护"),
    ("一、主要做法", "（二）擦亮“暖阳柳溪”品牌"),
    ("一、主要做法", "（三）开展活动57次"),
    ("二、存在问题",),
    ("三、下一步打算",),
)
_EXEMPLAR = Exemplar(
    title="柳溪镇2025年志愿服务工作总结",
    genre="总结",
    issuer_kind=IssuerKind.TOWNSHIP,
    year=2025,
    grade=Grade.GOOD,
    reasons=(),
    source="a.md",
    sha256="0",
    passages=tuple(Passage(path, SectionRole.OTHER, "。") for path in _PATHS),
    topic="志愿服务",
    entities=(Entity(EntityKind.SLOGAN, "暖阳柳溪"),),
)


class _Library:
    def __init__(self, *exemplars: Exemplar) -> None:
        self._exemplars = exemplars

    async def search(
        self,
        text: str,
        *,
        genre: str,
        role: SectionRole | None,
        limit: int,
        scopes: tuple[str, ...],
        matter: str = "",
    ) -> Sequence[Hit]:
        """Find a passage of each."""
        return [
            Hit(1.0, StoredPassage(n, n, e.title, e.genre, "", e.year, "shipped", "good", e.passages[0]))
            for n, e in enumerate(self._exemplars)
            if e.grade is Grade.GOOD
        ]

    async def structures(self, genre: str, scopes: Sequence[str]) -> Sequence[StoredExemplar]:
        """Return those whose headings alone may be shown."""
        return [
            StoredExemplar(n, e.title, e.genre, "", e.year, e.grade, e.source, "shipped", 1, e.topic)
            for n, e in enumerate(self._exemplars)
            if e.grade is Grade.STRUCTURE
        ]

    async def exemplar(self, identifier: int) -> Exemplar | None:
        """Return it by its place."""
        return self._exemplars[identifier]


async def test_an_outline_of_the_same_matter_is_shown_without_names_and_figures() -> None:
    [outline] = await exemplar_outlines(_Library(_EXEMPLAR), commission())
    assert outline.splitlines() == [
        "《志愿服务》总结：",
        "一、主要做法",
        "（一）聚焦邻里，做实照护",
        "二、存在问题",
        "三、下一步打算",
    ]


async def test_what_is_good_for_its_headings_only_serves_behind_what_is_good() -> None:
    paths = (("一、做法",), ("二、不足",), ("三、打算",))
    passages = tuple(Passage(path, SectionRole.OTHER, "。") for path in paths)
    dated = replace(_EXEMPLAR, grade=Grade.STRUCTURE, passages=passages)
    [only] = await exemplar_outlines(_Library(dated), commission())
    assert only.splitlines()[1:] == ["一、做法", "二、不足", "三、打算"]
    first, second = await exemplar_outlines(_Library(dated, _EXEMPLAR), commission())
    assert "三、下一步打算" in first
    assert second == only


async def test_headings_of_another_matter_are_not_shown() -> None:
    other = replace(_EXEMPLAR, grade=Grade.STRUCTURE, topic="精神文明建设")
    assert await exemplar_outlines(_Library(other), commission()) == ()


async def test_one_of_another_matter_is_not_shown() -> None:
    assert await exemplar_outlines(_Library(replace(_EXEMPLAR, topic="精神文明建设")), commission()) == ()


async def test_at_most_two_are_shown() -> None:
    assert len(await exemplar_outlines(_Library(*[_EXEMPLAR] * 4), commission())) == 2


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("意识形态工作", "意识形态", True),
        ("网络文明建设", "网络文明", True),
        ("学雷锋志愿服务", "志愿服务", True),
        ("网络文明建设", "精神文明建设", False),
        ("防汛救灾", "防汛值班", False),
        ("安全生产", "", False),
    ],
)
def test_topics_are_near_where_they_share_their_matter(one: str, other: str, near: bool) -> None:
    assert (nearness(one, other) >= NEAR) is near
