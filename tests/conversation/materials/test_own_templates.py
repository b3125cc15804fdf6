"""The office's own template: sent once, agreed on once, then one tap."""

from pathlib import Path

from bot.conversation.replies import Attach, Reply, Say
from bot.files.word import reading as word
from bot.texts import telegram
from bot.texts.conversation import dialog
from tests.export.templates.making import BIG, merge_field, p, package, r, table
from tests.talk import Talk, at_first_question, talking, texts

_BODY = (
    p(r("{{文稿标题}}", BIG))
    + p(r("{{正文}}"))
    + p(r("{{落款}}"))
    + p(r("××××年×月×日"))
    + table((p(r("经办人")), p(r("×××"))))
)
_TEMPLATE = package(_BODY)


async def _at_release(talk: Talk) -> None:
    """Bring a conversation to a document of which a section is written."""
    await at_first_question(talk)
    await talk.goes_through("上半年组织志愿服务32次，参加280人次", "直接成稿", "成文日期2026年7月6日")


async def _file(talk: Talk, *lines: str) -> Attach:
    before = len(talk.files)
    await talk.goes_through(*lines)
    [file] = talk.files[before:]
    return file


def _said(replies: list[Reply]) -> str:
    return texts(replies)


async def test_sent_once_and_agreed_on_once_it_is_one_tap_from_then_on(home: Path) -> None:
    async with talking(home) as talk:
        await _at_release(talk)
        assert "请把单位的 Word 模板" in _said(await talk.says("套用单位模板"))
        card = _said(await talk.sends_file("我局发文模板.docx", _TEMPLATE))
        assert "模板“我局发文模板.docx”有 5 个地方要填" in card
        assert "1. 文稿标题（正文）← 标题\n" in card
        assert "3. 落款（正文）← 发文机关\n" in card
        assert card.endswith("5. 经办人（正文·表格）← 不填")
        assert "记住了" in _said(await talk.says("就这样"))
        await talk.says("用它导出")
        file = await _file(talk, "先导出草稿")
        text = word.read("a.docx", file.content)
        assert text.replace("\n", "").startswith(
            "青石镇人民政府2026年上半年精神文明建设工作总结2026年上半年，"
        )
        assert "32次" in text
        assert "\n青石镇人民政府\n2026年7月6日\n经办人\n×××" in text
        assert "没有“经办人”的内容：正文·表格，原样留着“×××”。" in texts(talk.all)
        again = await talk.says("套用单位模板")
        assert "请把单位的" not in _said(again)
        assert (await _file(talk, "先导出草稿")).content == file.content


async def test_a_field_that_was_guessed_wrong_is_changed_by_buttons(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/template")
        await talk.sends_file("模板.docx", package(p(r("{{抬头语}}")) + p(r("{{正文}}"))))
        assert "“抬头语”（现在写着“{{抬头语}}”）填什么？" in _said(await talk.says("改1"))
        changed = await talk.says("标题")
        assert "1. 抬头语（正文）← 标题" in _said(changed)
        assert isinstance(changed[0], Say)
        assert changed[0].in_place
        await talk.says("就这样")
        assert "1. 模板.docx" in _said(await talk.says("我的模板"))
        assert "已经记住" in _said(await talk.says("1. 模板.docx"))
        assert "← 标题" in texts(talk.all[-1:])


async def test_the_same_file_sent_again_is_known(home: Path) -> None:
    async with talking(home) as talk:
        for name in ("模板.docx", "换了名字.docx"):
            await talk.says("/template" if name == "模板.docx" else "再传一个")
            card = _said(await talk.sends_file(name, _TEMPLATE))
            if name == "模板.docx":
                await talk.says("就这样")
            await talk.says("/template")
        assert "已经记住" in card


async def test_a_dangerous_template_is_refused_with_the_reason_and_another_can_be_sent(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/template")
        field = '<w:fldSimple w:instr="DDEAUTO cmd x"/>'
        [line] = await talk.sends_file("坏.docx", package(_BODY + p(field)))
        assert "有会去取外部内容的域" in texts([line])
        assert "\n" not in texts([line])
        assert "没有找到要填的地方" in _said(await talk.sends_file("空.docx", package(p(r("各位同事")))))
        assert "要是 .docx" in _said(await talk.sends_file("模板.doc", b"x"))
        assert "密级标志" in _said(await talk.sends_file("密.docx", package(p(r("机密★1年")) + _BODY)))
        await talk.says("/template")
        good = package(p(merge_field("标题", "«标题»")))
        assert "有 1 个地方要填" in _said(await talk.sends_file("好.docx", good))


async def test_nobody_else_uses_it_and_forgetting_removes_it(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/template")
        await talk.sends_file("模板.docx", _TEMPLATE)
        agree = talk.button("就这样")
        assert agree
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        assert "过期了" in _said(await other.taps(agree))
        assert "请把单位的 Word 模板" in _said(await other.says("/template"))
        await talk.goes_through("/forget", "全部删除")
        assert "请把单位的 Word 模板" in _said(await talk.says("/template"))
        assert "过期了" in _said(await talk.taps(agree))


async def test_a_template_is_dropped_by_a_button(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/template")
        await talk.sends_file("模板.docx", _TEMPLATE)
        assert "已删掉" in _said(await talk.says("删掉这个模板"))
        assert "请把单位的 Word 模板" in _said(await talk.says("/template"))


async def test_with_no_template_asked_for_a_file_is_an_exemplar_as_before(home: Path) -> None:
    async with talking(home) as talk:
        assert "地方要填" not in _said(await talk.sends_file("模板.docx", _TEMPLATE))


def test_the_command_is_in_the_menu_and_in_the_help() -> None:
    assert "template" in dict(telegram.COMMANDS)
    assert "/template" in dialog.HELP
