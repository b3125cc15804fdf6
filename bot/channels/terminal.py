"""The terminal: buttons are numbered and answered by number or by their text; a script can drive it."""

import asyncio
import itertools
import logging
import sys
import uuid
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import aclosing, asynccontextmanager
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import TextIO

from bot.channels.terminal_input import messages
from bot.conversation.choices.choice import Choice
from bot.conversation.choices.section import Continue, Edit
from bot.conversation.engine import Engine
from bot.conversation.events import Command, Event, File, Tap, Text
from bot.conversation.replies import Attach, Button, Reply, Say
from bot.errors import GongwenError, UnreadableFile, UsageError
from bot.export.saving import save
from bot.files.names import text_of
from bot.language.replacing import replacements
from bot.lexicon.said import matches
from bot.regex import regex
from bot.texts import terminal as texts

logger = logging.getLogger(__name__)

CHAT = "terminal"
_REMEMBERED = 60
"""So many keyboards back a button can still be named by its text."""
_NUMBER = regex(r"(?P<bracket>[\[【]\s*)?(?P<number>\d{1,3})(?(bracket)\s*[\]】])")
_THIS = regex(r"这一?节[里的中]?[，,：:\s]*")


class Terminal:
    """Shows replies on a stream, and files in a folder."""

    name = CHAT

    def __init__(self, out: TextIO, folder: Path) -> None:
        self._out = out
        self._folder = folder
        self._keyboards: list[tuple[Button, ...]] = []
        self._streamed: dict[int, int] = {}
        """How many characters of a running draft are on the screen, by job."""
        self._acknowledged: dict[int, str] = {}
        """What was last said of a job that reads."""
        self._counts = False
        """Whether the last question with buttons asks for a number."""
        self._about = self._draft = Say("")
        """The newest message about a section, and the newest draft of one."""
        self.silent = True
        """True until anything has been sent."""

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        """Write the replies, the buttons numbered under each."""
        self.silent = False
        for reply in replies:
            if isinstance(reply, Attach):
                self._write(self._save_file(reply))
            else:
                self._say(reply)

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None:
        """Write that something is being read; what has stood on a terminal cannot be replaced."""
        if self._acknowledged.get(job) != text:
            self._acknowledged = {job: text}
            self._write(text)

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Write what has come since the last time, where somebody is watching.

        Of several drafts one is on the screen; the next one follows when that has ended.
        """
        if self._out.isatty() and (job in self._streamed or not self._streamed):
            self._out.write(text[self._streamed.get(job, 0) :])
            self._out.flush()
            self._streamed[job] = len(text)

    async def end_progress(self, chat: str, job: int) -> None:
        """End the line of a running draft."""
        if self._streamed.pop(job, 0):
            self._write("")

    def meaning(self, line: str) -> Choice | None:
        """Return the button that a line names, by number in the last keyboard or by its text, or `None`.

        Raise UsageError where a number in brackets names none; a bare one is as good a fact, and where a
        number was asked for it is the answer.
        """
        if number := _NUMBER.fullmatch(line):
            last = self._keyboards[-1] if self._keyboards else ()
            if self._counts and not number["bracket"]:
                return None
            if 0 < int(number["number"]) <= len(last):
                return last[int(number["number"]) - 1].choice
            if number["bracket"]:
                raise UsageError(texts.NO_SUCH_BUTTON)
        for keyboard in reversed(self._keyboards):
            for button in keyboard:
                if matches(line, (button.label,)):
                    return button.choice
        return None

    def text(self, update: str, said: str) -> Text:
        """Return a text with the section it is about, where it changes the newest draft or says 这一节."""
        this = _THIS.match(said)
        order = said[this.end() :] if this else said
        pairs = replacements(order)
        if pairs and all(old in self._draft.text for old, _ in pairs):
            return Text(update, order, self._draft.about)
        return Text(update, said, self._about.about if this else 0)

    def _say(self, reply: Say) -> None:
        self._write(reply.text)
        buttons = tuple(button for row in reply.keyboard for button in row)
        if buttons:
            self._keyboards = [*self._keyboards[-_REMEMBERED:], buttons]
            labels = [f"[{n}] {button.label}" for n, button in enumerate(buttons, 1)]
            self._write("  ".join((*labels, *((texts.IN_BRACKETS,) if reply.counts else ()))))
            self._counts = reply.counts
        self._write("")
        self._about = reply if reply.about else self._about
        self._draft = (
            reply if any(isinstance(button.choice, Edit | Continue) for button in buttons) else self._draft
        )

    def _save_file(self, file: Attach) -> str:
        try:
            return texts.save_location(str(_save(self._folder, file)), file.caption)
        except OSError as error:
            logger.warning("file not saved errno=%s", error.errno)
            return texts.save_failure(str(self._folder / file.name))

    def _write(self, text: str) -> None:
        self._out.write(f"{text}\n")
        self._out.flush()


async def converse(
    engine: Engine, folder: Path, source: TextIO = sys.stdin, out: TextIO = sys.stdout
) -> None:
    """Hold the conversation until the input ends.

    Somebody who reads the greeting leaves time to make ready for the first line; a script has none to give.
    Where the input is no keyboard, each line waits until nothing is being drafted any more: a script then
    means the same every time.
    """
    terminal = Terminal(out, folder)
    watched = source.isatty()
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="replace")
    if watched:
        out.write(texts.HOW_TO_LEAVE)
    await engine.open(terminal)
    if terminal.silent:
        await engine.show(CHAT, reopened=True)
    if watched:
        engine.warm()
    async with aclosing(messages(source)) as arriving, _background_tasks() as begin:
        async for message in arriving:
            said = message.strip()
            if said in texts.FAREWELL_WORDS:
                return
            out.write(_echo(message, watched))
            if said and watched and _is_file_name(said):
                # A large file takes minutes, in which its sender may want it stopped.
                begin(_take(engine, terminal, said))
            elif said:
                await _take(engine, terminal, said)
            if not watched:
                await engine.idle(CHAT)
    if not watched:
        await engine.idle(CHAT)


@asynccontextmanager
async def _background_tasks() -> AsyncGenerator[Callable[[Coroutine[None, None, None]], None], None]:
    """Lend what does work beside everything else; what is not done at the end is given up."""
    tasks = set[asyncio.Task[None]]()

    def begin(work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    try:
        yield begin
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _is_file_name(line: str) -> bool:
    return line.split()[0] == "/file"


def _echo(message: str, watched: bool) -> str:
    """Return what the screen lacks: the line of a script, or the last Enter of a paste."""
    if watched:
        return "" if message.endswith("\n") else "\n"
    return texts.echo(message.strip())


async def _take(engine: Engine, terminal: Terminal, line: str) -> None:
    try:
        event = await asyncio.to_thread(_event, terminal, line)
        await engine.handle(CHAT, event)
    except GongwenError as error:
        await terminal.send(CHAT, (Say(str(error)),))
    except Exception as error:  # noqa: BLE001  the outermost edge: one line ends, not the conversation
        logger.error("line failed error=%s", type(error).__name__)
        await terminal.send(CHAT, (Say(texts.UNEXPECTED),))


def _event(terminal: Terminal, line: str) -> Event:
    update = f"{CHAT}:{uuid.uuid4().hex}"
    if choice := terminal.meaning(line):
        return Tap(update, choice, "" if _NUMBER.fullmatch(line) else line)
    if _is_file_name(line):
        return _file(update, line.removeprefix("/file").strip().strip("\"'“”‘’"))
    if line.startswith("/"):
        return Command(update, line[1:].split()[0] if line[1:].split() else "")
    return terminal.text(update, line)


def _file(update: str, named: str) -> File:
    if not named:
        raise UsageError(texts.FILE_HOW)
    try:
        path = Path(named).expanduser()
        return File(update, text_of(PurePath(path.name)), path.read_bytes())
    except (OSError, ValueError, RuntimeError) as error:  # a name with a zero byte, ~ of nobody
        raise UnreadableFile(texts.no_such_file(named)) from error


def _save(folder: Path, file: Attach) -> Path:
    """Return where the file is now: beside one of the same name, never in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / file.name
    others = (wanted.with_stem(texts.another_name(wanted.stem, n)) for n in itertools.count(2))
    path = next(path for path in itertools.chain((wanted,), others) if not path.exists())
    save(path, file.content)
    return path
