"""T: nothing invented."""

from bot.compliance.rules.facts import (
    consistency,
    document_numbers,
    forbidden_words,
    honours,
    placeholders,
    promises,
    proposals_decided,
    quotations,
    status,
    superseded_values,
    traced_dates,
    traced_figures,
    traced_people,
    traced_places,
    traced_titles,
)

RULES = (
    traced_figures.RULE,
    traced_dates.RULE,
    traced_people.RULE,
    traced_places.RULE,
    traced_titles.RULE,
    document_numbers.RULE,
    honours.RULE,
    quotations.RULE,
    promises.RULE,
    status.RULE,
    placeholders.RULE,
    consistency.RULE,
    superseded_values.RULE,
    forbidden_words.RULE,
    proposals_decided.RULE,
)
