"""Parsing: which stretches of a text are documents, and what each says of itself."""
