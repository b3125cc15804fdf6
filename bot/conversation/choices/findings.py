"""Choices about what is found in the whole document, a finding known by its mark."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import Digest, Number, OfDocument
from bot.conversation.file_forms import FileForm


@dataclass(frozen=True)
class OfFinding(OfDocument):
    """A choice about one finding."""

    form: FileForm | None
    """The file that waits for it, where one does."""
    mark: Digest


@dataclass(frozen=True)
class ShowFinding(OfDocument):
    """See an open finding by its place among them."""

    number: Number


@dataclass(frozen=True)
class ExportDraft(OfDocument):
    """Have the file before everything is decided."""

    form: FileForm


class LetStand(OfFinding):
    """Let it stand."""


class LetStandBecause(OfFinding):
    """Let it stand, and say why."""


class Repair(OfFinding):
    """Have written what could stand instead."""


class RepairAlways(OfFinding):
    """Have written what could stand instead, here and from now on."""


class Fill(OfFinding):
    """Put it right by hand."""


class ShowProposals(OfDocument):
    """See the proposed sentences one by one."""


class KeepProposals(OfDocument):
    """Keep all proposed sentences."""


class StrikeProposals(OfDocument):
    """Strike all proposed sentences."""


FindingChoice: TypeAlias = (
    ShowFinding | ExportDraft | LetStand | LetStandBecause | Repair | RepairAlways | Fill
)
ProposalChoice: TypeAlias = ShowProposals | KeepProposals | StrikeProposals
