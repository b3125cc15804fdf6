"""The exemplar library: from a file to graded passages, and from a question to the passages that fit."""
