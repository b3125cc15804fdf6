"""What a validator says of a Word file; its schemas take over a second to load and are loaded once."""

from functools import cache
from pathlib import Path

from openxml_audit import OpenXmlValidator


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def faults(content: bytes, folder: Path) -> list[str]:
    """Return what would make Word repair or refuse a file; the folder is for the file."""
    file = folder / "text.docx"
    file.write_bytes(content)
    return [str(error) for error in _validator().validate(file).errors]
