"""Commands over stored documents: drafted from a brief, listed, exported."""
