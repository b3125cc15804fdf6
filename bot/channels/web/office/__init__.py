"""What a page shows beside the conversation: the exemplars and the templates, seen, added and removed."""
