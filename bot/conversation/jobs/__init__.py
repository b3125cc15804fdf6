"""Work in the background: taken up, done, kept, and told of when it has ended."""
