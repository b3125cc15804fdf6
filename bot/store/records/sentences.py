"""Which version of its section a sentence stood in last: found by the sentence, however many there are."""

from collections.abc import Iterable
from hashlib import blake2b

from sqlalchemy import bindparam, delete, insert, select

from bot.domain.document import paragraphs
from bot.language.sentences import sentences
from bot.store.records.rows import Rows
from bot.store.tables import schema

_C = schema.sentences.c
_THESE = (_C.section == bindparam("of_section"), _C.key.in_(bindparam("keys", expanding=True)))
_NUMBERS = select(_C.version).where(*_THESE).distinct()
_FORMER = delete(schema.sentences).where(*_THESE)
_NEW = insert(schema.sentences)
_MOST = 500
"""So many keys go into one statement."""


class Sentences(Rows):
    """The sentences and the paragraphs of all versions."""

    async def versions_with(self, section: int, keys: Iterable[int]) -> set[int]:
        """Return the versions in which each of these stood last; every one of them knows those before it."""
        found: set[int] = set()
        for part in _parts(keys):
            found |= set((await self.execute(_NUMBERS, {"of_section": section, "keys": part})).scalars())
        return found

    async def note_sentences(self, section: int, version: int, keys: Iterable[int]) -> None:
        """Record that these stand in the latest version of a section."""
        for part in _parts(keys):
            if version > 1:
                await self.execute(_FORMER, {"of_section": section, "keys": part})
            rows = [{"section": section, "key": key, "version": version} for key in part]
            await self.execute(_NEW, rows)


def keys_of(text: str) -> frozenset[int]:
    """Return the keys of the paragraphs and of the sentences of a text."""
    return frozenset(map(_key, (*paragraphs(text), *sentences(text))))


def _key(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), signed=True)


def _parts(keys: Iterable[int]) -> list[list[int]]:
    every = sorted(keys)
    return [every[at : at + _MOST] for at in range(0, len(every), _MOST)]
