"""P: punctuation by GB/T 15834-2011."""

from bot.compliance.rules.punctuation import halfwidth

RULES = (halfwidth.RULE,)
