"""Writes the pictures of a chat that the READMEs show: `python -m tests.channels.telegram_pictures`.

The session is that of tests/conversations/three_messages.txt, without a model, by the real bot on the
stand-in of the Bot API; what a phone would show is drawn from what the stand-in was sent.
"""

import asyncio
import base64
import html
import tempfile
from pathlib import Path

from bot.app import build
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.service import run
from bot.config import Config, Secrets
from tests.botapi import TOKEN, BotApi, Message
from tests.browser import browser
from tests.channels.telegram_bench import ANNA, agree, config
from tests.commands.shell import ROOT
from tests.installed import furnish

_SESSION = ROOT / "tests" / "conversations" / "three_messages.txt"
_WIDTH, _HEIGHT = 390, 780
_QUIET = 0.8
"""Seconds without a call: everything has been answered."""
_HEAD = "<meta charset=utf-8><meta name=viewport content=width=device-width>"
_STYLE = """
body { margin: 0; background: #d5e4c7; font: 15px/1.42 "Noto Sans CJK SC", sans-serif; }
main { display: flex; flex-direction: column; gap: 6px; padding: 10px 8px; }
.bot, .user { max-width: 88%; border-radius: 14px; padding: 7px 11px; white-space: pre-wrap;
  overflow-wrap: anywhere; box-shadow: 0 1px 1px #0002; }
.bot { background: #fff; align-self: flex-start; }
.user { background: #e2fec7; align-self: flex-end; }
.keys { max-width: 94%; min-width: 70%; align-self: flex-start; display: grid; gap: 4px; margin-top: -3px; }
.row { display: flex; gap: 4px; }
.row span { flex: 1; background: #6a8f5aaa; color: #fff; border-radius: 8px; text-align: center;
  padding: 6px 2px; font-size: 13.5px; white-space: nowrap; overflow: hidden; }
.file { color: #3a76b0; font-weight: 600; }
"""


async def _hold(folder: Path) -> list[tuple[int, str]]:
    """Hold the session, and return what the chat shows in the end: each message with its id."""
    said: list[tuple[int, str]] = []
    async with BotApi() as api:
        settings = Config(folder, telegram=config(api))
        async with build(settings, Secrets()) as app:
            await agree(app.store, ANNA)
            pace = Pace(paste=0.1, grace=1)
            bot = asyncio.create_task(run(settings.telegram, TOKEN, app.engine, app.store, pace))
            for line in _SESSION.read_text("utf-8").splitlines():
                said += _say(api, line)
                await _quiet(api)
            bot.cancel()
            await asyncio.gather(bot, return_exceptions=True)
        shown = [(message.id, _bubble(message)) for message in api.messages(ANNA)]
    return sorted([*shown, *said])


def _say(api: BotApi, line: str) -> list[tuple[int, str]]:
    """Type a line, or tap the button that it names, which leaves nothing in the chat."""
    if any(line in row for message in api.messages(ANNA) for row in message.labels):
        api.user_taps(ANNA, line)
        return []
    update = api.user_says(ANNA, line)
    return [(update - 1, f'<div class="user">{html.escape(line)}</div>')]


async def _quiet(api: BotApi) -> None:
    calls = -1
    while calls < len(api.calls):
        calls = len(api.calls)
        await asyncio.sleep(_QUIET)


def _bubble(message: Message) -> str:
    file = f'<div class="file">{html.escape(message.name)}</div>' if message.name else ""
    rows = "".join(
        f'<div class="row">{"".join(f"<span>{html.escape(label)}</span>" for label in row)}</div>'
        for row in message.labels
    )
    keys = f'<div class="keys">{rows}</div>' if rows else ""
    return f'<div class="bot">{file}{html.escape(message.text)}</div>{keys}'


def main() -> None:
    """Write the beginning and the end of the chat, as a phone shows them."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        furnish(home)
        bubbles = asyncio.run(_hold(home))
        page = Path(folder, "chat.html")
        body = "".join(bubble for _, bubble in bubbles)
        page.write_text(f"{_HEAD}<style>{_STYLE}</style><main>{body}</main>", "utf-8")
        with browser(Path(folder, "profile")) as tab:
            tab.open(page.as_uri(), _WIDTH)
            tab.resize(_WIDTH, _HEIGHT)
            for name, place in (("telegram-begin", "0"), ("telegram-end", "1e9")):
                tab.run(f"window.scrollTo(0, {place})")
                (ROOT / "docs" / f"{name}.png").write_bytes(base64.b64decode(tab.picture()))


if __name__ == "__main__":
    main()
