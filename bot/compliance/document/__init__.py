"""A document as the rules see it: its parts, its numbers in order, what it says of itself."""
