"""Replies and what a person sent as posts: how they are kept, and how a page is told of them."""

import json
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.choices.choice import Choice
from bot.conversation.choices.codec import decode, encode
from bot.conversation.replies import Attach, Reply, Say
from bot.store.records.channels.posts import Post
from bot.texts import web as texts

_PICTURE, _FILE, _SAY, _SAID = "picture", "file", "say", "said"


@dataclass(frozen=True)
class Upload:
    """A file that a person sent: its name, and what she wrote beside it."""

    name: str
    caption: str
    scope: str = ""
    """The exemplars that it is to join; empty where the conversation tells what it is for."""


def content_of(reply: Reply, *, first: bool = False) -> str:
    """Return a reply as it is kept; `first` where its page is empty, so that older posts are gone."""
    return _dump((_attached(reply) if isinstance(reply, Attach) else _spoken(reply)) | _first(first))


def content_of_said(text: str, about: int, *, first: bool) -> str:
    """Return what a person wrote as it is kept."""
    return _dump({"kind": _SAID, "text": text, "about": about} | _first(first))


def content_of_unkept(*, first: bool) -> str:
    """Return what is kept of words that must not be: that there were some."""
    return _dump({"kind": _SAID, "text": texts.CLASSIFIED, "unkept": True} | _first(first))


def content_of_upload(upload: Upload, *, first: bool) -> str:
    """Return a file that a person sent as it is kept: its name, never its content."""
    return _dump({"kind": _SAID, "text": upload.caption, "name": upload.name} | _first(first))


def for_page(post: Post) -> dict[str, Any]:
    """Return a post as a page is told of it; what its buttons stand for stays here."""
    told: dict[str, Any] = json.loads(post.content)
    rows = [[label for label, _ in row] for row in told.pop("keyboard", ())]
    return told | {"id": post.id, "place": post.place, "rows": rows, "event": post.event.rpartition(":")[2]}


def choice_on(post: Post, row: int, column: int) -> Choice | None:
    """Return what a button of a post stands for; `None` where it has no such button."""
    rows = json.loads(post.content).get("keyboard", [])
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        return None
    _, data = rows[row][column]
    try:
        return decode(data)
    except ValueError:  # of a former release
        return None


def said_in(post: Post) -> tuple[str, int] | None:
    """Return what a person wrote and the section it is about; `None` for a file, and for what is not kept."""
    told = json.loads(post.content)
    return None if "name" in told or "unkept" in told else (told["text"], told["about"])


def file_name(post: Post) -> tuple[str, bool]:
    """Return the name of the file of a post, and whether it is a picture."""
    told = json.loads(post.content)
    return told.get("name", ""), told["kind"] == _PICTURE


def _spoken(say: Say) -> dict[str, Any]:
    plain = replace(say, keyboard=())
    told: dict[str, Any] = {"kind": _SAY, "text": plain.text, "about": plain.about}
    rows = [[(button.label, encode(button.choice)) for button in row] for row in say.keyboard]
    flags = {name: True for name in ("copyable", "warns") if getattr(plain, name)}
    parts = {"stretches": list(plain.stretches())} if plain.folded else {}
    return told | flags | parts | ({"keyboard": rows} if rows else {})


def _attached(file: Attach) -> dict[str, Any]:
    kind = _PICTURE if file.picture else _FILE
    return {"kind": kind, "name": file.name, "text": file.caption, "size": len(file.content)}


def _first(first: bool) -> dict[str, Any]:
    return {"first": True} if first else {}


def _dump(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)
