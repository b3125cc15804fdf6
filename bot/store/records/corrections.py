"""What was corrected of exemplars, by scope and text: it holds whenever the text is imported again."""

from sqlalchemy import delete, insert, select

from bot.domain.passage import Fingerprint, RememberedCorrection
from bot.store.records.transaction import Transaction
from bot.store.tables import codec, schema

_C = schema.corrections


async def remember(store: Transaction, scope: str, one: RememberedCorrection) -> None:
    """Keep a correction in the place of the former one of the same text."""
    await store.execute(delete(_C).where(_C.c.scope == scope, _C.c.sha256 == one.sha256))
    places = codec.dump(codec.NUMBERS, one.fingerprint.places)
    said = codec.dump(codec.CORRECTION, one.said)
    values = {"scope": scope, "sha256": one.sha256, "fingerprint": places, "said": said}
    await store.execute(insert(_C).values(**values))


async def remembered(store: Transaction, scope: str) -> tuple[RememberedCorrection, ...]:
    """Return the corrections of a scope, the latest first."""
    rows = await store.execute(select(_C).where(_C.c.scope == scope).order_by(_C.c.id.desc()))
    return tuple(
        RememberedCorrection(
            row["sha256"],
            Fingerprint(codec.NUMBERS.validate_json(row["fingerprint"])),
            codec.CORRECTION.validate_json(row["said"]),
        )
        for row in rows.mappings()
    )


async def forget(store: Transaction, scope: str) -> None:
    """Remove the corrections of a scope."""
    await store.execute(delete(_C).where(_C.c.scope == scope))
