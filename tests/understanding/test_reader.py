"""A reading by a scripted model: verified, asked for once more, and never better than what was proved."""

import json
from datetime import date

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Doubt, Ledger, Reading, Unsure
from bot.domain.request import Ask
from bot.domain.said import ClerkMessage
from bot.errors import ModelUnreachable
from bot.texts.prompting import reading as texts
from bot.understanding.reader import Reader, ReadingResult
from bot.understanding.rules.corrections.choosing import reading_of_choice
from bot.understanding.talk import Talk
from tests.fakes import ScriptedModel, Step
from tests.installed import PROMPTS

TALK = Talk(
    (ClerkMessage("a", "义诊4场，讲座12期"), ClerkMessage("b", "辛苦你了啊")), today=date(2026, 12, 1)
)
CLINICS = {"id": 1, "text": "举办义诊4场", "src": [{"m": 1, "q": "义诊4场"}]}
LECTURES = {"id": 2, "text": "举办讲座12期", "src": [{"m": 1, "q": "讲座12期"}]}
THANKS = {"m": 2, "q": "辛苦你了啊"}


def answer(**lists: object) -> str:
    """Return an answer as a model gives it."""
    return json.dumps(lists, ensure_ascii=False)


GOOD = answer(facts=[CLINICS, LECTURES], asides=[THANKS])


async def heard(*script: Step, talk: Talk = TALK) -> tuple[ReadingResult, ScriptedModel]:
    model = ScriptedModel(*script)
    return await Reader(model, PROMPTS).read(talk), model


def facts(reading: Reading) -> list[str]:
    return [fact.text for fact in reading.facts]


def unsure(reading: Reading) -> list[str]:
    return [e.quote.text for e in reading.entries if isinstance(e, Unsure)]


async def test_a_sound_answer_is_taken_at_once() -> None:
    result, model = await heard(GOOD)
    assert facts(result.reading) == ["举办义诊4场", "举办讲座12期"]
    assert result.failed == ""
    assert len(model.asked) == len(result.costs) == 1
    assert result.costs[0].prompt_tokens > 1000


async def test_words_around_an_answer_do_no_harm() -> None:
    result, _ = await heard(f"好的，登记如下：\n```json\n{GOOD}\n```")
    assert len(facts(result.reading)) == 2


async def test_what_is_no_answer_is_asked_for_again() -> None:
    result, model = await heard("台账登记好了。", GOOD)
    assert len(facts(result.reading)) == 2
    assert len(model.asked) == 2


async def test_a_complaint_is_mended_by_a_patch() -> None:
    wrong = {**CLINICS, "text": "举办义诊40场"}
    result, model = await heard(answer(facts=[wrong, LECTURES], asides=[THANKS]), answer(facts=[CLINICS]))
    assert facts(result.reading) == ["举办讲座12期", "举办义诊4场"]
    assert texts.figure_without_source(1, "40场") in model.asked[1][-1].content
    assert not unsure(result.reading)


async def test_the_instructions_are_the_same_byte_for_byte() -> None:
    _, model = await heard(answer(facts=[CLINICS], asides=[THANKS]), GOOD)
    later = Talk(
        (ClerkMessage("c", "问题是人手少"),), TALK.new, Ledger().after(Reading()), today=date(2026, 12, 2)
    )
    _, other = await heard(answer(asides=[{"m": 3, "q": "问题是人手少"}]), talk=later)
    assert model.asked[0][0] == model.asked[1][0] == other.asked[0][0]


async def test_what_is_still_wrong_is_no_fact_and_is_asked_about() -> None:
    wrong = {**CLINICS, "text": "举办义诊40场"}
    result, _ = await heard(
        answer(facts=[wrong, LECTURES], asides=[THANKS]), answer(keep=[{"n": 1, "why": "就是40场"}])
    )
    assert facts(result.reading) == ["举办讲座12期"]
    assert unsure(result.reading) == ["义诊4场"]


async def test_words_without_a_place_are_asked_about_unless_a_reason_is_given() -> None:
    first = answer(facts=[CLINICS, LECTURES])
    result, _ = await heard(first, answer())
    assert unsure(result.reading) == ["辛苦你了啊"]
    result, _ = await heard(first, answer(keep=[{"n": 1, "why": "客气话"}]))
    assert not unsure(result.reading)


