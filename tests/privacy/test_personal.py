"""What the check points at no model sees, however it was typed; figures are neither."""

import unicodedata

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.language.entry import normalise
from bot.privacy.personal import personal_data
from bot.understanding.prompting.masking import masking_of
from tests.privacy.reaching import FIGURES, ITEMS

_RULES = ("X03", "X04", "X05", "X06", "X07")


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


@pytest.mark.parametrize(("kind", "said", "secret"), ITEMS)
def test_no_model_sees_what_reaches_somebody(kind: str, said: str, secret: str) -> None:
    text = normalise(said).text
    assert _bare(secret) not in _bare(masking_of([text], "").mask(text))


@pytest.mark.parametrize(("kind", "said", "secret"), ITEMS)
def test_the_check_points_at_what_reaches_somebody(kind: str, said: str, secret: str) -> None:
    found = [f.quote for f in check(said, Context()) if f.rule in _RULES]
    text = normalise(said).text
    numbers = [text[p.start : p.end] for p in personal_data(text) if p.kind == "number"]
    # A number that nobody can prove is only called one where the text says what it is.
    assert found or numbers


@pytest.mark.parametrize("said", FIGURES)
def test_a_figure_is_neither_hidden_nor_pointed_at(said: str) -> None:
    text = normalise(said).text
    assert masking_of([text], "").mask(text) == text
    assert [f.quote for f in check(said, Context()) if f.rule in _RULES] == []


@pytest.mark.parametrize(
    "symbol", ["1", "1 ", "一", "路", "建设路", "号", "1-", "微信a", "京A", "0571-", "a@"]
)
def test_a_hundred_thousand_of_one_symbol_end(symbol: str) -> None:
    assert all(found.end > found.start for found in personal_data(symbol * (100_000 // len(symbol))))
