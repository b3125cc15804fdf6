"""A line on its way: keys go in, what the screen is to show comes out."""

import re

from rich.cells import cell_len

from bot.regex import regex

# What an arrow or a function key sends; the line is only ever changed at its end.
_KEY = regex(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[A-Z])?|.", re.DOTALL)
_HALF_A_KEY = regex(r"\x1b(?:\[[0-?]*[ -/]*|O)?\Z")
_ERASE, _ERASE_WORD, _ERASE_ALL, _END = "\x7f\b", "\x17", "\x15", "\x04"
_LAST_WORD = regex(r"[^ \n]* *\Z")
_LAST_LINE = regex(r"[^\n]*\Z")


class Line:
    """What has been typed since the last message; a paste may hold several lines."""

    def __init__(self) -> None:
        self.text = ""
        self.ended = False
        """True once the end of the input was typed, on an empty line."""
        self._half = ""

    def take(self, keys: str) -> str:
        """Add what was typed, as long as it may be, and return what the screen is to show of it."""
        keys, self._half = self._half + keys, ""
        if half := _HALF_A_KEY.search(keys):
            keys, self._half = keys[: half.start()], half.group()
        return "".join(self._apply_key(key) for key in _KEY.findall(keys))

    def _apply_key(self, key: str) -> str:
        if key in _ERASE:
            return self._erase(self.text[-1:].strip("\n"))
        if key == _ERASE_WORD:
            return self._erase(_last(_LAST_WORD, self.text))
        if key == _ERASE_ALL:
            return self._erase(_last(_LAST_LINE, self.text))
        if key == _END:
            self.ended = not _last(_LAST_LINE, self.text)
            return ""
        if key < " " and key not in "\n\t":
            return ""
        self.text += key
        return " " if key == "\t" else key

    def _erase(self, end: str) -> str:
        self.text = self.text.removesuffix(end)
        columns = cell_len(end.replace("\t", " "))
        return "\b" * columns + " " * columns + "\b" * columns


def _last(form: re.Pattern[str], text: str) -> str:
    found = form.search(text)
    return found.group() if found else ""
