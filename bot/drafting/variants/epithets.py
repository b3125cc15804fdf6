"""Honours as epithets in a title, which no verb of winning gives away: 全国文明镇青石镇…工作总结."""

from collections.abc import Iterable

from bot.facts.wording import compact_text
from bot.lexicon.honours import EPITHET
from bot.regex import regex

_HONOUR = regex(EPITHET)


def untold_honour(title: str, known: Iterable[str]) -> bool:
    """Return whether a title has an honour that none of the known texts names."""
    words = compact_text("\n".join(known))
    return any(m.group() not in words for m in _HONOUR.finditer(compact_text(title)))
