"""N: headings, numbers, and the fixed parts of a document."""

from bot.compliance.rules.numbering import (
    addressee_form,
    cited_numbers,
    enclosure_form,
    enumerations,
    first_and_then,
    glued_headings,
    heading_length,
    heading_marks,
    issue_date,
    level_jumps,
    manual_layout,
    number_brackets,
    number_form,
    number_order,
    reference_form,
)

RULES = (
    number_form.RULE,
    number_brackets.RULE,
    level_jumps.RULE,
    number_order.RULE,
    heading_marks.RULE,
    glued_headings.RULE,
    enumerations.RULE,
    first_and_then.RULE,
    heading_length.RULE,
    manual_layout.RULE,
    enclosure_form.RULE,
    addressee_form.RULE,
    issue_date.RULE,
    reference_form.RULE,
    cited_numbers.RULE,
)
