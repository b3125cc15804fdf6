"""Several wordings of a title or a paragraph: ordered, offered, and one of them taken or none."""

import hashlib
from dataclasses import replace

from bot.conversation import views
from bot.conversation.desk import Desk, Turn
from bot.conversation.events import Choice
from bot.conversation.keyboards import document_button, section_button
from bot.conversation.meant import section_meant
from bot.conversation.replies import Say
from bot.conversation.steps import review
from bot.domain.document import Document, Section
from bot.domain.job import JobKind, JobOrder
from bot.domain.request import Variants
from bot.drafting.outline import section_name
from bot.drafting.revision import hand_written, paragraphs
from bot.drafting.variants.offered import Offered
from bot.texts import choosing as texts
from bot.texts import dialog

VERBS = frozenset({"title", "keep_title"})
OF_SECTION = frozenset({"vary", "take", "keep_text"})
_A_ROW = 4


def ordered(desk: Desk, request: Variants) -> Turn:
    """Order what is to be chosen from, or say what is in the way."""
    if desk.document is None or not desk.live:
        return Turn(desk.state, (Say(texts.NO_OUTLINE if desk.document else dialog.NOTHING_YET),))
    if not desk.has_model:
        return Turn(desk.state, (Say(texts.NO_MODEL),))
    if request.target is None:
        order = JobOrder(JobKind.VARIANTS, desk.document.id)
        return Turn(desk.state, (Say(texts.WRITING_TITLES),), (order,))
    section = section_meant(desk, request.target)
    if isinstance(section, Say):
        return Turn(desk.state, (section,))
    return _of_section(desk, desk.document, section, request.target.paragraph)


async def tap(desk: Desk, document: Document, choice: Choice) -> Turn:
    """Answer a button under titles that were offered."""
    if choice.verb == "keep_title":
        return Turn(desk.state, (Say(texts.KEPT),))
    title = next((t for t in desk.state.titles if _mark(t) == choice.argument), "")
    if not title:
        return Turn(desk.state, (Say(dialog.EXPIRED),))
    await desk.store.set_brief(document.id, title, replace(document.brief, title=title))
    label = texts.title_now(title)
    return Turn(desk.state, (Say(f"{label}。"), *views.asked_now(await desk.refreshed())), label=label)


async def tap_of_section(desk: Desk, section: Section, choice: Choice) -> Turn:
    """Answer a button about a paragraph: order wordings of it, take one of them, or none."""
    number = int(choice.argument) if choice.argument.isdecimal() else 0
    match choice.verb:
        case "vary" if desk.document and desk.has_model:
            return _of_section(desk, desk.document, section, number)
        case "take" if desk.document and any(v.number == number for v in section.versions):
            shown = await review.put_up(desk, section, number)
            return Turn(desk.state, shown, label=texts.paragraph_now(section_name(desk.document, section)))
        case "keep_text":
            return Turn(desk.state, (Say(texts.KEPT),))
    return Turn(desk.state, (Say(dialog.EXPIRED),))


async def offered(desk: Desk, found: Offered, order: JobOrder) -> Turn:
    """Return the turn that offers what a model has written; where the text has changed since, nothing."""
    document, section = desk.document, desk.live_section(order.section)
    if document is None or desk.state.document != document.id:
        return Turn(desk.state, (Say(texts.elsewhere(document.title)),) if document else ())
    if order.section and (section is None or section.shown != order.base):
        return Turn(desk.state, (Say(texts.CHANGED_SINCE),))
    if not (found.titles or found.versions):
        return Turn(desk.state, (Say(texts.NONE_FIT),))
    return await _wordings(desk, section, found, order) if section else _titles(desk, document, found.titles)


def _of_section(desk: Desk, document: Document, section: Section, number: int) -> Turn:
    """Order wordings of a paragraph by its number, -1 for the last one and 0 for the only one."""
    name, current = section_name(document, section), section.current
    if current is None or not current.complete:
        return Turn(desk.state, (Say(texts.unwritten(name)),))
    count = len(paragraphs(current.text))
    if number == 0 and count > 1:
        buttons = tuple(section_button(section, texts.nth(n), "vary", str(n)) for n in range(1, count + 1))
        rows = tuple(buttons[n : n + _A_ROW] for n in range(0, count, _A_ROW))
        return Turn(desk.state, (Say(texts.which(name, count), rows, about=section.id),))
    if number > count:
        return Turn(desk.state, (Say(texts.no_such(name, count)),))
    at = number if number > 0 else count
    order = JobOrder(JobKind.VARIANTS, document.id, section.id, base=section.shown, paragraph=at)
    return Turn(desk.state, (Say(texts.writing(name, at)),), (order,))


def _titles(desk: Desk, document: Document, titles: tuple[str, ...]) -> Turn:
    take = tuple(
        document_button(document.id, texts.use_title(n), "title", _mark(title))
        for n, title in enumerate(titles, 1)
    )
    keep = document_button(document.id, texts.KEEP, "keep_title")
    return Turn(replace(desk.state, titles=titles), (Say(texts.titles(titles), (take, (keep,))),))


async def _wordings(desk: Desk, section: Section, found: Offered, order: JobOrder) -> Turn:
    """Keep each wording as a version beside the one that stands, and show them."""
    numbers = [await desk.store.add_version(section.id, v, show=False) for v in found.versions]
    at = order.paragraph - 1
    take = tuple(
        section_button(section, texts.use_paragraph(n), "take", str(number))
        for n, number in enumerate(numbers, 1)
    )
    keep = section_button(section, texts.KEEP, "keep_text")
    return Turn(desk.state, (Say(_shown(desk, section, found, at), (take, (keep,)), about=section.id),))


def _shown(desk: Desk, section: Section, found: Offered, at: int) -> str:
    name = section_name(desk.document, section) if desk.document else ""
    stands = paragraphs(section.current.text)[at] if section.current else ""
    wordings = [paragraphs(version.text)[at] for version in found.versions]
    return texts.paragraphs(name, at + 1, wordings, stands in hand_written(section))


def _mark(title: str) -> str:
    """Return a title in eight characters, for a button."""
    return hashlib.sha256(title.encode()).hexdigest()[:8]
