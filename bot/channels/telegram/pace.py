"""How long the channel waits for what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """The waits of the channel, in seconds."""

    paste: float = 1.5
    """For the next piece of a long paste."""
    retry: float = 1.0
    """Before the first retry after a failure of the network; doubled up to half a minute."""
    answer: float = 20
    """For the answer to a call; a message that is not answered by then is taken as sent."""
    young: float = 10.0
    """After the start: who finds another bot at work then gives way to it; later the other one does."""
    grace: float = 5.0
    """At the end, for updates that are being handled."""
