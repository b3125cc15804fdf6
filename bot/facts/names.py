"""Whether a name, a title or a quotation was told."""

import re
from functools import lru_cache

from bot.facts.ledger import Ledger
from bot.facts.wording import squeezed

_SUFFIX = re.compile(
    "(?:集团有限责任公司|集团股份有限公司|集团有限公司|有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|人民政府|办事处|委员会|管理处"
    "|新时代文明实践[站所]|街道|社区|小区|村委会|居委会|居民委员会|村民委员会|开发区|自治[区州县]|[省市县区镇乡村局厅委办处所站]|大道|[路街巷])$"
)
_LEAST = 2
_SHORTEST_ABBREVIATION = 3
_TOLD_NAME = re.compile("[\u4e00-\u9fff（）]{4,30}")


def was_named(name: str, known: Ledger) -> bool:
    """Return whether a name was told: as it stands, without its kind (云岭 for 云岭县), or in full."""
    bare = squeezed(name)
    if bare in known.words:
        return True
    stem = _SUFFIX.sub("", bare)
    if len(stem) >= _LEAST and stem != bare and stem in known.words:
        return True
    return len(bare) >= _SHORTEST_ABBREVIATION and any(
        _abbreviates(bare, n) for n in _told_names(known.words)
    )


@lru_cache(maxsize=8)
def _told_names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.group() for m in _TOLD_NAME.finditer(words) if _BODY.search(m.group())))


_BODY = re.compile("公司|局|委员会|办公室|中心|学校|中学|小学|大学|医院|政府|协会|街道|社区|集团|部|院")


def _abbreviates(short: str, full: str) -> bool:
    """Return whether the characters of one stand in the other in this order."""
    rest = iter(full)
    return len(short) < len(full) and short[-1] in full and all(c in rest for c in short)


def was_said(words: str, known: Ledger) -> bool:
    """Return whether the words were told, marks aside."""
    return _unmarked(words) in _unmarked(known.words)


_MARKS = re.compile("[，。；：！？、,.;:!?…—\\s“”‘’《》〈〉（）()]+")


def _unmarked(text: str) -> str:
    return _MARKS.sub("", text)
