"""What the command line does beside the conversation, a family of commands a module."""
