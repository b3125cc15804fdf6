"""L: nothing of an exemplar's matter, no advert, no mask."""

from bot.compliance.rules.leaks import (
    adverts,
    copied_outline,
    copied_paragraphs,
    copied_runs,
    empty_fields,
    foreign_entities,
    masks,
    model_talk,
    template_talk,
)

RULES = (
    foreign_entities.RULE,
    copied_runs.RULE,
    copied_paragraphs.RULE,
    copied_outline.RULE,
    adverts.RULE,
    template_talk.RULE,
    model_talk.RULE,
    masks.RULE,
    empty_fields.RULE,
)
