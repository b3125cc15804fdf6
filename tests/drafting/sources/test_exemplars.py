"""A draft is written after a passage that fits, or after none."""

from bot.compliance.rule import Source
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.passage import Entity, EntityKind, Hit, Passage, StoredPassage
from bot.drafting.sources.exemplars import nameless_excerpts, relevant_hits

_TITLE = "某镇2026年上半年志愿服务工作总结"


def _hit(heading: str, text: str, role: SectionRole = SectionRole.ACHIEVEMENTS) -> Hit:
    passage = Passage((heading,), role, text)
    return Hit(30.0, StoredPassage(1, 1, _TITLE, "总结", "乡镇街道", 2026, "shipped", "good", passage))


def _plan(heading: str, role: SectionRole = SectionRole.ACHIEVEMENTS) -> SectionPlan:
    return SectionPlan(role, "主要做法", heading, (), "", "", "", 300)


def test_a_passage_of_another_theme_or_another_role_is_not_shown() -> None:
    hits = [
        _hit("（一）推进垃圾分类", "甲"),
        _hit("（二）壮大志愿服务力量", "乙"),
        _hit("（一）扩大志愿服务队伍", "丙", SectionRole.NEXT_STEPS),
    ]
    shown = relevant_hits(hits, _plan("深化志愿服务"))
    assert [hit.found.passage.text for hit in shown] == ["乙"]
    assert relevant_hits(hits, _plan("推进网络文明")) == []


def test_where_a_heading_names_no_theme_the_role_tells() -> None:
    problems = [_hit("二、存在问题", "丁", SectionRole.PROBLEMS), _hit("（一）强化宣传", "戊")]
    assert relevant_hits(problems, _plan("存在问题", SectionRole.PROBLEMS)) == problems[:1]


def test_a_passage_full_of_names_is_left_out() -> None:
    names = tuple(Entity(EntityKind.ORG, name) for name in ("听蝉社区", "望舒中学", "澄砚市网信办"))
    source = Source("范例", (), names)
    one = _hit("做法", "联合听蝉社区开展服务。")
    many = _hit("做法", "听蝉社区、望舒中学、澄砚市网信办联合开展服务。")
    assert nameless_excerpts([one, many], [source]) == [(one, "联合某单位开展服务。")]


def test_what_is_part_of_a_word_is_no_name() -> None:
    source = Source("范例", (), (Entity(EntityKind.PLACE, "重庆"), Entity(EntityKind.PLACE, "大同")))
    hit = _hit("做法", "隆重庆祝建校周年，扩大同各校的交往，并赴重庆考察。")
    assert nameless_excerpts([hit], [source]) == [(hit, "隆重庆祝建校周年，扩大同各校的交往，并赴某地考察。")]
