"""A line of the diagnosis."""

Part = tuple[str, bool]
"""A line about a part, and whether it is as it should be; a part that is merely absent is."""
