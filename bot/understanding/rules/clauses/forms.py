"""What a clause is, told by its form: an order, talk, a question, a gap, a correction, a fact."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.facts.evidence import figures
from bot.language.figures.dates import moments
from bot.language.tense import is_event
from bot.lexicon.contacts import REACHING, contacts
from bot.lexicon.said import Answer, says
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.cutting import Clause
from bot.understanding.rules.clauses.heads import Head, HeadedClause, HeadKind
from bot.understanding.rules.restating import arabic, bare, counts_in


class Form(Enum):
    """The forms that a clause can have."""

    FACT = auto()
    TOPIC = auto()
    """Words that only name what is told next: 投入嘛."""
    WISH = auto()
    LEAVE_OUT = auto()
    """An order not to write what was told just before: 这个别写."""
    ASIDE = auto()
    QUESTION = auto()
    DOUBTED = auto()
    """A figure with a question mark: 3.6万小时？"""
    GAP = auto()
    DOUBT = auto()
    """What shakes the figure told just before: 吃不准."""
    TO_CHECK = auto()
    """What leaves open what was told just before: 我再核实下."""
    FAILED = auto()
    """What came to nothing: 没评上."""
    LEFT_OUT = auto()
    """What a neighbour orders not to be written."""
    SECRET = auto()
    CORRECTION = auto()
    FOLLOWS = auto()
    """A figure that changes with the one corrected just before: 故剩10个."""
    ALSO_CHANGES = auto()
    WITHDRAWAL = auto()
    UNCHANGED = auto()
    ORDER = auto()
    """An order whose aim is not known, or what an order makes unclear: asked about, and never a fact."""
    UNSURE = auto()


@dataclass(frozen=True)
class Part:
    """A clause of a message with what it is."""

    clause: Clause
    form: Form
    head: Head | None = None
    unit: int = -1
    """Clauses of one correction have the same number."""
    topic: str = ""
    """What a gap is about, where its own words do not say it."""

    @property
    def text(self) -> str:
        """Return its words."""
        return self.clause.text


QUOTED = regex("“[^”]{3,}”|《[^》]{3,}》")
"""A name in its marks."""
_HAN = regex(f"[{words.CHINESE}]")
_BRACKETED = regex("[（(][^（()）]*[)）]")
_OPEN_BRACKET = regex("[（(][^（()）]*(?:可能|没定|待定)[^（()）]*[)）]")
_LABELLED = regex("(?:时间|日期|会期|会议时间|开会时间|截止时间)[定在为是 ]*(?=[\\d本下])")
_SENT_TO = regex("(?:发送?|报送?|寄|交|传|投稿?)(?:[到至给往])")
_LEAST_WORDS, _LEAST_RULE, _LEAST_TOPIC, _LONGEST_TOPIC = 6, 4, 2, 8
_LEAST_LONG = 9
"""A clause of so many characters that orders something is no order to whoever writes."""


def part_of(headed: HeadedClause, laid_down: bool) -> Part:
    """Return the clause with its form; `laid_down` where the document orders things (要点, 通知)."""
    return Part(headed.clause, form_of(headed.clause, headed.head, laid_down), headed.head)


def form_of(clause: Clause, head: Head | None, laid_down: bool) -> Form:
    """Return the form of a clause; the first test that it meets decides, and none makes it unsure."""
    text = bare(clause.text)
    core = _BRACKETED.sub("", QUOTED.sub("", text))
    if any(secret.search(text) for secret in words.SECRETS.values()):
        return Form.SECRET
    if not text:
        return Form.ASIDE
    if not core:
        return Form.FACT if head and QUOTED.search(text) else Form.UNSURE
    if words.WITHOUT_OBJECT.search(core):
        return Form.LEAVE_OUT
    if words.TO_BE_CHECKED.search(core):
        return Form.TO_CHECK
    if _is_small_talk(core):
        return Form.ASIDE
    if words.OUTLINE_ORDER.search(core) or words.ALL_CHANGED.search(core):
        return Form.ORDER
    if laid_down and _is_for_readers(clause, core):
        return Form.FACT
    for test in (_question_form, _exclusion_form, _order_form, _gap_form, _correction_form):
        if form := test(clause, core):
            return form
    if _OPEN_BRACKET.search(text) and _has_count(core):
        return Form.GAP
    if words.FAILED.search(core):
        return Form.FAILED
    if head and head.kind is HeadKind.OTHERS:
        return Form.LEFT_OUT
    of_us = words.OF_THE_WRITER.search(clause.text) or words.SELF.search(core)
    if of_us and not _has_count(core):
        return Form.ASIDE
    return Form.FACT if _tells(text, core, head, laid_down) else _other_form(core)


_ANSWERS = (Answer.YES, Answer.NO_MORE, Answer.NEVER_MIND)


def _is_small_talk(text: str) -> bool:
    answered = says(text, *_ANSWERS) and not says(text, Answer.NO)
    if answered or re.fullmatch(r"@\S+", text) or words.ASIDE.match(text) or words.GOSSIP.search(text):
        return True
    return (
        bool(words.TALK_OF_ONESELF.match(text)) and not words.NOT_KNOWN.search(text) and not _has_count(text)
    )


def _question_form(clause: Clause, text: str) -> Form | None:
    if words.CHANGES_ALONG.search(text) and clause.ending not in ("?", "？"):
        return None
    if words.CONFIRMING.search(text) or words.CONFIRMING.search(clause.text):
        return Form.QUESTION
    if not words.QUESTION.search(clause.text + (clause.ending if clause.ending in ("?", "？") else "")):
        return None
    if words.HOW_MANY_UNKNOWN.search(text) and clause.ending not in ("?", "？"):
        return None
    if clause.ending in ("?", "？") and _has_count(text) and not words.ASKED_OF_ASSISTANT.search(text):
        return Form.DOUBTED
    return Form.QUESTION


def _is_for_readers(clause: Clause, text: str) -> bool:
    """Return whether a clause orders what readers are to do, and nothing of how the document is written."""
    # 公车不准私用 forbids, 数字不准 corrects.
    plain = arabic(text).replace("不准", "不得") if words.NOT_ALLOWED.search(text) else arabic(text)
    forms = (words.QUESTION, words.NOT_KNOWN, words.SELF, words.CORRECTING, words.DENIED, words.POINTED)
    if clause.ending in ("?", "？") or any(form.search(plain) for form in forms):
        return False
    if words.READERS.match(text) and not words.OF_WORDING.search(text):
        return bool(words.RULES.search(text))
    talked = words.TALKING.search(text) or words.TELLING.search(text) or words.OF_WRITING.search(text)
    return not talked and bool(words.BINDING.search(text))


_WRITE = regex('(?:就|要|统一)?写[“"]')


def _exclusion_form(clause: Clause, text: str) -> Form | None:
    former = words.FORMER.search(arabic(text))
    return Form.LEFT_OUT if former or words.OTHERS.search(text) else None


def _order_form(clause: Clause, text: str) -> Form | None:
    if words.POINTED.search(arabic(clause.text)):
        return Form.CORRECTION
    if words.ALSO_CHANGES.search(text) and not figures(arabic(text)):
        return Form.ALSO_CHANGES
    put_off = words.FORBIDDING.search(text) or words.NAMED_AND_PUT_OFF.search(text)
    wished = put_off or words.MANNER.search(text) or _WRITE.match(clause.text)
    return Form.WISH if wished else None


def _correction_form(clause: Clause, text: str) -> Form | None:
    if words.UNCHANGED.search(text) and not _has_count(text):
        return Form.UNCHANGED
    plain = arabic(text)
    if any(cue.search(plain) for cue in (words.CORRECTING, words.STILL, words.DENIED)):
        return Form.CORRECTION
    if words.WITHDRAWING.search(text) and not _has_count(text):
        return Form.WITHDRAWAL
    return Form.FOLLOWS if words.FOLLOWING.search(text) and _has_count(text) else None


def _gap_form(clause: Clause, text: str) -> Form | None:
    if words.DOUBTING.search(text) and not _has_count(text):
        return Form.DOUBT
    explained = words.CORRECTING.search(text) and _has_count(text)
    return Form.GAP if words.NOT_KNOWN.search(text) and not explained else None


def _tells(text: str, core: str, head: Head | None, laid_down: bool) -> bool:
    """Return whether something shows that a clause tells a fact, and nothing that it is talk."""
    said = len(_HAN.findall(text))
    if said < _LEAST_TOPIC or (head and head.kind is HeadKind.MANNER) or words.TALKING.search(core):
        return False
    if head and head.kind is HeadKind.TOPIC and words.TELLING.match(core) and not _has_count(text):
        return False
    if not head and words.SAID_BY.search(core):
        return False
    if _LABELLED.match(text) and moments(text):
        return True
    if laid_down and _SENT_TO.match(core) and any(found.kind in REACHING for found in contacts(text)):
        return True
    if head or _has_count(text) or (moments(text) and (laid_down or words.STATES.search(core))):
        return True
    if laid_down and (words.RULES.search(core) or words.BINDING.search(core)):
        of_writing = words.OF_WRITING.search(core) and not words.READERS.match(core)
        return said >= (_LEAST_LONG if of_writing else _LEAST_RULE)
    worked = is_event(text) or words.WORK.search(text)
    if words.TELLING.search(core) or words.HEARSAY.search(core):
        return False
    if moments(text) and (worked or words.DOES.search(text)):
        return True
    return said >= _LEAST_WORDS and bool(QUOTED.search(text) or worked or words.LACKS.search(core))


def _has_count(text: str) -> bool:
    return bool(counts_in(arabic(text)))


def _other_form(text: str) -> Form:
    """Return what a clause is that tells no fact: a few words without a figure may open one."""
    short = len(_HAN.findall(text)) <= _LONGEST_TOPIC
    told = re.search(r"\d", arabic(text)) or words.TALKING.search(text) or words.TELLING.search(text)
    return Form.TOPIC if short and not told else Form.UNSURE
