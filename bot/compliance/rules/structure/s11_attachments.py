"""S11: what the text calls an attachment is stated below it and follows behind it, under the same name."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.compliance.rule import ASK, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.figures.numerals import parse_integer
from bot.lexicon.genres import any_of
from bot.regex import regex

_N = r"(?:\d{1,2}|[一二三四五六七八九十](?![般律并起同样份些次]))"
_REFERRED = regex(rf"[见按如填]?附件[ ]?(?P<n>{_N})|[见按如填]附[件表](?!上传|大小)|（附件）|附后|后附")
# The attachment of another document: 《…》附件2, 该通知附件.
_FOREIGN = regex(rf"(?:》|》（[^（）]{{1,30}}）|文件|邮件|{any_of()})的?(?:[见按如])?$")
_STATED = regex(r"附(?:件|表|录)?[ \u3000]*\d{0,2}[ \u3000]*[：:][ \u3000]*")
_ITEM = regex(r"(?:^|(?<=[ \u3000；;。]))\d{1,2}[.．、][ \u3000]*")
_HEAD = regex(rf"附(?:件|表|录)[ \u3000]*(?P<n>{_N})?[ \u3000]*[：:.、]?[ \u3000]*(?P<title>.*)$")
_NOISE = regex(r"[《》“”（）()\s、，。；：:]|(?:样|模)[表板]$")
_TITLE_LINES = 3


@dataclass(frozen=True)
class _Part:
    """One attachment, as it is stated or as it stands."""

    number: int
    name: str
    start: int
    end: int
    title_end: int = 0
    """Where the title below it ends, of one that stands."""


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    stated, standing = _statement_parts(manuscript), _annex_parts(manuscript)
    referred = list(_references(manuscript))
    if not stated:
        place = next(((start, end) for start, end, _ in referred), None)
        place = place or next(((part.start, part.end) for part in standing), None)
        if place:
            yield Spot(*place, ASK, "提到了附件，正文下面却没有附件说明（“附件：……”）。")
        return
    for start, end, number in referred:
        if number > len(stated):
            yield Spot(start, end, ASK, f"附件说明里没有附件{number}。")
    if not standing:
        message = "文后没有附件正文；附件另附时可以不管。"
        yield Spot(stated[0].start, stated[0].end, ASK, message, Severity.INFO)
        return
    yield from _mismatches(stated, standing)


def _references(manuscript: Manuscript) -> Iterator[tuple[int, int, int]]:
    for p in manuscript.paragraphs:
        if p.kind in (Kind.BODY, Kind.HEADING):
            for m in _REFERRED.finditer(p.text):
                if not _FOREIGN.search(p.text[max(0, m.start() - 40) : m.start()]):
                    yield p.start + m.start(), p.start + m.end(), parse_integer(m["n"] or "") or 0


def _statement_parts(manuscript: Manuscript) -> list[_Part]:
    parts: list[_Part] = []
    for p in manuscript.paragraphs:
        if p.kind is Kind.ENCLOSURES:
            opening = _STATED.match(p.text)
            names = _ITEM.split(p.text[opening.end() if opening else 0 :])
            for name in filter(None, (name.strip() for name in names)):
                parts.append(_Part(len(parts) + 1, name, p.start, p.end))
    return parts


def _annex_parts(manuscript: Manuscript) -> list[_Part]:
    annex = [p for p in manuscript.paragraphs if p.kind is Kind.ANNEX]
    parts: list[_Part] = []
    for n, p in enumerate(annex):
        m = _HEAD.fullmatch(p.text) if len(p.text) <= 60 else None
        if m is None and n:
            continue
        number = parse_integer(m["n"] or "") if m else None
        below = "".join(line.text for line in annex[n + 1 : n + 1 + _TITLE_LINES])
        title = (m["title"] if m else p.text) or below
        below_it = annex[n + 1] if m and not m["title"] and n + 1 < len(annex) else p
        parts.append(_Part(number or len(parts) + 1, title, p.start, p.end, below_it.end))
    return parts


def _mismatches(stated: list[_Part], standing: list[_Part]) -> Iterator[Spot]:
    there = {part.number: part for part in standing}
    for part in stated:
        found = there.pop(part.number, None)
        if found is None:
            yield Spot(part.start, part.end, ASK, f"文后没有附件{part.number}“{part.name}”。")
        elif not _is_same_name(part.name, found.name):
            yield Spot(found.start, found.title_end, ASK, f"附件说明里叫“{part.name}”，这里的名称不同。")
    for part in there.values():
        yield Spot(part.start, part.end, ASK, f"附件说明里没有附件{part.number}。")


def _is_same_name(name: str, title: str) -> bool:
    short, long = sorted((_NOISE.sub("", name), _NOISE.sub("", title)), key=len)
    return bool(short) and short in long


_WHOLE = Context(whole=True)
_TEXT = "关于推荐标兵的通知\n各科室：\n请填写推荐表（附件1）。\n{}桐川市水务局\n2026年3月5日\n{}"
_STATEMENT = "附件：1.标兵推荐表\n2.标兵汇总表\n"
_ANNEXES = "附件1\n标兵推荐表\n姓名\n附件2\n标兵汇总表\n序号"

RULE = Rule(
    id="S11",
    name="附件一致",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="正文提到的附件、附件说明和附件正文对不上。",
    source="GB/T 9704-2012 7.3.4、7.3.7",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case("关于推荐标兵的通知\n各科室：\n请填写推荐表（附后）。", ("附后",), context=_WHOLE),
        Case(_TEXT.format("", _ANNEXES), ("附件1",), context=_WHOLE),
        Case(_TEXT.format(_STATEMENT, ""), ("附件：1.标兵推荐表",), context=_WHOLE),
        Case(_TEXT.format(_STATEMENT, "附件1\n标兵推荐表\n姓名"), ("2.标兵汇总表",), context=_WHOLE),
        Case(
            _TEXT.format(_STATEMENT, _ANNEXES.replace("汇总表", "公示名单")),
            ("附件2\n标兵公示名单",),
            context=_WHOLE,
        ),
        Case(
            _TEXT.replace("附件1", "附件3").format(_STATEMENT, _ANNEXES),
            ("附件3",),
            context=_WHOLE,
        ),
        Case(
            _TEXT.replace("附件1", "见附件3").format(_STATEMENT, _ANNEXES),
            ("见附件3",),
            context=_WHOLE,
        ),
        Case(_TEXT.format(_STATEMENT, _ANNEXES), context=_WHOLE),
        Case(
            "关于做好值班工作的通知\n各科室：\n按照《值班办法》附件2执行，合同附件一并归档。", context=_WHOLE
        ),
        Case("关于推荐标兵的通知\n各科室：\n附件一般性材料不必报送，本办法附则另行解释。", context=_WHOLE),
    ),
)
