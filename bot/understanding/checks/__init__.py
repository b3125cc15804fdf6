"""What code can prove of a reading: each module looks at one kind of fault."""
