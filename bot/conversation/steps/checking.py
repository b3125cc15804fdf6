"""A document that is only to be checked: its findings come back, and nothing of it is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.compliance.checker import check, repair
from bot.compliance.document.own_brief import complete_brief
from bot.compliance.report import report, summary
from bot.compliance.rule import Context, Exemption
from bot.compliance.spots import one_per_spot
from bot.conversation.choices.starting import CheckText
from bot.conversation.materials.typesetting import BUTTON
from bot.conversation.replies import Attach, Button, Say, with_list
from bot.conversation.state import Awaiting
from bot.conversation.turns.context import Turn, TurnContext
from bot.domain.document import Brief
from bot.domain.house_word import HouseWord
from bot.texts import checking as texts
from bot.texts.conversation import dialog

_SHOWN = 12
"""How many findings stand in the chat itself."""
_LONGEST = 200_000


def ask(context: TurnContext) -> Turn:
    """Ask for the document; whatever the chat was doing stays as it is."""
    return Turn(
        replace(context.state, awaiting=Awaiting.CHECK), (Say(texts.ASK, placeholder=texts.PLACEHOLDER),)
    )


@dataclass(frozen=True)
class _CheckResult:
    """What came of a check."""

    summary: str
    lines: list[str]
    better: str
    """The text with every safe fix."""
    mended: int


def _check(text: str, allowed: tuple[Exemption, ...], house: tuple[HouseWord, ...]) -> _CheckResult:
    context = Context(complete_brief(Brief(), text), whole=True, allowed=allowed, house=house)
    findings = one_per_spot(check(text, context))
    return _CheckResult(summary(findings), report(text, findings), *repair(text, context))


def check_text(context: TurnContext, text: str) -> Turn:
    """Tell what is found in a document; a long list comes as a file, and so does the text with safe fixes."""
    state = replace(context.state, awaiting=Awaiting.NOTHING)
    if len(text) > _LONGEST:
        return Turn(state, (Say(texts.too_long(_LONGEST)),))
    found = context.computed.of(_check, text, context.allowed, context.house.in_force)
    again = ((BUTTON, Button(dialog.CHECK_ANOTHER, CheckText(context.step))),)
    told = with_list(found.summary, "\n".join((*found.lines[:_SHOWN], *_rest(found.lines))))
    return Turn(state, (told, *_files(found), Say(texts.CHECKED_AGAIN, again)))


def _rest(lines: list[str]) -> tuple[str, ...]:
    return (texts.more(len(lines) - _SHOWN),) if len(lines) > _SHOWN else ()


def _files(found: _CheckResult) -> Iterator[Attach]:
    if len(found.lines) > _SHOWN:
        listed = "\n".join((found.summary, *found.lines)) + "\n"
        yield Attach(texts.LIST_FILE, listed.encode(), texts.LIST_CAPTION)
    if found.mended:
        yield Attach(texts.REPAIRED_FILE, found.better.encode(), texts.repair_caption(found.mended))
