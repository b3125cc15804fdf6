"""A file sent while no question is open joins the user's own exemplars."""

from pathlib import Path

from bot import shipped
from bot.conversation.replies import Say
from bot.texts import telegram
from bot.texts.conversation import dialog
from tests.bench import generated
from tests.corpus.formats import zipped
from tests.talk import Talk, at_first_question, talking, texts


def _text() -> str:
    source = next(iter(sorted((shipped.EXEMPLARS / "工作总结").glob("*.md"))))
    return "澜川市水务集团2026年志愿服务工作总结\n" + source.read_text("utf-8").split("---\n", 2)[2]


async def test_a_file_says_what_was_understood_and_can_be_taken_out(home: Path) -> None:
    async with talking(home) as talk:
        said = texts(await talk.sends_file("旧稿.txt", _text().encode()))
        assert "《澜川市水务集团2026年志愿服务工作总结》（总结，" in said
        assert "起草时可以参考" in said
        assert "没有重复收" in texts(await talk.sends_file("旧稿.txt", _text().encode()))
        assert "拿掉" in texts(await talk.says("拿出来"))
        assert "起草时可以参考" in texts(await talk.sends_file("旧稿.txt", _text().encode()))


async def test_nobody_else_can_take_it_out_or_is_shown_it(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("旧稿.txt", _text().encode())
        button = talk.button("拿出来")
        assert button
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        assert "过期了" in texts(await other.taps(button))
        await at_first_question(other, "帮我写青石镇人民政府2026年上半年志愿服务工作总结")
        await other.says("看同类怎么写")
        assert "澜川市水务集团2026年" not in texts(await other.waits())


async def test_forgetting_takes_it_out_as_well(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("旧稿.txt", _text().encode())
        await talk.goes_through("/forget", "全部删除")
        assert "起草时可以参考" in texts(await talk.sends_file("旧稿.txt", _text().encode()))


async def test_a_file_that_cannot_be_read_is_one_line(home: Path) -> None:
    async with talking(home) as talk:
        [line] = await talk.sends_file("照片.jpg", b"\xff\xd8\xff")
        assert "照片.jpg" in texts([line])


async def test_while_a_question_is_open_a_file_answers_it(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert "记下 1 条" in texts(await talk.sends_file("台账.txt", "群众满意率98.6%".encode()))


def _texts(count: int) -> dict[str, bytes]:
    """Return old drafts of other units."""
    written = generated.exemplars(count * generated.PASSAGES_EACH, generated.words())
    body = (generated.text_of(exemplar).split("\n", 1)[1] for exemplar in written)
    return {
        f"旧稿{n}.txt": f"澜川市第{n}水务站2026年工作总结\n{text}".encode() for n, text in enumerate(body)
    }


async def test_one_leafs_through_ones_own_exemplars_eight_a_page(home: Path) -> None:
    async with talking(home) as talk:
        assert "还是空的" in texts(await talk.says("/library"))
        for name, content in _texts(10).items():
            await talk.sends_file(name, content)
        first = texts(await talk.says("我的范例库"))
        assert first.startswith(
            "您的范例库：10 篇，第 1/2 页\n1. 《澜川市第9水务站2026年工作总结》总结 · 可以参考"
        )
        assert len(first.splitlines()) == 9
        assert talk.button("◀") is None
        second = texts(await talk.says("▶"))
        assert [line[:3] for line in second.splitlines()[1:]] == ["9. ", "10."]
        assert "看同类" not in second
        back = await talk.says("◀")
        assert (texts(back), back[0].in_place if isinstance(back[0], Say) else None) == (first, True)


async def test_one_sees_what_was_understood_of_one_and_takes_it_out_when_sure(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("水务集团旧稿.txt", _text().encode())
        await talk.says("/library")
        shown = texts(await talk.says("看1"))
        for said in (
            "《澜川市水务集团2026年志愿服务工作总结》",
            "水务集团旧稿.txt",
            "文种 总结",
            "时段 2026年",
        ):
            assert said in shown
        assert "可以参考" in shown
        assert "一、" in shown
        assert "要把《澜川市水务集团2026年志愿服务工作总结》" in texts(await talk.says("拿出来"))
        assert texts(await talk.says("留着")) == shown
        await talk.says("拿出来")
        assert texts(await talk.says("确定拿掉")) == "已从您的范例库里拿掉。"
        assert "还是空的" in texts(await talk.says("我的范例库"))


async def test_why_an_exemplar_gives_no_sentences_is_said(home: Path) -> None:
    async with talking(home) as talk:
        named = _text() + "由王建国校长、李秋红书记牵头，陈志远老师负责，张海燕主任协办。\n"
        await talk.sends_file("有人名.txt", named.encode())
        assert "只参考标题结构" in texts(await talk.says("/library"))
        assert "用途：只参考标题结构：" in texts(await talk.says("看1"))


async def test_the_library_does_not_disturb_the_work_in_hand(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("旧稿.txt", _text().encode())
        await at_first_question(talk)
        assert "您的范例库：1 篇" in texts(await talk.says("/library"))
        assert "记下 1 条" in texts(await talk.says("开展志愿服务32次"))


async def test_nobody_else_sees_or_removes_it_by_an_old_button(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("旧稿.txt", _text().encode())
        await talk.says("/library")
        show = talk.button("看1")
        await talk.says("看1")
        await talk.says("拿出来")
        remove = talk.button("确定拿掉")
        assert show
        assert remove
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        assert "还是空的" in texts(await other.says("/library"))
        for button in (show, remove):
            assert "过期了" in texts(await other.taps(button))
        await talk.taps(remove)
        for button in (show, remove):
            assert "过期了" in texts(await talk.taps(button))


async def test_a_zip_is_told_in_one_message_and_each_bad_member_in_a_line(home: Path) -> None:
    async with talking(home) as talk:
        packed = {**_texts(5), "照片.jpg": b"x", "坏/打不开.docx": b"PK rubbish"}
        good, bad = await talk.sends_file("材料.zip", zipped(**packed))
        assert len(texts([good]).splitlines()) == 5
        assert [line.split("”")[0] for line in texts([bad]).splitlines()] == ["“照片.jpg", "“打不开.docx"]
        assert "您的范例库：5 篇" in texts(await talk.says("我的范例库"))


def test_the_command_is_in_the_menu_and_in_the_help() -> None:
    assert "library" in dict(telegram.COMMANDS)
    assert "/library" in dialog.HELP


async def test_a_file_with_a_classification_mark_is_not_kept(home: Path) -> None:
    async with talking(home) as talk:
        assert "没有收" in texts(await talk.sends_file("内部.txt", ("秘密★1年\n" + _text()).encode()))
        assert all(e.scope != talk.chat for e in await talk.store.holdings.exemplars())
