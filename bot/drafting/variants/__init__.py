"""Several wordings of a title or a paragraph, verified, for a clerk to choose from."""
