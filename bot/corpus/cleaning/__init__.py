"""Cleaning: what the web, the PDF and the shop put into a text is taken out, and nothing else is changed."""
