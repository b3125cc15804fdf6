"""The first pages as pictures, each made in a process of its own."""
