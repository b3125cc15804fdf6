"""The register: a rule is in force when it stands here."""

from bot.compliance.rules import halfwidth, markup, masks, placeholders, traced_figures

RULES = (
    halfwidth.RULE,
    markup.RULE,
    masks.RULE,
    placeholders.RULE,
    traced_figures.RULE,
)
