"""Editing by the user: a replacement, a whole section in their own words, and what it means for the facts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.compliance.checker import relocate_exemplar_findings
from bot.conversation.choices.section import CorrectFactToo, KeepFact, Use, UseText
from bot.conversation.replies import Button, Deferred, Response, Say
from bot.conversation.state import Awaiting
from bot.conversation.steps.sections import drafting
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Author, Section, Version
from bot.domain.fact import Quote
from bot.domain.ledger import Reading
from bot.domain.said import ClerkMessage
from bot.drafting.outline.proposing import section_name
from bot.language.replacing import one_clause_changed, replace_all, replacements
from bot.texts.conversation import dialog, listening

_WHOLE_SECTION = 40
"""From this length a text sent for an edit is taken for the section itself, not for a wish."""


async def edit(context: TurnContext, section: Section, said: str, message: str) -> Turn:
    """Take what the user says about a section for an edit of it, or ask what it is meant for."""
    if pairs := replacements(said):
        return await _replace(context, section, pairs, said, message)
    if context.state.awaiting is Awaiting.EDIT and len(said) >= _WHOLE_SECTION:
        return await write(context, section, said, message)
    state = replace(context.state, awaiting=Awaiting.NOTHING, target=section.id, proposal=said)
    wish = ((Use.WISH, dialog.AS_INSTRUCTION),) if context.has_model else ()
    ways = ((Use.TEXT, dialog.AS_WHOLE_TEXT), *wish, (Use.FACT, dialog.AS_FACTS))
    row = tuple(Button(label, UseText(context.shown_version(section), use)) for use, label in ways)
    return Turn(state, (Say(dialog.EDIT_UNCLEAR, (row,), about=section.id),))


async def apply_choice(context: TurnContext, section: Section, use: Use, message: str) -> Turn | ClerkMessage:
    """Use what the user said a moment ago in the way they have now chosen; as facts it is yet to be read."""
    said = context.state.proposal
    if not said or context.state.target != section.id:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    match use:
        case Use.WISH:
            return drafting.rewrite(context, section, said)
        case Use.TEXT:
            return await write(context, section, said, message)
        case Use.FACT:
            return ClerkMessage(message, said, section=section.id)


async def write(context: TurnContext, section: Section, said: str, message: str) -> Turn:
    """Make the user's own text the section's new version."""
    text = _without_heading(context, section, said.strip())
    version = Version(0, text, Author.USER, instruction=said)
    await context.store.add_version(section.id, version, show=True)
    shown = await _show(context, (section,))
    label = listening.section_edit(section_name(context.document, section)) if context.document else ""
    return Turn(context.state.idle, shown, label=label)


async def revise(context: TurnContext, section: Section, text: str, message: str) -> Turn:
    """Make a text that was changed in place the new version, and ask about a fact that it changes."""
    old = section.current.text if section.current else ""
    if text == old or not text.strip():
        return Turn(context.state)
    pair = one_clause_changed(old, text)
    told = (p for p in _ends_of(pair) if any(p[0] in fact.text for fact in context.facts)) if pair else ()
    for one in (*told, *([pair] if pair else ())):
        if replace_all(old, [one]) == (text, 1):
            return await _replace(context, section, [one], dialog.order_to_replace(*one), message)
    return await write(context, section, text, message)


def _ends_of(pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a change with ever less of what stands before it: a fact says the rest of a clause."""
    old, new = pair
    for cut in range(len(old)):
        yield old[cut:], new[cut:]
        if old[cut] != new[cut : cut + 1]:
            return


async def replace_words(
    context: TurnContext, old: str, new: str, section: Section | None, message: str
) -> Turn:
    """Replace words in a section, or wherever they stand in the text and the facts."""
    said = dialog.order_to_replace(old, new)
    if section:
        return await _replace(context, section, [(old, new)], said, message)
    return await replace_everywhere(context, said, message) or Turn(
        context.state, (Say(dialog.EDIT_NOT_FOUND),)
    )


async def replace_everywhere(context: TurnContext, said: str, message: str) -> Turn | None:
    """Carry out 把A改成B in all sections and facts; `None` where it asks for nothing that is there."""
    pairs = replacements(said)
    reading = _in_facts(context, pairs, Quote(message, said))
    in_text, shown = await _in_sections(context.with_reading(reading), context.live, pairs, said)
    if not reading.entries and not in_text:
        return None
    await _keep(context, message, said)
    told = Say(dialog.replacement(in_text, len(reading.entries)))
    return Turn(context.state.idle, (told, *shown), reading=reading, label=said)


