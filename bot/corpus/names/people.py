"""Names of people: a surname and given names that a title, a role, a label or other names prove."""

import re
from collections.abc import Container, Iterator

from bot.corpus.names import gazetteer
from bot.corpus.names.framed_people import framed_people
from bot.corpus.names.public import is_public_person
from bot.corpus.names.rare_people import may_be_rare_name, rare_people
from bot.language.han import HAN
from bot.lexicon.people import DOUBLE_SURNAME, GIVEN, OFFICE, SURNAME, TITLES, TRANSCRIBED
from bot.regex import regex

_NO_GIVEN = "以在由着让给向的了是和与等为把被对从到及或也都就将要请我你他她这那其此各每某们不没任并则且副"
# 向东 and 向阳 are given names, 向 before anything else leads on.
_TOWARDS = "向[东阳红荣]"
_FREE = f"(?:{_TOWARDS}|(?![{_NO_GIVEN}])[{HAN}])"
_OF_TWO = regex(DOUBLE_SURNAME)
_DOES = "包管查游冒"
"""Surnames that say as verbs what people do, 干部包山头: a name of these has usual characters."""
_FAMILY = f"(?:{DOUBLE_SURNAME}|{SURNAME})"
_TRANSCRIBED = rf"(?:(?:{DOUBLE_SURNAME}|{TRANSCRIBED}{{1,8}})(?:[·•‧]{TRANSCRIBED}{{1,8}}){{1,3}})"
_CANDIDATE = regex(f"(?=({_FAMILY})((?:{_FREE}){{1,2}}))")
_USUAL = regex(f"{_FAMILY}(?:{_TOWARDS}|[{GIVEN}]{{1,2}})|{_TRANSCRIBED}")
_LOOSE = regex(f"{_FAMILY}(?:{_FREE}){{1,2}}|{_TRANSCRIBED}")
_PREPOSITIONS = "于向"
_SHORT, _FULL = 2, 3
# 高高兴兴 is no name, 买买提·吐尔逊 is one.
_DOUBLED = regex(rf"({SURNAME})\1(?!.*[·•‧])")
_SCHOOLS = frozenset(["大学", "中学", "小学", "学院", "学校", "医院"])
_GRADE = regex("高[一二三](?:[初高学年班级段共老师毕、和与及]|$)")


def people(text: str, original: str = "") -> Iterator[str]:
    """Yield the names of people in a text that are not public, as often as they are found.

    `original` is the text before cleaning: between the names of a list may stand nothing but blanks.
    """
    transcribed = (m.group() for m in re.finditer(_TRANSCRIBED, text))
    framed = tuple(framed_people(text))
    for name in (
        *framed,
        *_in_context(text),
        *_names_behind_label(text),
        *_names_behind_label(original),
        *_names_in_row(text),
        *rare_people(text),
        *transcribed,
    ):
        if not is_public_person(name) and (name in framed or not is_nobody(name)):
            yield name


def is_nobody(name: str) -> bool:
    """Return whether common words look like a name: 高高兴兴, 高二学生, 段学生 in 各学段学生."""
    of_people = name[1:] in gazetteer.ROLES or _GRADE.match(name) or name[1:] in _SCHOOLS
    return bool(_is_word(name) or of_people or _DOUBLED.match(name))


def _is_word(name: str) -> bool:
    """Return whether common words look like a name; 东方 is a word, and a surname where a name is proved."""
    return gazetteer.is_word(name) and not _OF_TWO.match(name)


def _in_context(text: str) -> Iterator[str]:
    reached = 0
    for found in _CANDIDATE.finditer(text):
        at, (family, given) = found.start(), found.groups()
        if at < reached or family == given[0] or _is_word(text[at : at + 2]):
            continue
        if len(family) == 1 and _runs_in(text, at):
            continue
        behind = at + len(family)
        if _begins(text[behind : behind + _SEEN_BEHIND], TITLES) or _leads(family, text, at):
            continue  # 李总 in 李总经理 is nobody's name.
        names = (family + given[:length] for length in range(len(given), 0, -1))
        if name := next((name for name in names if _has_proof(name, text, at)), ""):
            if len(family) > 1:
                # 马文远 in 司马文远 is nobody.
                reached = at + len(name)
            yield _without_verb(name, text[at + len(name) - 1 : at + len(name) + 1])


