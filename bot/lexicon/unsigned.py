"""Genres that carry no signature at their end: GB/T 9704-2012 10.3 for minutes, practice for the others.

A speech and a chairman's words are spoken, a bulletin has its issuer in its head, rules come by a notice.
"""

_UNSIGNED = frozenset({"会议纪要", "讲话稿", "主持词", "简报", "管理制度"})


def is_signed(genre: str) -> bool:
    """Return whether a document of the genre ends in the issuer's name and the date of issue."""
    return genre not in _UNSIGNED
