"""What a model is sent to read by, without names, and how its answer is read."""
