"""Listening: whatever a clerk says, at any stage, is understood for what it is and used where it belongs."""

from pathlib import Path

import pytest

from bot.conversation.replies import Say
from bot.domain.fact import Quote, Status
from bot.domain.history import Before, Step
from bot.domain.ledger import Reading, Secret, Wish, WishKind
from tests.fakes import ScriptedModel
from tests.talk import Talk, at_first_question, talking, texts

_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"


_PASTED = (
    f"{_REQUEST}\n上半年集中学习7次，参加210人次；主题党日12场。志愿服务队3支，队员168人，开展活动24场。",
    "最美家庭评了8户，道德讲堂办了6期。整治环境卫生15次，清理垃圾32吨。\n问题：活动载体不多；年轻人参与少",
    "下一步：建实践站2个；志愿者培训办4期。群众满意度还没出来先空着，别写领导名字",
)


async def test_three_pasted_messages_and_six_taps_make_a_document_of_six_sections(home: Path) -> None:
    async with talking(home) as talk:
        for pasted in _PASTED:
            await talk.goes_through(pasted)
        taps = ("确认", "直接成稿", "全部采用", "导出 Word", "先导出草稿")
        for label in taps:
            assert talk.button(label), label
            await talk.goes_through(label)
        [file] = talk.files
        shown = texts(talk.all)
        for told in ("集中学习7次", "队员168人", "8户", "32吨", "活动载体不多", "实践站2个"):
            assert told in shown
        assert file.name.endswith(".docx")


async def test_a_first_message_keeps_whatever_is_in_it(home: Path) -> None:
    async with talking(home) as talk:
        said = texts(await talk.says(_PASTED[0]))
        assert "单位：青石镇人民政府" in said
        assert "已记下" in said
        held = " ".join(fact.text for fact in (await talk.ledger()).facts)
        for told in ("集中学习7次", "210人次", "12场", "168人", "24场"):
            assert told in held
        assert "帮我写" not in held


async def test_a_correction_finds_what_it_corrects_whatever_is_asked(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_PASTED[0], "确认", "就用这个", *_PASTED[1:])
        said = texts(await talk.says("更正一下，志愿服务队队员不是168人，是186人"))
        assert "168人→186人" in said
        ledger = await talk.ledger()
        assert "186人" in " ".join(f.text for f in ledger.facts)
        assert "168人" not in " ".join(f.text for f in ledger.facts)
        assert "168人" in " ".join(f.text for f in ledger.superseded)


async def test_plans_and_problems_stand_where_they_belong(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_PASTED[0], "确认", *_PASTED[1:])
        ledger = await talk.ledger()
        plans = [f for f in ledger.facts if f.status is Status.PLANNED]
        problems = [f for f in ledger.facts if f.status is Status.PROBLEM]
        assert {"2个", "4期"} <= {word for f in plans for word in ("2个", "4期") if word in f.text}
        assert len({f.section for f in plans}) == len({f.section for f in problems}) == 1
        shown = texts(await talk.says("看事实"))
        problem, plan = shown.index("活动载体不多"), shown.index("实践站2个")
        assert shown.index("【二、存在问题】") < problem < shown.index("【三、下一步打算】") < plan


