"""A unit's own list of words: sent as a file, followed by every check, shown, thinned out and forgotten."""

import io
import itertools
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.conversation.choices.findings import ShowFinding
from bot.conversation.events import File
from bot.texts.conversation import dialog
from tests.talk import Talk, at_first_question, talking, texts

_HEAD = "不用,改用,理由\n"
_LIST = f"{_HEAD}政务中心,政务服务中心,2025年更名\n亮点纷呈,,少用套话\n"
_ADMIN = "test:admin"
_updates = itertools.count(1)


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["云岭县规范用词"])
    for line in (*_LIST.splitlines(), "一样,一样,"):
        sheet.append(line.split(","))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


async def _written(talk: Talk, told: str) -> None:
    """Draft all sections as skeletons, the first from what is told."""
    await at_first_question(talk, "帮我写云岭县图书馆2026年上半年精神文明建设工作总结")
    await talk.goes_through(told, *["起草这节"] * 7)
    await talk.goes_through("全部采用", "成文日期2026年7月6日")


async def _findings(talk: Talk) -> str:
    """Return what is said of the findings in the document, one after the other."""
    public_id = (await talk.document()).public_id
    shown, at = "", 0
    while "下一条" in str(last := await talk.taps(ShowFinding(public_id, at))) or not at:
        shown, at = shown + texts(last), at + 1
    return shown + texts(last)


async def _checked(talk: Talk, text: str) -> str:
    await talk.says("/check")
    return texts(await talk.says(f"关于窗口服务的通知\n各科室：\n{text}\n综合科\n2026年7月6日\n"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("本单位用词表.csv", f"{_LIST}一样,一样,\n".encode("gb18030")),
        ("用词表.xlsx", _workbook()),
        (
            "单位规范用词.toml",
            '[[words]]\n"不用"="政务中心"\n"改用"="政务服务中心"\n"理由"="2025年更名"\n'
            '[[words]]\n"不用"="亮点纷呈"\n"理由"="少用套话"\n[[words]]\n"不用"="一样"\n"改用"="一样"\n'.encode(),
        ),
    ],
)
async def test_a_list_is_taken_told_in_one_message_and_followed_by_the_check(
    home: Path, name: str, content: bytes
) -> None:
    async with talking(home) as talk:
        assert "政务中心" not in await _checked(talk, "政务中心照常办公，服务亮点纷呈。")
        [said] = await talk.sends_file(name, content)
        assert "收下 2 条" in texts([said])
        assert "“一样”两边写的一样，没有收" in texts([said])
        checked = await _checked(talk, "政务中心照常办公，服务亮点纷呈。")
        assert "本单位写“政务服务中心”：2025年更名。" in checked
        assert "本单位不用这个说法：少用套话。" in checked


