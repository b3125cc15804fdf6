"""The outline: proposed, taken from a clerk, rearranged; how long each section is, and what its facts carry."""
