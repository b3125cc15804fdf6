"""A document that is only to be checked: its findings come back, and nothing of it is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.compliance.checker import check, settled
from bot.compliance.report import report, summary
from bot.compliance.rule import Allowed, Context
from bot.compliance.stated import completed
from bot.conversation.desk import Desk, Turn
from bot.conversation.keyboards import step_button
from bot.conversation.replies import Attach, Say
from bot.conversation.state import Awaiting
from bot.conversation.typesetting import BUTTON
from bot.domain.document import Brief
from bot.texts import checking as texts
from bot.texts import dialog

_SHOWN = 12
"""How many findings stand in the chat itself."""
_LONGEST = 200_000


def ask(desk: Desk) -> Turn:
    """Ask for the document; whatever the chat was doing stays as it is."""
    return Turn(replace(desk.state, awaiting=Awaiting.CHECK), (Say(texts.ASK),))


@dataclass(frozen=True)
class _Examined:
    """What came of a check."""

    summary: str
    lines: list[str]
    better: str
    """The text with every safe fix."""
    mended: int


def _examined(text: str, allowed: tuple[Allowed, ...]) -> _Examined:
    context = Context(completed(Brief(), text), whole=True, allowed=allowed)
    findings = check(text, context)
    return _Examined(summary(findings), report(text, findings), *settled(text, context))


def checked(desk: Desk, text: str) -> Turn:
    """Tell what is found in a document; a long list comes as a file, and so does the text with safe fixes."""
    state = replace(desk.state, awaiting=Awaiting.NOTHING)
    if len(text) > _LONGEST:
        return Turn(state, (Say(texts.too_long(_LONGEST)),))
    found = desk.computed.of(_examined, text, desk.allowed)
    again = ((BUTTON, step_button(state, dialog.CHECK_ANOTHER, "check")),)
    told = "\n".join((found.summary, *found.lines[:_SHOWN], *_rest(found.lines)))
    return Turn(state, (Say(told), *_files(found), Say(texts.CHECKED_AGAIN, again)))


def _rest(lines: list[str]) -> tuple[str, ...]:
    return (texts.more(len(lines) - _SHOWN),) if len(lines) > _SHOWN else ()


def _files(found: _Examined) -> Iterator[Attach]:
    if len(found.lines) > _SHOWN:
        listed = "\n".join((found.summary, *found.lines)) + "\n"
        yield Attach(texts.LIST_FILE, listed.encode(), texts.LIST_CAPTION)
    if found.mended:
        yield Attach(texts.MENDED_FILE, found.better.encode(), texts.mended_file(found.mended))
