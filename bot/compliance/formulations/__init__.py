"""Set phrases (提法): the table of them, and which wording and which time a sentence has."""
