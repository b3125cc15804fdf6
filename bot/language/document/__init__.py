"""The lines of a document: what each of them is, its headings, its outline, what its sections do."""
