"""The few set phrases that one section may need, chosen by topic, role and date, as lines for the prompt."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.compliance.dating import Span, span_of_period
from bot.compliance.formulations import Formulation, in_force, table
from bot.domain.document import Brief
from bot.domain.genre import SectionPlan, SectionRole
from bot.texts import formulations as texts

_MOST_CHARS = 600
_MOST_OVER = 2
_JUST_OVER = timedelta(days=730)
_ANY_TOPIC = "全部"
_TOLD_OF_THE_PERIOD = (SectionRole.ACHIEVEMENTS, SectionRole.PROBLEMS)


def fitting(brief: Brief, plan: SectionPlan) -> list[str]:
    """Return the wordings for this section, in all at most 600 characters; none where no date is known."""
    on = _time(brief, plan.role)
    if on is None:
        return []
    words = f"{brief.topic} {plan.part} {plan.heading}"
    fit = [f for f in in_force(on) if _suits(f, words, plan.role)]
    fit.sort(key=lambda f: _ANY_TOPIC in f.topics)
    wordings = [f.canonical for f in fit if not _is_within(f, fit)]
    over = list(_over(on.begins if isinstance(on, Span) else on))
    return list(_few([*wordings, *over[:_MOST_OVER]]))


def _time(brief: Brief, role: SectionRole) -> date | Span | None:
    period = span_of_period(brief.period)
    if period and role in _TOLD_OF_THE_PERIOD:
        return period
    return brief.issued or period


def _suits(formulation: Formulation, words: str, role: SectionRole) -> bool:
    by_topic = _ANY_TOPIC in formulation.topics or any(topic in words for topic in formulation.topics)
    return by_topic and (not formulation.roles or role in formulation.roles)


def _is_within(formulation: Formulation, fit: list[Formulation]) -> bool:
    """Return whether a longer wording holds it already."""
    return any(formulation.term in f.canonical for f in fit if len(f.canonical) > len(formulation.canonical))


def _over(on: date) -> Iterator[str]:
    """Yield what has been over for a short time only, so that a model may still think it in force."""
    ended = [(f.until, f) for f in table().formulations if f.until and f.afterwards and not f.successor]
    for until, f in sorted(ended, key=lambda pair: pair[0], reverse=True):
        if f.is_over(on) and on - until < _JUST_OVER:
            yield texts.over(f.term, f.afterwards)


def _few(lines: list[str]) -> Iterator[str]:
    left = _MOST_CHARS
    for line in dict.fromkeys(lines):
        left -= len(line)
        if left >= 0:
            yield line
