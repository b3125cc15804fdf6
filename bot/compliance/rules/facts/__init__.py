"""T: nothing invented."""

from bot.compliance.rules.facts import placeholders, traced_figures

RULES = (
    placeholders.RULE,
    traced_figures.RULE,
)
