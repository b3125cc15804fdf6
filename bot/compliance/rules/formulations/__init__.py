"""F: set phrases (提法), each by the date of the document."""

from bot.compliance.rules.formulations import (
    complete_sets,
    fixed_wording,
    full_names,
    leader_titles,
    outdated,
    poverty_terms,
    quotation_marks,
    renamed_bodies,
    rule_of_law,
    session_names,
    session_sets,
    too_early,
    verbs,
    words_to_avoid,
)

RULES = (
    fixed_wording.RULE,
    complete_sets.RULE,
    quotation_marks.RULE,
    verbs.RULE,
    too_early.RULE,
    outdated.RULE,
    session_names.RULE,
    session_sets.RULE,
    leader_titles.RULE,
    full_names.RULE,
    renamed_bodies.RULE,
    rule_of_law.RULE,
    poverty_terms.RULE,
    words_to_avoid.RULE,
)
