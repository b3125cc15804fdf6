"""The journey from a request to a file, as a clerk goes it."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from bot.conversation.replies import Attach, Reply, Say
from tests.talk import at_first_question, talking, texts


async def test_a_request_is_read_and_confirmed(home: Path) -> None:
    async with talking(home) as talk:
        card = texts(await talk.says("帮我写澜川市水务集团有限公司2026年上半年精神文明建设工作总结"))
        assert "文种：工作总结" in card
        assert "单位：澜川市水务集团有限公司（国有企业）" in card
        assert "时段：2026年上半年" in card
        assert "主题：精神文明建设" in card


async def test_what_a_request_lacks_is_asked_and_never_guessed(home: Path) -> None:
    async with talking(home) as talk:
        assert "还缺：单位全称、时段" in texts(await talk.says("写一份志愿服务工作要点"))
        assert talk.button("确认") is None
        assert "还缺：时段" in texts(await talk.says("东湖小学"))
        assert "上半年是哪一年的" in texts(await talk.says("上半年"))
        card = texts(await talk.says("2026年"))
        assert "东湖小学（学校）" in card
        assert "时段：2026年上半年" in card
        assert talk.button("确认")


async def test_the_outline_is_edited_by_short_orders(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年上半年精神文明建设工作总结", "确认")
        outline = texts(await talk.says("删4"))
        assert "深化文明创建" not in outline
        assert "（三）开展志愿服务" in outline
        assert "3. （二）评选先进人物" in texts(await talk.says("3改成评选先进人物"))
        assert "4. （三）网络文明" in texts(await talk.says("在3后加 网络文明"))
        assert "2. （一）网络文明" in texts(await talk.says("4移到2"))
        assert "没对上是哪一节" in texts(await talk.says("删掉第99节"))
        assert "网络文明" in texts(await talk.says("/outline"))


async def test_an_outline_of_the_users_own_replaces_the_proposal(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年上半年精神文明建设工作总结", "确认")
        own = "一、主要做法\n（一）清洁家园\n（二）敬老助老\n二、存在的不足\n三、下半年打算"
        outline = texts(await talk.says(own))
        assert "1. 导语" in outline
        assert "2. （一）清洁家园" in outline
        assert "5. 三、下半年打算" in outline


async def test_without_a_model_the_skeleton_says_so_and_marks_what_is_missing(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节")
        await talk.says("集中学习7次")
        await talk.says("跳过这问")
        await talk.says("起草")
        shown = texts(await talk.waits())
        assert "骨架稿" in shown
        assert "集中学习7次。【待补：参加学习的人次】" in shown
        assert "数字 1/1 有出处" in shown
        assert "待补 1 处" in shown


async def test_a_section_that_was_not_done_is_left_out_and_numbers_close_up(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节")
        assert "（一）选树先进典型" in texts(await talk.says("这节没做"))


async def test_what_was_said_twice_is_recorded_once(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        assert "没有重复记" in texts(await talk.says("满意率98.6%"))


async def test_a_fact_is_corrected_by_its_number(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节")
        await talk.says("集中学习7次；请专家讲了2次")
        await talk.goes_through("没有", "没有")
        assert "2. 请专家讲了2次" in texts(await talk.says("改事实"))
        await talk.says("2改成请专家讲了3次")
        await talk.says("起草这节")
        draft = texts(await talk.waits())
        assert "请专家讲了3次" in draft
        assert "2次" not in draft


async def test_the_file_holds_title_addressee_sections_signature_and_date(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(
            "帮我写青石镇人民政府2026年上半年精神文明建设工作总结", "写主送机关", "县文明办"
        )
        await talk.goes_through("确认", "就用这个", "起草这节", "集中学习7次", "起草这节")
        await talk.goes_through("成文日期2026年7月6日", "导出 Word", "先导出草稿")
        [file] = talk.files
        assert file.name == "青石镇人民政府2026年上半年精神文明建设工作总结_草稿_2026-07-06.docx"
        lines = [p.text for p in docx.Document(io.BytesIO(file.content)).paragraphs if p.text]
        assert "青石镇人民政府2026年上半年" in lines[0].replace("\n", "")
        assert "县文明办：" in lines
        assert "一、工作开展情况" in lines
        assert any(line.startswith("（一）加强思想教育，筑牢理想信念根基。") for line in lines)
        assert [line.strip() for line in lines[-2:]] == ["青石镇人民政府", "2026年7月6日"]


async def test_the_copies_are_complete_and_bare(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "集中学习7次", "起草这节")
        copies = [r for r in await talk.says("复制") if isinstance(r, Say)]
        assert [c.copyable for c in copies] == [True]
        assert copies[0].text.startswith("一、工作开展情况\n（一）加强思想教育")


async def test_a_file_with_facts_counts_like_a_message(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        said = texts(await talk.sends_file("台账.txt", "义诊3场\r\n慰问困难职工15户".encode("gb18030")))
        assert "记下 2 条" in said
        noted = texts(await talk.says("看事实"))
        assert "义诊3场" in noted
        assert "慰问困难职工15户" in noted


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.jpg", b"\xff\xd8\xff"),
        ("空.txt", b""),
        ("坏.docx", b"PK\x03\x04rubbish"),
        ("乱.txt", b"\x00\x01\x02" * 50),
    ],
)
async def test_a_file_that_cannot_be_read_changes_nothing(home: Path, name: str, content: bytes) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        replies = await talk.sends_file(name, content)
        assert len(replies) == 1
        assert name in texts(replies)
        assert "导语：总结依据哪份文件" in texts(await talk.says("没有"))
        async with talk.store.write() as store:
            [document] = await store.document_ids("test:a")
            assert (await store.ledger(document)).facts == ()


async def test_a_text_of_twenty_megabytes_is_refused_in_one_line(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        [reply] = await talk.says("开展活动1次。" * 3_000_000)
        assert "太长" in texts([reply])
        [file] = await talk.sends_file("大.txt", "开展活动1次。".encode() * 1_200_000)
        assert "MB" in texts([file]) or "万字" in texts([file])
        assert "记下 1 条" in texts(await talk.says("满意率98%"))


async def test_an_old_button_has_expired_and_changes_nothing(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        confirm = talk.button("确认")
        await talk.says("确认")
        assert confirm
        assert "过期了" in texts(await talk.taps(confirm))
        assert "提纲" in texts(await talk.says("/outline"))


async def test_forgetting_removes_everything_and_only_after_a_second_word(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        await talk.says("/forget")
        assert "都还在" in texts(await talk.says("不删"))
        await talk.goes_through("/forget", "全部删除")
        assert "还没有文稿" in texts(await talk.says("/status"))
        assert "继续" not in texts((await talk.says("/start"))[-1:])
        async with talk.store.write() as store:
            assert await store.document_ids("test:a") == []
    for name in ("gongwen.db", "gongwen.db-wal"):
        assert b"98.6" not in _bytes(home / name)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


async def test_facts_told_later_go_into_a_new_skeleton(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "集中学习7次", "起草这节")
        section = talk.section_button("采用").of.section
        await talk.says("请专家讲了2次", about=section)
        said = texts(await talk.says("补充事实"))
        assert "记下 1 条" in said
        assert "已经写好，这 1 条还没写进去" in said
        await talk.goes_through("重新起草")
        assert "集中学习7次。请专家讲了2次。" in texts(talk.all)


async def test_the_same_words_in_another_sentence_are_another_fact(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("义诊3次，参加50人；宣讲2次，参加50人")
        noted = texts(await talk.says("看事实"))
        assert "义诊3次，参加50人" in noted
        assert "宣讲2次，参加50人" in noted


@pytest.mark.parametrize("said", ["谢谢", "好的", "再试一次", "在吗？", "下一节"])
async def test_chatter_is_no_fact(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says(said.strip("？"))
        assert "还没有记下情况" in texts(await talk.says("看事实"))
        async with talk.store.read() as store:
            [document] = await store.document_ids("test:a")
            assert (await store.ledger(document)).entries == {}


@pytest.mark.parametrize(
    ("said", "seen"), [("起草", "正在起草"), ("不知道", "总结依据哪份文件"), ("这节没做", "不写了")]
)
async def test_what_could_have_been_tapped_can_be_typed(home: Path, said: str, seen: str) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert seen in texts(await talk.says(said))


async def test_an_outline_order_during_the_work_is_no_fact(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert "深化文明创建" not in texts(await talk.says("删4"))
        await talk.says("撤销")
        assert "深化文明创建" in texts(await talk.says("/outline"))


async def test_a_section_left_out_can_be_taken_back(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "这节没做")
        asked = "（一）加强思想教育，筑牢理想信念根基：这段时间集中学习了几次"
        assert asked in texts(await talk.says("还是要写"))


async def test_a_skipped_question_leaves_its_mark_in_every_later_skeleton(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "集中学习7次", "跳过这问", "起草", "重新起草")
        assert texts(talk.all).count("【待补：参加学习的人次】") == 2


async def test_a_corrected_fact_changes_what_is_written_of_it(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "集中学习7次", "起草这节", "事实")
        said = texts(await talk.says("1改成集中学习9次"))
        assert "原：集中学习7次。\n改：集中学习9次。" in said


async def test_waiting_for_a_date_does_not_swallow_the_next_fact(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "写成文日期")
        assert "记下 1 条" in texts(await talk.says("集中学习7次"))


async def test_without_a_model_no_rewriting_is_offered_and_facts_go_on(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节")
        section = talk.section_button("采用").of.section
        await talk.says("先写效果", about=section)
        assert talk.button("替换整节") and not talk.button("按这个要求重写")
        assert "记下 1 条" in texts(await talk.says("集中学习7次"))


async def test_a_file_that_did_not_arrive_is_sent_again_after_the_restart(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节")
        sends = talk.channel.send

        async def broken(chat: str, replies: Sequence[Reply]) -> None:
            if any(isinstance(reply, Attach) for reply in replies):
                raise ConnectionError
            await sends(chat, replies)

        talk.channel.send = broken  # type: ignore[method-assign]
        await talk.goes_through("导出 Word", "先导出草稿")
        assert talk.files == []
    async with talking(home) as talk:
        await talk.waits()
        assert len(talk.files) == 1
