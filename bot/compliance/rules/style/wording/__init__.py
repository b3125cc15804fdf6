"""Single words: which of them are not used, doubled, confused, or say nothing."""
