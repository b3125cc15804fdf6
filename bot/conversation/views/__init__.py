"""The messages that show where things stand, with the buttons under them."""
