"""Whether a figure of a text was told, follows from told ones, or belongs to another thing."""
