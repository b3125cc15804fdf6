"""Y: the prose of official documents."""

from bot.compliance.rules.style import (
    antitheses,
    blends,
    colloquial,
    connectives,
    doubled_words,
    empty_words,
    first_person,
    long_paragraphs,
    long_sentences,
    markup,
    particles,
    repeated_patterns,
    repeated_sentences,
    superlatives,
    translationese,
)

RULES = (
    long_sentences.RULE,
    long_paragraphs.RULE,
    colloquial.RULE,
    first_person.RULE,
    connectives.RULE,
    antitheses.RULE,
    markup.RULE,
    empty_words.RULE,
    superlatives.RULE,
    repeated_sentences.RULE,
    repeated_patterns.RULE,
    translationese.RULE,
    particles.RULE,
    blends.RULE,
    doubled_words.RULE,
)
