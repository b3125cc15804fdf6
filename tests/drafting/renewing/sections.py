"""A section with one version that a model wrote."""

from bot.domain.document import Author, Clause, Provenance, Section, Version
from bot.domain.genre import SectionPlan, SectionRole


def section_of(text: str, *clauses: Clause) -> Section:
    """Return a section that says a text, with the clauses that have a source."""
    plan = SectionPlan(SectionRole.ACHIEVEMENTS, "工作情况", "志愿服务", (), "", "", "", 300)
    version = Version(1, text, Author.MODEL, provenance=Provenance(clauses=clauses))
    return Section(1, plan, shown=1, versions=(version,))
