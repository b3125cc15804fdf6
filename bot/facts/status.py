"""Whether a draft tells as done what was told as planned or under way."""

from collections.abc import Iterator

from bot.facts.evidence import Evidence, Statement, figures
from bot.facts.figures.ranges import covers
from bot.facts.wording import bigrams
from bot.language.tense import is_coming, is_done, is_event, is_past, looks_ahead
from bot.regex import regex

_CLAUSE = regex("[^，；。！？\n]+")
_LEAST_SHARED, _LEAST_SHARE = 2, 0.5
_SHARE_WITH_FIGURE = 0.3


def overstatements(
    text: str, start: int, end: int, ahead: bool, known: Evidence
) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of one sentence that tell a plan as done, with the plan as it was told.

    Where a section looks ahead, only 已 and its like tell of something done.
    """
    planned = [s for s in known.statements if s.planned]
    if not planned:
        return
    coming = looks_ahead(text[start:end])
    for clause in _CLAUSE.finditer(text, start, end):
        words = clause.group()
        in_time = is_past(words) if ahead or coming else True
        done = is_done(words) and not is_coming(words)
        if in_time and not (coming and not done):
            plan = _plan_of(words, planned, known)
            if plan and done and is_done(plan.text):
                continue  # told so: 下半年更新宣传栏，已列入预算
            if plan and (done or is_event(words) or _states_figure_of(words, plan)):
                yield clause.start(), clause.end(), plan.text


def _plan_of(words: str, planned: list[Statement], known: Evidence) -> Statement | None:
    """Return the plan that the clause tells, unless something told as done fits it as well."""
    said = bigrams(words)
    best = max(planned, key=lambda s: len(s.words & said))
    shared, counted = len(best.words & said), _states_figure_of(words, best)
    least = _SHARE_WITH_FIGURE if counted else _LEAST_SHARE
    if shared < _LEAST_SHARED or shared < least * len(best.words):
        return None

    def fits(done: Statement) -> bool:
        beside = done.sentence == best.sentence
        same = not done.words or done.words & said
        if (counted or beside) and same and _states_figure_of(words, done):
            return True
        # What was told in one breath shares its matter with the plan: it must say more of the clause.
        return not counted and len(done.words & said) >= shared + beside

    return None if any(fits(s) for s in known.statements if not s.planned) else best


def _states_figure_of(words: str, plan: Statement) -> bool:
    stated = figures(words)
    return any(covers(told, q) for told in plan.quantities for q in stated)
