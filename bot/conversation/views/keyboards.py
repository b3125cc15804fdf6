"""The buttons under each kind of message."""

from bot.conversation.choices import document as document_choices
from bot.conversation.choices import findings
from bot.conversation.choices import section as choices
from bot.conversation.choices.section import Manner
from bot.conversation.replies import Button, Keyboard
from bot.conversation.turns.context import TurnContext
from bot.domain.document import Author, Document, Progress, Section
from bot.domain.orders import Format
from bot.texts import revisions
from bot.texts.conversation import dialog, releasing, renewing, templates


def of_draft(context: TurnContext, section: Section) -> Keyboard:
    """Return what can be done with a section's version."""
    if section.current is None or not section.current.complete:
        return (*of_partial(context, section, bool(section.last)), *_version_buttons(context, section))
    of = context.shown_version(section)
    again = (
        Button(dialog.REWRITE, choices.ListManners(of))
        if can_rewrite(context, section)
        else Button(dialog.AGAIN, choices.DraftAgain(of))
    )
    adopted = section.progress is Progress.ADOPTED
    first = () if adopted else (Button(dialog.ADOPT, choices.Adopt(of)),)
    facts = Button(dialog.FACTS, choices.ShowFacts(of))
    exemplars = Button(dialog.EXEMPLARS, choices.ShowExemplars(of))
    copy = Button(dialog.COPY, choices.Copy(of))
    sent = (Button(dialog.SENT, choices.ShowRequest(of)),) if section.current.provenance.request else ()
    return (
        (*first, again, edit_button(context, section)),
        (facts, exemplars, copy, *sent),
        *_version_buttons(context, section),
    )


def can_rewrite(context: TurnContext, section: Section) -> bool:
    """Return whether a section can be written otherwise: that takes a model, and more than a skeleton."""
    return context.has_model and not (section.current and section.current.author is Author.SKELETON)


def edit_button(context: TurnContext, section: Section) -> Button:
    """Return the button that changes a section by hand."""
    return Button(dialog.EDIT, choices.Edit(context.shown_version(section)))


def _version_buttons(context: TurnContext, section: Section) -> Keyboard:
    if section.last < 2:
        return ()
    of = context.shown_version(section)
    return ((Button(dialog.PREVIOUS, choices.ShowEarlier(of)), Button(dialog.NEXT, choices.ShowLater(of))),)


def of_rewrite(context: TurnContext, section: Section) -> Keyboard:
    """Return the ways to rewrite a section; none where it cannot be."""
    if not can_rewrite(context, section):
        return ()
    of = context.shown_version(section)
    ways = (
        (dialog.BRIEFER, Manner.BRIEFER),
        (dialog.FULLER, Manner.FULLER),
        (dialog.ANOTHER, Manner.OTHERWISE),
    )
    first = tuple(Button(label, choices.Rewrite(of, manner)) for label, manner in ways)
    return (first, (Button(dialog.MY_WAY, choices.TellManner(of)),))


def of_news(context: TurnContext, section: Section) -> tuple[Button, ...]:
    """Return what writes into a section what was told for it since."""
    return (_renewal_button(context, section, dialog.WRITE_IN, Manner.WITH_NEWS),)


def of_stale(context: TurnContext, section: Section) -> Keyboard:
    """Return what brings a section up to what holds now, where single sentences could not be changed."""
    rewrite = _renewal_button(context, section, renewing.REWRITE_SECTION, Manner.UP_TO_DATE)
    return ((rewrite, edit_button(context, section)),)


def _renewal_button(context: TurnContext, section: Section, label: str, manner: Manner) -> Button:
    """Return what writes a section anew in a manner; a skeleton knows none."""
    of = context.shown_version(section)
    if can_rewrite(context, section):
        return Button(label, choices.Rewrite(of, manner))
    return Button(dialog.AGAIN, choices.DraftAgain(of))


def of_partial(context: TurnContext, section: Section, begun: bool) -> Keyboard:
    """Return what can be done after a draft that was not finished, or came to nothing."""
    of = context.shown_version(section)
    go_on = (Button(dialog.CONTINUE, choices.Continue(of)),) if begun else ()
    retry = Button(dialog.RETRY, choices.Retry(of))
    return ((*go_on, retry, Button(dialog.SKELETON, choices.DraftSkeleton(of))),)


def of_document(document: Document, all_adopted: bool, unwritten: bool, to_see: bool) -> Keyboard:
    """Return what can be done with the whole document; `to_see` where its check found something."""
    of = document.public_id
    adopt = () if all_adopted else ((Button(dialog.ADOPT_ALL, document_choices.AdoptAll(of)),),)
    rest = ((Button(dialog.DRAFT_REST, document_choices.DraftRest(of)),),) if unwritten else ()
    again = any(section.shown > 1 for section in document.live)
    changed = (Button(revisions.SHOW, document_choices.ShowChanges(of)),) if again else ()
    look = (Button(releasing.ONE_BY_ONE, findings.ShowFinding(of, 0)),) if to_see else ()
    return (
        *rest,
        *adopt,
        (*look, Button(releasing.PREVIEW, document_choices.ShowPreview(of))),
        (
            Button(dialog.EXPORT_WORD, document_choices.ExportFile(of, Format.DOCX)),
            Button(dialog.EXPORT_TEXT, document_choices.ExportFile(of, Format.TXT)),
        ),
        (
            Button(dialog.COPY_ALL, document_choices.CopyAll(of)),
            Button(dialog.SET_DATE, document_choices.SetDate(of)),
        ),
        (
            Button(releasing.REVIEW_SHEET, document_choices.ShowReview(of)),
            *changed,
            Button(templates.USE, document_choices.FillTemplate(of)),
        ),
    )
