"""The outline as it is agreed on: proposed, planned by a model, rearranged, kept as a genre of one's own."""
