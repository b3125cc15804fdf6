"""P: punctuation by GB/T 15834-2011."""

from bot.compliance.rules.punctuation import (
    blanks,
    bracketed_notes,
    comma_chains,
    double_colons,
    ellipses,
    exclamations,
    halfwidth,
    listed_quotes,
    nested_titles,
    paired_marks,
    paragraph_end,
    ranges,
    repeated_marks,
    slogan_themes,
    straight_quotes,
    titled_things,
)

RULES = (
    halfwidth.RULE,
    straight_quotes.RULE,
    paired_marks.RULE,
    nested_titles.RULE,
    listed_quotes.RULE,
    titled_things.RULE,
    slogan_themes.RULE,
    paragraph_end.RULE,
    comma_chains.RULE,
    double_colons.RULE,
    repeated_marks.RULE,
    ellipses.RULE,
    ranges.RULE,
    bracketed_notes.RULE,
    blanks.RULE,
    exclamations.RULE,
)