def _runs_in(text: str, at: int) -> bool:
    """Return whether the surname ends a word: 队伍能力 is no 伍能力, but 班主任何丽 is 何丽."""
    before = text[max(at - _SEEN_BEFORE, 0) : at]
    return gazetteer.is_in_prose(text[max(at - 1, 0) : at + 1]) and not _ends(before, _INTRODUCING)


def _leads(family: str, text: str, at: int) -> bool:
    """Return whether the surname is a verb or a preposition there: 同志任, 向全校, 于周三."""
    appoints = family == "任" and text[max(at - _SHORT, 0) : at] in gazetteer.ROLES
    following = text[at + 1 : at + 1 + _SHORT]
    to_a_word = family in _PREPOSITIONS and (
        gazetteer.is_word(following) or _begins(text[at + 1 : at + _SEEN_BEHIND], _INTRODUCING)
    )
    return appoints or to_a_word


# People, whoever they are, are spoken of like this.
_PERSON = regex("同志|先生|女士|烈士|同学|老师")
_AND_OTHERS = regex(
    r"等(?=[\d一二三四五六七八九十两数多几余]|同志|退休|先进|典型|道德|模范|老|人|党员|领导|优秀|身边|志愿|专家|英雄|同学|教师)"
)
_SPEAKS = regex("说|表示|介绍说|告诉|激动地|高兴地|深有感触|，[男女]|[（(][男女]|家住|家境|家里|患")
_HOLDS = regex("(?:现|历|曾|兼|出|担)?任(?![何务意由重职教课])|因病|生前")
# 叶文静班组, 贺承迈创新工作室: a team called after who leads it.
_OF_A_TEAM = regex(f"[{HAN}]{{0,4}}?(?:班组|工作室|调解室|工作站)")
_BYLINE = regex("供稿|撰稿|摄影|报道|整理报|编辑报")
_OFFICE = regex(f"{OFFICE}|教授|老师")
_PRAISED = regex("[者员人手匠星兵范模师生士]”$")
_DEPARTMENT = regex("[室科股部处组队站所][ \t\u3000]*$")
_REMARK = regex(r"、|[（(][^（()）\n]{1,20}[)）]")
_NO_HAN = regex(f"[^{HAN}]")
_SEEN_BEHIND, _SEEN_BEFORE, _SEEN_BEFORE_A_LINK = 24, 6, 16
# Labels of people (经办人); those of deeds (记录, 主持) are followed by a mark or a blank.
_INTRODUCING = gazetteer.ROLES | {label for label in gazetteer.LABELS if label[-1] in "人员长者师任"}
_SEPARATOR = "[：:“（( \\t\u3000]*"
# What links a role and a name: 局长叫, 联系人现在是, 队长换成了.
_LINK = regex(
    "(?:的?(?:姓名|名字|全名))?(?:一直|现在|目前|还|仍|就|已|将|改|换)?(?:名叫|叫做?|是|为|系|由|有|成)了?"
    f"{_SEPARATOR}\\Z|的?(?:姓名|名字|全名){_SEPARATOR}\\Z"
)
_NAMES = regex("叫|名")
_CALLED = regex(f"(?:^|[^{HAN}])(?:[他她我]|本人|名字)?(?:就|名)?叫做?{_SEPARATOR}\\Z")
_NUMBER = r"(?:[\d*][ -]?){7,13}(?![\d%％])"
_HAS_A_NUMBER = regex(
    f"[，,、：: （(]*(?:的?(?:联系|办公)?(?:电话|手机|座机|微信)(?:号码?)?(?:是|为)?[：: ]*)?{_NUMBER}"
)
_BEHIND_A_NUMBER = regex(r"\d{7}[)）]?[ ，,、（(]*\Z")


def _has_proof(name: str, text: str, at: int) -> bool:
    """Return whether what stands around the name shows that it is one."""
    before = text[max(at - _SEEN_BEFORE, 0) : at]
    after = text[at + len(name) : at + len(name) + _SEEN_BEHIND]
    usual = _is_usual(name)
    stops = not after or bool(_NO_HAN.match(after)) or _begins(after, gazetteer.ACTS)
    if len(name) > _FULL and not usual:
        return stops and _has_role_before(before) and gazetteer.is_distinct(name)
    full = usual and len(name) >= _FULL
    if _is_spoken_of(before, after, usual, full) or _stands_in_department(name, before, usual and stops):
        return True
    if full and (_OFFICE.match(after) or _BYLINE.match(after) or _has_role_before(before)):
        return True
    if (stops or _begins(after.removeprefix("副"), TITLES)) and _has_linking_verb(_before(text, at), full):
        return True
    if (full or _is_led_in(before)) and _has_role_behind(after):
        return True
    if full and _has_phone(_before(text, at), after):
        return True
    if usual and stops and _PRAISED.search(before):
        return True
    return usual and _has_role_before(before) and (stops or gazetteer.is_word(after[:2]))


