"""What a text rests on: facts, exemplars, documents named; and what a model is told and not told of them."""
