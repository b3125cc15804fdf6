"""Planning: a document is laid out by a model, verified by code."""
