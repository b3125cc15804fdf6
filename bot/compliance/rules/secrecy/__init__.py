"""X: classification marks and personal data."""
