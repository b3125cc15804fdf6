"""L: nothing of an exemplar's matter, no advert, no mask."""

from bot.compliance.rules.leaks import masks

RULES = (masks.RULE,)