async def test_findings_in_her_drafts_follow_the_list_from_then_on(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        assert "不用这个说法" not in await _findings(talk)
        await talk.sends_file("用词表.csv", "读者活动,,说清是什么活动\n".encode())
        assert "“读者活动”：本单位不用这个说法：说清是什么活动。" in await _findings(talk)


async def test_the_command_says_how_and_takes_the_next_file_whatever_it_is_called(home: Path) -> None:
    async with talking(home) as talk:
        assert ".xlsx" in texts(await talk.says("/words"))
        assert "收下 2 条" in texts(await talk.sends_file("新建表格.csv", _LIST.encode()))
        by_caption = File(
            f"w{next(_updates)}", "表1.csv", "老城管,综合执法队,\n".encode(), "这是我们的用词表"
        )
        assert "收下 1 条，现在共 3 条" in texts(await talk.does(by_caption))


async def test_a_list_that_was_read_wrongly_is_seen_and_taken_back(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("用词表.csv", _LIST.encode())
        said = texts(
            await talk.sends_file("用词表.csv", "政务服务中心,政务中心\n政务中心,政务大厅\n".encode())
        )
        assert "读作：政务服务中心 → 政务中心；政务中心 → 政务大厅" in said
        wrong = talk.button("读错了，撤回这份")
        assert wrong
        assert "撤回" in texts(await talk.taps(wrong))
        assert texts(await talk.taps(wrong)) == dialog.EXPIRED
        shown = texts(await talk.says("用词表"))
        assert "政务中心 → 政务服务中心（2025年更名）" in shown
        assert "2 条" in shown and "政务大厅" not in shown


async def test_it_is_shown_thinned_out_and_cleared(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("用词表.csv", _LIST.encode())
        shown = texts(await talk.says("用词表"))
        assert "1. 亮点纷呈 → 不用（少用套话）" in shown
        assert "2. 政务中心 → 政务服务中心（2025年更名）" in shown
        old = talk.button("去掉2")
        assert old
        left = texts(await talk.says("去掉2"))
        assert "亮点纷呈" in left and "政务中心" not in left
        assert texts(await talk.taps(old)) == dialog.EXPIRED
        assert "本单位" not in await _checked(talk, "政务中心照常办公。")
        await talk.goes_through("用词表", "清空用词表", "清空")
        assert "还没有用词表" in texts(await talk.says("用词表"))


async def test_who_sends_a_form_again_changes_its_entry(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("用词表.csv", _LIST.encode())
        again = await talk.sends_file("用词表.csv", "政务中心,便民服务中心,\n".encode())
        assert "收下 1 条，现在共 2 条" in texts(again)
        assert "政务中心 → 便民服务中心" in texts(await talk.says("用词表"))


async def test_the_list_of_the_organisation_holds_for_all_and_her_own_goes_before_it(home: Path) -> None:
    async with talking(home, chat=_ADMIN, administrators=frozenset({_ADMIN})) as talk:
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        await talk.sends_file("用词表.csv", _LIST.encode())
        assert "本单位" not in await _checked(other, "政务中心照常办公。")
        await talk.goes_through("/admin", "单位共用的范例、模板和用词表")
        assert "用词表 2 条，全单位照着写" in texts(await talk.says("共用我的用词表（2 条）"))
        assert "政务服务中心" in await _checked(other, "政务中心照常办公。")
        assert "亮点纷呈 → 不用" in texts([*await other.says("用词表"), *await other.says("看单位统一的")])
        assert other.button("去掉1") is None
        await other.sends_file("用词表.csv", "政务中心,便民服务中心,\n".encode())
        checked = await _checked(other, "政务中心照常办公，亮点纷呈。")
        assert "便民服务中心" in checked and "政务服务中心" not in checked and "少用套话" in checked
        withdraw = talk.button("收回用词表（2 条）")
        assert withdraw
        assert texts(await other.taps(withdraw)) == dialog.EXPIRED
        await talk.taps(withdraw)
        assert "少用套话" not in await _checked(other, "服务亮点纷呈。")
        assert "亮点纷呈" in texts(await talk.says("用词表"))


async def test_what_is_hers_is_handed_out_and_forgotten(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("用词表.csv", _LIST.encode())
        await talk.says("/mydata")
        with zipfile.ZipFile(io.BytesIO(talk.files[-1].content)) as packed:
            held = json.loads(packed.read("数据.json"))["tables"]["house_words"]
        assert [row["avoided"] for row in held] == ["政务中心", "亮点纷呈"]
        await talk.goes_through("/forget", "全部删除")
        assert "还没有用词表" in texts(await talk.says("用词表"))
    async with talking(home) as talk:
        assert "还没有用词表" in texts(await talk.says("用词表"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "没有读到用词"),
        ("秘密★1年\n政务中心,政务服务中心,\n".encode(), "密级"),
        (b"\x00\xff" * 400, "用词表"),
    ],
)
async def test_what_is_no_list_or_may_not_come_in_is_refused(home: Path, content: bytes, said: str) -> None:
    async with talking(home) as talk:
        assert said in texts(await talk.sends_file("用词表.csv", content))
        assert "还没有用词表" in texts(await talk.says("用词表"))


async def test_a_document_that_is_called_so_joins_the_exemplars_as_ever(home: Path) -> None:
    async with talking(home) as talk:
        said = texts(await talk.sends_file("规范用语活动总结.txt", "关于规范用语的情况说明。".encode()))
        assert "用词表" not in said
        assert ".xlsx" in texts(await talk.sends_file("用词表.docx", b"PK"))


async def _at_finding(talk: Talk, quote: str) -> str:
    """Leaf through the findings of the document up to the one with these words, and return what it says."""
    public_id = (await talk.document()).public_id
    for at in range(20):
        if f"“{quote}”" in (shown := texts(await talk.taps(ShowFinding(public_id, at)))):
            return shown
    raise AssertionError(quote)


async def test_one_tap_on_a_finding_makes_an_entry_and_an_undo_takes_it_out(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "布署读者活动18场")
        await _at_finding(talk, "布署")
        said = texts(await talk.says("以后都这样写"))
        assert said.startswith("记进用词表了：以后“布署”都写“部署”；这一处也改好了。\n")
        assert "部署读者活动18场" in said
        assert "布署 → 部署" in texts(await talk.says("用词表"))
        assert "本单位写“部署”" in await _checked(talk, "布署工作。")
        assert "以后“布署”都写“部署”" in texts(await talk.says("撤销"))
        assert "还没有用词表" in texts(await talk.says("用词表"))
        assert "布署" in await _at_finding(talk, "布署")


async def test_what_stands_in_the_list_or_is_no_word_is_not_learned(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场,座谈3次")
        await talk.sends_file("用词表.csv", "读者活动,阅读活动,\n".encode())
        await _at_finding(talk, "读者活动")
        assert talk.button("以后都这样写") is None


@pytest.mark.parametrize(
    ("told", "quote", "always"),
    [
        ("截止目前借阅图书18万册", "截止", False),
        ("必需认真开展读者活动18场", "必需", False),
        ("度过难关，举办读者活动18场", "度过", False),
        ("群众反应问题18件", "反应", False),
        ("签定协议18份", "签定", True),
    ],
)
async def test_only_what_is_wrong_anywhere_is_learned(
    home: Path, told: str, quote: str, always: bool
) -> None:
    async with talking(home) as talk:
        await _written(talk, told)
        await _at_finding(talk, quote)
        assert (talk.button("以后都这样写") is not None) is always
