"""Every sentence a user reads, by area."""
