"""People whose names are rather words, or none of Chinese: they are names where everything says so.

农 and 相 are surnames of many people and words of every text: a name of these stands behind a role and ends
in a mark or before a verb. 扎西顿珠 is made of names only.
"""

from collections.abc import Iterator

from bot.corpus.names import gazetteer
from bot.language.han import HAN
from bot.lexicon.people import ELEMENTS, GIVEN, OFFICE, RARE_SURNAME, TITLES
from bot.regex import regex

_ELEMENT = "(?:" + "|".join(sorted(ELEMENTS, key=len, reverse=True)) + ")"
_OF_ELEMENTS = regex(f"(?<![·•‧]){_ELEMENT}{{2,3}}(?![·•‧])")
_CANDIDATE = regex(f"(?=({RARE_SURNAME}[{HAN}]{{1,2}}))")
_RARE = regex(f"{RARE_SURNAME}[{HAN}]{{1,2}}")
_GIVEN = regex(f"[{GIVEN}有]+")
_ROLE = regex(f"[{HAN}][员师者匠]$")
# One who is named in two characters is introduced by what he is in his unit.
_POST = regex(f"(?:{OFFICE}|[员师匠])$")
_OFFICE = regex("(?:办公室|[科室股])$")
_DEPARTMENT = regex("(?:办公室|[科室股处办队站所])$")
_PERSON = regex("同志|先生|女士|烈士")
_LED_IN = regex(f"(?:^|[^{HAN}]|[由和与向派请经]|同意|任命|免去|聘任)$")
_STOP = regex(f"[^{HAN}]|$")
_SEEN, _FULL = 6, 3


def rare_people(text: str) -> Iterator[str]:
    """Yield the names that stand where only names stand."""
    yield from (m.group() for m in _OF_ELEMENTS.finditer(text))
    for found in _CANDIDATE.finditer(text):
        names = (found[1][:length] for length in range(len(found[1]), 1, -1))
        if name := next((name for name in names if _is_proved(name, text, found.start())), ""):
            yield name


def _is_proved(name: str, text: str, at: int) -> bool:
    if len(set(name)) == 1:
        return False
    before, end = text[max(at - _SEEN, 0) : at], at + len(name)
    after = text[end : end + _SEEN]
    runs_on = gazetteer.is_in_prose(text[end - 1 : end + 1]) or gazetteer.runs_in(text, at)
    if not may_be_rare_name(name) or runs_on or gazetteer.is_in_prose(text[max(at - 1, 0) : at + 1]):
        return False
    if _PERSON.match(after) and _LED_IN.search(before):
        return True
    shortest = 1 if len(name) == _FULL else 2
    acts = any(after[:length] in gazetteer.ACTS for length in range(shortest, 4))
    if not (acts or _STOP.match(after) or gazetteer.is_in_prose(after[:2])):
        return False
    if _POST.search(before) or _OFFICE.search(before):
        return True
    return len(name) == _FULL and bool(
        _DEPARTMENT.search(before) or _ROLE.search(before) or _ends_in_role(before)
    )


def _ends_in_role(before: str) -> bool:
    return any(before[-length:] in gazetteer.ROLES or before[-length:] in TITLES for length in range(1, 6))


def may_be_rare_name(name: str) -> bool:
    """Return whether somebody may be called so: given names of usual characters, no word of prose in it."""
    if _OF_ELEMENTS.fullmatch(name):
        return True
    words = (name[at : at + 2] for at in range(len(name) - 1))
    is_word = gazetteer.is_word(name) or any(map(gazetteer.is_in_prose, words))
    return bool(_RARE.fullmatch(name) and _GIVEN.fullmatch(name[1:])) and not is_word
