"""Updates on their way in: fetched or sent, let in or refused, kept, and made into events."""
