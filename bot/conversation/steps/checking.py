"""A document that is only to be checked: its findings come back, and nothing of it is stored."""

import asyncio
from dataclasses import replace

from bot.compliance.checker import check, mended
from bot.compliance.report import report, summary
from bot.compliance.rule import Context
from bot.conversation.desk import Desk, Turn
from bot.conversation.keyboards import step_button
from bot.conversation.replies import Attach, Reply, Say
from bot.conversation.state import Awaiting
from bot.domain.finding import Finding
from bot.texts import checking as texts
from bot.texts import dialog

_SHOWN = 12
"""How many findings stand in the chat itself."""


def ask(desk: Desk) -> Turn:
    """Ask for the document; whatever the chat was doing stays as it is."""
    return Turn(replace(desk.state, awaiting=Awaiting.CHECK), (Say(texts.ASK),))


async def checked(desk: Desk, text: str) -> Turn:
    """Tell what is found in a document; a long list comes as a file, and so does the text with safe fixes."""
    context = Context(whole=True, allowed=desk.allowed)
    findings = await asyncio.to_thread(check, text, context)
    state = replace(desk.state, awaiting=Awaiting.NOTHING)
    again = ((step_button(state, dialog.CHECK_ANOTHER, "check"),),)
    lines = report(text, findings)
    told = "\n".join((summary(findings), *lines[:_SHOWN], *_rest(lines)))
    return Turn(state, (Say(told), *_files(text, findings, lines), Say(texts.CHECKED_AGAIN, again)))


def _rest(lines: list[str]) -> tuple[str, ...]:
    return (texts.more(len(lines) - _SHOWN),) if len(lines) > _SHOWN else ()


def _files(text: str, findings: tuple[Finding, ...], lines: list[str]) -> tuple[Reply, ...]:
    files: list[Reply] = []
    if len(lines) > _SHOWN:
        listed = "\n".join((summary(findings), *lines)) + "\n"
        files.append(Attach(texts.LIST_FILE, listed.encode(), texts.LIST_CAPTION))
    if count := sum(f.fix.kind == "auto" for f in findings):
        files.append(Attach(texts.MENDED_FILE, mended(text, findings).encode(), texts.mended_file(count)))
    return tuple(files)
