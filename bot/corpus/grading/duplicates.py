"""Near-duplicates: a MinHash signature of each text, and keys under which similar ones are looked up.

One permutation hashing (Li et al., 2012): every shingle is hashed once and the least hash of each of
64 bins kept, so a signature costs one pass over the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from bot.domain.passage import Fingerprint
from bot.language.han import HAN, count_han
from bot.regex import regex

_BINS = 64
_SHINGLE = 5
_WIDTH = 4
_PART = 1 << 16
_BAND = 4
_SAME = 0.6
_EMPTY = -1
# Names, figures and masks are what a copied document changes: only Han characters count, slots do not.
_OTHER = regex(f"[^{HAN}]+")
_LEAST = 60
_MASK = 0xFFFFFFFF


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text; an empty one where there is too little text to be compared."""
    if count_han(text) < _LEAST:
        return Fingerprint()
    least = [_EMPTY] * _BINS
    for shingle in _shingles(text):
        # The multiplication spreads what CRC leaves regular.
        value = crc32(shingle) * 0x9E3779B1 & _MASK
        place = value % _BINS
        if least[place] == _EMPTY or value < least[place]:
            least[place] = value
    return Fingerprint(tuple(least), tuple(_keys(least)))


def _shingles(text: str) -> Iterator[bytes]:
    """Yield every five Han characters in a row; the text is taken in parts, for it may be a whole file."""
    kept = b""
    for at in range(0, len(text), _PART):
        han = kept + _OTHER.sub("", text[at : at + _PART]).encode("utf-32-le")
        last = len(han) - _WIDTH * (_SHINGLE - 1)
        yield from (han[start : start + _WIDTH * _SHINGLE] for start in range(0, last, _WIDTH))
        kept = han[max(0, last) :]


def _keys(places: Sequence[int]) -> Iterator[int]:
    for number, at in enumerate(range(0, len(places), _BAND)):
        band = places[at : at + _BAND]
        if _EMPTY not in band:
            # 31 bits, for every database's plain integer.
            yield crc32(b"".join(value.to_bytes(4, "little") for value in band), number) & 0x7FFFFFFF


def is_near_duplicate(one: Fingerprint, other: Fingerprint) -> bool:
    """Return whether two texts are the same but for names, figures and small changes."""
    pairs = zip(one.places, other.places, strict=False)
    compared = [a == b for a, b in pairs if _EMPTY not in (a, b)]
    return len(compared) >= _BAND and sum(compared) >= _SAME * len(compared)


def earlier_copies(fingerprints: Iterable[Fingerprint]) -> tuple[int | None, ...]:
    """Return for each text the place of the earlier one that it repeats, or `None`; at linear cost."""
    seen: dict[int, list[int]] = {}
    kept: list[Fingerprint] = []
    found: list[int | None] = []
    for place, one in enumerate(fingerprints):
        near = {earlier for key in one.keys for earlier in seen.get(key, ())}
        twin = next((earlier for earlier in sorted(near) if is_near_duplicate(kept[earlier], one)), None)
        kept.append(one)
        found.append(twin)
        if twin is None:
            for key in one.keys:
                seen.setdefault(key, []).append(place)
    return tuple(found)
