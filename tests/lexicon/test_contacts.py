"""What reaches somebody is hidden from models, pointed at by the check, and taken out of exemplars."""

import tomllib
from pathlib import Path

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.corpus.names.entities import entities
from bot.domain.passage import EntityKind
from bot.lexicon.contacts import REACHING, contacts
from bot.understanding.prompting.masking import masking_of

_CONTACTS = tuple(
    tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["contacts"]["texts"]
)


@pytest.mark.parametrize("text", _CONTACTS)
def test_the_lexicon_knows_a_contact(text: str) -> None:
    assert [found.kind for found in contacts(text) if found.kind in REACHING]


@pytest.mark.parametrize("text", _CONTACTS)
def test_no_model_sees_it_and_the_check_points_at_it(text: str) -> None:
    found = [text[c.start : c.end] for c in contacts(text)]
    assert not any(words in masking_of([text], "").mask(text) for words in found)
    assert {f.rule for f in check(text, Context())} & {"X04", "X05"}


@pytest.mark.parametrize("text", _CONTACTS)
def test_the_importer_takes_it_for_one(text: str) -> None:
    assert [e for e in entities(text) if e.kind is EntityKind.CONTACT]


def test_a_public_account_is_nobody_and_a_room_counts_no_persons() -> None:
    assert not contacts("微信搜索“青禾发布”公众号即可参加答题。")
    assert not contacts("各办公室20260101前报送，办公室6688123人次。")


def test_the_number_of_a_project_is_no_identity_number() -> None:
    assert not contacts("项目代码2601-430000-04-01-654321，总投资1200万元。")
    assert contacts("身份证号430000199001010000")
