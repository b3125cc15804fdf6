"""The parts of a document on its pages, from the letterhead to the imprint."""
