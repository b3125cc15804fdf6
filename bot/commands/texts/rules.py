"""`rule`: one rule explained with an example of its own, or all of them, a line each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from operator import itemgetter

import click

from bot.compliance.register import rules_by_id
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import FixKind
from bot.errors import UsageError
from bot.facts.extract import extract_facts
from bot.language.document.manuscript import Manuscript
from bot.texts import rules as texts

_NEAR = 0.6
"""Below this likeness another rule is not what was meant."""


def explain_rule(said: str) -> None:
    """Print what a rule is; raise UsageError with the nearest where there is none of that id."""
    known = rules_by_id()
    wanted = said.upper()
    if wanted in texts.NOT_CHECKED:
        click.echo(texts.not_checked(wanted))
        return
    if wanted not in known:
        raise UsageError(texts.no_such_rule(said, *_nearest(wanted, known.values())))
    click.echo("\n".join(_explanation(known[wanted])))


def list_rules() -> None:
    """Print every rule in a line."""
    click.echo("\n".join(map(_line, rules_by_id().values())))


def _nearest(said: str, rules: Iterable[Rule]) -> tuple[str, str]:
    """Return the id and the name of the rule that is meant; both empty where none is near enough."""
    likeness, rule = max(((_likeness(said, rule), rule) for rule in rules), key=itemgetter(0))
    return (rule.id, rule.name) if likeness >= _NEAR else ("", "")


def _likeness(said: str, rule: Rule) -> float:
    """Return how near the words come to a rule's id or name."""
    return max(SequenceMatcher(None, said, called).ratio() for called in (rule.id, rule.name))


def _line(rule: Rule) -> str:
    return texts.rule_line(rule.id, rule.name, rule.severity, rule.about, rule.message)


def _explanation(rule: Rule) -> Iterator[str]:
    yield _line(rule)
    yield texts.basis(rule.source)
    case = next(case for case in rule.cases if case.found)
    spots = spots_of(rule, case)
    if told := case.told or "\n".join(fact.text for fact in case.context.facts or ()):
        yield texts.facts_told(told.strip().replace("\n", "；"))
    yield texts.wrong(case.text, case.found)
    if (mended := _mended(case.text, spots)) != case.text:
        yield texts.mended(mended)
    yield texts.right(next(case.text for case in rule.cases if not case.found))
    found = (spot.fix.kind for case in rule.cases if case.found for spot in spots_of(rule, case))
    yield texts.fixes(dict.fromkeys(found))


def spots_of(rule: Rule, case: Case) -> tuple[Spot, ...]:
    """Return where a rule points in its own case, judged by what was told there."""
    context = context_of(case)
    return tuple(rule.detect(Manuscript(case.text), context)) if rule.applies(context) else ()


def context_of(case: Case) -> Context:
    """Return what a case is judged against, with the facts of what was told."""
    return case.context if case.told is None else replace(case.context, facts=tuple(extract_facts(case.told)))


def _mended(text: str, spots: Sequence[Spot]) -> str:
    """Return the text with whatever the spots would rather have there."""
    written, at = [], 0
    for spot in sorted(spots, key=lambda spot: spot.start):
        if spot.start >= at and (spot.fix.replacement or spot.fix.kind is FixKind.AUTO):
            written += [text[at : spot.start], spot.fix.replacement]
            at = spot.end
    return "".join((*written, text[at:]))