async def test_a_figure_without_a_place_is_asked_about_whatever_the_reason() -> None:
    first = answer(facts=[CLINICS], asides=[THANKS])
    result, _ = await heard(first, answer(keep=[{"n": 1, "why": "不重要"}]))
    assert unsure(result.reading) == ["讲座12期"]


async def test_two_numbers_of_one_thing_become_a_question() -> None:
    talk = Talk((ClerkMessage("a", "全县文明实践站建了120个"), ClerkMessage("b", "文明实践站全县126个")))
    old = {"id": 1, "text": "全县建成文明实践站120个", "src": [{"m": 1, "q": "全县文明实践站建了120个"}]}
    new = {"id": 2, "text": "全县文明实践站126个", "src": [{"m": 2, "q": "文明实践站全县126个"}]}
    result, _ = await heard(answer(facts=[old, new]), answer(), talk=talk)
    [doubt] = [e for e in result.reading.entries if isinstance(e, Doubt)]
    assert doubt.facts == (1, 2)
    assert doubt.question == texts.which_one(str(old["text"]), str(new["text"]))
    assert doubt.options == (old["text"], new["text"])
    assert Ledger().after(result.reading).facts == ()
    for option, told in enumerate((old, new)):
        ledger = Ledger().after(result.reading)
        reading = reading_of_choice(doubt, option, ledger)
        assert reading
        assert [f.text for f in ledger.after(reading).facts] == [told["text"]]
    result, _ = await heard(answer(facts=[old, new]), answer(keep=[{"n": 1, "why": "两码事"}]), talk=talk)
    assert not [e for e in result.reading.entries if isinstance(e, Doubt)]


async def test_a_failed_endpoint_leaves_the_rules_reading_and_says_so() -> None:
    result, _ = await heard(ModelUnreachable("连不上模型接口。"))
    assert result.failed == "连不上模型接口。"
    assert not result.reading.by_model
    assert facts(result.reading) == ["义诊4场", "讲座12期"]


async def test_an_endpoint_that_fails_the_second_time_leaves_what_was_proved() -> None:
    result, _ = await heard(answer(facts=[CLINICS], asides=[THANKS]), ModelUnreachable("断了。"))
    assert facts(result.reading) == ["举办义诊4场"]
    assert unsure(result.reading) == ["讲座12期"]


async def test_without_a_model_the_rules_read_and_talk_is_no_fact() -> None:
    result = await Reader(None, PROMPTS).read(TALK)
    assert result.failed == ""
    assert not result.costs
    assert facts(result.reading) == ["义诊4场", "讲座12期"]


async def test_names_are_never_sent_and_come_back() -> None:
    talk = Talk((ClerkMessage("a", "周启明局长讲课1次，电话13812345678"),), today=date(2026, 12, 1))

    def told(asked: str) -> str:
        line = asked.rpartition("【新消息】\n[1] ")[2]
        return answer(facts=[{"id": 1, "text": line, "src": [{"m": 1, "q": line}]}])

    result, model = await heard(told, talk=talk)
    sent = "".join(message.content for message in model.asked[0])
    assert "周启明" not in sent
    assert "13812345678" not in sent
    assert "讲课1次" in sent
    assert facts(result.reading) == ["周启明局长讲课1次，电话13812345678"]


async def test_a_token_that_was_never_sent_is_no_name() -> None:
    foreign = {**LECTURES, "text": "⟦单位9⟧举办讲座12期"}
    first = answer(facts=[CLINICS, foreign], asides=[THANKS])
    result, model = await heard(first, answer())
    assert "单位9" in model.asked[1][-1].content.rpartition("第1处：")[2]
    assert facts(result.reading) == ["举办义诊4场"]
    assert unsure(result.reading) == ["讲座12期"]


async def test_the_question_that_was_open_is_told() -> None:
    talk = Talk((ClerkMessage("a", "12次", "集中学习了几次？", "集中学习的次数"),), today=date(2026, 12, 1))
    fact = {"id": 1, "text": "集中学习12次", "src": [{"m": 1, "q": "12次"}]}
    result, model = await heard(answer(facts=[fact]), talk=talk)
    assert texts.open_question("集中学习了几次？") in model.asked[0][-1].content
    assert facts(result.reading) == ["集中学习12次"]


