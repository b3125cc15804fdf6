"""What says that something was won is found, whatever honour it is, where nobody told of it."""

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.domain.fact import Fact

_SENTENCES = (
    *("被评为省级卫生村。", "获评全国巾帼文明岗。", "被认定为国家级节水型企业。", "跻身全省十强。"),
    *("荣获市级青年文明号。", "捧回“安康杯”优胜单位奖牌。", "入选省级示范社区名单。", "获省优秀组织奖2项。"),
    *("被授予五一劳动奖状。", "位列全市第一方阵。"),
)


def _rules(text: str, told: str) -> set[str]:
    return {found.rule for found in check(text, Context(facts=(Fact(1, None, told, "m"),)))}


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_an_honour_that_nobody_told_of_is_found(sentence: str) -> None:
    assert "T07" in _rules(sentence, "开展了大量工作")


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_an_honour_that_was_told_passes(sentence: str) -> None:
    assert "T07" not in _rules(sentence, sentence)
