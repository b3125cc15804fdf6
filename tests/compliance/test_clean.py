"""Documents in which nothing is wrong are let pass."""

import pytest

from bot.compliance.checker import check
from bot.domain.finding import Severity
from tests.compliance.documents import Clean, clean_documents


@pytest.mark.parametrize("clean", clean_documents(), ids=lambda clean: clean.name)
def test_a_clean_document_is_let_pass(clean: Clean) -> None:
    findings = [f for f in check(clean.text, clean.context) if f.severity is not Severity.INFO]
    assert [(f.rule, f.quote, f.message) for f in findings] == []
