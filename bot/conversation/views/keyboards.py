"""The buttons under each kind of message."""

from bot.conversation.events import Choice
from bot.conversation.replies import Button, Keyboard
from bot.conversation.state import ChatState
from bot.domain.document import Author, Progress, Section
from bot.texts.conversation import dialog, releasing, renewing, templates


def step_button(state: ChatState, label: str, verb: str, argument: str = "") -> Button:
    """Return a button of the step the chat is at: it expires with the step."""
    return Button(label, Choice(verb, 0, state.step, argument))


def section_button(section: Section, label: str, verb: str, argument: str = "") -> Button:
    """Return a button of a section's version: it expires when another version is shown."""
    return Button(label, Choice(verb, section.id, section.shown, argument))


def document_button(document: int, label: str, verb: str, argument: str = "") -> Button:
    """Return a button of a document: it expires when the chat turns to another one."""
    return Button(label, Choice(verb, 0, document, argument))


def of_draft(section: Section) -> Keyboard:
    """Return what can be done with a section's version."""

    def button(label: str, verb: str) -> Button:
        return section_button(section, label, verb)

    if section.current is None or not section.current.complete:
        return (*of_partial(section, bool(section.last)), *_version_buttons(section))
    by_skeleton = section.current.author is Author.SKELETON
    again = button(dialog.AGAIN, "again") if by_skeleton else button(dialog.REWRITE, "rewrite")
    first = (button(dialog.ADOPT, "adopt"),) if section.progress is not Progress.ADOPTED else ()
    sent = (button(dialog.SENT, "sent"),) if section.current.provenance.request else ()
    facts, exemplars = button(dialog.FACTS, "facts"), button(dialog.EXEMPLARS, "exemplars")
    return (
        (*first, again, button(dialog.EDIT, "edit")),
        (facts, exemplars, button(dialog.COPY, "copy"), *sent),
        *_version_buttons(section),
    )


def _version_buttons(section: Section) -> Keyboard:
    if section.last < 2:
        return ()
    back, on = section_button(section, dialog.PREVIOUS, "prev"), section_button(section, dialog.NEXT, "next")
    return ((back, on),)


def of_rewrite(section: Section) -> Keyboard:
    """Return the ways to rewrite a section."""
    ways = (("brief", dialog.BRIEFER), ("full", dialog.FULLER), ("other", dialog.ANOTHER))
    first = tuple(section_button(section, label, "how", way) for way, label in ways)
    return (first, (section_button(section, dialog.MY_WAY, "instruct"),))


def of_news(section: Section) -> tuple[Button, ...]:
    """Return what writes into a section what was told for it since."""
    if section.current and section.current.author is Author.SKELETON:
        return (section_button(section, dialog.AGAIN, "again"),)
    return (section_button(section, dialog.WRITE_IN, "how", "new"),)


def of_stale(section: Section) -> Keyboard:
    """Return what brings a section up to what holds now, where single sentences could not be changed."""
    edit = section_button(section, dialog.EDIT, "edit")
    if section.current and section.current.author is Author.SKELETON:
        return ((section_button(section, dialog.AGAIN, "again"), edit),)
    return ((section_button(section, renewing.REWRITE_SECTION, "how", "stale"), edit),)


def of_partial(section: Section, begun: bool) -> Keyboard:
    """Return what can be done after a draft that was not finished, or came to nothing."""
    go_on = (section_button(section, dialog.CONTINUE, "continue"),) if begun else ()
    retry = section_button(section, dialog.RETRY, "retry")
    return ((*go_on, retry, section_button(section, dialog.SKELETON, "skeleton")),)


def of_document(document: int, settled: bool, unwritten: bool, to_see: bool) -> Keyboard:
    """Return what can be done with the whole document; `to_see` where its check found something."""

    def button(label: str, verb: str, argument: str = "") -> Button:
        return document_button(document, label, verb, argument)

    adopt = () if settled else ((button(dialog.ADOPT_ALL, "adopt_all"),),)
    rest = ((button(dialog.DRAFT_REST, "draft_rest"),),) if unwritten else ()
    look = (button(releasing.ONE_BY_ONE, "points", "0"),) if to_see else ()
    return (
        *rest,
        *adopt,
        (*look, button(releasing.PREVIEW, "preview")),
        (button(dialog.EXPORT_WORD, "export", "docx"), button(dialog.EXPORT_TEXT, "export", "txt")),
        (button(dialog.COPY_ALL, "copy_all"), button(dialog.SET_DATE, "date")),
        (button(releasing.REVIEW_SHEET, "review"), button(templates.USE, "template")),
    )
