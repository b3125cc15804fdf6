"""The tables, their history, and how values are written into them."""
