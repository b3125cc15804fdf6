"""Y: the prose of official documents."""
