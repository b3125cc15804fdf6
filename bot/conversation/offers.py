"""Wordings of a paragraph that were offered last, beside the text: only one that is taken is a version."""

import hashlib
from dataclasses import dataclass

from bot.domain.document import Version


def digest(text: str) -> str:
    """Return what is offered in eight characters, for a button."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Offer:
    """The section, each time with one paragraph worded otherwise."""

    section: int
    paragraph: int
    """Which one is worded otherwise, from 1."""
    versions: tuple[Version, ...]

    def taken(self, section: int, argument: str) -> Version | None:
        """Return the version of a section that a button names, `None` for one that is not offered now."""
        versions = self.versions if self.section == section else ()
        return next((version for version in versions if digest(version.text) == argument), None)
