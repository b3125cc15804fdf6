"""The JSON of an answer becomes the values of the domain; a second answer is a patch on the first."""

import pytest
from pydantic import ValidationError

from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import SectionRole
from bot.domain.ledger import Datum, Doubt, Field, Gap, LeftOut, Reading, Secret, Wish, WishKind
from bot.domain.orders import Format
from bot.domain.request import (
    AddSection,
    Ask,
    DropSections,
    Export,
    GoTo,
    LeaveUnwritten,
    MergeSections,
    MoveFact,
    MoveSection,
    NewDocument,
    Place,
    ReplaceWords,
    Request,
    Rewrite,
    SetOutline,
    Show,
    Shown,
    SwapSections,
    Target,
    Undo,
    Variants,
    WithdrawFact,
)
from bot.domain.said import ClerkMessage
from bot.understanding.prompting.wire import (
    Patch,
    assign_numbers,
    map_texts,
    merge_patches,
    reading_of,
    request_quotes,
)
from bot.understanding.prompting.wire_requests import RequestJson
from bot.understanding.talk import Slot, Talk

TALK = Talk(
    new=(ClerkMessage("b", "义诊4场"), ClerkMessage("c", "是5场")),
    before=(ClerkMessage("a", "写总结"),),
    outline=(Slot(1, 0, "导语", SectionRole.LEAD), Slot(2, 71, "一、义诊", SectionRole.ACHIEVEMENTS)),
)


def read(answer: str) -> Reading:
    return reading_of(Patch.model_validate_json(answer), TALK)


def test_a_fact_has_its_quotes_by_message_and_its_section_by_number() -> None:
    answer = """{"facts":[{"id":4,"text":"义诊约5场","src":[{"m":3,"q":"是5场"},{"m":2,"q":"义诊"}],
        "head":"下一步：","status":"planned","about":["5场"],"cond":"没批","replaces":[3],"at":2}]}"""
    [fact] = read(answer).entries
    assert fact == Fact(
        4,
        71,
        "义诊约5场",
        "c",
        replaces=(3,),
        quotes=(Quote("c", "是5场"), Quote("b", "义诊")),
        head="下一步：",
        status=Status.PLANNED,
        approximate=("5场",),
        condition="没批",
    )


def test_all_other_kinds_of_entries_are_read() -> None:
    answer = """{"gaps":[{"id":1,"what":"满意度","heard":["九成","八成"],"m":2,"q":"q1"}],
        "wishes":[{"id":2,"kind":"structure","order":"分两块","parts":["甲","乙"],"forbid":["丙"],"m":2,"q":"q2"}],
        "data":[{"id":3,"key":"成文日期","value":"2026-01-08","m":2,"q":"q3"}],
        "out":[{"id":4,"what":"旧账","why":"不提","m":2,"q":"q4"}],
        "secrets":[{"id":5,"kind":"病情","m":2,"q":"q5"}],
        "doubts":[{"id":6,"question":"几场？","assume":"5场","options":["4场","5场"],"facts":[7,8]}],
        "asides":[{"m":1,"q":"q6"}],"withdraw":[9]}"""
    reading = read(answer)
    assert reading.entries == (
        Gap(1, "满意度", Quote("b", "q1"), ("九成", "八成")),
        Wish(2, "分两块", Quote("b", "q2"), WishKind.STRUCTURE, ("甲", "乙"), ("丙",)),
        Datum(3, Field.ISSUED, "2026-01-08", Quote("b", "q3")),
        LeftOut(4, "旧账", "不提", Quote("b", "q4")),
        Secret(5, "病情", Quote("b", "q5")),
        Doubt(6, "几场？", "5场", (7, 8), ("4场", "5场")),
    )
    assert reading.asides == (Quote("a", "q6"),)
    assert reading.withdrawn == (9,)
    assert reading.by_model


def test_one_thing_heard_may_come_without_brackets() -> None:
    [gap] = read('{"gaps":[{"id":1,"what":"满意度","heard":"九成","m":2,"q":"q"}]}').entries
    assert gap == Gap(1, "满意度", Quote("b", "q"), ("九成",))


def test_a_fact_came_in_the_message_of_its_own_words() -> None:
    answer = """{"facts":[{"id":1,"text":"义诊4场","src":[{"m":2,"q":"义诊4场"},{"m":3,"q":"是"}]}]}"""
    [fact] = read(answer).facts
    assert fact.message == "b"


