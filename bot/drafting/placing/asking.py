"""What is still to be asked for a section: the genre's questions that the ledger leaves open, and HOW."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from bot.domain.document import Section
from bot.domain.fact import Fact, Status
from bot.domain.genre import Question, SectionRole
from bot.domain.ledger import Ledger
from bot.drafting.placing.answers import is_answer, is_distant_answer, is_same_matter
from bot.drafting.placing.deeds import follow_up_questions, has_own_questions
from bot.drafting.placing.holding import eligible_sections
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts.conversation import asking as texts

_MOST = 2
"""So many questions about its facts a section asks at once, and so many things each."""
_UNFOLDING = (
    SectionRole.ACHIEVEMENTS,
    SectionRole.PROBLEMS,
    SectionRole.NEXT_STEPS,
    SectionRole.TASKS,
    SectionRole.SAFEGUARDS,
    SectionRole.OTHER,
)
"""Roles that tell how a thing was done or will be; what a notice arranges is said in a sentence each."""
_LONGEST = 24
"""So many characters of a fact are named in a question."""
_VERB = regex("(?:共|累计|全年|先后|已)*(?:组织开展|组织|开展|举办|召开|举行|进行)了?(?=.{4})")


def open_questions(section: Section, ledger: Ledger) -> tuple[Question, ...]:
    """Return the section's questions that the ledger does not answer, in their order.

    Nothing is asked that was skipped, or that the clerk said is not known yet.
    """
    asked = section.plan.questions
    waiting = (*section.missing, *(gap.what for gap in ledger.gaps if gap.section in (section.id, None)))
    fitting_status = {status for status in Status if eligible_sections(status, [section.plan])}
    fitting = [fact for fact in ledger.facts if fact.status in fitting_status]
    own = [fact for fact in fitting if fact.section == section.id]
    return tuple(
        question
        for question in asked
        if not any(is_same_matter(question.label, what) for what in waiting)
        and not any(is_answer(fact, question, asked) for fact in own)
        and not any(is_distant_answer(fact, question) for fact in fitting)
    )


def how_questions(section: Section, ledger: Ledger, asked: Collection[str] = ()) -> tuple[Question, ...]:
    """Return at most two questions HOW, BY WHOM, WITH WHAT RESULT about the facts that a section has.

    They name the facts, and leave out what these tell already; `asked` holds those that were asked before.
    A question without an answer leaves no gap.
    """
    if section.plan.role not in _UNFOLDING:
        return ()
    told = [fact for fact in ledger.facts if fact.section == section.id]
    return tuple(q for q in _questions_about(told) if q.ask not in asked)[:_MOST]


def _questions_about(told: Sequence[Fact]) -> list[Question]:
    """Return a question for each fact that leaves something open, no two of a kind before one of another.

    Deeds of a known kind come first, mere states last.
    """
    turns: Counter[tuple[str, ...]] = Counter()
    found: list[tuple[int, Question]] = []
    for fact in sorted(told, key=lambda f: (f.status is Status.STATE, not has_own_questions(f))):
        sentence = "，".join(f.text for f in told if (f.message, f.sentence) == (fact.message, fact.sentence))
        if asks := follow_up_questions(fact, sentence)[:_MOST]:
            name = _quotable(fact.text)
            question = Question(texts.how(name, asks), texts.label(name), optional=True)
            found.append((turns[tuple(asks)], question))
            turns[tuple(asks)] += 1
    return [question for _, question in sorted(found, key=lambda turn: turn[0])]


def _quotable(fact: str) -> str:
    """Return a fact as it can stand in quotation marks: its first clause that names something.

    A bare verb before it is left off: 召开座谈会2场 is called 座谈会2场.
    """
    clauses = re.split("[，。；]", fact.strip("，。； "))
    clause = next((c for c in clauses if bigrams(c)), clauses[0])
    verb = _VERB.match(clause)
    name = clause[verb.end() if verb else 0 :].translate(str.maketrans("“”", "‘’"))
    if len(name) <= _LONGEST:
        return name
    return name[:_LONGEST].rpartition("、")[0] or f"{name[: _LONGEST - 1]}…"
