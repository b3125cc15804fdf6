"""What the rules make of whole conversations, measured by the scorer that comes with them."""

from bot.understanding.rules import read
from tests.understanding.threads import scorer, scores, threads

_AT_LEAST = {
    "fact_recall": 0.50,
    "fact_precision": 0.50,
    "wishes_not_as_facts": 0.90,
}


def test_the_rules_read_whole_conversations_modestly() -> None:
    rows = scores(threads(), read)
    mean = scorer().mean(rows)
    fell = {name: mean[name] for name, least in _AT_LEAST.items() if mean[name] < least}
    assert not fell
