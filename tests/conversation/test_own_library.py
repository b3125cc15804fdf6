"""A file sent while no question is open joins the user's own exemplars."""

from pathlib import Path

from bot import shipped
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
        assert "已过期" in texts(await other.taps(button))
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
        assert "记下 1 条事实" in texts(await talk.sends_file("台账.txt", "群众满意率98.6%".encode()))
