"""A PDF read: its lines and their places, made into paragraphs again."""
