"""What custom asks of genres around their text: who signs, and which way they go.

GB/T 9704-2012 10.3 has no signature under minutes; by practice a speech and a chairman's words are spoken, a
bulletin has its issuer in its head, rules come by a notice, and whoever reports on himself signs himself.
A decree (10.2) has its mark and its number in the place of a title, and whoever leads the issuer signs it.
"""

_MINUTES = frozenset({"会议纪要"})
_UNSIGNED = frozenset({*_MINUTES, "讲话稿", "主持词", "简报", "管理制度"})
_BULLETINS = frozenset({"简报"})
_PERSONAL = frozenset({"述职述廉报告"})
_DECREES = frozenset({"命令"})
_UPWARD = frozenset({"请示", "报告", "情况报告"})
_DOWNWARD = frozenset({"通知", "批复", "决定", "通报", "命令", "令"})
_SENT = frozenset({*_DOWNWARD, "请示", "报告", "函", "意见"})
_ADDRESSED_AS = {"批复": "你", "函": "贵", "复函": "贵"}
_ISSUED_BY_NOTICE = frozenset({"工作要点", "工作计划", "实施方案", "管理制度"})


def is_signed(genre: str) -> bool:
    """Return whether a document of the genre ends in a signature and the date of issue."""
    return genre not in _UNSIGNED


def is_personal(genre: str) -> bool:
    """Return whether a person signs it and not a unit."""
    return genre in _PERSONAL


def is_decree(genre: str) -> bool:
    """Return whether its mark and number stand for its title, and whoever leads its issuer signs it."""
    return genre in _DECREES


def is_bulletin(genre: str) -> bool:
    """Return whether it has a head with its name, issue, issuer and date, and a foot that says to whom."""
    return genre in _BULLETINS


def usual_way(genre: str) -> str:
    """Return the way copies go where a genre's foot tells several ways apart; empty where all are 抄送.

    A bulletin has 报, 送 and 发. Minutes have no addressee: to whom they go is said beside their copies.
    """
    return "送" if is_bulletin(genre) else "抄送" if is_decision_record(genre) else ""


def is_decision_record(genre: str) -> bool:
    """Return whether it tells what was decided, and of a proposal only that it is one."""
    return genre in _MINUTES


def is_upward(genre: str) -> bool:
    """Return whether it goes to a higher authority, and so names who signs it: GB/T 9704-2012 7.2.6."""
    return genre in _UPWARD


def is_downward(genre: str) -> bool:
    """Return whether it goes to those below: 《党政机关公文处理工作条例》第八条、第十七条."""
    return genre in _DOWNWARD


def is_sent(genre: str) -> bool:
    """Return whether it is sent to units, never to a person: 条例第十五条第五项."""
    return genre in _SENT


def form_of_address(genre: str) -> str:
    """Return what stands before the kind of unit that is written to: 贵 to a peer, 你 below; else empty."""
    return _ADDRESSED_AS.get(genre, "")


def needs_issuing_notice(genre: str, addressee: str) -> bool:
    """Return whether a document that goes to somebody is issued by a notice (关于印发《……》的通知).

    《党政机关公文处理工作条例》第八条 names the genres that go out by themselves; these are not among them.
    """
    return genre in _ISSUED_BY_NOTICE and bool(addressee.strip())