def _is_spoken_of(before: str, after: str, usual: bool, full: bool) -> bool:
    """Return whether a title, a deed or others follow as they follow names only."""
    if not before or _NO_HAN.match(before[-1]):
        remark = _REMARK.match(after)
        if _begins(after[remark.end() if remark else 0 :], TITLES):
            return True
        if full and (_SPEAKS.match(after) or _HOLDS.match(after) or _OF_A_TEAM.match(after)):
            return True
    if _is_led_in(before) and (
        _PERSON.match(after)
        or (usual and _begins(after, TITLES))
        or (full and _begins(after, gazetteer.ACTS))
    ):
        return True
    return usual and bool(_PERSON.match(after) or _AND_OTHERS.match(after))


def _stands_in_department(name: str, before: str, stops: bool) -> bool:
    """Return whether a usual name that is over stands behind a department; 河湖股柯工 is an engineer."""
    short = before[-1:] in {*"科室股"} and name[-1] not in "工总" and not gazetteer.is_in_prose(name)
    return stops and (len(name) >= _FULL or short) and _DEPARTMENT.search(before) is not None


def _is_usual(name: str) -> bool:
    """Return whether somebody may well be called so: by usual characters, or by three that make no words."""
    return bool(_USUAL.fullmatch(name)) or (
        len(name) == _FULL and name[0] not in {*_DOES, name[-1]} and gazetteer.is_distinct(name)
    )


def _begins(text: str, words: Container[str]) -> bool:
    return any(text[:length] in words for length in range(1, 5))


def _ends(text: str, words: Container[str]) -> bool:
    return any(text[-length:] in words for length in range(1, _SEEN_BEFORE + 1))


def _is_led_in(before: str) -> bool:
    return _ends(before, gazetteer.LED_IN)


_ANY_ROLE = regex(f"[{HAN}][员师者客匠]$")


def _has_role_before(before: str) -> bool:
    """Return whether a role or a label stands there: 局长, 第一书记, 护林员, 经办人."""
    bare = before.rstrip("：:“（( \t\u3000")
    if bare != before and _is_label(bare):
        return True
    return _ends(bare, _INTRODUCING) or bool(_ANY_ROLE.search(bare))


def _is_label(words: str) -> bool:
    """Return whether the words, apart from what follows, announce a person: 签发, 对接人."""
    return words.endswith("人") or _ends(words, gazetteer.LABELS)


def _before(text: str, at: int) -> str:
    return text[max(at - _SEEN_BEFORE_A_LINK, 0) : at]


def _has_linking_verb(before: str, full: bool) -> bool:
    """Return whether a verb links a role and the name: 局长叫, 联系人是; a short name must be called so."""
    called = bool(_CALLED.search(before))
    found = _LINK.search(before)
    if called or not found or not (full or _NAMES.search(found.group())):
        return called
    role = before[: found.start()]
    return _has_role_before(role) or _ends(role, gazetteer.LABELS)


def _has_phone(before: str, after: str) -> bool:
    """Return whether the name stands beside a telephone number."""
    return bool(_HAS_A_NUMBER.match(after) or _BEHIND_A_NUMBER.search(before))


_IN_BRACKETS = regex(r"[（(]([^（()）\n]{2,12})[)）]")


def _has_role_behind(after: str) -> bool:
    """Return whether a role or a label follows in brackets: 尚文婷（联系人）."""
    found = _IN_BRACKETS.match(after)
    return bool(found and _ends(found[1], _INTRODUCING))


def _without_verb(name: str, last_and_next: str) -> str:
    """Return the name, shorter where its last character begins a verb: 张伟 in 张伟强调."""
    runs_on = len(name) == _FULL and gazetteer.is_common(last_and_next)
    return name[:-1] if runs_on and not is_public_person(name) else name


_COLON = regex("[：:](?=([^。；;：:\n]{1,200}))")
_BLANKS = regex(r"[ \t\u3000]+")
_BLANK_IN_NAME = regex(rf"(?<![{HAN}])({SURNAME})[ \t\u3000]+({_FREE})(?![{HAN}])")
_BETWEEN = regex(r"[、，,\s（）()/]+")
_TITLED = regex(f"(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})$")
_BODY = regex("[局委办部科处室站所队院校会组厅镇乡村县市区系班级段司行社厂团馆]$")


