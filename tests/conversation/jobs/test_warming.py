"""While somebody reads the greeting the program makes ready for the first message, to be read at once."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FIRST = "今年组织志愿服务24场，参加人数180人次。问题：活动载体不多。下一步：建实践站2个。"
_COUNTED = """
import re, sys
from datetime import date
from bot.conversation.jobs.warming import warm
from bot.domain.said import ClerkMessage
from bot.understanding import rules
from bot.understanding.orders import orders
from bot.understanding.talk import Talk

if sys.argv[1] == "warm":
    warm(with_model=False)
compiled, compile_ = [], re.compile
re.compile = lambda *wanted: compiled.append(wanted) or compile_(*wanted)
talk = Talk((ClerkMessage("1", sys.argv[2]),), today=date(2026, 7, 1))
orders(sys.argv[2], talk)
assert rules.read(talk).entries
print(len(compiled))
"""


def _compiled(state: str) -> int:
    """Return how many expressions the first message has to wait for in a new process."""
    run = (sys.executable, "-c", _COUNTED, state, _FIRST)
    return int(subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=True).stdout)


def test_the_first_message_waits_for_a_tenth_of_the_expressions_that_it_would_need() -> None:
    assert _compiled("warm") * 10 < _compiled("cold")
