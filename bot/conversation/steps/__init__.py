"""What an event makes of a chat: one module for each thing that a clerk can do."""
