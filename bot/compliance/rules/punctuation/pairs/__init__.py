"""Marks that come in pairs: quotation marks, title marks, brackets."""
