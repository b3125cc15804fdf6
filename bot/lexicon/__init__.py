"""Closed classes of words, each a table with one function over it."""