async def correct_facts(context: TurnContext, section: Section, message: str) -> Turn:
    """Correct the facts behind an edit, and the other sections that use them."""
    said = context.state.proposal
    pairs = replacements(said)
    reading = _in_facts(context, pairs, Quote(message, said))
    if not reading.entries:
        return Turn(context.state.idle, (Say(dialog.EXPIRED),))
    await _keep(context, message, said)
    others = tuple(s for s in context.live if s.id != section.id)
    in_text, shown = await _in_sections(context.with_reading(reading), others, pairs, said)
    told = Say(dialog.replacement(in_text, len(reading.entries)))
    return Turn(context.state.idle, (told, *shown), reading=reading, label=said)


async def _keep(context: TurnContext, message: str, said: str) -> None:
    """Keep what asked for an edit; raise ValueError for no id: every user would share that one message."""
    if not message:
        raise ValueError(message)
    if message not in await context.store.messages([message]):
        await context.store.add_message(context.chat, ClerkMessage(message, said), context.state.document)


def keep_fact(context: TurnContext) -> Turn:
    """Leave the facts as they are."""
    return Turn(context.state.idle, (Say(dialog.ONLY_HERE_DONE),))


async def _replace(
    context: TurnContext, section: Section, pairs: list[tuple[str, str]], said: str, message: str
) -> Turn:
    count, shown = await _in_sections(context, (section,), pairs, said)
    if not count:
        return Turn(context.state, (Say(dialog.EDIT_NOT_FOUND),))
    told: tuple[Response, ...] = (Say(dialog.replacement(count)), *shown)
    label = (
        said if context.document is None else listening.section_edit(section_name(context.document, section))
    )
    asked = _ask_about_fact(await context.reload(), section, pairs)
    if asked is None:
        return Turn(context.state.idle, told, label=label)
    return Turn(replace(context.state.idle, target=section.id, proposal=said), (*told, asked), label=label)


def _ask_about_fact(context: TurnContext, section: Section, pairs: list[tuple[str, str]]) -> Say | None:
    """Return the question whether the fact changes too, or `None` where no fact says the old words."""
    fact = next((f for f in context.facts if replace_all(f.text, pairs)[1]), None)
    here = context.section(section.id)
    if fact is None or context.document is None or here is None:
        return None
    using = [
        s for s in context.live if s.id != section.id and s.current and replace_all(s.current.text, pairs)[1]
    ]
    elsewhere = "、".join(section_name(context.document, s) for s in using)
    text = dialog.fact_too(fact.text, replace_all(fact.text, pairs)[0], elsewhere)
    of = context.shown_version(here)
    buttons = (
        Button(dialog.FACT_TOGETHER, CorrectFactToo(of)),
        Button(dialog.FACT_ONLY_HERE, KeepFact(of)),
    )
    return Say(text, (buttons,), about=section.id)


def _in_facts(context: TurnContext, pairs: list[tuple[str, str]], quote: Quote) -> Reading:
    """Return the corrections of the facts that say the old words."""
    changed = ((fact, *replace_all(fact.text, pairs)) for fact in context.facts)
    found = [(fact, text) for fact, text, count in changed if count]
    return Reading(
        tuple(
            replace(fact, id=number, text=text, message=quote.message, replaces=(fact.id,), quotes=(quote,))
            for number, (fact, text) in enumerate(found, context.ledger.next)
        )
    )


async def _in_sections(
    context: TurnContext, sections: Sequence[Section], pairs: list[tuple[str, str]], said: str
) -> tuple[int, tuple[Deferred, ...]]:
    """Replace in these sections and return at how many places, with the new versions; half stays half."""
    places, changed = 0, []
    for section in sections:
        current = section.current
        text, count = replace_all(current.text, pairs) if current else ("", 0)
        if current and count:
            found = relocate_exemplar_findings(current.findings, text)
            version = Version(0, text, Author.USER, current.complete, instruction=said, findings=found)
            await context.store.add_version(section.id, version, show=True)
            changed.append(section)
            places += count
    return places, await _show(context, changed) if changed else ()


async def _show(context: TurnContext, changed: Sequence[Section]) -> tuple[Deferred, ...]:
    """Show the sections as they stand now that they were changed."""
    here = await context.reload()
    return tuple(views.draft(here, now) for section in changed if (now := here.section(section.id)))


def _without_heading(context: TurnContext, section: Section, text: str) -> str:
    """Return a text copied from the chat without the headings that the document puts there by itself."""
    if context.document is None:
        return text
    own = section_name(context.document, section)
    lines = [line for line in text.splitlines() if line.strip() and line.strip() != own]
    if lines and section.plan.part and lines[0].strip().endswith(f"、{section.plan.part}"):
        lines = lines[1:]
    return "\n".join(line.strip().removeprefix(f"{own}。") for line in lines)
