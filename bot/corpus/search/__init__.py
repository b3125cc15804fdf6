"""Search: the index of passages by words, and by meaning where there is an endpoint for it."""
