"""A choice of each kind, with the longest values that it may have."""

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from bot.conversation.choices.choice import Choice
from bot.conversation.choices.kinds import Digest, Id, InHand, Number, PublicId
from bot.conversation.choices.section import MOST_FACTS
from bot.conversation.file_forms import FileForm, OwnTemplate

LARGEST = 2**31 - 1
DOCUMENT = "k3Jx_9aQ"
KINDS: tuple[Any, ...] = get_args(Choice)
_VALUES: dict[Any, Any] = {
    Id: LARGEST,
    Number: LARGEST,
    PublicId: DOCUMENT,
    InHand: DOCUMENT,
    Digest: "0a1b2c3d",
    # The numbers of a ledger's entries have fewer digits than those of rows.
    tuple[Number, ...]: (99_999,) * MOST_FACTS,
    FileForm: OwnTemplate(LARGEST),
    FileForm | None: OwnTemplate(LARGEST),
}


def sample(kind: Any, **values: Any) -> Any:
    """Return a choice of the kind, or a value that a choice holds."""
    hints = get_type_hints(kind, include_extras=True)
    return kind(**{f.name: values.get(f.name, _value(hints[f.name])) for f in fields(kind)})


def _value(hint: Any) -> Any:
    if is_dataclass(hint):
        return sample(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return max(hint, key=lambda member: len(member.value))
    return _VALUES[hint]
