"""What a title consists of."""
