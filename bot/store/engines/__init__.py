"""What the store is kept in: a file here, or a server elsewhere; both are asked alike."""
