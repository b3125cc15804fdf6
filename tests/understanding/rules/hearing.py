"""Messages as rules read them."""

from datetime import date

from bot.domain.document import Brief
from bot.domain.ledger import Ledger, Reading
from bot.domain.said import ClerkMessage
from bot.understanding.rules import read
from bot.understanding.talk import Talk
from tests.installed import GENRES

SUMMARY = Brief(genre="工作总结", period="2026年上半年")


def talk_of(*messages: str, brief: Brief = SUMMARY) -> Talk:
    said = tuple(ClerkMessage(f"m{n}", text) for n, text in enumerate(messages))
    return Talk(new=said, brief=brief, today=date(2026, 7, 2), genres=GENRES)


def read_all(*messages: str, brief: Brief = SUMMARY) -> tuple[Reading, Ledger]:
    reading = read(talk_of(*messages, brief=brief))
    return reading, Ledger().after(reading)


def texts_of(*messages: str, brief: Brief = SUMMARY) -> list[str]:
    return [fact.text for fact in read_all(*messages, brief=brief)[1].facts]
