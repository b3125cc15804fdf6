"""Where the office's layout differs from GB/T 9704-2012."""

from bot.config import STANDARD, Layout
from bot.texts import layout as texts

# What the standard leaves to the office is no deviation from it.
_OPEN = {"seal", "form", "letterhead", "producer", "imprint_page", "annexes"}


def deviations(layout: Layout) -> tuple[str, ...]:
    """Return a line for each respect in which it differs."""
    return tuple(
        texts.deviation(key, chosen, standard)
        for key, standard in vars(STANDARD).items()
        if key not in _OPEN and (chosen := getattr(layout, key)) != standard
    )
