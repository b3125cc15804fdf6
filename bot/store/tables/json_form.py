"""Values of a type as JSON, written and read alike."""

from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

_Value = TypeVar("_Value")


class JsonForm(Generic[_Value]):
    """The JSON form of a type; worked out at its first use, so that no start waits for all of them."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[_Value]:
        return TypeAdapter(self._kind)

    def validate_json(self, text: str | bytes) -> _Value:
        """Return the value that a text tells; raise ValidationError where it tells none."""
        return self._adapter.validate_json(text)

    def dump_json(self, value: _Value, *, exclude_defaults: bool = False) -> bytes:
        """Return a value as JSON."""
        return self._adapter.dump_json(value, exclude_defaults=exclude_defaults)
