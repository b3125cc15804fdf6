"""A document that is drafted whole, and what stands in it."""

from bot.domain.document import Section
from tests.talk import Talk, at_first_question


async def whole(talk: Talk, *told: str) -> None:
    """Tell facts and have the whole document drafted."""
    await at_first_question(talk)
    await talk.goes_through(*told, "直接成稿")


async def saying(talk: Talk, words: str) -> Section:
    """Return the one section that says the words."""
    [section] = [s for s in (await talk.document()).live if s.current and words in s.current.text]
    return section


async def written(talk: Talk) -> list[str]:
    """Return the texts of its sections."""
    return [s.current.text if s.current else "" for s in (await talk.document()).live]
