"""From messages to a reading: by a model, verified by code; or by rules, which ask where they are unsure."""
