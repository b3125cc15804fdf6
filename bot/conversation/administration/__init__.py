"""What administrators see and decide in their chat, in force at once: users, invitations, usage, limits."""
