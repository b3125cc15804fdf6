"""Genres that go out by a notice: plans, key points and rules have no addressee of their own.

Source: 《党政机关公文处理工作条例》第八条 names the genres that may go out by themselves; these are not among
them, and are issued by a 通知 (关于印发《……》的通知).
"""

_CARRIED = frozenset({"工作要点", "工作计划", "实施方案", "管理制度"})


def is_carried(genre: str, addressee: str) -> bool:
    """Return whether a document of the genre that goes to somebody is issued by a notice."""
    return genre in _CARRIED and bool(addressee.strip())
