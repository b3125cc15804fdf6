"""Documents in which nothing is wrong are let pass."""

from pathlib import Path

import pytest

from bot.compliance.checker import check, repair
from bot.compliance.rule import Context
from bot.domain.finding import Severity
from tests.compliance.documents import Clean, clean_documents


@pytest.mark.parametrize("clean", clean_documents(), ids=lambda clean: clean.name)
def test_a_clean_document_is_let_pass(clean: Clean) -> None:
    findings = [f for f in check(clean.text, clean.context) if f.severity is not Severity.INFO]
    assert [(f.rule, f.quote, f.message) for f in findings] == []


@pytest.mark.parametrize("clean", clean_documents(), ids=lambda clean: clean.name)
def test_safe_fixes_leave_a_clean_document_alone(clean: Clean) -> None:
    assert repair(clean.text, clean.context) == (clean.text, 0)
    assert repair(clean.text, Context()) == (clean.text, 0)


def test_safe_fixes_leave_clean_prose_alone_but_for_the_quotes_of_shorthands() -> None:
    prose = (Path(__file__).parents[1] / "corpus" / "clean_prose.txt").read_text("utf-8")
    assert repair(prose, Context())[0].translate(_NO_QUOTES) == prose.translate(_NO_QUOTES)


_NO_QUOTES = {ord("“"): None, ord("”"): None}


@pytest.mark.parametrize("clean", clean_documents()[:4], ids=lambda clean: clean.name)
def test_line_ends_of_another_system_make_no_difference(clean: Clean) -> None:
    wrong = clean.text.replace("。\n", ";\n", 3).replace("，", ",", 2)
    found = check(wrong, clean.context)
    returned = wrong.replace("\n", "\r\n")
    same = check(returned, clean.context)
    assert [(f.rule, f.quote) for f in same] == [(f.rule, f.quote.replace("\n", "\r\n")) for f in found]
    assert all(returned[f.start : f.end] == f.quote for f in same)
