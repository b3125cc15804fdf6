"""Editing by the user: a replacement, a whole section in their own words, and what it means for the facts."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import views
from bot.conversation.desk import Desk, Turn
from bot.conversation.keyboards import section_button
from bot.conversation.replies import Say
from bot.conversation.state import Awaiting, ChatState
from bot.conversation.steps import facts, review
from bot.domain.document import Author, Section, Version
from bot.drafting.outline import section_name
from bot.language.replacing import replaced, replacements
from bot.texts import dialog

_WHOLE_SECTION = 40
"""From this length a text sent for an edit is taken for the section itself, not for a wish."""


async def edit(desk: Desk, section: Section, said: str, message: str) -> Turn:
    """Take what the user says about a section for an edit of it, or ask what it is meant for."""
    if pairs := replacements(said):
        return await _replace(desk, section, pairs, said, message)
    if desk.state.awaiting is Awaiting.EDIT and len(said) >= _WHOLE_SECTION:
        return await write(desk, section, said, message)
    state = replace(desk.state, awaiting=Awaiting.NOTHING, target=section.id, proposal=said)
    ways = (("own", dialog.AS_WHOLE_TEXT), ("wish", dialog.AS_INSTRUCTION), ("told", dialog.AS_FACTS))
    row = tuple(section_button(section, label, "meant", way) for way, label in ways)
    return Turn(state, (Say(dialog.EDIT_UNCLEAR, (row,), about=section.id),))


async def meant(desk: Desk, section: Section, way: str, message: str) -> Turn:
    """Use what the user said a moment ago in the way they have now chosen."""
    said = desk.state.proposal
    if not said or desk.state.target != section.id:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    if way == "wish":
        return review.rewrite(desk, section, said)
    if way == "own":
        return await write(desk, section, said, message)
    fresh = await facts.record(desk, section.id, said, message)
    total = len((await desk.refreshed()).facts_of(section.id))
    again = ((section_button(section, dialog.AGAIN, "again"),),) if fresh else ()
    told = Say(dialog.noted(fresh, total) if fresh else dialog.NOTHING_HEARD, again, about=section.id)
    return Turn(replace(desk.state, target=0, proposal=""), (told,))


async def write(desk: Desk, section: Section, said: str, message: str) -> Turn:
    """Make the user's own text the section's new version."""
    text = _without_heading(desk, section, said.strip())
    shown = await _new_version(desk, section, Version(0, text, Author.USER, instruction=said))
    return Turn(_settled(desk), shown)


async def replace_everywhere(desk: Desk, said: str, message: str) -> Turn | None:
    """Carry out 把A改成B in all sections and facts; `None` where it asks for nothing that is there."""
    pairs = replacements(said)
    in_facts = await _in_facts(desk, pairs, message)
    in_text, shown = await _in_sections(await desk.refreshed(), desk.live, pairs, said)
    if not in_facts and not in_text:
        return None
    await desk.store.add_message(desk.chat, message, said)
    return Turn(_settled(desk), (Say(dialog.changed(in_text, in_facts)), *shown))


async def fact_too(desk: Desk, section: Section, message: str) -> Turn:
    """Correct the facts behind an edit, and the other sections that use them."""
    said = desk.state.proposal
    pairs = replacements(said)
    in_facts = await _in_facts(desk, pairs, message)
    if not in_facts:
        return Turn(_settled(desk), (Say(dialog.EXPIRED),))
    await desk.store.add_message(desk.chat, message, said)
    others = tuple(s for s in desk.live if s.id != section.id)
    in_text, shown = await _in_sections(await desk.refreshed(), others, pairs, said)
    return Turn(_settled(desk), (Say(dialog.changed(in_text, in_facts)), *shown))


def keep_fact(desk: Desk) -> Turn:
    """Leave the facts as they are."""
    return Turn(_settled(desk), (Say(dialog.ONLY_HERE_DONE),))


async def _replace(
    desk: Desk, section: Section, pairs: list[tuple[str, str]], said: str, message: str
) -> Turn:
    count, shown = await _in_sections(desk, (section,), pairs, said)
    if not count:
        return Turn(desk.state, (Say(dialog.EDIT_NOT_FOUND),))
    told = (Say(dialog.changed(count)), *shown)
    asked = _ask_about_fact(await desk.refreshed(), section, pairs)
    if asked is None:
        return Turn(_settled(desk), told)
    return Turn(replace(_settled(desk), target=section.id, proposal=said), (*told, asked))


def _ask_about_fact(desk: Desk, section: Section, pairs: list[tuple[str, str]]) -> Say | None:
    """Return the question whether the fact changes too, or `None` where no fact says the old words."""
    fact = next((f for f in desk.facts if replaced(f.text, pairs)[1]), None)
    here = desk.section(section.id)
    if fact is None or desk.document is None or here is None:
        return None
    using = [s for s in desk.live if s.id != section.id and s.current and replaced(s.current.text, pairs)[1]]
    elsewhere = "、".join(section_name(desk.document, s) for s in using)
    text = dialog.fact_too(fact.text, replaced(fact.text, pairs)[0], elsewhere)
    buttons = (
        section_button(here, dialog.FACT_TOGETHER, "fact_too"),
        section_button(here, dialog.FACT_ONLY_HERE, "keep_fact"),
    )
    return Say(text, (buttons,), about=section.id)


async def _in_facts(desk: Desk, pairs: list[tuple[str, str]], message: str) -> int:
    changed = 0
    for fact in desk.facts:
        text, count = replaced(fact.text, pairs)
        if count:
            corrected = replace(fact, text=text, message=message, replaces=(fact.id,))
            await desk.store.add_fact(desk.state.document, corrected)
            changed += 1
    return changed


async def _in_sections(
    desk: Desk, sections: Sequence[Section], pairs: list[tuple[str, str]], said: str
) -> tuple[int, tuple[Say, ...]]:
    """Replace in these sections and return at how many places, with the new versions; half stays half."""
    places = 0
    shown: tuple[Say, ...] = ()
    for section in sections:
        current = section.current
        text, count = replaced(current.text, pairs) if current else ("", 0)
        if current and count:
            version = Version(0, text, Author.USER, current.complete, instruction=said)
            shown = (*shown, *await _new_version(desk, section, version))
            places += count
    return places, shown


async def _new_version(desk: Desk, section: Section, version: Version) -> tuple[Say, ...]:
    await desk.store.add_version(section.id, version, show=True)
    here = await desk.refreshed()
    changed = here.section(section.id)
    return (views.draft(here, changed),) if changed else ()


def _without_heading(desk: Desk, section: Section, text: str) -> str:
    """Return a text copied from the chat without the headings that the document puts there by itself."""
    if desk.document is None:
        return text
    own = section_name(desk.document, section)
    lines = [line for line in text.splitlines() if line.strip() and line.strip() != own]
    if lines and section.plan.part and lines[0].strip().endswith(f"、{section.plan.part}"):
        lines = lines[1:]
    return "\n".join(line.strip().removeprefix(f"{own}。") for line in lines)


def _settled(desk: Desk) -> ChatState:
    return replace(desk.state, awaiting=Awaiting.NOTHING, target=0, proposal="")
