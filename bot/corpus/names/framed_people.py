"""People in the set forms of official prose: appointed, removed, called, addressed by surname and office.

The form alone shows a name, whatever the words mean elsewhere: 安康 in 同意安康同志任主任 is nobody's health.
"""

from collections.abc import Iterator

from bot.corpus.names import gazetteer
from bot.language.han import HAN
from bot.lexicon.people import (
    CALLED,
    DOUBLE_SURNAME,
    ELEMENTS,
    GIVEN,
    OFFICE,
    RARE_SURNAME,
    SPOKEN_SURNAME,
    SURE_SURNAME,
    SURNAME,
    TRANSCRIBED,
)
from bot.regex import regex

_FAMILY = f"(?:{DOUBLE_SURNAME}|{SURNAME}|{RARE_SURNAME})"
_NAME = f"{_FAMILY}[{HAN}]{{1,2}}"
_BY_SURNAME = regex(f"(?:^|(?<=[^{HAN}])|(?<=[了由和与请对向据经]))({SPOKEN_SURNAME})(?=副?{CALLED})")
_APPOINTED = regex(
    f"(?:同意|任命|免去|聘任|聘用|聘请|解聘|推荐|提名|增补|补选|选举|追授|追记|授予|给予)({_NAME}(?:、{_NAME})*?)同志"
    f"|(?:任命|聘任|聘请|推选|选举|增补)({_NAME}?)(?:同志)?(?=(?:为|担任)[{HAN}]{{2,24}}?(?:{OFFICE}|顾问|代表|员|师))"
)
_CALLS_HIMSELF = regex(
    f"(?:自称|化名|本名(?!单)|原名|曾用名|又名|名叫)({_NAME}?)(?=[^{HAN}“”]|[的因在将曾]|$)"
)
_HOLDS = regex(
    f"(?:^|(?<=[，。；：\n]))({_FAMILY}[{GIVEN}]{{2}})(?=(?:同志)?(?:不再|继续|兼|临时|拟|现)?(?:担任|兼任|任)"
    f"[{HAN}]{{0,24}}?(?:{OFFICE}|职务|员|师))"
)
_OF_A_SURE_SURNAME = regex(f"(?=({SURE_SURNAME}|{DOUBLE_SURNAME}[·•‧])([{GIVEN}]{{1,2}}))")
_BEFORE = regex(f"(?:^|[^{HAN}]|[由与和派请经向对为以任给推]|{OFFICE}|[员师者匠]|同志)$")
_STOP = regex(f"[^{HAN}]|$")
_LONG_ELEMENT = "|".join(sorted((e for e in ELEMENTS if len(e) > 2), key=len, reverse=True))
_OF_ONE_ELEMENT = regex(
    f"(?<!{TRANSCRIBED})(?<![·•‧])({_LONG_ELEMENT})"
    f"(?![·•‧]|{TRANSCRIBED}|[省市县区旗盟镇乡村河湖山路街桥站]|苏木|嘎查|草原)"
)
_PAIR = regex(f"(?=({_NAME})、({_NAME}?)(?![{HAN}]{{0,2}}、))")
# 潘家园, 滕州 and 鄱阳湖 are called after people or states.
_OF_A_PLACE = regex("[州城湖园省市县区镇乡村山河江路街桥关岭庄]$")
_SEEN, _LONGEST_ROLE = 4, 6


def framed_people(text: str) -> Iterator[str]:
    """Yield the names that such a form shows."""
    yield from (name for name in _found(text) if not _OF_A_PLACE.search(name))


def _found(text: str) -> Iterator[str]:
    for found in _APPOINTED.finditer(text):
        names = (found[1] or found[2]).split("、")
        # 同意安排同志 and 聘请常年为 appoint nobody.
        is_word = gazetteer.is_common if found[1] else gazetteer.is_word
        yield from (name for name in names if not is_word(name))
    for form in (_CALLS_HIMSELF, _HOLDS, _BY_SURNAME, _OF_ONE_ELEMENT):
        yield from (m[1] for m in form.finditer(text))
    for found in _OF_A_SURE_SURNAME.finditer(text):
        longest_first = (found[1] + found[2][:length] for length in range(len(found[2]), 0, -1))
        if name := next((name for name in longest_first if _is_alone(name, text, found.start())), ""):
            yield name
    for found in _PAIR.finditer(text):
        if _is_introduced_pair(text, found.start(), *found.groups()):
            yield from found.groups()


def _is_alone(name: str, text: str, at: int) -> bool:
    """Return whether a name of a surname that is no word begins and ends there; 鄢陵 is a county."""
    end = at + len(name)
    after = text[end : end + _SEEN]
    acts = any(after[:length] in gazetteer.ACTS for length in (2, 3))
    ends = _STOP.match(after) or acts or (len(name) > 2 and gazetteer.is_in_prose(after[:2]))
    runs_on = gazetteer.is_in_prose(text[end - 1 : end + 1])
    return bool(ends and not runs_on and _BEFORE.search(text[max(at - _SEEN, 0) : at]))


def _is_introduced_pair(text: str, at: int, first: str, second: str) -> bool:
    """Return whether two names stand behind a role, and before what people do: 教师钟灵、毓秀带领."""
    before = text[max(at - _LONGEST_ROLE, 0) : at]
    behind = at + len(first) + len(second) + 1
    after = text[behind : behind + _SEEN]
    introduced = any(before[-length:] in gazetteer.ROLES for length in range(2, _LONGEST_ROLE + 1))
    acts = any(after[:length] in gazetteer.ACTS for length in (1, 2, 3))
    goes_on = acts or _STOP.match(after) or gazetteer.is_in_prose(after[:2])
    return bool(introduced and goes_on and gazetteer.is_distinct(first) and gazetteer.is_distinct(second))
