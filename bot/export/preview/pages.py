"""The first pages of a PDF as PNG, drawn in a process of its own: what it cannot bear takes nothing along.

    python -I preview_pages.py PAGES <FILE.pdf >PICTURES

Each picture is preceded by its length in four bytes, the highest first.
"""

import struct
import sys
import zlib

import pypdfium2

_SCALE = 120 / 72
_RGB = 3


def main() -> None:
    """Read a PDF from the input and write the pictures to the output."""
    with pypdfium2.PdfDocument(sys.stdin.buffer.read()) as pdf:
        for number in range(min(int(sys.argv[1]), len(pdf))):
            bitmap = pdf[number].render(scale=_SCALE, rev_byteorder=True, force_bitmap_format=2)
            picture = png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            sys.stdout.buffer.write(struct.pack(">I", len(picture)) + picture)


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Return rows of RGB pixels, each row beginning after `stride` bytes, as a PNG."""
    rows = (pixels[row * stride : row * stride + width * _RGB] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
