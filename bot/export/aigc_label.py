"""The marks of what a model wrote: one that a reader sees, one that only a program reads (GB 45438-2025).

The hidden one is the property AIGC of the file, with the fields of TC260-PG-20258A; it always stays.
"""

import hashlib
import json

from bot.domain.document import Author, Document
from bot.texts import paper

PROPERTY = "AIGC"
"""What the property of a file is called that holds the hidden one."""
VISIBLE = paper.AIGC_LABEL
_IS, _MAY_BE = "1", "2"


def is_by_model(document: Document) -> bool:
    """Return whether a model wrote anything that the text goes back to."""
    return any(Author.MODEL in section.authors for section in document.live)


def visible_label(document: Document) -> str:
    """Return the line that tells a reader; empty where no model wrote, or the user asked to leave it out."""
    return VISIBLE if is_by_model(document) and not document.unlabelled else ""


def aigc_label(document: Document, text: str, producer: str) -> str:
    """Return the hidden mark of a file; the same text always gets the same number."""
    number = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
    fields = {
        "Label": _IS if is_by_model(document) else _MAY_BE,
        "ContentProducer": producer,
        "ProduceID": number,
        "ReservedCode1": "",
        "ContentPropagator": producer,
        "PropagateID": number,
        "ReservedCode2": "",
    }
    return json.dumps(fields, separators=(",", ":"))
