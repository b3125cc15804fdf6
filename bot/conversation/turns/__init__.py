"""A turn: which step an event belongs to, what the step works with, and how what it made is stored."""
