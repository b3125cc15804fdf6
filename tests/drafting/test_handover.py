"""The note that comes with a whole draft says what was not understood as well."""

from bot.domain.document import Brief, Document
from bot.domain.fact import Quote
from bot.domain.ledger import Ledger, Unsure
from bot.drafting.handover import notes
from tests.installed import GENRES


def test_what_was_not_understood_is_told() -> None:
    ledger = Ledger({1: Unsure(1, Quote("m1", "5月10日至16日开展"))})
    lines = notes(Document(1, Brief(), ""), GENRES["工作总结"], ledger, 0)
    assert "没看懂、没有写：5月10日至16日开展" in lines
