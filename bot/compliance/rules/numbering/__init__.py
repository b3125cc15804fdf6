"""N: headings, numbers, and the fixed parts of a document."""
