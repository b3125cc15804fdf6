"""Y: the prose of official documents."""

from bot.compliance.rules.style import markup

RULES = (markup.RULE,)
