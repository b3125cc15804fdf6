"""How a clerk's own unit writes: read from her own documents, shown, struck, and told to the model."""

import re
from pathlib import Path

from bot.conversation.events import Text
from bot.conversation.replies import Say
from tests.fakes import ScriptedModel, drafted
from tests.talk import Talk, at_first_question, talking, texts

_SAFETY = """青石镇人民政府2023年安全生产工作总结
这一年，我镇认真落实安全生产责任。现将有关情况总结如下。
一、主要做法
（一）压实责任。一是与企业签订责任书43份；二是召开例会12次。我镇把排查作为重点，全镇企业36家全部建档，做到底数清、情况明。
（二）抓好排查。一是查企业，发现隐患41处；二是查道路，劝导不规范行为460人次。截至目前整改隐患38处。
二、下一步打算
下一步，我镇将继续抓好隐患排查，组织应急演练5场。
特此报告。
"""
_READING = """青石镇人民政府2024年全民阅读工作总结
围绕书香乡村建设，我镇办好阅读活动。现将一年来的情况总结如下。
一、阵地建设
一是改造农家书屋9处，每周开放20小时；二是在集市设流动书架6个，方便群众赶集时借阅。全镇登记读者2100人。
二、活动开展
我镇办读书会24场、亲子共读16场，评出书香家庭30户。截至目前借阅图书5300册，比上年多出一成。
三、打算
下一步，书屋管理员轮训2期，把夜读会办到每个村。
特此报告。
"""


async def _two_documents(talk: Talk) -> None:
    for name, text in (("安全.txt", _SAFETY), ("阅读.txt", _READING)):
        await talk.sends_file(name, text.encode())


async def test_what_two_documents_do_alike_is_shown_with_these_documents(home: Path) -> None:
    async with talking(home) as talk:
        await _two_documents(talk)
        said = texts(await talk.says("本单位的写法"))
        assert said.startswith("青石镇人民政府的写法")
        for habit in (
            "自称：我镇",
            "统称：全镇",
            "导语收尾（总结）：现将……总结如下",
            "结尾（总结）：特此报告",
            "列举：一是……二是……",
            "说以后：下一步",
        ):
            assert habit in said
        assert "《青石镇人民政府2023年安全生产工作总结》《青石镇人民政府2024年全民阅读工作总结》" in said
        assert "隐患" not in said


async def test_one_document_is_no_habit(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("安全.txt", _SAFETY.encode())
        assert "至少要两篇" in texts(await talk.says("本单位的写法"))


async def test_what_other_units_write_does_not_count(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("安全.txt", _SAFETY.encode())
        await talk.sends_file("阅读.txt", _READING.replace("青石镇", "白沙镇").encode())
        assert "至少要两篇" in texts(await talk.says("本单位的写法"))


async def test_the_library_leads_there_and_each_is_struck_by_a_button(home: Path) -> None:
    async with talking(home) as talk:
        await _two_documents(talk)
        await talk.says("/library")
        shown = texts(await talk.says("本单位的写法"))
        number = re.findall(r"(\d+)\. 结尾（总结）：特此报告", shown)[0]
        left = await talk.says(f"不要第{number}条")
        assert isinstance(left[0], Say)
        assert left[0].in_place
        assert "特此报告" not in texts(left)
        assert "自称：我镇" in texts(left)
        assert "特此报告" not in texts(await talk.says("本单位的写法"))


async def test_in_words_one_is_struck_and_all_are_put_off_and_on_again(home: Path) -> None:
    async with talking(home) as talk:
        await _two_documents(talk)
        shown = texts(await talk.says("本单位的写法"))
        number = re.findall(r"(\d+)\. 自称：我镇", shown)[0]
        assert "自称：我镇" not in texts(await talk.says(f"不要第{number}条写法"))
        assert "不用本单位的写法了" in texts(await talk.says("都不要本单位的写法"))
        assert "现在没有用" in texts(await talk.says("本单位的写法"))
        again = texts(await talk.says("重新用上"))
        assert "统称：全镇" in again
        assert "自称：我镇" not in again
        assert "自称：我镇" in texts(await talk.says("恢复去掉的"))


def _papers(model: ScriptedModel) -> list[str]:
    return ["\n".join(message.content for message in asked) for asked in model.asked]


_TOLD = "全镇排查企业36家。"
_BLOCK = "【本单位的写法】"


_SUMMARY = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"


async def _requests(home: Path, *, own: int, strikes: bool = False, request: str = _SUMMARY) -> list[str]:
    """Return what a model is sent to draft a document, beside so many own documents."""
    model = ScriptedModel(*[drafted] * 12)
    async with talking(home, model) as talk:
        if own == 2:
            await _two_documents(talk)
        elif own:
            await talk.sends_file("安全.txt", _SAFETY.encode())
        if strikes:
            await talk.goes_through("本单位的写法", "都不要本单位的写法")
        await at_first_question(talk, request)
        await talk.goes_through(_TOLD, "直接成稿")
    return _papers(model)


async def test_the_model_is_told_the_forms_and_nothing_of_the_documents(home: Path) -> None:
    asked = await _requests(home, own=2)
    blocks = {paper.split(_BLOCK)[1].split("\n\n")[0] for paper in asked}
    assert len(blocks) == 1
    block = blocks.pop()
    assert "自称：我镇" in block
    assert "导语收尾（总结）：现将……总结如下" in block
    for matter in ("青石", "责任书", "隐患", "2023", "12"):
        assert matter not in block


async def test_how_another_kind_of_document_begins_and_closes_is_not_told(home: Path) -> None:
    asked = await _requests(home, own=2, request="帮我写青石镇人民政府2026年全民阅读活动实施方案")
    blocks = [paper.split(_BLOCK)[1].split("\n\n")[0] for paper in asked]
    assert blocks
    assert all("自称：我镇" in block and "如下" not in block for block in blocks)


async def test_without_habits_nothing_is_said_of_them(tmp_path: Path) -> None:
    for folder, own, strikes in (("none", 0, False), ("one", 1, False), ("off", 2, True)):
        asked = await _requests(tmp_path / folder, own=own, strikes=strikes)
        assert asked
        assert not any(_BLOCK in paper for paper in asked)


async def test_nobody_else_sees_them_and_forgetting_forgets_what_was_struck(home: Path) -> None:
    async with talking(home) as talk:
        await _two_documents(talk)
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        assert "至少要两篇" in texts(await other.says("本单位的写法"))
        await talk.goes_through("本单位的写法", "都不要本单位的写法", "/forget", "全部删除")
        await _two_documents(talk)
        assert "自称：我镇" in texts(await talk.says("本单位的写法"))


async def test_the_unit_of_the_document_in_hand_is_meant(home: Path) -> None:
    async with talking(home) as talk:
        await _two_documents(talk)
        await at_first_question(talk, "帮我写白沙镇人民政府2026年上半年安全生产工作总结")
        assert "至少要两篇" in texts(await talk.says("本单位的写法"))


async def test_an_order_that_comes_twice_strikes_one(home: Path) -> None:
    async with talking(home) as talk:
        await _two_documents(talk)
        for _ in range(2):
            await talk.does(Text("twice", "不要第1条写法"))
        left = texts(await talk.says("本单位的写法"))
        assert "自称：我镇" not in left
        assert "统称：全镇" in left
