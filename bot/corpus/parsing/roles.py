"""What a section of an exemplar does, told by its headings and by what its genre usually does."""

from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.roles import heading_role
from bot.lexicon.genres import usual_role

_USUAL = {
    GenreKind.SUMMARY: SectionRole.ACHIEVEMENTS,
    GenreKind.REPORT: SectionRole.ACHIEVEMENTS,
    GenreKind.KEY_POINTS: SectionRole.TASKS,
    GenreKind.PLAN: SectionRole.TASKS,
    GenreKind.NOTICE: SectionRole.MATTERS,
}
# What a summary calls 重点工作 is what was done, and its 工作思路 is what is to come.
_TOLD_BACK = {
    SectionRole.TASKS: SectionRole.ACHIEVEMENTS,
    SectionRole.REQUIREMENTS: SectionRole.NEXT_STEPS,
}


def lead_role(genre: GenreKind) -> SectionRole:
    """Return the role of what stands above all headings."""
    # 工作要点 opens with what the year demands.
    return SectionRole.REQUIREMENTS if genre is GenreKind.KEY_POINTS else SectionRole.LEAD


def role_of(path: tuple[str, ...], genre: GenreKind, word: str = "") -> SectionRole:
    """Return the role of the section under these headings; the uppermost heading that tells decides.

    `word` names the genre (批复): without headings, or where none tells, it is what the genre usually does.
    """
    usual = _USUAL.get(genre) or usual_role(word)
    told = next((role for heading in path if (role := heading_role(heading))), usual)
    return _TOLD_BACK.get(told, told) if usual is SectionRole.ACHIEVEMENTS else told
