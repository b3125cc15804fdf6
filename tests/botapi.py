"""A stand-in for the Bot API, as strict as the real one, over HTTP on loopback.

It keeps what a user's phone would show, refuses what Telegram refuses in Telegram's words, and is driven
like a phone: `user_says`, `user_taps`, `user_sends_file`. A call that it does not know fails the test.
"""

import asyncio
import json
import math
import re
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Self, TypeVar
from urllib.parse import parse_qsl, unquote

TOKEN = "123456:stand-in"
BOT = {"id": 123456, "is_bot": True, "first_name": "拟稿助手", "username": "gongwen_bot"}
_T = TypeVar("_T")

_MARKED_SEND = {"chat_id", "entities", "reply_markup", "link_preview_options"}
_KNOWN = {
    "getMe": set[str](),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "getWebhookInfo": set[str](),
    "deleteWebhook": {"drop_pending_updates"},
    "setWebhook": {"url", "secret_token", "allowed_updates", "max_connections"},
    "setMyCommands": {"commands"},
    "sendMessage": _MARKED_SEND | {"text", "disable_notification"},
    "editMessageText": _MARKED_SEND | {"text", "message_id"},
    "editMessageReplyMarkup": {"chat_id", "message_id", "reply_markup"},
    "deleteMessage": {"chat_id", "message_id"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert"},
    "sendDocument": {"chat_id", "document", "caption", "parse_mode", "reply_markup"},
    "sendPhoto": {"chat_id", "photo", "caption", "parse_mode", "reply_markup"},
    "sendMediaGroup": {"chat_id", "media"},
    "sendChatAction": {"chat_id", "action"},
    "getFile": {"file_id"},
}


class Refused(Exception):
    """An answer other than success."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.body["parameters"] = parameters


class Unanswered(Exception):
    """A call has had its effect, and is never answered."""


@dataclass(frozen=True)
class Call:
    """A call of the bot's, in the order of arrival, refused ones included."""

    method: str
    parameters: dict[str, Any]
    at: float


@dataclass
class Message:
    """A message of the bot's as the phone shows it."""

    id: int
    chat: int
    text: str
    markup: dict[str, Any] | None = None
    entities: list[dict[str, Any]] = field(default_factory=list)
    """What of the text is more than text, in UTF-16 units."""
    name: str = ""
    content: bytes = b""
    at: float = field(default_factory=time.monotonic)
    """When it was accepted."""

    @property
    def pre(self) -> bool:
        """Return whether the whole text is one block, which a tap copies."""
        return [self._marked(one) for one in self.entities if one["type"] == "pre"] == [self.text]

    @property
    def folded(self) -> list[str]:
        """Return the quotes of which a phone shows the first lines, until they are opened."""
        return [self._marked(one) for one in self.entities if one["type"] == "expandable_blockquote"]

    def _marked(self, entity: dict[str, Any]) -> str:
        raw = self.text.encode("utf-16-le")
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        return raw[start:end].decode("utf-16-le")

    @property
    def labels(self) -> list[list[str]]:
        """Return the labels of the buttons, row by row."""
        return [[button["text"] for button in row] for row in self._rows()]

    def data_of(self, label: str) -> str | None:
        """Return what the button with the label carries."""
        buttons = (button for row in self._rows() for button in row)
        return next((button["callback_data"] for button in buttons if button["text"] == label), None)

    def as_json(self) -> dict[str, Any]:
        """Return the message as the API writes it."""
        body: dict[str, Any] = {
            "message_id": self.id,
            "date": int(time.time()),
            "chat": _chat(self.chat),
            "from": BOT,
            "text": self.text,
        }
        marked = {"reply_markup": self.markup, "entities": self.entities}
        return body | {name: value for name, value in marked.items() if value}

    def _rows(self) -> list[list[dict[str, str]]]:
        return self.markup.get("inline_keyboard", []) if self.markup else []

    @property
    def placeholder(self) -> str:
        """Return the hint at what to type; empty for none."""
        return str(self.markup.get("input_field_placeholder", "")) if self.markup else ""


@dataclass
class BotApi:
    """The server; `async with BotApi() as api` runs it in the current event loop, at `api.url`."""

    webhook: str = ""
    secret: str = ""
    """What the bot told with its webhook."""
    calls: list[Call] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    """The texts with which taps were answered, empty ones included."""
    commands: list[dict[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    url: str = ""
    shuffled: bool = False
    """Whether updates come in another order than they have."""
    trip: float = 0.0
    """How many seconds away it is: so long it takes until a call has any effect."""
    per_chat: tuple[int, float] = (1_000_000, 1)
    """So many messages a chat is sent within so many seconds; all chats together thirty times that."""
    query_seconds: float = 15
    """How long a tap can be answered."""
    last_query: str = ""
    """The id of the tap that came last."""
    _bans: dict[int, float] = field(default_factory=dict)
    _blocked: set[int] = field(default_factory=set)
    _sent: list[tuple[float, int]] = field(default_factory=list)
    """When each chat was sent a message."""
    _messages: dict[int, list[Message]] = field(default_factory=lambda: defaultdict(list))
    _pending: list[dict[str, Any]] = field(default_factory=list)
    _delivered: list[dict[str, Any]] = field(default_factory=list)
    _lost: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _refusals: dict[str, list[Refused]] = field(default_factory=lambda: defaultdict(list))
    _queries: dict[str, float] = field(default_factory=dict)
    """When each tap was made."""
    _files: dict[str, bytes] = field(default_factory=dict)
    _number: int = 1000
    _poller: int = 0
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _connections: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=2**26)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()
        if error is None:
            assert not self.faults, self.faults

    # What a user does.

    def user_says(self, chat: int, text: str, *, reply_to: Message | None = None, later: int = 0) -> int:
        """Send a text and return the update's id; `later` shifts the date, in seconds."""
        message = self._from_user(chat, later) | {"text": text}
        if command := re.match(r"/\w+(@\w+)?", text):
            entity = {"type": "bot_command", "offset": 0, "length": command.end()}
            message["entities"] = [entity]
        if reply_to:
            message["reply_to_message"] = reply_to.as_json()
        return self.update(message=message)

    def user_edits(self, chat: int, update: int, text: str) -> int:
        """Change a text that was sent before, by its update, and return the id of the new update."""
        edited = self._from_user(chat) | {
            "message_id": update - 1,
            "text": text,
            "edit_date": int(time.time()),
        }
        return self.update(edited_message=edited)

    def user_taps(self, chat: int, label: str) -> int:
        """Tap the newest button of that label."""
        for message in reversed(self._messages[chat]):
            data = message.data_of(label)
            if data is not None:
                return self.user_taps_data(chat, message, data)
        raise AssertionError(f"no button {label!r} in {[m.labels for m in self._messages[chat]]}")

    def user_taps_data(self, chat: int, message: Message, data: str) -> int:
        """Tap a button of the message, with any data, as an old client may."""
        query = str(self._next())
        self._queries[query] = time.monotonic()
        self.last_query = query
        return self.update(
            callback_query={
                "id": query,
                "from": _user(chat),
                "chat_instance": "1",
                "data": data,
                "message": message.as_json(),
            }
        )

    def user_sends_file(self, chat: int, name: str, content: bytes, *, size: int | None = None) -> int:
        """Send a document; `size` is what the API says of it, where it is not the truth."""
        number = f"file{self._next()}"
        self._files[number] = content
        document = {
            "file_id": number,
            "file_unique_id": number,
            "file_name": name,
            "file_size": len(content) if size is None else size,
        }
        return self.update(message=self._from_user(chat) | {"document": document})

    def user_sends(self, chat: int, **kind: Any) -> int:
        """Send a message of any other kind."""
        return self.update(message=self._from_user(chat) | kind)

    def update(self, **kind: Any) -> int:
        """Queue any update and return its id."""
        number = self._next()
        self._pending.append({"update_id": number, **kind})
        self._arrived.set()
        return number

    def deliver_again(self) -> None:
        """Deliver once more what was confirmed, as a server does that was restored from a copy."""
        self._pending = self._delivered + self._pending
        self._delivered = []
        self._arrived.set()

    # What a test looks at.

    def messages(self, chat: int) -> list[Message]:
        """Return the bot's messages that the chat shows now."""
        return list(self._messages[chat])

    def pending(self) -> list[dict[str, Any]]:
        """Return the updates that are still to be delivered, as they are sent."""
        return list(self._pending)

    def newest(self, chat: int) -> int:
        """Return the id of the newest of these; 0 for none."""
        return max((message.id for message in self._messages[chat]), default=0)

    def texts(self, chat: int) -> list[str]:
        """Return the texts of these messages."""
        return [message.text for message in self._messages[chat]]

    def called(self, method: str) -> list[Call]:
        """Return the calls of a method."""
        return [call for call in self.calls if call.method == method]

    @property
    def unconfirmed(self) -> list[int]:
        """Return the ids of the updates that would be delivered again."""
        return [update["update_id"] for update in self._pending]

    def refuse(self, method: str, times: int, code: int, **parameters: Any) -> None:
        """Answer the next calls of a method with an error: 429 (retry_after=…), 502, 409, 401, 400."""
        description = {
            400: "Bad Request: refused by the test",
            401: "Unauthorized",
            409: "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
            429: f"Too Many Requests: retry after {parameters.get('retry_after')}",
            502: "Bad Gateway",
        }[code]
        self._refusals[method] += [Refused(code, description, **parameters)] * times

    def ban(self, chat: int, seconds: float) -> None:
        """Take nothing for a chat for so long, as in a flood wait."""
        self._bans[chat] = time.monotonic() + seconds

    def block(self, chat: int) -> None:
        """Let a user block the bot."""
        self._blocked.add(chat)

    def unblock(self, chat: int) -> None:
        """Let a user start the bot again."""
        self._blocked.discard(chat)

    def age(self, chat: int, hours: float) -> None:
        """Let the bot's messages of a chat be so much older."""
        for message in self._messages[chat]:
            message.at -= 3600 * hours

    def forgive(self) -> None:
        """Refuse nothing any more."""
        self._refusals.clear()

    def lose_answers(self, method: str, times: int) -> None:
        """Do what the next calls of a method ask for, and never answer them."""
        self._lost[method] += times

    async def wait_for(self, found: Callable[[], _T], seconds: float = 5) -> _T:
        """Return what is found as soon as it is true; fail after `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                while not (value := found()):  # noqa: ASYNC110  it may be a state of the test's own
                    await asyncio.sleep(0.002)
                return value
        except TimeoutError:
            shown = {chat: [m.text[:60] for m in listed] for chat, listed in self._messages.items()}
            raise AssertionError(f"not in {seconds} s; shown: {shown}; faults: {self.faults}") from None

    # HTTP.

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._connections.add(task)
        try:
            while await self._served(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._connections.discard(task)
            writer.close()

    async def _served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = unquote(head.split(" ")[1])
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        lowered = {name.lower(): value for name, value in headers.items()}
        body = await reader.readexactly(int(lowered.get("content-length", 0)))
        if self.trip:
            await asyncio.sleep(self.trip)
        try:
            status, content = await self._answered(path, lowered.get("content-type", ""), body)
        except Unanswered:
            await reader.read()  # until the caller gives up
            return False
        writer.write(f"HTTP/1.1 {status} .\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content)
        await writer.drain()
        return True

    async def _answered(self, path: str, kind: str, body: bytes) -> tuple[int, bytes]:
        try:
            if path.startswith(f"/file/bot{TOKEN}/"):
                self._refuse("file")
                return 200, self._files[path.rsplit("/", 1)[1]]
            if not path.startswith(f"/bot{TOKEN}/"):
                raise Refused(401, "Unauthorized")
            result = await self._called(path.rsplit("/", 1)[1], _parameters(kind, body))
        except Refused as refused:
            return refused.code, json.dumps(refused.body).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _called(self, method: str, parameters: dict[str, Any]) -> Any:
        if unknown := set(parameters) - _KNOWN.get(method, set()):
            self.faults.append(f"{method}: {unknown}")
        if method not in _KNOWN:
            self.faults.append(f"unknown method {method}")
            raise Refused(404, "Not Found")
        self.calls.append(Call(method, parameters, time.monotonic()))
        self._refuse(method)
        if "chat_id" in parameters:
            self._refuse_chat(method, parameters["chat_id"])
        result = getattr(self, "_" + re.sub("[A-Z]", lambda m: "_" + m[0].lower(), method))(parameters)
        if self._lost[method]:
            self._lost[method] -= 1
            raise Unanswered
        return await result if asyncio.iscoroutine(result) else result

    def _refuse_chat(self, method: str, chat: int) -> None:
        """Refuse what goes to a chat that has blocked the bot, is in a flood wait, or is sent too much."""
        if chat in self._blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        now, (most, window) = time.monotonic(), self.per_chat
        if method.startswith("send") and method != "sendChatAction":
            self._sent = [(at, to) for at, to in self._sent if at > now - window]
            if sum(to == chat for _, to in self._sent) >= most or len(self._sent) >= 30 * most:
                self._bans[chat] = now + window
            else:
                self._sent.append((now, chat))
        left = self._bans.get(chat, 0.0) - now
        if left > 0:
            seconds = math.ceil(left)
            raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    def _refuse(self, method: str) -> None:
        if self._refusals[method]:
            raise self._refusals[method].pop(0)

    # The methods.

    def _get_me(self, parameters: dict[str, Any]) -> Any:
        return BOT

    def _get_webhook_info(self, parameters: dict[str, Any]) -> Any:
        pending = len(self._pending)
        return {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": pending}

    def _set_webhook(self, parameters: dict[str, Any]) -> Any:
        self.webhook, self.secret = parameters["url"], parameters["secret_token"]
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", self.secret):
            raise Refused(400, "Bad Request: secret token contains unallowed characters")
        return True

    def _delete_webhook(self, parameters: dict[str, Any]) -> Any:
        self.webhook = ""
        if parameters.get("drop_pending_updates"):
            self._pending.clear()
        return True

    def _set_my_commands(self, parameters: dict[str, Any]) -> Any:
        self.commands = parameters["commands"]
        return True

    async def _get_updates(self, parameters: dict[str, Any]) -> Any:
        if self.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self._poller += 1
        poller = self._poller
        self._arrived.set()
        offset = parameters.get("offset", 0)
        self._delivered += [update for update in self._pending if update["update_id"] < offset]
        self._pending = [update for update in self._pending if update["update_id"] >= offset]
        try:
            async with asyncio.timeout(parameters.get("timeout", 0)):
                while not self._pending:
                    self._arrived.clear()
                    await self._arrived.wait()
                    if poller != self._poller:
                        raise Refused(
                            409,
                            "Conflict: terminated by other getUpdates request; "
                            "make sure that only one bot instance is running",
                        )
        except TimeoutError:
            pass
        batch = self._pending[: parameters.get("limit", 100)]
        return batch[::-1] if self.shuffled else batch

    def _send_message(self, parameters: dict[str, Any]) -> Any:
        text, entities = _parsed(parameters)
        message = Message(self._next(), parameters["chat_id"], text, _markup(parameters), entities)
        self._messages[message.chat].append(message)
        return message.as_json()

    def _edit_message_text(self, parameters: dict[str, Any]) -> Any:
        message = self._find(parameters, "edit")
        if message.placeholder:
            raise Refused(400, "Bad Request: message can't be edited")
        text, entities = _parsed(parameters)
        markup = _markup(parameters)
        _refuse_unmodified((message.text, message.entities, message.markup) == (text, entities, markup))
        message.text, message.entities, message.markup = text, entities, markup
        return message.as_json()

    def _edit_message_reply_markup(self, parameters: dict[str, Any]) -> Any:
        message, markup = self._find(parameters, "edit"), _markup(parameters)
        _refuse_unmodified(message.markup == markup)
        message.markup = markup
        return message.as_json()

    def _delete_message(self, parameters: dict[str, Any]) -> Any:
        message = self._find(parameters, "delete")
        if message.at < time.monotonic() - 48 * 3600:
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        self._messages[message.chat].remove(message)
        return True

    def _answer_callback_query(self, parameters: dict[str, Any]) -> Any:
        tapped = self._queries.get(parameters["callback_query_id"], -math.inf)
        if tapped < time.monotonic() - self.query_seconds:
            raise Refused(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        self.answers.append(parameters.get("text", ""))
        return True

    def _send_photo(self, parameters: dict[str, Any]) -> Any:
        body = self._sent_file(parameters, "photo")
        size = {"file_id": "1", "file_unique_id": "1", "width": 90, "height": 120}
        return body | {"photo": [size]}

    def _send_media_group(self, parameters: dict[str, Any]) -> Any:
        if not 2 <= len(parameters["media"]) <= 10:
            raise Refused(400, "Bad Request: group send failed")
        each = (
            {"chat_id": parameters["chat_id"], "photo": one["media"]} | one for one in parameters["media"]
        )
        return [self._send_photo(one) for one in each]

    def _send_chat_action(self, parameters: dict[str, Any]) -> Any:
        if parameters["action"] not in {"typing", "upload_photo", "upload_document"}:
            raise Refused(400, "Bad Request: wrong parameter action in request")
        return True

    def _send_document(self, parameters: dict[str, Any]) -> Any:
        body = self._sent_file(parameters, "document")
        number = str(body["message_id"])
        name = parameters["document"][0]
        return body | {"document": {"file_id": number, "file_unique_id": number, "file_name": name}}

    def _sent_file(self, parameters: dict[str, Any], kind: str) -> dict[str, Any]:
        name, content = parameters[kind]
        caption = parameters.get("caption", "")
        if _units(caption) > 1024:
            raise Refused(400, "Bad Request: message caption is too long")
        if not content:
            raise Refused(400, "Bad Request: file must be non-empty")
        if len(content) > 50_000_000:
            raise Refused(413, "Request Entity Too Large")
        chat = parameters["chat_id"]
        message = Message(self._next(), chat, caption, _markup(parameters), name=name, content=content)
        self._messages[chat].append(message)
        body = message.as_json()
        return body | {"caption": body.pop("text")}

    def _get_file(self, parameters: dict[str, Any]) -> Any:
        number = parameters["file_id"]
        if len(self._files[number]) > 20_000_000:
            raise Refused(400, "Bad Request: file is too big")
        return {"file_id": number, "file_unique_id": number, "file_path": f"documents/{number}"}

    def _find(self, parameters: dict[str, Any], what: str) -> Message:
        for message in self._messages[parameters["chat_id"]]:
            if message.id == parameters["message_id"]:
                return message
        raise Refused(400, f"Bad Request: message to {what} not found")

    def _from_user(self, chat: int, later: int = 0) -> dict[str, Any]:
        return {
            "message_id": self._next(),
            "date": int(time.time()) + later,
            "chat": _chat(chat),
            "from": _user(chat),
        }

    def _next(self) -> int:
        self._number += 1
        return self._number


def _chat(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private", "first_name": "同志"}


def _user(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "同志"}


def _units(text: str) -> int:
    # A text with half a surrogate pair in it is not encoded, so it fails the test.
    return len(text.encode("utf-16-le")) // 2


def _parsed(parameters: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """Return a text as it is kept, without blanks around it, and its entities, moved along and sorted."""
    text, entities = parameters["text"], parameters.get("entities", [])
    for entity in entities:
        _refuse_entity(text, entity)
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if _units(text) > 4096:
        raise Refused(400, "Bad Request: message is too long")
    kept = text.strip()
    before, end = _units(text[: text.index(kept)]), _units(kept)
    moved: list[dict[str, Any]] = []
    for entity in sorted(entities, key=lambda one: int(one["offset"])):
        start, stop = entity["offset"] - before, entity["offset"] + entity["length"] - before
        start, stop = max(start, 0), min(stop, end)
        if moved and start < moved[-1]["offset"] + moved[-1]["length"]:
            raise Refused(400, "Bad Request: blocks and quotes cannot contain each other")
        if kept.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le").strip():
            moved.append({"type": entity["type"], "offset": start, "length": stop - start})
    return kept, moved


def _refuse_entity(text: str, entity: dict[str, Any]) -> None:
    """Refuse what the real one refuses, in its words; what it lets go by in silence is refused as well."""
    kind, start = entity["type"], entity["offset"]
    stop = start + entity["length"]
    ends = [0, *accumulate(map(_units, text))]
    if kind not in {"pre", "expandable_blockquote"}:
        raise Refused(400, "Bad Request: unsupported type of entity")
    if start < 0 or stop <= start:
        raise Refused(400, f"Bad Request: receive an entity with incorrect offset {start}")
    if start >= ends[-1]:
        raise Refused(400, f"Bad Request: entity begins after the end of the text at UTF-16 offset {start}")
    if stop > ends[-1]:
        raise Refused(
            400,
            f"Bad Request: entity beginning at UTF-16 offset {start} "
            f"ends after the end of the text at UTF-16 offset {stop}",
        )
    if not {start, stop} <= set(ends):
        raise Refused(400, "Bad Request: entity begins in a middle of a UTF-16 symbol")


def _markup(parameters: dict[str, Any]) -> dict[str, Any] | None:
    markup: dict[str, Any] | None = parameters.get("reply_markup")
    if markup and "force_reply" in markup:
        if not 1 <= len(markup["input_field_placeholder"]) <= 64:
            raise Refused(400, "Bad Request: wrong input_field_placeholder")
        return markup
    for row in markup["inline_keyboard"] if markup else []:
        for button in row:
            copied = button.get("copy_text", {}).get("text")
            fits = 1 <= len(copied) <= 256 if copied else 1 <= len(button["callback_data"].encode()) <= 64
            if not fits or not button["text"]:
                raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return markup


def _refuse_unmodified(same: bool) -> None:
    if same:
        raise Refused(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message",
        )


_STRUCTURED = {"commands", "entities", "reply_markup", "allowed_updates", "link_preview_options"}
_FLAGS = {"drop_pending_updates", "disable_notification"}
_NUMBERS = {"chat_id", "message_id", "offset", "limit", "timeout"}


def _parameters(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("multipart/form-data"):
        fields = _multipart(kind.split("boundary=")[1].encode(), body)
    else:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return {name: _value(name, value) for name, value in fields.items()}


def _value(name: str, value: Any) -> Any:
    if name in _STRUCTURED:
        return json.loads(value)
    if name in _NUMBERS:
        return int(value)
    return value == "true" if name in _FLAGS else value


def _multipart(boundary: bytes, body: bytes) -> dict[str, Any]:
    files: dict[str, tuple[str, bytes]] = {}
    fields: dict[str, Any] = {}
    for part in body.split(b"--" + boundary)[1:-1]:
        head, content = part.removeprefix(b"\r\n").split(b"\r\n\r\n", 1)
        content = content.removesuffix(b"\r\n")
        name = re.search(r'name="([^"]*)"', head.decode())
        filename = re.search(r'filename="([^"]*)"', head.decode())
        assert name
        if filename:
            files[name[1]] = (filename[1], content)
        else:
            fields[name[1]] = content.decode()
    for name_, value in fields.items():
        if value.startswith("attach://"):
            fields[name_] = files.pop(value.removeprefix("attach://"))
    if "media" in fields:
        # The album is told as JSON, each of its pictures beside it.
        told = json.loads(fields["media"])
        fields["media"] = [one | {"media": files.pop(one["media"].removeprefix("attach://"))} for one in told]
    return fields | files
