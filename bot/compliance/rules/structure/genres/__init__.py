"""What one genre or another must have, and what it may not."""
