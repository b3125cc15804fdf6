"""The terminal, on a pseudo-terminal where a keyboard matters and on a pipe where a script does."""

import asyncio
import io
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.channels.terminal import Terminal, converse
from bot.channels.terminal_input import messages
from bot.conversation.choices.kinds import ShownVersion
from bot.conversation.choices.section import Adopt, Edit
from bot.conversation.engine import Engine
from bot.conversation.events import Text
from bot.conversation.replies import Attach, Button, Say, with_list
from bot.errors import UsageError
from tests.talk import talking

_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"
_ROOT = Path(__file__).parents[2]


class _Screen(io.StringIO):
    """What the user sees; can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._news = asyncio.Event()

    def write(self, text: str) -> int:
        self._news.set()
        return super().write(text)

    async def shows(self, text: str, times: int = 1) -> None:
        async with asyncio.timeout(10):
            while self.getvalue().count(text) < times:
                self._news.clear()
                await self._news.wait()


@dataclass
class _Desk:
    keyboard: int
    screen: _Screen
    talking: asyncio.Task[None]

    def types(self, text: str) -> None:
        os.write(self.keyboard, text.encode())


@asynccontextmanager
async def _seated(engine: Engine, folder: Path) -> AsyncGenerator[_Desk, None]:
    keyboard, line = pty.openpty()
    screen = _Screen()
    with os.fdopen(line) as source:
        task = asyncio.create_task(converse(engine, folder, source, screen))
        try:
            yield _Desk(keyboard, screen, task)
        finally:
            os.close(keyboard)
            await asyncio.wait_for(task, 10)


async def _scripted(engine: Engine, folder: Path, said: bytes) -> str:
    reader, writer = os.pipe()
    os.write(writer, said)
    os.close(writer)
    screen = _Screen()
    with os.fdopen(reader, encoding="utf-8") as source:
        await converse(engine, folder, source, screen)
    return screen.getvalue()


async def test_a_paste_is_one_message_even_without_its_last_enter(home: Path) -> None:
    async with talking(home) as talk, _seated(talk.engine, home) as desk:
        await desk.screen.shows("/quit")
        desk.types(f"{_REQUEST}\n")
        await desk.screen.shows("请确认")
        desk.types("确认\n")
        await desk.screen.shows("提纲（")
        desk.types("一、主要做法\n（一）清洁家园\n（二）敬老助老\n二、下半年打算")
        await desk.screen.shows("提纲（", times=2)
        own = desk.screen.getvalue().rpartition("提纲（")[2]
        assert "2. （一）清洁家园" in own
        assert "4. 二、下半年打算" in own
        desk.types("\n删2\n")
        await desk.screen.shows("提纲（", times=3)
        assert "清洁家园" not in desk.screen.getvalue().rpartition("提纲（")[2]


async def test_who_watches_a_large_file_being_read_can_stop_it(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "旧稿.txt"
    file.write_text("做好供水保障工作。" * 100_000, "utf-8")
    async with talking(home) as talk, _seated(talk.engine, home) as desk:
        await desk.screen.shows("/quit")
        desk.types(f"/file {file}\n")
        await desk.screen.shows("正在读“旧稿.txt”")
        desk.types("停\n")
        await desk.screen.shows("已停下，“旧稿.txt”没有收完")


_FACTS = "；".join(f"第{n}个村开展移风易俗宣讲{n}场，参加{n * 7}人" for n in range(1, 201))


@pytest.mark.parametrize("watched", [True, False])
async def test_two_hundred_facts_in_one_line_arrive_whole(watched: bool) -> None:
    """A terminal that hands over whole lines would cut this one at 4,095 bytes."""
    assert len(_FACTS.encode()) > 10_000
    keyboard, line = pty.openpty()
    shown: list[bytes] = []
    with os.fdopen(line, encoding="utf-8") as source:
        async with aclosing(messages(source)) as arriving:
            next_message = asyncio.create_task(anext(arriving))
            await _by_key(line)
            if watched:
                asyncio.get_running_loop().add_reader(
                    keyboard, lambda: shown.append(os.read(keyboard, 65_536))
                )
            await asyncio.to_thread(os.write, keyboard, f"{_FACTS}\n".encode())
            assert await asyncio.wait_for(next_message, 30) == f"{_FACTS}\n"
            asyncio.get_running_loop().remove_reader(keyboard)
    if watched:
        assert b"".join(shown).decode() == f"{_FACTS}\r\n"
    os.close(keyboard)


async def _by_key(line: int) -> None:
    """Wait until the terminal hands over each key."""
    async with asyncio.timeout(10):
        while termios.tcgetattr(line)[3] & termios.ICANON:  # noqa: ASYNC110  a terminal tells nobody
            await asyncio.sleep(0.01)


async def test_what_is_typed_can_be_mended_before_it_is_sent(home: Path) -> None:
    async with talking(home) as talk, _seated(talk.engine, home) as desk:
        await desk.screen.shows("/quit")
        for key in f"写错了\x15{_REQUEST}的\x7f\n":
            desk.types(key)
        await desk.screen.shows("请确认")
        assert "2026年上半年" in desk.screen.getvalue()


async def test_the_terminal_is_given_back_as_it_was() -> None:
    keyboard, line = pty.openpty()
    with os.fdopen(line, encoding="utf-8") as source:
        before = termios.tcgetattr(line)
        async with aclosing(messages(source)) as arriving:
            next_message = asyncio.create_task(anext(arriving))
            await _by_key(line)
            # Put to sleep and woken again, with the modes of the shell.
            termios.tcsetattr(line, termios.TCSANOW, before)
            os.kill(os.getpid(), signal.SIGCONT)
            await _by_key(line)
            os.write(keyboard, "好\n".encode())
            assert await asyncio.wait_for(next_message, 10) == "好\n"
        assert termios.tcgetattr(line) == before
    os.close(keyboard)


async def test_a_typed_end_ends_the_conversation(home: Path) -> None:
    async with talking(home) as talk, _seated(talk.engine, home) as desk:
        async with asyncio.timeout(10):
            while not desk.talking.done():  # what is typed before the first reading is the terminal's own
                desk.types("\x04")
                await asyncio.sleep(0.05)


@pytest.mark.parametrize("word", ["/quit", "退出"])
async def test_a_word_ends_the_conversation(home: Path, word: str) -> None:
    async with talking(home) as talk, _seated(talk.engine, home) as desk:
        desk.types(f"{word}\n")
        await asyncio.wait_for(asyncio.shield(desk.talking), 10)


async def test_a_closed_window_ends_the_conversation(home: Path) -> None:
    async with talking(home) as talk, _seated(talk.engine, home) as desk:
        await desk.screen.shows("新建文稿")


def test_an_interrupt_ends_the_program_at_once_and_quietly(home: Path) -> None:
    keyboard, line = pty.openpty()
    pipe = subprocess.PIPE
    command = [sys.executable, "-u", "-m", "bot", "chat"]
    with subprocess.Popen(command, stdin=line, stdout=pipe, stderr=pipe, cwd=_ROOT) as chat:
        os.close(line)
        assert chat.stdout
        assert chat.stderr
        while "新建文稿" not in chat.stdout.readline().decode():
            pass
        chat.send_signal(signal.SIGINT)
        assert chat.wait(10) == 130
        assert chat.stderr.read() == b""
    os.close(keyboard)


async def test_each_line_of_a_script_is_a_message_and_dirt_does_no_harm(home: Path) -> None:
    async with talking(home) as talk:
        said = await _scripted(talk.engine, home, f"{_REQUEST}\n".encode() + b"\xb0\xd7\n" + "确认".encode())
    assert "提纲（" in said
    assert "/quit" not in said


async def test_after_a_restart_everything_is_shown_once(home: Path) -> None:
    async with talking(home, chat="terminal") as talk:
        await talk.says(_REQUEST)
    async with talking(home) as talk:
        assert (await _scripted(talk.engine, home, b"")).count("请确认") == 1


async def test_a_chat_that_missed_a_reply_sees_it_once(home: Path) -> None:
    async with talking(home, chat="terminal") as talk:
        await talk.says(_REQUEST)
        async with talk.store.write() as store:
            await store.save_chat("terminal", (await store.chat("terminal")).state)
    async with talking(home) as talk:
        assert (await _scripted(talk.engine, home, b"")).count("请确认") == 1


async def test_a_file_is_named_with_or_without_quotes(home: Path, tmp_path: Path) -> None:
    note = tmp_path / "a b.txt"
    note.write_text(_REQUEST, "utf-8")
    async with talking(home) as talk:
        for line in (f"/file {note}", f'/file "{note}"', f"/file '{note}'"):
            assert "《a b》" in await _scripted(talk.engine, home, line.encode())
        assert "没有说是哪个文件" in await _scripted(talk.engine, home, b"/file\n")
        assert "打不开文件" in await _scripted(talk.engine, home, b'/file "none.txt"\n')


async def test_a_list_of_words_is_sent_and_shown_here_as_everywhere(home: Path, tmp_path: Path) -> None:
    words = tmp_path / "用词表.csv"
    words.write_text("政务中心,政务服务中心,更名\n亮点纷呈,,\n", "utf-8")
    async with talking(home) as talk:
        said = await _scripted(talk.engine, home, f"/file {words}\n/words\n去掉1\n用词表\n".encode())
    assert "用词表收下 2 条" in said
    assert said.count("政务中心 → 政务服务中心（更名）") == 3
    assert said.count("亮点纷呈 → 不用") == 2


async def _sent(folder: Path, *replies: Say | Attach) -> tuple[Terminal, str]:
    screen = io.StringIO()
    terminal = Terminal(screen, folder)
    await terminal.send("terminal", replies)
    return terminal, screen.getvalue()


async def test_a_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    first, second = Attach("总结.docx", b"1"), Attach("总结.docx", b"2")
    _, said = await _sent(tmp_path, first, second, second)
    assert (tmp_path / "总结.docx").read_bytes() == b"1"
    assert (tmp_path / "总结（2）.docx").read_bytes() == b"2"
    assert "总结（3）.docx" in said


async def test_a_file_that_cannot_be_saved_is_said_in_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "folder"
    blocked.write_text("no folder", "utf-8")
    _, said = await _sent(blocked, Attach("总结.docx", b"1"))
    assert f"没能存成 {blocked / '总结.docx'}" in said
    assert "文稿都在" in said


def _version(section: int) -> ShownVersion:
    return ShownVersion("k3Jx_9aQ", section, 1)


def _say(text: str, section: int, *labels: str) -> Say:
    of = _version(section)
    row = tuple(Button(label, Edit(of) if label == "改一改" else Adopt(of)) for label in labels)
    return Say(text, (row,) if row else (), about=section)


async def test_a_button_is_named_by_its_number(tmp_path: Path) -> None:
    terminal, _ = await _sent(tmp_path, _say("稿", 3, "采用", "改一改"))
    for line in ("2", "[2]", "【2】", "改一改", "[改一改]"):
        assert terminal.meaning(line) == Edit(_version(3))
    assert terminal.meaning("12") is None
    assert terminal.meaning("²") is None
    for line in ("[0]", "[3]", "【99】"):
        with pytest.raises(UsageError, match="没有这个编号的按钮"):
            terminal.meaning(line)


_DRAFT, _QUESTION = _say("服务43次", 3, "采用", "改一改"), _say("问题 1/2", 4)


@pytest.mark.parametrize(
    ("shown", "said", "meant"),
    [
        ((_DRAFT, _QUESTION), "把43次改成44次", Text("", "把43次改成44次", 3)),
        ((_DRAFT, _QUESTION), "这一节把43次改成44次", Text("", "把43次改成44次", 3)),
        ((_DRAFT, _QUESTION), "把9次改成8次", Text("", "把9次改成8次")),
        ((_DRAFT,), "这节再短一点", Text("", "这节再短一点", 3)),
        ((_DRAFT, _QUESTION), "这一节没有数字", Text("", "这一节没有数字", 4)),
        ((_DRAFT,), "服务队167人", Text("", "服务队167人")),
        ((), "这一节再短一点", Text("", "这一节再短一点")),
    ],
)
async def test_a_text_is_about_the_section_it_speaks_of(
    tmp_path: Path, shown: Sequence[Say], said: str, meant: Text
) -> None:
    terminal, _ = await _sent(tmp_path, *shown)
    assert terminal.text("", said) == meant


async def test_a_bare_number_answers_a_question_that_counts(home: Path, tmp_path: Path) -> None:
    async with talking(home, chat="terminal") as talk:
        lines = (_REQUEST, "确认", "就用这个", "去第2节", "3", "[1]")
        said = await _scripted(talk.engine, tmp_path, "\n".join(lines).encode())
    assert "集中学习了3次" in said
    assert "正在起草“（一）" in said


async def test_a_list_that_folds_elsewhere_is_written_whole(tmp_path: Path) -> None:
    out = io.StringIO()
    await Terminal(out, tmp_path).send("terminal", [with_list("共 2 处：", "1. 逗号\n2. 句号")])
    assert out.getvalue().strip() == "共 2 处：\n1. 逗号\n2. 句号"
