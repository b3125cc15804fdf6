"""Ways to a person: the terminal, the page and Telegram."""
