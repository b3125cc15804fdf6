"""What a text claims, and what it rests on: names, facts, numbers of persons, words of others."""
