"""Days as the clock on the wall of this machine has them, for what is counted day by day."""

from datetime import UTC, date, datetime, time


def today() -> date:
    """Return the day that it is here."""
    return datetime.now().astimezone().date()


def midnight() -> datetime:
    """Return when the day has begun that it is here, in UTC."""
    return datetime.combine(today(), time()).astimezone(UTC)
