"""What takes long is computed between two tries at a change of the store, never while others wait for it."""

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, cast

from bot.computing import compute

_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")
_MOST = 8
"""So many tries; numbers that a server gives anew at each would never be known."""


class NotComputed(Exception):
    """Something that the change needs is not computed yet."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        super().__init__(function)
        self.function, self.arguments = function, arguments


class Computed:
    """What was computed for one change so far, known by what it was computed from."""

    def __init__(self) -> None:
        self._results: list[tuple[NotComputed, object]] = []

    def of(self, function: Callable[[*_Arguments], _Result], *arguments: *_Arguments) -> _Result:
        """Return what a function makes of values; raise NotComputed to have that done before the next try.

        Where the values have changed since, they are others: it is computed anew.
        """
        for call, result in self._results:
            if call.function is function and call.arguments == arguments:
                return cast("_Result", result)
        if len(self._results) == _MOST:
            return function(*arguments)
        raise NotComputed(function, *arguments)

    async def add(self, call: NotComputed) -> None:
        """Compute what was missing, beside the loop."""
        result = await compute(call.function, *call.arguments)
        self._results.append((call, result))
