"""F: set phrases (提法), each by the date of the document."""
