"""Regular expressions that are compiled when they are first used, not when their module is imported.

There are more than a thousand of them, and compiling them all takes over a second of every start. What a
process does for the first time compiles what it needs: its first reading or check takes up to 0.4 s more.
In a conversation `bot/conversation/jobs/warming.py` does so beforehand, while the greeting is read.

Two of the same words are not equal, `found.re` is not the one that found it, and the functions of `re` do not
take one.
"""

import re
from typing import AnyStr, cast

_TAKEN_OVER = (
    "search",
    "match",
    "fullmatch",
    "split",
    "findall",
    "finditer",
    "sub",
    "subn",
    "flags",
    "groups",
    "groupindex",
)


class Pattern:
    """A regular expression that becomes one of `re` at its first use."""

    def __init__(self, written: str | bytes, flags: int) -> None:
        """Keep what is to be compiled; an error in it shows at the first use."""
        self.pattern, self._wanted = written, flags

    def __repr__(self) -> str:
        return f"regex({self.pattern!r}, {self._wanted})"

    def __getattr__(self, name: str) -> object:
        """Compile, and take over what the compiled expression offers: asked for once only."""
        if name not in _TAKEN_OVER:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._wanted)
        vars(self).update({offered: getattr(compiled, offered) for offered in _TAKEN_OVER})
        return vars(self)[name]


def regex(written: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the regular expression, not yet compiled."""
    return cast("re.Pattern[AnyStr]", Pattern(written, flags))
