"""把“A”改成“B”: the one edit that needs no model."""

import re

from bot.regex import regex

_QUOTES = "“”\"'‘’「」"
_VERB = "(?:改成|改为|换成|替换成|替换为)"
_ALL = "(?:都|全|全部|全都|统一|一律)*"
_QUOTED = regex(
    rf"(?:把|将)?\s*[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]\s*{_ALL}{_VERB}\s*[{_QUOTES}](.*?)[{_QUOTES}]"
)
_BARE = regex(rf"把\s*(.+?)\s*{_ALL}{_VERB}\s*(.+)")
_CLAUSE = regex("[^，。；：！？、\n]+|[，。；：！？、\n]")
_ARABIC = "0-9０-９"
_HAN = "零〇一二两三四五六七八九十百千万亿点"


def replacements(said: str) -> list[tuple[str, str]]:
    """Return the pairs (old, new) that a message asks to replace; none where any part of it asks for more."""
    pairs: list[tuple[str, str]] = []
    for part in re.split(r"[；;\n]+", said.strip("。 \n")):
        bare = part.strip("，。 ")
        found = _QUOTED.fullmatch(bare) or _BARE.fullmatch(bare)
        if found is None:
            return []
        pairs.append((found[1].strip(_QUOTES), found[2].strip(_QUOTES)))
    return pairs


def one_clause_changed(old: str, new: str) -> tuple[str, str] | None:
    """Return the one clause in which two texts differ, as it was and as it is; `None` where more differs."""
    before, after = _CLAUSE.findall(old), _CLAUSE.findall(new)
    if len(before) != len(after):
        return None
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    return pairs[0] if len(pairs) == 1 and all(map(str.strip, pairs[0])) else None


def replace_all(text: str, pairs: list[tuple[str, str]]) -> tuple[str, int]:
    """Return the text with each old replaced by its new, and at how many places.

    A number is never replaced inside a longer one (6次 in 16次), and a place that reads as the new already
    (水务集团 in 澜川市水务集团) is left alone. All pairs are replaced in one pass.
    """
    count = 0
    if not pairs:
        return text, 0
    forms = regex(
        "|".join(f"{re.escape(new) if old in new else '(?!)'}|({_whole(old)})" for old, new in pairs)
    )

    def put(found: re.Match[str]) -> str:
        nonlocal count
        if not found.lastindex:
            return found.group()
        count += 1
        return pairs[found.lastindex - 1][1]

    return forms.sub(put, text), count


def _whole(old: str) -> str:
    before = after = ""
    for digits in (_ARABIC, _HAN):
        if re.match(f"[{digits}]", old):
            before = f"(?<![{digits}])(?<![{digits}][.,])"
        if re.search(f"[{digits}]$", old):
            after = f"(?![{digits}]|[.,][{digits}])"
    return before + re.escape(old) + after
