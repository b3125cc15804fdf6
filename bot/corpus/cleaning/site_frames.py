"""Frames of sites: what stands above and below a text on a page, line by line, told by what each line is.

A government's catalogue (索引号, 有效性), the buttons of a viewer, the words of a document shop: each is a
label with its value, a button, a count, or words of the shop; a frame is a run of such lines at the margin of
a text, or anywhere where the catalogue proves it.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.domain.noise import NoiseKind
from bot.language.document.headings import heading_number
from bot.language.offsets import Edit
from bot.lexicon.genres import ends_as_title
from bot.regex import regex

_TABLE = tomllib.loads(Path(__file__).with_name("site_words.toml").read_text("utf-8"))
_LINE = regex(r"[^\n]+")
_BLANKS = regex(r"\s+")
_ORNAMENTS = "•·●■◆▪*-–—|｜/>＞»【】[]()（）〖〗「」"


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


_SURE = regex(rf"(?:{_any(_TABLE['labels'])})[:：](?P<value>.*)")
_LABEL = regex(rf"(?:{_any(_TABLE['labels'] + _TABLE['unsure'])})[:：](?P<value>.*)")
_SEVERAL = regex(rf"(?:(?:{_any(_TABLE['labels'] + _TABLE['unsure'])})[:：].*?){{2}}")
_CATALOGUE = regex(rf"(?:^|[^\w])(?:{_any(_TABLE['catalogue'])})[:：]")
_BUTTONS = regex(rf"(?:(?:{_any(_TABLE['buttons'])})(?:[(（]?\d*[)）]?)[:：|｜/·>\[\]【】()（）]*)+")
_COUNT = regex(
    r"约?\d+(?:\.\d+)?(?:千字|万字|字|页|次|人|[KkMm][Bb]?|分|积分|元|%|条|篇)?"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|(?:发布|上传)(?:于.{1,8})?)"
)
_DATED_LABEL = regex(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?:来源|作者|浏览|阅读|点击|发布|字号|编辑)[:：].*"
)
_SHOP = tuple(regex(_TABLE[kind]) for kind in ("goods", "deeds", "trade"))
_CRUMBS = regex(r"(?:首页|主页|网站首页)[>＞»/›→].{0,60}")
# What draws a page and got into its text.
_SCRIPT = regex(r"[\x21-\x7e]*[{};]")
_LICENCE = regex(r".{0,12}(?:公网安备|ICP备|[Cc]opyright|©).{0,60}")
_FILE_NAME = regex(r"[^。；：]{2,80}\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)")
_ON_A_SITE = regex(r"(?P<title>[^_|｜]{6,60}?)(?:[_|｜]|[-—–]{1,2})[^_|｜]{2,30}")
_DATE_OR_CODE = regex(r"[\dA-Za-z\-/_.:：年月日〔〕\[\]号]+")
_NAMED = regex("(?:标题|题目|名称|信息名称|文件名称)[:：]")
# An office speaks of files and websites as well, and orders, reports or tells when.
_OFFICE = regex(
    "我[局市县区镇院校]|各(?:单位|部门|地|乡|县|区|学校)|要求|开展|加强|通知|组织|根据|为[了贯进做落]|党|群众|职工|干部|引导|学习|宣传|工作|小编|大家"
)
# Links to other texts, on the line of their head.
_LINKS = regex(rf"(?:{_TABLE['links']})[】\]）)][^。；]*")
_VOICES = regex(rf"(?:{_TABLE['voices']})[（(]?(?:共?(?P<count>\d+)条?)?[)）]?[:：]?")
# Somebody, and what he says.
_VOICE = regex("[^，。；：:]{1,16}[：:].+")
_FOLLOW = regex(rf"(?=.{{6}})(?:(?:{_TABLE['follow']})[▲△▼▽↑↓→★☆丨|｜·，,！!]*)+")
_SENTENCE = regex("[^。！？]+")
_THIS_TEXT = regex(
    r"(?:本|该|此|全)(?:文(?!化|明)|资料|资源|素材|站|网(?!格|络))|文档|文件(?=查看|下载|预览)|由(?:用户|会员|网友)"
    r"|用户(?:自行)?(?:提供|上传)|放心下载|原作者|\.(?:docx?|pdf|pptx?|xlsx?|wps)"
)
_FILE = regex(r"《[^《》]*》|[^，。；：]*\.(?:docx?|pdf|pptx?|xlsx?|wps|txt)")
_ZONE = 40
_LONGEST_VALUE = 60
_LONGEST = 160
_LEAST_KINDS = 2
_LEAST_LINES = 4
_LONGEST_VOICE = 80
_LEAST_HEAD = 2


def site_frames(text: str) -> Iterator[Edit]:
    """Yield the lines of frames with their breaks; of a title that stands in its label alone, the label."""
    lines = [line for line in _LINE.finditer(text) if not line.group().isspace()]
    if len(lines) < _LEAST_LINES:
        return
    bare = [_BLANKS.sub("", line.group()).strip(_ORNAMENTS) for line in lines]
    framed = _framed(bare)
    for at in sorted(framed):
        label = _NAMED.match(bare[at])
        if label and _is_the_title(bare, at, bare[at][label.end() :]):
            end = lines[at].start() + max(lines[at].group().find(mark) for mark in ":：") + 1
            yield Edit(lines[at].start(), end, kind=NoiseKind.PLATFORM_RESIDUE)
            continue
        yield Edit(*lines[at].span(), kind=NoiseKind.PLATFORM_RESIDUE)
        if lines[at].end() < len(text):
            yield Edit(lines[at].end(), lines[at].end() + 1)


def _is_the_title(bare: Sequence[str], at: int, value: str) -> bool:
    """Return whether the value of a label is a title that no line of its own repeats."""
    return ends_as_title(value) and value not in bare[at + 1 : at + _ZONE]


def _framed(lines: Sequence[str]) -> set[int]:
    """Return which lines belong to a frame."""
    told = _told(lines)
    found = set(_margin(lines, told, range(min(len(lines), _ZONE))))
    found |= set(_margin(lines, told, range(len(lines) - 1, max(-1, len(lines) - 1 - _ZONE), -1)))
    for at, line in enumerate(lines):
        if at not in found and _CATALOGUE.search(line):
            found |= set(_margin(lines, told, range(at, min(len(lines), at + _ZONE))))
            found |= set(_margin(lines, told, range(at, max(-1, at - _ZONE), -1)))
    return found | _values(lines, found) | set(_voices(lines))


def _voices(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines of what readers said below a text, with the head of their list.

    A document may tell of its readers as well: it counts nobody's words, has headings, and is dated below.
    """
    for at, line in enumerate(lines):
        head = _VOICES.fullmatch(line) if at >= _LEAST_HEAD else None
        said = lines[at + 1 :]
        if head and said and (head["count"] or _VOICE.fullmatch(said[0])) and all(map(_may_be_said, said)):
            yield from range(at, len(lines))
            return


