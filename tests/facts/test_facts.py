"""What the user says becomes facts in the user's own words."""

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.facts.evidence import evidence
from bot.facts.extract import extract_facts
from bot.facts.figures.tracing import quantities_without_source


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        (
            "中心组学习6次，主题党日12场，请党校老师讲了一次，参加320人次",
            ["中心组学习6次", "主题党日12场", "请党校老师讲了一次", "参加320人次"],
        ),
        ("嗯，还有：印发《关于加强学习，改进作风的通知》1份", ["印发《关于加强学习，改进作风的通知》1份"]),
        ("1.开展义诊3场\n2、慰问困难职工15户", ["开展义诊3场", "慰问困难职工15户"]),
        ("参加1,200人", ["参加1,200人"]),
        ("好的", []),
        ("", []),
    ],
)
def test_a_message_gives_its_facts(message: str, facts: list[str]) -> None:
    assert [fact.text for fact in extract_facts(message)] == facts


def test_only_what_was_told_or_stands_in_the_brief_is_traced() -> None:
    known = evidence([Fact(1, None, "志愿服务46次", "m")], Brief(period="2026年上半年"))
    draft = "2026年，开展志愿服务四十六次，参加46人次，评选标兵8名。"
    assert [draft[q.start : q.end] for q in quantities_without_source(draft, known)] == ["46人次", "8名"]


def test_a_fact_knows_its_sentence() -> None:
    told = extract_facts("讲堂4场，860人参加；承诺书215份\n义诊3场")
    assert [(f.sentence, f.text) for f in told] == [
        (0, "讲堂4场"),
        (0, "860人参加"),
        (1, "承诺书215份"),
        (2, "义诊3场"),
    ]
