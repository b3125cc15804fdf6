"""Choices about an office's own templates."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import Id, Number


@dataclass(frozen=True)
class ListTemplates:
    """See the templates."""


@dataclass(frozen=True)
class SendTemplate:
    """Send a template."""


@dataclass(frozen=True)
class ShowTemplate:
    """See the fields of a template."""

    template: Id


@dataclass(frozen=True)
class ListParts:
    """See what a field can be filled with."""

    template: Id
    field: Number


@dataclass(frozen=True)
class AssignPart:
    """Say what a field is filled with."""

    template: Id
    field: Number
    part: Number


@dataclass(frozen=True)
class ConfirmTemplate:
    """Agree on the fields of a template."""

    template: Id


@dataclass(frozen=True)
class UseTemplate:
    """Have the document in a template."""

    template: Id


@dataclass(frozen=True)
class DropTemplate:
    """Keep a template no more."""

    template: Id


TemplateChoice: TypeAlias = (
    ListTemplates
    | SendTemplate
    | ShowTemplate
    | ListParts
    | AssignPart
    | ConfirmTemplate
    | UseTemplate
    | DropTemplate
)
