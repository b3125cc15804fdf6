"""What was changed last as a Word file with tracked changes (花脸稿)."""

from datetime import datetime

from bot.config import Layout
from bot.conversation.jobs.results import Ending
from bot.conversation.replies import Attach, Say
from bot.domain.document import Author, Document
from bot.domain.job import JobStatus
from bot.drafting.outline.proposing import section_name
from bot.export.naming import file_name
from bot.export.revisions.versions import at_versions, before
from bot.export.word.docx import typeset
from bot.texts import revisions as texts

_NAMES = {Author.USER: texts.CLERK}


def ending(document: Document, layout: Layout, now: datetime) -> Ending:
    """Return the ending of an order for it; `document` has all versions, of which two are compared."""
    # The conversation begins before a Word file is made.
    from bot.export.revisions.redline import redline

    earlier = before(document)
    if not earlier:
        return Ending(JobStatus.DONE, lambda _context: (Say(texts.NOTHING_BEFORE),))
    changed = [section for section in document.live if section.id in earlier]
    old = typeset(at_versions(document, earlier), layout)
    authors = {_NAMES.get(one.current.author, texts.ASSISTANT) for one in changed if one.current}
    made = redline(old, typeset(document, layout), "、".join(sorted(authors)), now)
    told = texts.between([section_name(document, section) for section in changed])
    caption = f"{told}\n{texts.told(made.changes, made.left_out)}"
    name = texts.name(file_name(document, "")) + ".docx"
    return Ending(JobStatus.DONE, lambda _context: (Attach(name, made.content, caption),))