def _may_be_said(line: str) -> bool:
    return len(line) <= _LONGEST_VOICE and not heading_number(line) and not _DATE_OR_CODE.fullmatch(line)


def _margin(lines: Sequence[str], told: Sequence[bool], places: Sequence[int]) -> Iterator[int]:
    """Yield the lines of the frame that begins at the first of the places; one other line may part it."""
    missed = 0
    for position, at in enumerate(places):
        if told[at]:
            missed = 0
            yield at
        elif missed or len(lines[at]) > _LONGEST_VALUE or not _is_parted(told, places[position + 1 :]):
            return
        else:
            missed = 1


def _is_parted(told: Sequence[bool], places: Sequence[int]) -> bool:
    return any(told[at] for at in places[:1])


def _values(lines: Sequence[str], found: set[int]) -> set[int]:
    """Return the lines that are the value of an empty label above them."""
    values = set[int]()
    for at in sorted(found):
        label = _LABEL.fullmatch(lines[at])
        following = at + 1
        if label and not label["value"] and following < len(lines) and following not in found:
            value = lines[following]
            goes_on = following + 1 in found and len(value) <= _LONGEST_VALUE
            if goes_on or _DATE_OR_CODE.fullmatch(value):
                values.add(following)
    return values


def is_of_frame(line: str) -> bool:
    """Return whether a line by itself is a label, a button, a count or words of the shop."""
    if not line:
        return True
    label = _SURE.match(line) or _SEVERAL.match(line)
    if label and _is_value(line):
        return True
    forms = (_BUTTONS, _COUNT, _DATED_LABEL, _CRUMBS, _SCRIPT, _LICENCE, _FILE_NAME, _LINKS, _FOLLOW)
    return any(form.fullmatch(line) for form in forms) or _is_of_shop(line)


def _is_value(words: str) -> bool:
    return "。" not in words and len(words) <= _LONGEST_VALUE


def _told(lines: Sequence[str]) -> list[bool]:
    """Return of each line whether it is of a frame: surely, or as a label beside what surely is."""
    told = [is_of_frame(line) for line in lines]
    for at, line in enumerate(lines):
        told[at] = told[at] or _names_the_page(lines, at)
        label = None if told[at] else _LABEL.match(line)
        if label and _is_value(line):
            # The value of an empty label may stand between.
            near = (at - 1, at + 1) if label["value"] else (at - 2, at - 1, at + 1, at + 2)
            told[at] = any(told[n] and lines[n] for n in near if 0 <= n < len(lines))
    return told


def _names_the_page(lines: Sequence[str], at: int) -> bool:
    """Return whether a line is the title of the page: that of a line below, with the site behind it."""
    found = _ON_A_SITE.fullmatch(lines[at]) if at < _LEAST_LINES else None
    return found is not None and found["title"] in lines[at + 1 : at + _ZONE]


def _is_of_shop(line: str) -> bool:
    """Return whether each sentence of a line speaks of the text as of the shop's goods."""
    number = heading_number(line)
    words = line[number.end :] if number else line
    if not words or len(words) > _LONGEST or _OFFICE.search(_FILE.sub("", words)):
        return False
    return all(
        _THIS_TEXT.search(sentence) and sum(1 for form in _SHOP if form.search(sentence)) >= _LEAST_KINDS
        for sentence in _SENTENCE.findall(words)
    )
