"""Genres (文种): loaded from their files, judged for a matter, made by a clerk; what custom asks of them."""
