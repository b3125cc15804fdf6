"""What the bot says in the conversation, by step."""
