"""What must not come in, and what must not go out: classification marks, personal data, tokens for names."""
