"""A process that was reading a file ended before it had said all: why, in one line."""

import re
import signal
from collections.abc import Callable

from bot.regex import regex
from bot.texts import corpus as texts

_KILLED = 9
"""The signal by which a system that lacks memory ends a process."""
_CPU_SPENT = getattr(signal, "SIGXCPU", 0)
# As Python, Rust, C++, the C library and OpenBLAS say it, before they end the process each in its own way.
_NO_MEMORY = regex(
    rb"MemoryError|memory alloc|allocat\w* memory|bad_alloc|out of memory|map segment", re.IGNORECASE
)


def lacks_memory(said: bytes) -> bool:
    """Return whether somebody who ended, or failed, said that there was no more memory."""
    return _NO_MEMORY.search(said) is not None


def cause(
    name: str, status: int | None, said: bytes, *, minutes: int, otherwise: Callable[[str], str]
) -> str:
    """Return the line that tells why, by the exit status and by what was said on the error stream.

    `minutes` is how long the process might compute; what nothing tells anything of is told by `otherwise`.
    """
    if lacks_memory(said):
        return texts.too_much_memory(name)
    if status == -_KILLED:
        return texts.reader_killed(name)
    if _CPU_SPENT and status == -_CPU_SPENT:
        return texts.too_slow(name, minutes)
    return texts.reader_crashed(name) if _is_crash(status) else otherwise(name)


def _is_crash(status: int | None) -> bool:
    # Windows tells an access violation and its like by statuses beyond all usual ones.
    return status is not None and (status < 0 or status >= 1 << 31)
