"""What the bot says while a request is made sure of."""

from collections.abc import Sequence

SHORT_NAME = "单位像是简称，落款通常用全称，可以点“改单位”。"


def which_year(part: str) -> str:
    """Ask for the year of a part of a year: it is never guessed."""
    return f"{part}是哪一年的？"


def unavailable_genre(name: str, written: Sequence[str]) -> str:
    """Say that a kind of document is not written yet, and which ones are."""
    return f"{name}还不会写，现在能写：{'、'.join(written)}。"


FIELDS = {
    "genre": "文种",
    "issuer": "单位",
    "period": "时段",
    "topic": "主题",
    "title": "标题",
    "addressee": "主送",
    "issued": "成文日期",
    "target_chars": "篇幅",
    "number": "文号",
    "copies": "抄送",
    "signatory": "签发人",
    "attachment": "附件",
    "signature": "落款",
    "contact": "联系人",
}
"""What the user calls the fields of a datum."""

BRIEF_CHANGED = "改了文种、单位、时段或主题"