async def test_a_doubt_that_is_answered_ends_and_what_was_wrong_with_it() -> None:
    old = Fact(1, None, "举办讲座12期", "a", quotes=(Quote("a", "讲座12期"),))
    other = Fact(2, None, "讲座台账14期", "a", quotes=(Quote("a", "台账14期"),))
    doubt = Doubt(3, "讲座是12期还是14期？", "按12期写", (1, 2), ("12期", "14期"))
    ledger = Ledger().after(Reading((old, other, doubt)))
    said = ClerkMessage("c", "14期", doubt.question)
    talk = Talk((said,), (ClerkMessage("a", "讲座12期，台账14期"),), ledger, today=date(2026, 12, 2))
    new = {"id": 4, "text": "举办讲座14期", "src": [{"m": 2, "q": "14期"}], "replaces": [1, 2]}
    result, model = await heard(answer(facts=[new], withdraw=[3]), talk=talk)
    request = model.asked[0][-1].content
    assert "3｜doubts｜讲座是12期还是14期？" in request
    assert f"[2]{texts.open_question(doubt.question)} 14期" in request
    assert len(model.asked) == 1
    held = ledger.after(result.reading)
    assert [f.text for f in held.facts] == ["举办讲座14期"]
    assert held.doubts == ()


async def test_a_question_about_the_work_is_answered_with_the_reading() -> None:
    asked = {"do": "ask", "m": 1, "q": "总结要盖章吗？", "ans": "对外报送的要盖章。"}
    talk = Talk((ClerkMessage("a", "总结要盖章吗？"),), today=date(2026, 12, 2))
    result, model = await heard(answer(requests=[asked]), talk=talk)
    assert result.reading.requests == (Ask("总结要盖章吗？", "对外报送的要盖章。"),)
    assert len(model.asked) == 1


async def test_a_correction_is_a_patch_on_the_ledger() -> None:
    first, _ = await heard(GOOD)
    ledger = Ledger().after(first.reading)
    new = {"id": 3, "text": "举办讲座14期", "src": [{"m": 3, "q": "讲座改成14期"}], "replaces": [2]}
    talk = Talk((ClerkMessage("c", "讲座改成14期"),), TALK.new, ledger, today=date(2026, 12, 2))
    result, model = await heard(answer(facts=[new]), talk=talk)
    assert "2｜done｜举办讲座12期" in model.asked[0][-1].content
    held = ledger.after(result.reading)
    assert [f.text for f in held.facts] == ["举办义诊4场", "举办讲座14期"]
    assert [f.text for f in held.superseded] == ["举办讲座12期"]


async def test_what_was_corrected_never_comes_back_though_its_correction_is_not_proved() -> None:
    first, _ = await heard(GOOD)
    ledger = Ledger().after(first.reading)
    new = {"id": 3, "text": "举办讲座40期", "src": [{"m": 3, "q": "讲座改成14期"}], "replaces": [2]}
    talk = Talk((ClerkMessage("c", "讲座改成14期"),), TALK.new, ledger, today=date(2026, 12, 2))
    result, _ = await heard(answer(facts=[new]), answer(), talk=talk)
    assert [f.text for f in ledger.after(result.reading).facts] == ["举办义诊4场"]
    assert unsure(result.reading) == ["讲座改成14期"]


async def test_a_long_talk_is_read_in_portions_that_build_on_each_other() -> None:
    words = ("义诊", "讲座", "家访", "植树", "夜校")
    long = tuple(ClerkMessage(f"m{n}", word * 800 + f"{n}次") for n, word in enumerate(words, 2))

    def told(asked: str) -> str:
        number = int(asked.rpartition("新条目从 ")[2].split(" ")[0])
        rows = asked.rpartition("【新消息】\n")[2].splitlines()
        found = [row[1:].split("] ") for row in rows]
        facts = [
            {"id": number + n, "text": words, "src": [{"m": int(m), "q": words}]}
            for n, (m, words) in enumerate(found)
        ]
        return answer(facts=facts)

    result, model = await heard(*[told] * 3, talk=Talk(long, today=date(2026, 12, 1)))
    assert len(model.asked) == 3
    assert [fact.message for fact in result.reading.facts] == [said.id for said in long]
    assert isinstance(result.reading.entries[0], Fact)


async def test_a_name_behind_a_preposition_is_the_same_name() -> None:
    talk = Talk(
        (ClerkMessage("a", "以云岭市总工会名义发。云岭市总工会主办，全集团参加"),), today=date(2026, 12, 1)
    )
    _, model = await heard(answer(facts=[]), answer(), talk=talk)
    assert "[1] 以⟦单位1⟧名义发。⟦单位1⟧主办，全集团参加" in model.asked[0][-1].content
