"""Texts as they are kept: packed, each for itself or beside another that it repeats."""

import zlib

_HARDEST = 9


def compress(text: bytes, beside: bytes = b"") -> bytes:
    """Return a text packed; what stands in the text beside it takes next to nothing."""
    packing = zlib.compressobj(_HARDEST, zdict=beside) if beside else zlib.compressobj(_HARDEST)
    return packing.compress(text) + packing.flush()


def decompress(content: bytes, beside: bytes = b"") -> bytes:
    """Return a packed text, unpacked beside the text that it was packed beside."""
    return (zlib.decompressobj(zdict=beside) if beside else zlib.decompressobj()).decompress(content)
