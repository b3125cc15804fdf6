"""Whether words answer what a section asks: they have what it asks for, and nothing tells that they talk."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.said import ClerkMessage
from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.lexicon.contacts import REACHING, SITE, contacts
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.restating import bare
from bot.understanding.talk import Slot, Talk

_LEAST_DEED = 4
_LIST = regex(f"[{words.CHINESE}]{{2,}}、[{words.CHINESE}]{{2,}}")
_SITE = regex(SITE)
_OF_PEOPLE = regex("谁|哪些(?:人|单位)|对象|面向")
_PEOPLE = regex(
    words.any_of(
        "师生 学生 教师 家长 职工 员工 干部 党员 群众 居民 村民 市民 志愿者 读者 老人 青年 少年 儿童 妇女",
        "单位 部门 科室 支部 村 社区 乡镇 街道 学校 企业 公司 机关 个人",
    )
    + f"(?:[{words.CHINESE}]{{0,4}})$"
)
_OF_A_CHAT = regex(f"[{words.PARTICLES}了]$")


def slot_of(said: ClerkMessage, talk: Talk) -> Slot | None:
    """Return the section that a message answers; `None` where it answers none."""
    return next((slot for slot in talk.outline if slot.section == said.section), None)


def as_answers(parts: Sequence[Part], said: ClerkMessage, talk: Talk) -> list[Part]:
    """Return the parts of a message, of which those that answer what its section asks are facts."""
    slot = slot_of(said, talk)
    if slot is None:
        return list(parts)
    asked = f"{said.asked} {said.label} {slot.name} {slot.about}"
    return [replace(p, form=Form.FACT) if _answers(p, asked) else p for p in parts]


def _answers(part: Part, asked: str) -> bool:
    text = bare(part.text)
    if part.form not in (Form.UNSURE, Form.TOPIC) or _OF_A_CHAT.search(text):
        return False
    if words.TALKING.search(text) or words.HEARSAY.search(text) or words.SAID_BY.search(text):
        return False
    has_day = any(re.search(r"\d", text[m.start : m.end]) for m in moments(text))
    names = _OF_PEOPLE.search(asked) and _PEOPLE.search(text)
    named = bool(bigrams(text) & bigrams(asked))
    return bool(
        has_day or _LIST.search(text) or _reaches_somebody(text) or names or named or _is_activity(text)
    )


def _reaches_somebody(text: str) -> bool:
    return bool(_SITE.search(text)) or any(found.kind in REACHING for found in contacts(text))


def _is_activity(text: str) -> bool:
    deed = words.WORK.search(text) or words.DOES.search(text)
    return bool(deed) and len(text) >= _LEAST_DEED and not words.TELLING.search(text)
