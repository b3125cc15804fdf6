"""Wordings of a paragraph that were offered last, beside the text: only one that is taken is a version."""

import hashlib
from dataclasses import dataclass, replace

from bot.domain.document import Version


def mark(text: str) -> str:
    """Return what is offered in eight characters, for a button."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Offer:
    """The section, each time with one paragraph worded otherwise."""

    section: int
    paragraph: int
    """Which one is worded otherwise, from 1."""
    versions: tuple[Version, ...]
    """What the model was sent is left out of them."""
    sent: tuple[str, ...]
    """What the model was sent, for all of them."""

    def taken(self, section: int, argument: str) -> Version | None:
        """Return the version of a section that a button names, `None` for one that is not offered now."""
        versions = self.versions if self.section == section else ()
        named = next((version for version in versions if mark(version.text) == argument), None)
        return named and replace(named, provenance=replace(named.provenance, sent=self.sent))


def offer_of(section: int, paragraph: int, versions: tuple[Version, ...]) -> Offer:
    """Return an offer of versions that came of one request."""
    bare = tuple(replace(v, provenance=replace(v.provenance, sent=())) for v in versions)
    return Offer(section, paragraph, bare, versions[0].provenance.sent)
