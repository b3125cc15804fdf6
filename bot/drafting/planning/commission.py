"""What a plan is made from: the document, its genre, its ledger, and what the clerk has decided of it."""

from dataclasses import dataclass

from bot.domain.document import Document, Section
from bot.domain.genre import Genre
from bot.domain.ledger import Ledger, WishKind


@dataclass(frozen=True)
class Commission:
    """An order for a plan, with everything that it is to rest on."""

    genre: Genre
    document: Document
    ledger: Ledger
    chat: str = ""
    """Whose own exemplars may be looked at; empty for nobody's."""
    kept: tuple[Section, ...] = ()
    """The sections that stay, in their order: the clerk has touched them, or they have a text."""
    gone: tuple[str, ...] = ()
    """The headings that the clerk took away or changed."""
    order: str = ""
    """How the clerk wants it this time; empty where she said nothing."""
    again: bool = False
    """Whether another division is wanted than the one the document has."""
    habits: tuple[str, ...] = ()
    """How the unit writes, as its own documents show it."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the parts that the clerk has ordered, in her words and order; none where she ordered none.

        Several such orders speak of several levels: then nobody knows which are the parts. What she has
        changed in the outline since holds against what she ordered before.
        """
        ordered = [w.parts for w in self.ledger.wishes if w.kind is WishKind.STRUCTURE and len(w.parts) > 1]
        return tuple(p for p in ordered[0] if p not in self.gone) if len(ordered) == 1 else ()

    @property
    def standing(self) -> tuple[object, ...]:
        """Return what a plan is good for: what is to be written, and the outline as it stood."""
        return (self.document.brief, *((s.id, s.plan, s.shown) for s in self.document.live))

    @property
    def written(self) -> dict[int, tuple[int, ...]]:
        """Return which facts each kept section with a text uses, by its id: they stay there."""
        return {
            s.id: tuple(f.id for f in self.ledger.facts if f.section == s.id) for s in self.kept if s.shown
        }
