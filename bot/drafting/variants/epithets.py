"""Honours as epithets in a title, which no verb of winning gives away: 全国文明镇青石镇…工作总结."""

from collections.abc import Iterable

from bot.facts.wording import compact_text
from bot.regex import regex

_HONOUR = regex(
    "(?:文明|先进|示范|模范|优秀|卫生|标杆|标兵|十佳|百强|最美)(?:基层)?"
    "(?:单位|集体|个人|社区|村镇|城市|家庭|校园|学校|窗口|支部|党支部|党组织|企业|机关|基地|[省市县区镇乡村岗点])"
)


def untold_honour(title: str, known: Iterable[str]) -> bool:
    """Return whether a title has an honour that none of the known texts names."""
    words = compact_text("\n".join(known))
    return any(m.group() not in words for m in _HONOUR.finditer(compact_text(title)))