async def test_what_is_not_known_yet_is_a_gap_and_what_is_wished_is_no_fact(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(*_PASTED)
        ledger = await talk.ledger()
        assert [gap.what for gap in ledger.gaps] == ["群众满意度"]
        assert any("领导" in wish.order for wish in ledger.wishes)
        assert not any("领导" in fact.text or "满意度" in fact.text for fact in ledger.facts)


async def test_every_step_can_be_undone_one_after_the_other(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_PASTED[0], "确认", "就用这个")
        before = await talk.ledger()
        await talk.goes_through(_PASTED[1], "删掉存在问题", "志愿者培训办了4期")
        for _ in range(3):
            assert "已撤销" in texts(await talk.says("撤销"))
        assert await talk.ledger() == before
        assert "存在问题" in texts(await talk.says("/outline"))


async def test_orders_work_while_a_question_is_open(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        outline = texts(await talk.says("加一节应急值守"))
        assert "应急值守" in outline
        assert "应急值守" not in texts(await talk.says("删掉应急值守"))
        assert "应急值守" in texts((await talk.says("撤销"))[1:])
        await talk.says("撤销")
        assert (await talk.ledger()).facts == ()


async def test_what_was_noted_is_changed_by_its_number_which_never_changes(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次；主题党日12场；义诊3场", "看事实", "1改成集中学习8次；删2")
        assert [f.text for f in (await talk.ledger()).facts] == ["集中学习8次", "义诊3场"]
        await talk.goes_through("第1条改成集中学习9次")
        assert [f.text for f in (await talk.ledger()).facts] == ["集中学习9次", "义诊3场"]
        shown = texts(await talk.says("看事实"))
        assert "1. 集中学习9次（原为 集中学习8次）" in shown
        assert "没有这个编号" in texts(await talk.says("第2条改成主题党日13场"))


async def test_a_bare_number_means_a_section_where_no_facts_are_listed(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次", "删4")
        assert [f.text for f in (await talk.ledger()).facts] == ["集中学习7次"]
        assert "深化文明创建" not in texts(await talk.says("/outline"))


async def test_an_order_leaves_the_question_open_and_undoing_an_answer_opens_it_again(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        asked = "最重要的一件事或总体成效"
        assert asked in texts(await talk.says("别写领导名字"))
        assert asked not in texts(await talk.says("满意率98.6%"))
        assert asked in texts(await talk.says("撤销"))


async def test_what_is_not_understood_is_asked_once_and_nothing_is_in_the_way(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert "没把握" in texts(await talk.says("那个蓝色的东西"))
        assert "没把握" not in texts(await talk.says("上半年集中学习7次"))
        said = texts(await talk.says("不用管"))
        assert "导语" in said
        assert (await talk.ledger()).unsure == ()


async def test_what_is_told_for_a_written_section_is_said_to_be_missing_there(home: Path) -> None:
    async with talking(home) as talk:
        for pasted in _PASTED:
            await talk.goes_through(pasted)
        await talk.goes_through("确认", "直接成稿")
        assert "“二、存在问题”已经写好，这 1 条还没写进去" in texts(await talk.says("问题还有：经费不足"))
        await talk.goes_through("重新起草")
        assert "经费不足" in texts(talk.all[-2:])
        said = texts(await talk.says("更正：队员不是168人，是186人"))
        assert "“（四）开展志愿服务，弘扬时代新风”只改了 1 句" in said
        assert "满意度" in texts(await talk.says("还缺什么"))


async def test_words_of_a_button_are_heard_where_it_is_not_at_hand(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert "还没有写好的节" in texts(await talk.says("改一改"))
        await talk.goes_through("集中学习7次", "起草")
        assert "把A改成B" in texts(await talk.says("改一改"))


async def test_a_corrected_fact_is_called_by_one_number_wherever_it_is_shown_or_named(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次", "第1条改成集中学习8次", "义诊3场", "义诊5场")
        assert "第 1 条放到“二、存在问题”了" in texts(await talk.says("第1条放到存在问题里"))
        shown = texts(await talk.says("看事实"))
        which = texts(await talk.says("把义诊那条放到存在问题里"))
        listed = [line for line in which.splitlines() if "义诊" in line]
        assert len(listed) == 2
        assert all(line in shown for line in listed)


async def _asked_how_to_rewrite(talk: Talk) -> None:
    for label in ("重写", "按我说的"):
        assert talk.button(label), label
        await talk.goes_through(label)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("撤销", "已撤销"),
        ("看事实", "1. 集中学习7次"),
        ("提纲", "存在问题"),
        ("/help", "怎么用"),
        ("算了", "主题党日"),
    ],
)
async def test_an_order_is_no_instruction_though_one_is_awaited(home: Path, said: str, answer: str) -> None:
    async with talking(home, ScriptedModel("集中学习7次。" * 3)) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次", "起草这节")
        await _asked_how_to_rewrite(talk)
        replies = texts(await talk.says(said))
        assert answer in replies
        assert "正在重写" not in replies
        if not said.startswith("/"):
            assert "正在重写" not in texts(await talk.says("义诊3场"))


@pytest.mark.parametrize("said", ["写短点", "删掉第二段", "先写效果再写做法"])
async def test_an_order_to_rewrite_is_the_instruction_that_is_awaited(home: Path, said: str) -> None:
    model = ScriptedModel("集中学习7次。" * 3, "集中学习7次。" * 2)
    async with talking(home, model) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次", "起草这节")
        await _asked_how_to_rewrite(talk)
        assert "正在重写" in texts(await talk.says(said))
        await talk.waits()
        assert said in model.asked[-1][-1].content


async def test_what_is_undone_is_said_with_what_it_had_entered(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次；主题党日12场；义诊3场")
        assert "已撤销：您说的“集中学习7次；主题党日12场；义……”，记下 3 条。" in texts(
            await talk.says("撤销")
        )
        await talk.goes_through("那个蓝色的东西", "不用管")
        assert "已撤销：您对“那个蓝色的东西”的答复。" in texts(await talk.says("撤销"))


async def test_the_hint_how_to_answer_is_given_once(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "起草这节", "起草这节")
        assert texts(talk.all).count("想到什么发什么") == 1


async def test_no_section_is_meant_where_there_is_no_outline_yet(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_REQUEST)
        assert "提纲还没定" in texts(await talk.says("看看第二节"))


async def test_all_parts_that_were_ordered_are_in_the_outline(home: Path) -> None:
    parts = ["学习", "宣传", "培训", "创建", "服务", "巡查", "文化", "法治", "环境", "帮扶", "演练", "保障"]
    async with talking(home) as talk:
        await talk.goes_through(_REQUEST)
        wish = Wish(
            1, "分十二部分", Quote("", ""), WishKind.STRUCTURE, tuple(f"{part}工作" for part in parts)
        )
        async with talk.store.write() as store:
            [document] = await store.document_ids(talk.chat)
            await store.add_step(document, Step(0, "要求", Reading((wish,)), Before()))
        shown = texts(await talk.says("确认"))
        assert all(f"{part}工作" in shown for part in parts)


async def test_a_secret_is_kept_nowhere_in_the_history(home: Path) -> None:
    said = "村民张建国身份证号330102198001011234，一共义诊3场"
    async with talking(home) as talk:
        await at_first_question(talk)
        assert "我没写进正文" in texts(await talk.says(said))
        async with talk.store.read() as store:
            [document] = await store.document_ids(talk.chat)
            [step, *_] = (await store.steps(document))[::-1]
        [secret] = [e for e in step.reading.entries if isinstance(e, Secret)]
        assert set(secret.quote.text) <= {" ", "×"}
        assert "×" in secret.quote.text
        assert "330102" not in step.label
        assert "已撤销：您说的一条消息" in texts(await talk.says("撤销"))


@pytest.mark.parametrize("said", ["谢谢", "什么叫总体成效？", "等下", "好的", "你是机器人吗？"])
async def test_talk_is_answered_and_is_no_fact(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert await talk.says(said)
        assert (await talk.ledger()).facts == ()


async def test_facts_behind_the_request_in_one_line_are_kept(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(f"{_REQUEST}，上半年集中学习7次，志愿者168人")
        held = " ".join(fact.text for fact in (await talk.ledger()).facts)
        assert "7次" in held
        assert "168人" in held
        assert talk.button("确认")


async def test_another_request_with_facts_behind_it_begins_another_document(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(
            _REQUEST, "确认", "帮我写青石镇人民政府2026年上半年安全生产工作总结，检查45次"
        )
        async with talk.store.read() as store:
            second, first = await store.document_ids(talk.chat)
            assert (await store.ledger(first)).facts == ()
            assert "检查45次" in (await store.ledger(second)).facts[0].text


async def test_what_was_set_at_the_card_is_not_set_back_by_what_was_said_before(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("我们是青石镇人民政府，写2026年上半年精神文明建设工作总结")
        await talk.goes_through("改单位", "白沙镇人民政府", "上半年集中学习7次")
        assert "单位：白沙镇人民政府" in texts(await talk.says("/start")) + texts(talk.all[-3:])


async def test_words_that_are_a_heading_and_nothing_else_rename_it(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_REQUEST, "确认")
        outline = texts(await talk.says("“下一步打算”换成“明年工作思路”"))
        assert "三、明年工作思路" in outline
        assert "下一步打算" not in outline


async def test_a_length_of_any_number_of_digits_is_taken_for_what_it_is(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_REQUEST, f"字数{'9' * 5000}字")
        assert await talk.says("字数3000字左右")


@pytest.mark.parametrize("nothing", ["没有", "不知道", "没别的了"])
async def test_nothing_more_to_tell_in_review_is_answered_kindly(home: Path, nothing: str) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_REQUEST, "民政救助63人次", "确认", "就用这个", "直接成稿")
        assert texts(await talk.says(nothing))
        assert len((await talk.ledger()).facts) == 1


async def test_no_section_is_left_unwritten_on_a_guess(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_REQUEST, "民政救助63人次", "确认", "就用这个", "直接成稿")
        assert "不写了" not in texts(await talk.says("先不写这节了，跳到问题那节"))


async def test_a_fact_taken_back_is_told_where_it_is_still_said(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(_REQUEST, "建成志愿服务站", "志愿服务队3支", "确认", "就用这个", "直接成稿")
        for fact in (await talk.ledger()).facts:
            said = await talk.says(f"第{(await talk.ledger()).first_told[fact.id]}条删掉")
            assert any(isinstance(reply, Say) and reply.about for reply in said), fact.text


async def test_what_is_named_and_put_off_stays_out_of_the_draft_and_is_told(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("最美家庭评了8户，群众满意度96%")
        said = texts(await talk.says("满意度先别写，还没核"))
        assert "不写 1（群众满意度96%）" in said and "没把握" not in said
        await talk.says("直接成稿")
        said = texts(await talk.waits())
        assert "8户" in said and "【满意度" not in said
        assert "96%" not in "".join(s.current.text for s in (await talk.document()).live if s.current)


async def test_which_of_several_is_put_off_is_asked_and_only_that_one_is_left_out(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("组织义诊21场，义诊服务群众1900人次")
        said = texts(await talk.says("义诊先别写"))
        assert "说的是哪一条" in said
        await talk.says("组织义诊21场")
        assert [fact.text for fact in (await talk.ledger()).facts] == ["义诊服务群众1900人次"]
