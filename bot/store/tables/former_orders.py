"""Orders that had one form for all kinds of work, with what they were about in a word, become typed ones."""

import json
from typing import Any

from sqlalchemy import Connection, delete, inspect, select, update

from bot.store.tables import schema

_DRAFT, _TEMPLATE = "draft.", "fill."
_FORMATS = ("docx", "txt")


def type_orders(connection: Connection) -> None:
    """Give each stored order the fields of its kind; one for a file that nothing can make is dropped."""
    if not inspect(connection).has_table("jobs"):
        return
    c = schema.jobs.c
    for number, stored in connection.execute(select(c.id, c.work_order)).all():
        own = c.id == number
        if order := _typed_order(json.loads(stored)):
            told = json.dumps(order, ensure_ascii=False)
            connection.execute(update(schema.jobs).where(own).values(work_order=told))
        else:
            connection.execute(delete(schema.jobs).where(own))


def _typed_order(former: dict[str, Any]) -> dict[str, Any] | None:
    said = former.get("instruction", "")
    match former["kind"]:
        case "export":
            about = {"document": former["document"]}
            return {**about, **file} if (file := _file(said)) else None
        case "preview":
            return {**former, "exact": bool(said)}
        case "follow":
            return {**former, "words": said}
        case "peers":
            return {**former, "kind": "similar"}
    return former


def _file(said: str) -> dict[str, Any] | None:
    """Return what file a word ordered: docx, draft.txt, fill.3, draft.fill.3, review."""
    form = said.removeprefix(_DRAFT)
    number = form.removeprefix(_TEMPLATE)
    if said == "review":
        return {"kind": "review_sheet"}
    if number != form and number.isdecimal():
        return {"kind": "fill", "template": int(number), "as_draft": form != said}
    return {"kind": "export", "format": form, "as_draft": form != said} if form in _FORMATS else None
