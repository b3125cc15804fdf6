"""Personal data that code can prove: identity numbers by check digit, cards by Luhn, contacts by their form.

What is found here the check points at, and no model sees.

GB 11643-1999 defines the identity number's check digit, ISO/IEC 7812-1 the card's.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.lexicon.contacts import Contact, ContactKind, contacts


@dataclass(frozen=True)
class PersonalDatum:
    """A piece of personal data in a text."""

    kind: str
    """identity, card, mobile, landline, email, wechat, qq, plate, certificate, address, or number: as long as
    the first two, and neither"""
    start: int
    end: int


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


# A rule for each kind asks of the same text.
@lru_cache(maxsize=4)
def personal_data(text: str) -> tuple[PersonalDatum, ...]:
    """Return the personal data of a text in order."""
    return tuple(PersonalDatum(_kind(found, text), found.start, found.end) for found in contacts(text))


def _kind(found: Contact, text: str) -> str:
    if found.kind is not ContactKind.DIGITS:
        return found.kind
    bare = re.sub("[ \u3000-]", "", text[found.start : found.end]).upper()
    return "identity" if is_identity(bare) else "card" if is_card(bare) else "number"


def is_identity(number: str) -> bool:
    """Return whether 18 characters are an identity number: a real day of birth and the right check digit."""
    if not re.fullmatch(r"[1-8]\d{16}[\dX]", number, re.ASCII):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17]


def is_card(number: str) -> bool:
    """Return whether 16 to 19 digits pass Luhn's test, as those of bank cards do."""
    if not re.fullmatch(r"[3-9]\d{15,18}", number, re.ASCII):
        return False
    doubled = (int(d) * 2 if n % 2 else int(d) for n, d in enumerate(reversed(number)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
