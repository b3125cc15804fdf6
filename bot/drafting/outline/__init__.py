"""The outline: proposed, taken from a clerk, rearranged; how long sections are, what their facts carry."""
