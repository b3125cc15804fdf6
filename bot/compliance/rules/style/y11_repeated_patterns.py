"""Y11: sentences do not end on the same clause, or begin with the same words, again and again."""

from collections import Counter
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_ENDING = regex(r"(?<=[，、])([\u4e00-\u9fff]{6,16})(?=。)")
_OPENING = regex(r"[大积扎深持全广][力极实入续面泛](?:开展|推进|组织|加强|实施|落实|推动)")
_SENTENCE = regex(r"[^。！？；\n]+")
_MOST, _IN_A_ROW = 2, 3


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    yield from _endings(manuscript)
    for paragraph in manuscript.paragraphs:
        if paragraph.kind is Kind.BODY:
            yield from _openings(manuscript.text, paragraph.start, paragraph.end)


def _endings(manuscript: Manuscript) -> Iterator[Spot]:
    seen: Counter[str] = Counter()
    for m in _ENDING.finditer(manuscript.text):
        seen[m.group(1)] += 1
        if seen[m.group(1)] > _MOST:
            yield Spot(m.start(), m.end())


def _openings(text: str, start: int, end: int) -> Iterator[Spot]:
    """Yield the third of three sentences in a row that begin alike."""
    before, count = "", 0
    for sentence in _SENTENCE.finditer(text, start, end):
        m = _OPENING.match(text, sentence.start(), sentence.end())
        opening = m.group() if m else ""
        count = count + 1 if opening and opening == before else 1
        before = opening
        if count >= _IN_A_ROW:
            yield Spot(sentence.start(), sentence.start() + len(opening))


RULE = Rule(
    id="Y11",
    name="句式重复",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="同样的句式连着用了几次，建议换一种说法。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("张贴标语，营造浓厚氛围。" * 3, ("营造浓厚氛围",)),
        Case("大力开展巡护。大力开展宣传。大力开展演练。", ("大力开展",)),
        Case("张贴标语，营造浓厚氛围。广播宣讲，营造浓厚氛围。"),
        Case("大力开展巡护。积极组织宣传。大力开展演练。"),
    ),
)
