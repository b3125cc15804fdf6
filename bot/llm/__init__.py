"""Language models: one seam, any endpoint behind it, answers of a form, prompts from files, tokens counted."""
