"""Orders as JSON: what kind of work, and the fields that this kind has."""

import json
from dataclasses import asdict
from functools import cache

from pydantic import TypeAdapter

from bot.domain import orders
from bot.domain.orders import JobOrder

_KINDS: dict[str, type[JobOrder]] = {
    "draft": orders.Draft,
    "rewrite": orders.Rewrite,
    "continue": orders.Continue,
    "renew": orders.Renew,
    "whole": orders.Whole,
    "review": orders.Review,
    "variants": orders.Variants,
    "plan": orders.Plan,
    "read": orders.Read,
    "export": orders.Export,
    "fill": orders.Fill,
    "review_sheet": orders.ReviewSheet,
    "compare": orders.Compare,
    "preview": orders.Preview,
    "similar": orders.Similar,
    "follow": orders.Follow,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@cache
def _adapter(kind: str) -> TypeAdapter[JobOrder]:
    # Each when it is first needed: a command that reads no order need not wait for all of them.
    return TypeAdapter(_KINDS[kind])


def dump_order(order: JobOrder) -> str:
    """Return an order as JSON text."""
    return json.dumps({"kind": _NAMES[type(order)], **asdict(order)}, ensure_ascii=False)


def load_order(text: str) -> JobOrder:
    """Return an order as it was stored."""
    told = json.loads(text)
    return _adapter(told.pop("kind")).validate_python(told)