def _names_behind_label(text: str) -> Iterator[str]:
    """Yield the names behind a label and a colon, apart by marks or blanks."""
    for found in _COLON.finditer(text):
        label = _BLANKS.sub("", text[max(found.start() - 10, 0) : found.start()])
        if _ends(label, gazetteer.LABELS):
            for item in _BETWEEN.split(_BLANK_IN_NAME.sub(r"\1\2", found[1])):
                bare = _TITLED.sub("", item)
                if _LOOSE.fullmatch(bare) and not _BODY.search(bare):
                    yield bare


_CLAUSE = regex("[^，。；：！？\n“”《》]+")
_TOGETHER = regex(
    f"(?:{_USUAL.pattern})(?:等(?=[\\d人同老先优党教干志模退专几多数余一二三四五六七八九十])|同志|分别|一起"
    "|[两三四五六七八九十][人名位家户]|老师|同学|先进)"
)
_OF_NATURE = regex("[村河湖山江沟坡岭湾坝桥路街巷镇乡港岛寺坪塘洲滩库]$")
_COUNTED = regex("[两三四五六七八九十][人名位]|等|同志")
_ENOUGH = 3


def _names_in_row(text: str) -> Iterator[str]:
    """Yield names in a row: three anywhere; two where both are long or a word tells of people."""
    for clause in _CLAUSE.finditer(text):
        for row in _rows(clause.group().split("、")):
            names = [name for name, _ in row]
            usual = len(list(filter(_USUAL.fullmatch, names)))
            counted = _COUNTED.match(row[-1][1].removeprefix(names[-1])) if names[1:] else None
            enough = len(row) >= _ENOUGH and usual > 1
            if enough or counted or (len(row) > 1 and usual and _are_people(names, row)):
                yield from names


def _are_people(names: list[str], row: list[tuple[str, str]]) -> bool:
    first, last = row[0][1], row[-1][1]
    introduction = first.removesuffix(names[0])[-_SEEN_BEFORE:]
    return (
        all(len(name) >= _FULL and (_USUAL.fullmatch(name) or _is_rare(name)) for name in names)
        or _has_role_before(introduction)
        or _is_led_in(introduction)
        or introduction.endswith(("奖", "有"))
        or bool(_TOGETHER.match(last))
    )


def _rows(items: list[str]) -> Iterator[list[tuple[str, str]]]:
    """Yield runs of neighbouring items that are names, with their items; others may begin or end a run."""
    row: list[tuple[str, str]] = []
    for item in items if len(items) > 1 else ():
        if name := _whole(item):
            row.append((name, item))
            continue
        if row and (name := _at_the_start(item)):
            row.append((name, item))
        yield row
        row = [(name, item)] if (name := _at_the_end(item)) else []
    yield row


def _whole(item: str) -> str:
    """Return the item where it is a name; between names a rarer given name of two characters is one."""
    is_name = _USUAL.fullmatch(item) or (len(item) == _FULL and _LOOSE.fullmatch(item))
    return item if (is_name and _can_be_name(item)) or _is_rare(item) else ""


def _at_the_start(item: str) -> str:
    found = _USUAL.match(item)
    name = found.group() if found else item[:_FULL] if _is_rare(item[:_FULL]) else ""
    following = item[len(name) :]
    ends = len(name) >= _FULL or following.startswith(("（", "(")) or _begins(following, gazetteer.ACTS)
    if found and not ends and not _TOGETHER.match(item):
        # The longest match may have run into a verb: 秦岚 in 秦岚在.
        return ""
    if not found and not ends:
        return name if _COUNTED.match(following) else ""
    return name if _can_be_name(name) else ""


def _at_the_end(item: str) -> str:
    full, short = item[-_FULL:], item[-2:]
    if _USUAL.fullmatch(full) and _can_be_name(full):
        return full
    if not (_USUAL.fullmatch(short) and _can_be_name(short)):
        return ""
    before = item[:-2][-_SEEN_BEFORE:]
    return short if _has_role_before(before) or _is_led_in(before) or before.endswith(("奖", "有")) else ""


def _is_rare(item: str) -> bool:
    return len(item) >= _FULL and may_be_rare_name(item) and not _OF_NATURE.search(item)


def _can_be_name(name: str) -> bool:
    return bool(name) and not gazetteer.is_word(name) and not _BODY.search(name)
