"""How far what a clause tells has come, and what it waits for."""

import re
from dataclasses import dataclass

from bot.domain.fact import Status
from bot.language.tense import is_coming, is_past
from bot.lexicon.genres import Family, any_of
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.heads import Head, HeadKind

_BRACKET = regex("[（(][^（()）]*[)）]")
_STATE = regex(
    "现有|目前有|共有|在岗|在编|在册|户籍|辖|常年|一直|队伍|队员|面积\\d|正在(?!整改完)|长期|(?:为|是"
    "|属)(?:[县市省区国]级|全)|坚持|位于|占比|设备|队\\d+支"
)
_PROPOSED = regex("提出|建议|考虑|设想|有意|提议|申请(?!.{0,8}(?:获批|批准))|拟申请|想(?!法)")


@dataclass(frozen=True)
class Standing:
    """A clause's status, with what it waits for taken out of its words."""

    text: str
    status: Status
    condition: str = ""


_DIRECTIVE = regex(f"通知|{any_of(Family.PLANS)}")


def is_directive(genre: str) -> bool:
    """Return whether a document of the genre orders what it tells: key points, plans, notices."""
    return _DIRECTIVE.search(genre) is not None


def standing_of(text: str, said: str, head: Head | None, genre: str) -> Standing:
    """Return the status of a restated clause, as it was `said`, under its head in a document."""
    bare, condition = _without_condition(text)
    return Standing(bare, _status(said, condition, head, genre), condition)


def _without_condition(text: str) -> tuple[str, str]:
    """Take off what is said of an approval that is still to come."""
    for m in _BRACKET.finditer(text):
        if words.UNSETTLED.search(m.group()):
            return text[: m.start()] + text[m.end() :], m.group()[1:-1]
    pieces = re.split("[，,]", text)
    waits = [p for p in pieces[1:] if words.UNSETTLED.search(p)]
    return ("，".join(p for p in pieces if p not in waits), "，".join(waits)) if waits else (text, "")


_LEFT_OVER = regex(
    "剩(?:下|余)?[\\d一二两三四五六七八九十]+[^，]{0,16}(?:[要得须]等|等到|须待|[未没](?:整改|完成))"
)
_UNDER_WAY = regex("正在|还没|尚未|还未|未(?=整改|完成|处置|到位)|推进中|进行中")


def _status(text: str, condition: str, head: Head | None, genre: str) -> Status:
    if head and head.kind is HeadKind.PROBLEMS:
        return Status.PROBLEM
    if head and head.kind is HeadKind.PLANS:
        return Status.PLANNED
    if _LEFT_OVER.search(text):
        return Status.PROBLEM
    if _UNDER_WAY.search(text):
        return Status.STATE
    if is_directive(genre):
        return Status.DONE if is_past(text) else Status.PLANNED
    if words.LACKS.search(text) and not re.search(r"\d", text):
        return Status.PROBLEM
    if condition or is_coming(text):
        return Status.PROPOSED if _PROPOSED.search(text) else Status.PLANNED
    return Status.STATE if _STATE.search(text) else Status.DONE
