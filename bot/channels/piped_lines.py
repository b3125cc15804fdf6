"""The lines of a script on standard input, in whatever of the common encodings it was saved."""

import codecs
from collections.abc import Iterator

from bot.files.plain import BYTE_ORDER_MARKS


class Lines:
    """Bytes go in as they come; a line comes out once it has ended."""

    def __init__(self, encoding: str) -> None:
        """Begin with the encoding of the terminal; GB18030 follows where a line is not in it."""
        self._encodings: tuple[str, ...] = (encoding, "utf-8", "gb18030")
        self._bytes = b""
        self._wide: codecs.IncrementalDecoder | None = None
        """Of a script in UTF-16, whose line ends are no single bytes."""
        self._begun = False

    def take(self, data: bytes) -> Iterator[str]:
        """Yield the lines that have come to their end."""
        self._bytes += self._without_bom(data)
        *lines, self._bytes = self._bytes.split(b"\n")
        yield from map(self._decode, lines)

    def end(self) -> str:
        """Return what stands behind the last line end."""
        return self._decode(self._bytes)

    def _without_bom(self, data: bytes) -> bytes:
        """Return bytes without a byte order mark; those of UTF-16 as UTF-8."""
        if not self._begun:
            self._begun = True
            marked = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "")
            if marked == "utf-16":
                self._wide, self._encodings = codecs.getincrementaldecoder(marked)("replace"), ("utf-8",)
            elif marked:
                data, self._encodings = data[len(codecs.BOM_UTF8) :], ("utf-8", *self._encodings)
        return self._wide.decode(data).encode() if self._wide else data

    def _decode(self, line: bytes) -> str:
        # Every other line of Chinese in UTF-8 could be GBK as well, but hardly one in GBK could be UTF-8.
        if (text := line.decode("utf-8", "ignore")).encode() == line and _has_wide(text):
            return text
        for encoding in self._encodings:
            try:
                return line.decode(encoding)
            except UnicodeDecodeError:
                continue
        return line.decode(self._encodings[0], "replace")


def _has_wide(text: str) -> bool:
    """Return whether a text has a character that takes three bytes or more, as Chinese ones do."""
    return max(text, default="") >= "\u0800"
