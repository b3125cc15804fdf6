"""How long the channel waits for what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """The waits of the channel, in seconds."""

    paste: float = 1.5
    """For the next piece of a long paste."""
    poll: float = 1.0
    """Between two polls while an update is unfinished."""
    retry: float = 1.0
    """Before the first retry after a network error; doubled up to half a minute."""
    patience: float = 300
    """For one message to be sent; longer than the flood limits that Telegram really sets."""
    grace: float = 5.0
    """At the end, for updates that are being handled."""
