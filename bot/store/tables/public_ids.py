"""What the buttons of a document call it: nobody guesses it, and no other document ever had it."""

import secrets

_BYTES = 6


def new_public_id() -> str:
    """Return eight characters that no other document has."""
    return secrets.token_urlsafe(_BYTES)
