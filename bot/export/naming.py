"""What an exported file is called: 标题_2026-07-05.docx, on every file system and in every chat."""

from bot.domain.document import Document
from bot.language.characters import printable
from bot.regex import regex
from bot.texts import paper

_ILLEGAL = regex(r'[<>:"/\\|?*]')
_MOST_CHARACTERS = 120
# A file name may have 255 bytes; channels and archives put their own in front of it.
_MOST_BYTES = 200


def file_name(document: Document, suffix: str, draft: bool = False) -> str:
    """Return a legal file name: the title, 草稿 on a draft, the date of issue if known, and the suffix.

    A draft is what goes out before all is decided, or with a gap in it: nobody is to send that on as final.
    """
    issued = document.brief.issued
    mark = f"_{paper.DRAFT}" if draft else ""
    tail = mark + (f"_{issued.isoformat()}{suffix}" if issued else suffix)
    title = _ILLEGAL.sub("", printable(document.title)).strip(" .") or paper.UNTITLED
    return _shorten(title, tail) + tail


def _shorten(title: str, tail: str) -> str:
    room = _MOST_BYTES - len(tail.encode())
    head = title[: _MOST_CHARACTERS - len(tail)].encode()[:room].decode(errors="ignore")
    return head.rstrip(" .")
