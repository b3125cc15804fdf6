"""What a text tells as done, as a result or as a plan, held against what the user told."""
