"""What a page shows beside the conversation: exemplars, templates and users, seen, added and removed."""
