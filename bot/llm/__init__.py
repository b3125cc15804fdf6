"""Language models: one seam, any endpoint behind it, answers in a form, prompts in files, tokens counted."""
