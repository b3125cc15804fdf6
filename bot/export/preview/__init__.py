"""The pages as they are printed, made in a process of its own: the first as pictures, or all as a PDF."""
