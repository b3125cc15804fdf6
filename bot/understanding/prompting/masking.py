"""Which names a model never sees: those of units, people and places, and whatever reaches them."""

import re
from collections.abc import Iterable, Iterator

from bot.corpus.names import gazetteer
from bot.corpus.names.entities import entities
from bot.corpus.names.people import is_nobody
from bot.domain.passage import EntityKind
from bot.language.figures.quantities import quantities
from bot.lexicon.form import without_place
from bot.lexicon.people import GIVEN, SURNAME
from bot.privacy.personal import PersonalDatum, personal_data
from bot.privacy.tokens import Masking, masking
from bot.regex import regex

PLACE_BEFORE = regex(
    "^[\u4e00-\u9fff]{2,8}?(?:自治[区州县]|(?<![城都])市|[省县区旗镇乡])(?=[\u4e00-\u9fff]{3})"
)
"""The place that a unit's name begins with."""
_LOOKS_AT = "夜查|抽查|督查|巡查|检查|暗访|调研|考察|视察|前往|来到"
_SUFFIX = regex("(?:股份)?有限(?:责任)?公司$|人民政府$|委员会$|办公室$")
_SHORTEST = 3
_BODIES = (EntityKind.ORG, EntityKind.PLACE)
_VERB = 2
"""Characters of a verb before a name: 任, 担任."""
# A name too many costs nothing here, for it comes back: 王建国带队, 向吴亚楠捐款.
_AT_A_CLAUSE = regex(
    r"(?:^|(?<=[，。；：、\n请由向给和与]))(?:残疾人|老党员|老红军|村民|居民|职工|教授|老师)?"
    rf"({SURNAME}[{GIVEN}]{{2}})(?=[\u4e00-\u9fff])",
    re.MULTILINE,
)
# 三家公司 are counted; 五里村 is a name.
_MEASURES = "里"
_TO = "向由"
"""Surnames that are prepositions as well."""
_LEAST_DIGITS = 7
# A unit that speaks of itself, or of all of its kind, names nobody: 全集团, 我们学校, 各社区.
_OWN = regex("[全各本该我咱们贵](?:集团|公司|学校|医院|社区|街道|单位)$")
# 以云岭市总工会名义, 夜查青崖大桥项目部, 6月14号那天县医院
_GOES_TO = "|".join((_LOOKS_AT, *sorted(word for word in gazetteer.LED_IN if len(word) > 1)))
_LED_IN = regex(f"^(?:[号日]?(?:那天|当天)|(?:[以由给请把被经号]|{_GOES_TO})(?=[\u4e00-\u9fff]{{3}}))")
_ABOUT = "关于"
"""No name has it: 县医疗保障局关于医保大厅 is an office with what it writes of."""
_LABEL = regex(r"(?:号码?|电话|手机|热线|拨打?|致电|联系(?:方式)?|微信|[账帐][号户]|卡)[是为]?[\s:：（(]*$")
_AS_FIGURES = ("mobile", "card", "number")
"""What a row of figures may look like."""
_SEEN_BEFORE = 12


def masking_of(texts: Iterable[str], issuer: str, written: Iterable[str] = ()) -> Masking:
    """Return the veil over the issuer of a document and over what texts name, in their order.

    The issuer, where there is one, is ⟦单位1⟧. A text more at the end changes no token before it. Of what a
    model has `written` only people and contacts are names: its running words look like units and places.
    """
    issuers = ((EntityKind.ORG, name) for name in (issuer, *short_names(issuer)))
    named = (name for text in texts for name in _names_in(text))
    people = ((kind, name) for text in written for kind, name in _names_in(text) if kind not in _BODIES)
    return masking((*issuers, *_without_verbs(named, issuer), *people))


def _without_verbs(named: Iterable[tuple[str, str]], issuer: str) -> Iterator[tuple[str, str]]:
    """Yield the names, the issuer and its place without a verb: 任汀溪县档案馆 is no other unit."""
    place = PLACE_BEFORE.match(issuer)
    known = (issuer, *([place.group()] if place else []))
    for kind, name in named:
        if kind is EntityKind.PERSON and issuer.startswith(name[1:]):
            continue  # 任汀溪 in 任汀溪县档案馆馆长 is nobody.
        yield kind, next((k for k in known if k and name.endswith(k) and len(name) <= len(k) + _VERB), name)


def short_names(issuer: str) -> tuple[str, ...]:
    """Return what people say for a unit: without its place, without what every such unit is called."""
    bare = _without_place(issuer)
    stems = {_SUFFIX.sub("", name) for name in (issuer, bare)} | {bare, issuer.removeprefix("中共")}
    return tuple(sorted(stem for stem in stems if len(stem) >= _SHORTEST and stem != issuer))


def _without_place(issuer: str) -> str:
    """Return a unit without the place it begins with; 县委组织部 keeps whose 委 it is."""
    place = PLACE_BEFORE.match(issuer)
    if not place:
        return issuer
    return issuer[place.end() - issuer.startswith("委", place.end()) :]


def _names_in(text: str) -> Iterator[tuple[str, str]]:
    personal = [(p, text[p.start : p.end]) for p in personal_data(text)]
    judged = {words for _, words in personal}
    found = [(e.kind, _alone(e.text)) for e in entities(text) if e.text not in judged and _is_name(e.text)]
    people = tuple(name for kind, name in found if kind is EntityKind.PERSON)
    yield from ((p.kind, words) for p, words in personal if _is_personal(p, text, people))
    yield from found
    yield from ((EntityKind.PERSON, m[1]) for m in _AT_A_CLAUSE.finditer(text) if not _is_no_person(m[1]))


def _alone(name: str) -> str:
    """Return a name without the clerk's words before and behind it: 抬头澄湖区人民政府."""
    alone = _LED_IN.sub("", without_place(name.partition(_ABOUT)[0] or name))
    return alone if len(alone) > 1 else ""


def _is_no_person(name: str) -> bool:
    """Return whether common words stand where a name might: 向家长 in 向家长讲清."""
    spoken_to = name[0] in _TO and (gazetteer.is_common(name[1:]) or name[1:] in gazetteer.ROLES)
    return spoken_to or is_nobody(name)


def _is_name(words: str) -> bool:
    """Return whether an entity can be hidden without hiding a figure."""
    # A telephone number so short may as well be a count, and reaches nobody from outside.
    if words.isdecimal():
        return len(words) >= _LEAST_DIGITS
    if _OWN.search(words):
        return False
    counted = next(iter(quantities(words)), None)
    return not (counted and counted.start == 0 and counted.unit not in ("", *_MEASURES))


def _is_personal(found: PersonalDatum, text: str, people: tuple[str, ...]) -> bool:
    """Return whether it is no row of figures: 2023 2024 2025 2026 has as many digits as a card."""
    words = text[found.start : found.end]
    if found.kind not in _AS_FIGURES or not (" " in words or (found.kind == "number" and "-" in words)):
        return True
    before = text[max(found.start - _SEEN_BEFORE, 0) : found.start].rstrip()
    return bool(_LABEL.search(before)) or before.endswith(people)
