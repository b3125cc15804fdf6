"""What a piece is good for: whether it is out of date, spun, or there already."""
