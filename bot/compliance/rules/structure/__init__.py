"""S: what a genre must consist of."""
