"""Makes ready, while somebody reads the greeting, what the first message needs."""

import gc
import threading
from datetime import datetime

from bot import shipped
from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.domain.said import ClerkMessage
from bot.facts.extract import extract_facts
from bot.llm.configured import load_sdk
from bot.understanding import rules
from bot.understanding.orders import orders
from bot.understanding.talk import Talk

_READ = 1_500
"""So many characters hold most forms of what is told."""


def begin_warming(with_model: bool) -> None:
    """Load the model's SDK and the rules, and compile what reads and checks, in a thread of its own."""
    # A daemon: nobody waits for it, not even at the program's end.
    threading.Thread(target=warm, args=(with_model,), daemon=True).start()


def warm(with_model: bool) -> None:
    """Do once, for nobody, what the first message will ask for: one of the exemplars is read and checked."""
    text = next(shipped.EXEMPLARS.glob("*/*.md")).read_text("utf-8")[:_READ]
    talk = Talk((ClerkMessage("", text),), today=datetime.now().astimezone().date())
    for line in text.splitlines():
        orders(line, talk)
    rules.read(talk)
    if with_model:
        load_sdk()
    check(text, Context(facts=tuple(extract_facts(text)), whole=True))
    # What is loaded by now stays: whoever looks for garbage among it stops every chat for that long.
    gc.freeze()
