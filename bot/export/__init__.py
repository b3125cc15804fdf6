"""What leaves the house: the Word file by GB/T 9704-2012, plain text to paste, and the name of the file."""
