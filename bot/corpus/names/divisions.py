"""Names of provinces, cities and counties in running text, where they are no part of other words."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.corpus.names import gazetteer
from bot.lexicon.places import bare_names, descriptions, idioms, names_alone, whole_names, words
from bot.regex import regex

NO_LEVEL = (
    "民(?![政宿])|级|两|组|干|史|规|长|校|情|容|貌|道|属|际|域|场|镇|庄|风|土|线|径|由|头|坡游|段"
    "|(?<=区)[间块划]"
)
"""What shows behind 市, 县 or 区 that no name ends there: 市民, 区间."""
_NO_LEVEL = regex(NO_LEVEL)
# 延安精神 and 遵义会议 are everyone's.
_EVERYONES = regex("精神|会议|宣言|起义|大屠杀|冬奥|合作组织")
_SHORT = 2
_SEEN_BEFORE = 4
_LEADS_TO_A_PLACE = regex(
    "(?:[、在到赴至往自从与和同及驻抵省市州盟]|位于|前往|走进|考察|调研|学习|借鉴|参观|走访|推广|邀请|联合)$"
)
# 云溪镇 and 柳河村 are called like a county, and lie elsewhere.
_PART_OF_A_NAME = regex("[省市县区旗镇乡村路街巷山岭河江湖湾桥岛]|片区|社区")
_TELLS_OF_A_PLACE = regex("经验|做法|模式|籍|境内|一带|当地|本地")


# Asked for by places and again by organisations.
@lru_cache(maxsize=2)
def division_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where divisions of the public table are named, in order; 扩大同各国 is no 大同."""
    return tuple(_division_spans(text))


def _division_spans(text: str) -> Iterator[tuple[int, int]]:
    names, reached = _by_beginning(), 0
    for at in range(len(text) - 1):
        if at >= reached and (beginning := names.get(text[at : at + 2])):
            found = (n for n in beginning if text.startswith(n, at) and _is_named(text, at, n, reached))
            if name := next(found, ""):
                reached = at + len(name)
                yield at, reached


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    """Return the names by their first two characters, the longest first."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted(whole_names() | (bare_names() - words()), key=len, reverse=True):
        if not gazetteer.is_common(name):
            names[name[:2]].append(name)
    return {beginning: tuple(all_) for beginning, all_ in names.items()}


def _is_named(text: str, start: int, name: str, before: int) -> bool:
    """Return whether the characters are the name; `before` is where the last division ends."""
    end, behind_a_division = start + len(name), 0 < before == start
    if gazetteer.runs_in(text, start):
        return False
    if name in whole_names():
        alone = len(name) > _SHORT and name not in descriptions()
        led = len(name) == _SHORT and _is_led_in(text, start)
        return not _NO_LEVEL.match(text, end) and (alone or led or behind_a_division)
    if _EVERYONES.match(text, end) or gazetteer.runs_on(text, end) or _is_of_idiom(text, start, end):
        return False
    if name in names_alone():
        return True
    shown = behind_a_division or _is_led_in(text, start) or bool(_TELLS_OF_A_PLACE.match(text, end))
    return shown and not _PART_OF_A_NAME.match(text, end)


def _is_of_idiom(text: str, start: int, end: int) -> bool:
    name, around = text[start:end], text[max(start - _SHORT, 0) : end + _SHORT]
    return any(name in idiom and idiom in around for idiom in idioms())


def _is_led_in(text: str, start: int) -> bool:
    return bool(_LEADS_TO_A_PLACE.search(text[max(start - _SEEN_BEFORE, 0) : start]))
