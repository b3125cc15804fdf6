"""How often somebody may try a password: each name and each address has a number of tries that grows back."""

from collections import OrderedDict
from time import monotonic

_TRIES = {"name": 8, "address": 40}
_SECONDS = 60.0
"""After which one more try is allowed."""
_MOST = 10_000
"""So many names and addresses are remembered."""


class Patience:
    """What is left of the tries; a right password gives its name all of them back."""

    def __init__(self) -> None:
        self._spent: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def allows(self, address: str, name: str = "") -> bool:
        """Return whether one more try is allowed, and count it; empty for a try without a name."""
        keys = [("address", address), *((("name", name),) if name else ())]
        if any(self._left(key) < 1 for key in keys):
            return False
        for key in keys:
            self._spent[key] = (_TRIES[key[0]] - self._left(key) + 1, monotonic())
            self._spent.move_to_end(key)
        while len(self._spent) > _MOST:
            self._spent.popitem(last=False)
        return True

    def forgive(self, name: str) -> None:
        """Forget the tries of a name."""
        self._spent.pop(("name", name), None)

    def _left(self, key: tuple[str, str]) -> float:
        spent, at = self._spent.get(key, (0.0, 0.0))
        return _TRIES[key[0]] - max(spent - (monotonic() - at) / _SECONDS, 0)
