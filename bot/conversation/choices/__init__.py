"""What buttons stand for: a value for each kind, and how a channel that carries strings carries it."""
