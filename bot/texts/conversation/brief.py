"""What the bot says while a request is made sure of."""

from collections.abc import Sequence

SHORT_NAME = "单位像是简称，落款通常用全称，可以点“改单位”。"


def which_year(part: str) -> str:
    """Ask for the year of a part of a year: it is never guessed."""
    return f"{part}是哪一年的？"


LEAVE_OPEN, TO_NOBODY = "先空着", "不写主送"
SENT_TO_NOBODY = "好，不写主送。"
ADDRESSEE_OPEN = "好，主送先空着，文中标【待补：主送机关】；定了发一句“主送：……”。"
NEEDED = {
    "issuer": "单位要用在标题和落款里，得您告诉我。全称还没拿准，先发简称也行。",
    "period": "写哪个时段得您定，点一个，或者直接发。",
    "topic": "主题得您定：这篇写的是哪件事？几个字就行。",
    "addressee": "主送写谁得您定，我不替您猜。直接发单位名，或者点一个：",
}
"""What is said where an answer leaves a field open that cannot stay so, or leaves it to the assistant."""


def without_year(part: str) -> str:
    """Show a part of a year that waits for its year."""
    return f"{part}（哪一年？）"


GENRE_NEEDED = "文种得您定，点一个，或者直接发名字。"
NO_ISSUER_HEARD = "没听出是哪个单位。单位全称是什么？直接发来，全称没拿准先发简称也行。"
NO_ADDRESSEE_HEARD = "没听出是哪个单位。主送机关是谁？直接发全称，或者点一个："


def take(value: str) -> str:
    """Name the button that takes a value."""
    return f"就写{value}"


def unclear_addressee(name: str) -> str:
    """Ask whether words that name no unit are to stand as the addressee."""
    return f"主送就写“{name}”吗？"


def likely_genres(names: Sequence[str]) -> str:
    """Say which genres a request looks like."""
    return f"看着像{'或'.join(names)}，点一个；都不是就点别的。"


def unavailable_genre(name: str, written: Sequence[str]) -> str:
    """Say that a kind of document is not written yet, and which ones are."""
    return f"{name}我还不会写。能写的有 {len(written)} 种，常用的在下面。"


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
