"""Which section each fact belongs to, and what is still to be asked for one."""
