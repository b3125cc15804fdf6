"""A message cut into clauses, and what each of them is."""
