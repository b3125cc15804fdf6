"""Names in running text: people, places and organisations, and the words that end where a name may begin."""