REQUESTS: dict[str, Request] = {
    '{"do":"new","m":1,"q":"写总结"}': NewDocument(),
    '{"do":"add","name":"应急值守","to":{"n":3},"m":1,"q":"q"}': AddSection("应急值守", Target(number=3)),
    '{"do":"drop","t":[{"place":"lead"},{"n":4}],"m":1,"q":"q"}': DropSections(
        (Target(place=Place.LEAD), Target(number=4))
    ),
    '{"do":"move","t":[{"n":4}],"to":{"n":2},"before":true,"m":1,"q":"q"}': MoveSection(
        Target(number=4), Target(number=2)
    ),
    '{"do":"merge","t":[{"part":3},{"part":4}],"m":1,"q":"q"}': MergeSections(
        (Target(part=3), Target(part=4))
    ),
    '{"do":"swap","t":[{"part":2},{"part":3}],"m":1,"q":"q"}': SwapSections(Target(part=2), Target(part=3)),
    '{"do":"outline","m":1,"q":"第一部分 学习"}': SetOutline("第一部分 学习"),
    '{"do":"go","t":[{"name":"存在问题"}],"m":1,"q":"q"}': GoTo(Target(name="存在问题")),
    '{"do":"skip","m":1,"q":"q"}': LeaveUnwritten(),
    '{"do":"rewrite","t":[{"place":"previous","para":2}],"how":"写短","m":1,"q":"q"}': Rewrite(
        Target(place=Place.PREVIOUS, paragraph=2), "写短"
    ),
    '{"do":"rewrite","t":[{"place":"this","para":2}],"how":"给三种写法供选择","m":1,"q":"q"}': Variants(
        Target(place=Place.THIS, paragraph=2)
    ),
    '{"do":"rewrite","how":"换几个","m":1,"q":"标题换几个看看"}': Variants(),
    '{"do":"rewrite","how":"给几种写法","m":1,"q":"精简一点，别给我几种写法"}': Rewrite(
        Target(place=Place.THIS), "给几种写法"
    ),
    '{"do":"rewrite","how":"把两个版本合成一个","m":1,"q":"q"}': Rewrite(
        Target(place=Place.THIS), "把两个版本合成一个"
    ),
    '{"do":"replace","old":"甲","new":"乙","m":1,"q":"q"}': ReplaceWords("甲", "乙"),
    '{"do":"undo","m":1,"q":"q"}': Undo(),
    '{"do":"export","form":"txt","m":1,"q":"q"}': Export(Format.TXT),
    '{"do":"show","what":"facts","m":1,"q":"q"}': Show(Shown.FACTS),
    '{"do":"unfact","number":12,"m":1,"q":"q"}': WithdrawFact(12),
    '{"do":"movefact","number":12,"t":[{"n":5}],"m":1,"q":"q"}': MoveFact(12, Target(number=5)),
    '{"do":"ask","m":1,"q":"什么叫总体成效？"}': Ask("什么叫总体成效？"),
    '{"do":"ask","m":1,"q":"要盖章吗？","ans":"报送稿要盖章。"}': Ask("要盖章吗？", "报送稿要盖章。"),
}


@pytest.mark.parametrize("answer", REQUESTS)
def test_a_request_with_few_fields_is_typed(answer: str) -> None:
    assert RequestJson.model_validate_json(answer).value() == REQUESTS[answer]


def test_a_request_that_nobody_knows_is_no_answer() -> None:
    with pytest.raises(ValidationError):
        RequestJson.model_validate_json('{"do":"sing","m":1,"q":"q"}')


def test_the_words_of_requests_are_known() -> None:
    patch = Patch.model_validate_json('{"requests":[{"do":"ask","m":2,"q":"几场？"}]}')
    assert request_quotes(patch, TALK) == (Quote("b", "几场？"),)


def test_every_entry_gets_a_number_of_its_own() -> None:
    patch = Patch.model_validate_json(
        """{"facts":[{"id":5,"text":"一","src":[]},{"id":5,"text":"二","src":[]},{"text":"三","src":[]}],
        "asides":[]}"""
    )
    assert [f.id for f in assign_numbers(patch, 4).facts] == [5, 6, 7]
    assert [f.id for f in patch.facts] == [5, 5, 0]


def test_a_second_answer_replaces_by_number_and_withdraws() -> None:
    first = Patch.model_validate_json(
        """{"facts":[{"id":1,"text":"一","src":[]},{"id":2,"text":"二","src":[]}],
        "wishes":[{"id":3,"order":"少写","m":2,"q":"q"}],"withdraw":[40]}"""
    )
    second = Patch.model_validate_json(
        """{"facts":[{"id":2,"text":"二改","src":[]}],"gaps":[{"id":3,"what":"满意度","m":2,"q":"q"}],
        "withdraw":[1,41]}"""
    )
    patch = merge_patches(first, second)
    assert [(f.id, f.text) for f in patch.facts] == [(2, "二改")]
    assert not patch.wishes
    assert [g.id for g in patch.gaps] == [3]
    assert patch.withdraw == [40, 41]


def test_names_are_put_back_everywhere() -> None:
    patch = Patch.model_validate_json(
        """{"facts":[{"text":"X到会","src":[{"m":2,"q":"X来了"}]}],"wishes":[{"order":"o","forbid":["X"],"m":2,"q":"q"}]}"""
    )
    named = map_texts(patch, lambda text: text.replace("X", "周启明"))
    assert named.facts[0].src[0].q == "周启明来了"
    assert named.wishes[0].forbid == ["周启明"]


def test_what_is_empty_is_left_out() -> None:
    patch = Patch.model_validate_json('{"facts":[{"id":1,"text":"一","src":[{"m":2,"q":"一"}],"head":""}]}')
    assert patch.compact() == '{"facts":[{"id":1,"text":"一","src":[{"m":2,"q":"一"}]}]}'
