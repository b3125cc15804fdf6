"""T904: a person, a company or a document has one name throughout the text."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.compliance.tracing.claims import people_in, text_without_gaps
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_KIND = regex("(?:股份|集团)?有限(?:责任)?公司|(?:专业)?合作社|医院|中学|小学|幼儿园|协会|研究院|设计院")
_STEM = regex("[\u4e00-\u9fff]{4,24}$")
_LONGEST_STEM = 24
_CITED = regex("《([^《》\n]{8,60})》")
_LEAST_BODY, _LEAST_TITLE = 4, 10
_MOST_OTHER = 2
_NUMERAL = regex("[\\d一二三四五六七八九十甲乙丙丁上中下东西南北前后左右新老大小第年月]")
_BLANK = regex("\\s+")
_PERSON = 3


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = text_without_gaps(manuscript)
    sentences = manuscript.sentences
    for earlier, (start, end) in sorted(
        (*_people(text, sentences), *_bodies(text, sentences), *_titles(text))
    ):
        yield Spot(start, end, ASK, f"前文写的是“{earlier}”，这里不一样，请核对是不是同一个。")


Named = tuple[str, tuple[int, int]]
"""How something is called at one place, and where it is called otherwise."""


def _people(text: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[Named]:
    """Yield a name that stands once, and but for one character is one that stands more often."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(people_in(text))):
        if len(name) == _PERSON:
            by_surname[name[0]].append(name)
    for name, other in (pair for names in by_surname.values() for pair in permutations(names, 2)):
        if _differing(name, other) == 1 and len(at := _places(text, name)) == 1:
            others = _places(text, other)
            if len(others) > 1 and not _share_sentence(at, others, sentences):
                yield other, (at[0], at[0] + len(name))


def _places(text: str, name: str) -> list[int]:
    return [m.start() for m in re.finditer(name, text)]


def _bodies(text: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[Named]:
    """Yield a body that ends otherwise than one before it: 恒通市政工程有限公司, 恒通市政建设有限公司."""
    by_kind: dict[str, list[tuple[int, str]]] = defaultdict(list)
    seen: set[str] = set()
    for m in _KIND.finditer(text):
        stem = _STEM.search(text, max(0, m.start() - _LONGEST_STEM), m.start())
        if stem and stem.group() not in seen:
            seen.add(stem.group())
            by_kind[m.group()].append((stem.start(), stem.group()))
    for found in by_kind.values():
        for n, (at, name) in enumerate(found):
            earlier = next((o for o in found[:n] if _is_misspelt(name, o[1])), None)
            if earlier is None:
                continue
            length = _common_length(name, earlier[1])
            other, own = earlier[1][-length:], name[-length:]
            if not _share_sentence(_places(text, own), _places(text, other), sentences):
                yield other, (at + len(name) - length, at + len(name))


def _is_misspelt(name: str, other: str) -> bool:
    """Return whether the ends of two names begin alike and differ in one word, which numbers nothing."""
    length = _common_length(name, other)
    a, b = name[-length:], other[-length:]
    unlike = [c + d for c, d in zip(a, b, strict=True) if c != d]
    return (
        length >= _LEAST_BODY
        and a[:2] == b[:2]
        and 0 < len(unlike) <= _MOST_OTHER
        and not any(_NUMERAL.search(pair) for pair in unlike)
    )


def _common_length(name: str, other: str) -> int:
    """Return how many characters from the end on the two can be compared: from where the shorter begins."""
    shorter, longer = sorted((name, other), key=len)
    at = longer.find(shorter[:2])
    return min(len(shorter), len(longer) - at if at >= 0 else len(shorter))


def _titles(text: str) -> Iterator[Named]:
    """Yield a cited title that differs from an earlier one in one or two characters, none a numeral."""
    seen: dict[str, None] = {}
    for m in _CITED.finditer(text):
        title = _BLANK.sub("", m[1])
        if title in seen:
            continue
        other = next((o for o in seen if _is_near(title, o)), "") if len(title) >= _LEAST_TITLE else ""
        if other:
            yield other, m.span(1)
        seen[title] = None


def _is_near(title: str, other: str) -> bool:
    if abs(len(title) - len(other)) == 1:
        short, long = sorted((title, other), key=len)
        dropped = [c for n, c in enumerate(long) if long[:n] + long[n + 1 :] == short]
        return any(not _NUMERAL.search(c) for c in dropped)
    if len(title) != len(other) or title == other:
        return False
    unlike = [c + d for c, d in zip(title, other, strict=True) if c != d]
    return len(unlike) <= _MOST_OTHER and not any(_NUMERAL.search(pair) for pair in unlike)


def _differing(name: str, other: str) -> int:
    return sum(c != d for c, d in zip(name, other, strict=True))


def _share_sentence(a: Iterable[int], b: Iterable[int], sentences: tuple[tuple[int, int], ...]) -> bool:
    """Return whether some sentence holds a place of both: two who are named together are two."""
    starts = [start for start, _ in sentences]
    return bool({bisect_right(starts, at) for at in a} & {bisect_right(starts, at) for at in b})


RULE = Rule(
    id="T904",
    name="名称前后一致",
    about=Aspect.CONTRADICTION,
    severity=Severity.WARN,
    message="同一个名称前后写法不一样，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case("供电所员工周立诚下水救人。周立诚同志临危不惧。决定对周立成同志予以表扬。", ("周立成",)),
        Case(
            "扩建工程由清沅市恒通市政工程有限公司承建。截至10月底，恒通市政建设有限公司完成投资145万元。",
            ("恒通市政建设",),
        ),
        Case(
            "印发《平川县农村公路养护管理办法》。各乡镇要落实《平川县农村公路维护管理办法》。",
            ("平川县农村公路维护管理办法",),
        ),
        Case(
            "转发《关于开展安全生产检查的通知》。按照《关于开展安全生产检查工作的通知》和《关于开展安全生产检查的通告》落实。",
            ("关于开展安全生产检查的通告",),
        ),
        Case("员工周立诚下水救人。周立诚同志临危不惧。周立诚同志的弟弟周立成同志也下了水。"),
        Case("由恒通市政工程有限公司和恒通市政建设有限公司承建。恒通市政工程有限公司已开工。"),
        Case("落实《平川县第一批节水项目清单》《平川县第二批节水项目清单》。"),
    ),
)
