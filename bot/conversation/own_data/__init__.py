"""What is held of a user: handed out as a file, removed on request or when it has long lain idle."""
