"""Ways to a person: the terminal and Telegram."""
