"""A bare answer is read with its question, and a datum by the word that names it."""

from dataclasses import replace

import pytest

from bot.domain.document import Brief
from bot.domain.genre import SectionRole
from bot.domain.ledger import Field, Ledger
from bot.domain.said import ClerkMessage
from bot.understanding.rules import read_message
from bot.understanding.talk import Slot
from tests.understanding.rules.hearing import read_all, talk_of

# ---- answers


@pytest.mark.parametrize(
    ("answer", "told"), [("3", "集中学习了3次"), ("12次", "集中学习了12次"), ("十来次吧", "集中学习了约10次")]
)
def test_a_bare_answer_becomes_a_sentence(answer: str, told: str) -> None:
    said = ClerkMessage("a", answer, asked="集中学习了几次？", label="集中学习的次数")
    fact = read_message(said, talk_of()).facts[0]
    assert fact.text == told
    assert fact.head == "集中学习的次数"


def test_an_answer_that_does_not_know_is_a_gap() -> None:
    said = ClerkMessage("a", "还不清楚", asked="多少人参加？", label="参加人数")
    reading = read_message(said, talk_of())
    assert not reading.facts
    assert Ledger().after(reading).gaps[0].what == "参加人数"


def _asked(text: str, ask: str, label: str, about: str = "") -> Ledger:
    """Return the ledger after an answer to a question of a notice."""
    slot = Slot(3, 7, "三、报送方式", SectionRole.MATTERS, about=about or label)
    talk = replace(talk_of(brief=Brief(genre="通知")), outline=(slot,))
    return Ledger().after(read_message(ClerkMessage("a", text, ask, label, 7), talk))


@pytest.mark.parametrize(
    ("answer", "ask", "label"),
    [
        ("全馆职工和读者", "面向哪些人或单位？", "对象"),
        ("3月10日至4月20日", "从哪天开始，到哪天截止？", "起止日期"),
        ("发到yedu@yunxi.example", "发到哪个邮箱？", "邮箱"),
        ("书名、作者、理由", "要填哪些栏目？", "栏目"),
        ("办公室负责", "由哪个科室负责？", "联系科室"),
        ("纸质稿两份，交办公室", "纸质稿交几份、交到哪里？", "纸质稿份数和地点"),
    ],
)
def test_what_has_what_is_asked_for_answers_it(answer: str, ask: str, label: str) -> None:
    ledger = _asked(answer, ask, label)
    assert ledger.facts
    assert not ledger.unsure


@pytest.mark.parametrize("said", ["天气真热", "系统有点卡", "今天先到这", "头疼", "稍等啊", "谁负责啊"])
def test_talk_answers_no_question(said: str) -> None:
    assert not _asked(said, "由哪个科室负责？", "联系科室").facts


def test_the_length_of_what_is_handed_in_is_not_that_of_the_document() -> None:
    ledger = _asked("500字以内", "材料要写哪几部分？字数上限多少？", "材料内容和字数")
    assert not ledger.data
    assert "500字以内" in ledger.facts[0].text


# ---- data


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("落款日期7月6号", Field.ISSUED, "2026-07-06"),
        ("落款单位改成云溪县图书馆办公室", Field.ISSUER, "云溪县图书馆办公室"),
        ("成文日期改到7月8日", Field.ISSUED, "2026-07-08"),
        ("三千字以内", Field.TARGET_CHARS, "3000"),
        ("主送：各镇街图书分馆", Field.ADDRESSEE, "各镇街图书分馆"),
        ("抄送：市文旅局", Field.COPIES, "市文旅局"),
        ("文号云图〔2026〕7号", Field.NUMBER, "云图〔2026〕7号"),
        ("令号12号", Field.NUMBER, "12号"),
        ("签署人县长何其明", Field.SIGNATURE, "县长何其明"),
        ("落款写县长何其明", Field.SIGNATURE, "县长何其明"),
        ("签发人：馆务会", Field.SIGNATORY, "馆务会"),
        ("附件：分馆名单", Field.ATTACHMENT, "分馆名单"),
        ("报名表作附件", Field.ATTACHMENT, "报名表"),
        ("联系人尚文婷，电话0000-12345678", Field.CONTACT, "尚文婷，电话0000-12345678"),
        ("标题用“云溪书香半年回望”", Field.TITLE, "云溪书香半年回望"),
    ],
)
def test_a_datum_is_told_by_the_word_that_names_it(said: str, field: Field, value: str) -> None:
    _, ledger = read_all(said)
    assert [(d.field, d.value) for d in ledger.data] == [(field, value)]
    assert not ledger.facts


def test_what_is_told_behind_a_contact_is_no_part_of_it() -> None:
    ledger = read_all("联系电话0000-12345678，夜读活动9场")[1]
    assert [d.value for d in ledger.data] == ["0000-12345678"]
    assert [f.text for f in ledger.facts] == ["夜读活动9场"]


def test_a_first_message_keeps_request_and_facts() -> None:
    _, ledger = read_all(
        "帮我写云溪县图书馆2026年上半年全民阅读工作总结，上半年办讲座14场，报县文化和旅游局", brief=Brief()
    )
    data = {d.field: d.value for d in ledger.data}
    assert data[Field.ISSUER] == "云溪县图书馆"
    assert data[Field.PERIOD] == "2026年上半年"
    assert data[Field.ADDRESSEE] == "县文化和旅游局"
    assert [f.text for f in ledger.facts] == ["上半年办讲座14场"]


def test_a_unit_that_is_known_is_not_put_aside_for_what_only_looks_like_one() -> None:
    brief = Brief(genre="请示", issuer="清河县第二中学", topic="翻修操场")
    _, ledger = read_all("写个请示给教育局，要钱修操场", brief=brief)
    assert [d for d in ledger.data if d.field is Field.ISSUER] == []
