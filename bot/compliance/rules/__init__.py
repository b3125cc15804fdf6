"""The register: a rule is in force when its family holds it."""

from bot.compliance.rules import (
    facts,
    formulations,
    leaks,
    numbering,
    numbers,
    punctuation,
    secrecy,
    structure,
    style,
)

FAMILIES = (structure, numbering, punctuation, numbers, formulations, facts, leaks, secrecy, style)
RULES = tuple(rule for family in FAMILIES for rule in family.RULES)
