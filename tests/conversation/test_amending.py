"""A message that is changed in the client says from then on what it says now."""

import itertools
from pathlib import Path

from bot.conversation.events import Edit, Text
from bot.conversation.replies import Reply
from bot.texts.conversation import dialog, listening
from tests.talk import Talk, at_first_question, talking, texts

_numbers = itertools.count(1)


async def says(talk: Talk, text: str) -> str:
    """Type a text, and return what names it."""
    name = f"e{next(_numbers)}"
    await talk.does(Text(name, text))
    return name


async def changes(talk: Talk, of: str, text: str) -> list[Reply]:
    """Change a message, and return the replies."""
    return await talk.does(Edit(f"e{next(_numbers)}", of, text))


async def facts(talk: Talk) -> list[str]:
    return [fact.text for fact in (await talk.ledger()).facts]


async def test_another_figure_is_a_correction(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        said = await says(talk, "中心组学习6次，参加180人次")
        replies = await changes(talk, said, "中心组学习6次，参加168人次")
        assert "180" in texts(replies) and "168" in texts(replies)
        told = " ".join(await facts(talk))
        assert "168人次" in told and "180" not in told and "6次" in told


async def test_a_draft_that_states_the_figure_is_named(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        said = await says(talk, "群众满意率98.6%")
        await talk.goes_through("起草这节")
        await changes(talk, said, "群众满意率97.1%")
        await talk.waits()
        document = await talk.document()
        current = document.sections[0].current
        assert current
        assert "97.1%" in current.text and "98.6%" not in current.text


async def test_what_is_added_is_told_and_what_is_gone_is_taken_back(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        said = await says(talk, "中心组学习6次，主题党日12场")
        await changes(talk, said, "中心组学习6次，职工讲堂9期，环境整治25次")
        told = " ".join(await facts(talk))
        assert "9期" in told and "25次" in told and "6次" in told and "12场" not in told


async def test_undoing_a_change_brings_the_former_figure_back(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        said = await says(talk, "参加180人次")
        await changes(talk, said, "参加168人次")
        await talk.says("撤销")
        assert "180" in " ".join(await facts(talk))


async def test_a_change_of_what_is_not_known_changes_nothing_and_says_so(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await says(talk, "参加180人次")
        assert texts(await changes(talk, "", "参加168人次")) == listening.EDIT_OF_UNKNOWN
        assert texts(await changes(talk, "other", "参加168人次")) == listening.EDIT_OF_UNKNOWN
        assert "180" in " ".join(await facts(talk))


async def test_a_change_that_brings_a_mark_of_classification_is_refused(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        said = await says(talk, "参加180人次")
        assert texts(await changes(talk, said, "机密★1年\n参加168人次")) == dialog.CLASSIFIED


async def test_the_same_text_again_changes_nothing(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        said = await says(talk, "参加180人次")
        assert await changes(talk, said, "参加180人次") == []
