"""Personal data that code can prove: identity numbers by check digit, cards by Luhn, telephones, e-mail.

GB 11643-1999 defines the identity number's check digit, ISO/IEC 7812-1 the card's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.regex import regex


@dataclass(frozen=True)
class Personal:
    """A piece of personal data in a text."""

    kind: str
    """identity, card, mobile, landline, email, or number: long enough for the first two, and neither"""
    start: int
    end: int


_FORMS = regex(
    r"(?P<email>(?<![\w.+-])[A-Za-z0-9_][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})"
    r"|(?P<digits>(?<![\dA-Za-z.])\d(?:[ -]?\d){14,18}[Xx]?(?![\dA-Za-z]))"
    r"|(?P<mobile>(?<![\dA-Za-z.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d))"
    r"|(?P<landline>(?<![\dA-Za-z.])(?:0\d{2,3}[-－— ]?|[（(]0\d{2,3}[）)])[2-9]\d{6,7}(?!\d))",
    re.ASCII,
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def personal_data(text: str) -> Iterator[Personal]:
    """Yield the personal data of a text in order."""
    for m in _FORMS.finditer(text):
        kind = m.lastgroup or ""
        if kind == "digits":
            bare = re.sub("[ -]", "", m.group()).upper()
            kind = "identity" if is_identity(bare) else "card" if is_card(bare) else "number"
        yield Personal(kind, m.start(), m.end())


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
