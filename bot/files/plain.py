"""Plain text in the encodings that are met: byte order mark, strict UTF-8, GB18030."""

import codecs
import re
from itertools import islice

from bot.errors import UnreadableFile
from bot.regex import regex
from bot.texts import corpus as texts

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a file may begin with, and the encoding that it gives away."""

_MOST_CONTROLS = 0.01
_CONTROLS = regex(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
# What UTF-8 with a broken byte somewhere reads like as GB18030: its ， 。 的 and ：
_MISREAD = regex("[锛銆鐨]")
_MOST_MISREAD = 0.02
# Only before a line or as a whole lead-in: elsewhere two asterisks are how a word is masked.
_MARKDOWN = regex(r"^(?:#{1,6}[ \t]+)?(?:\*\*([^*\n]+)\*\*(?=[ \t]*$|[：:]))?", re.MULTILINE)


def read(name: str, content: bytes) -> str:
    """Return the text exactly as decoded; raise UnreadableFile where the bytes are none."""
    return decode(name, content, ("utf-8", "gb18030"))


def markdown_text(name: str, content: bytes) -> str:
    """Return the text without the marks of headings and bold lines."""
    return _MARKDOWN.sub(r"\1", read(name, content))


def decode(name: str, content: bytes, encodings: tuple[str, ...]) -> str:
    """Return the text in the first of the encodings that fits; a byte order mark goes before them all."""
    for encoding in _bom_encodings(content) or encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (
            "\0" not in text
            and _is_rarer(_CONTROLS, text, _MOST_CONTROLS)
            and _is_rarer(_MISREAD, text, _MOST_MISREAD)
        ):
            return text
    raise UnreadableFile(texts.not_text(name))


def encode_like(text: str, content: bytes) -> bytes:
    """Return the text in the encoding of the content that it came from, byte order mark included."""
    for encoding in _bom_encodings(content) or ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.encode(encoding)
    return text.encode()


def _bom_encodings(content: bytes) -> list[str]:
    return [encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)]


def _is_rarer(pattern: re.Pattern[str], text: str, share: float) -> bool:
    most = int(len(text) * share)
    return next(islice(pattern.finditer(text), most, None), None) is None
