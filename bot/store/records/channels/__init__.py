"""What the channels keep: what was received and shown, and who may come in."""
