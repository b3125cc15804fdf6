"""A .docx read: its words in order, their looks, their numbers, and what stands beside them."""
