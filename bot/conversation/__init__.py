"""The conversation, free of any channel: events in, replies and jobs out, all stored before it is told."""
