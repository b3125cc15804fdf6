"""A button's data on its way: there and back in 64 bytes, and refused where it is not ours any more."""

from typing import Any

import pytest

from bot.conversation.choices.codec import LIMIT, decode, encode
from bot.conversation.choices.document import ExportFile
from bot.conversation.choices.findings import LetStand
from bot.conversation.choices.kinds import JourneyStep
from bot.conversation.choices.library import ShowLibrary
from bot.conversation.choices.section import Adopt, RenewOwn
from bot.conversation.choices.starting import NewDocument
from bot.conversation.file_forms import FileForm, OwnTemplate
from bot.domain.orders import Format
from tests.conversation.choices.samples import DOCUMENT, KINDS, LARGEST, sample


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_comes_back_as_it_was_and_fits_a_button(kind: Any) -> None:
    code = encode(sample(kind))
    assert decode(code) == sample(kind)
    assert len(code.encode()) <= LIMIT


@pytest.mark.parametrize("form", [None, *Format, OwnTemplate(3)])
def test_every_form_of_a_file_comes_back(form: FileForm | None) -> None:
    choice = LetStand(DOCUMENT, form, "0a1b2c3d")
    assert decode(encode(choice)) == choice


def test_a_chat_without_a_document_and_no_named_facts_leave_their_places_empty() -> None:
    for choice in (NewDocument(JourneyStep("", 0)), RenewOwn(sample(Adopt).of, ())):
        assert decode(encode(choice)) == choice


@pytest.mark.parametrize(
    "code",
    [
        # What former programs sent.
        *(
            "stop:0:0",
            "new:0:4",
            "adopt:7:2",
            "resume:0:5:5",
            "points:0:2:0",
            "tpl_drop:0:0:1",
            "typeset:0:0",
        ),
        *("settle:0:2:docx:0a1b2c3d", "genre:0:3:通知", "library:0:0:0", "how:7:2:brief"),
        # Forged.
        *("resume:0:0:abc", "points:0:2:-5", "", ".", "Adopt", "adopt.k3Jx_9aQ.7.2", "Fly.k3Jx_9aQ"),
        *("ShowFinding.k3Jx_9aQ.-5", "ShowFinding.k3Jx_9aQ.+5", "ShowFinding.k3Jx_9aQ.05"),
        *("ShowFinding.k3Jx_9aQ.5 ", "ShowFinding.k3Jx_9aQ.1_0", "ShowFinding.k3Jx_9aQ.1e3"),
        *(
            "ShowFinding.k3Jx_9aQ.٣",
            "ShowFinding.k3Jx_9aQ.３",
            "ShowFinding.k3Jx_9aQ.²",
            "ShowFinding.k3Jx_9aQ.",
        ),
        *(
            f"ShowExemplar.{LARGEST + 1}",
            "ShowExemplar.0",
            "ShowExemplar.99999999999999999999",
            "ShowExemplar",
        ),
        *("Resume.", "Resume.k3Jx_9a", "Resume.k3Jx_9aQ0", "Resume.k3Jx 9aQ", "Resume.中中中中中中中中"),
        *("ExportFile.k3Jx_9aQ.odt", "ExportFile.k3Jx_9aQ.DOCX", "ExportFile.k3Jx_9aQ.#3"),
        *("LetStand.k3Jx_9aQ.#0.0a1b2c3d", "LetStand.k3Jx_9aQ.docx.0A1B2C3D", "ExportDraft.k3Jx_9aQ."),
        *("RenewOwn.k3Jx_9aQ.7.2.1,", "RenewOwn.k3Jx_9aQ.7.2.1,,2", "Rewrite.k3Jx_9aQ.7.2.kind"),
        *("TakeGenre.k3Jx_9aQ.3.<b>", "TakeGenre.k3Jx_9aQ.3.", "__class__", "OfSection.k3Jx_9aQ.7.2"),
        # Torn, and too long.
        *(
            "Adopt.k3Jx_9aQ.7",
            "Adopt.k3Jx_9aQ.7.2.",
            "Adopt.k3Jx_9aQ.7.2.9",
            "Adopt.k3Jx_9aQ.7.2\n",
            "\ud800",
        ),
        f"RenewOwn.k3Jx_9aQ.7.2.{','.join(['9'] * 40)}",
    ],
)
def test_what_is_not_ours_is_refused(code: str) -> None:
    with pytest.raises(ValueError):
        decode(code)


def test_what_no_button_can_carry_is_a_programming_error() -> None:
    for choice in (ShowLibrary(-1), ExportFile("", Format.TXT), RenewOwn(sample(Adopt).of, tuple(range(40)))):
        with pytest.raises(ValueError):
            encode(choice)
