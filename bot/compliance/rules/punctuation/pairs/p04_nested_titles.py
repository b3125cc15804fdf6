"""P04: inside 《 》 a title takes 〈 〉."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.pairs import Pair, pairs

_DEEP = 8
"""No paragraph names more titles within titles than this."""


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for paragraph in manuscript.paragraphs:
        if paragraph.text.count("《") > 1:
            titles = [p for p in pairs(manuscript.text, paragraph.start, paragraph.end) if p.mark in "《〈"]
            yield from _inner_titles(manuscript.text, titles)


def _inner_titles(text: str, titles: list[Pair]) -> Iterator[Spot]:
    """Yield the titles that lie directly in another; a third level is 《 》 again, inside 〈 〉."""
    whole = {p.start for p in titles if p.mark == "《" and p.start is not None and p.end is not None}
    inner = [(p.start, p.end) for p in titles if p.mark == "〈" and p.start is not None and p.end is not None]
    for p in titles:
        if p.mark != "《" or p.start is None or p.end is None or p.outer not in whole:
            continue
        if not any(first < p.start and p.end < last for first, last in inner[:_DEEP]):
            title = text[p.start + 1 : p.end]
            yield Spot(p.start, p.end + 1, Fix(FixKind.AUTO, f"〈{title}〉"))


RULE = Rule(
    id="P04",
    name="书名号嵌套",
    about=Aspect.PUNCTUATION,
    severity=Severity.ERROR,
    message="书名号里面还有书名号时，里面一层用单书名号〈 〉。",
    source="GB/T 15834-2011 4.15",
    detect=_detect,
    cases=(
        Case("印发《关于印发《方案》的通知》。", ("《方案》",)),
        Case("转发《关于落实《条例》和《办法》的意见》。", ("《条例》", "《办法》")),
        Case("印发《关于转发〈办法〉的通知》，落实《条例》。"),
        Case("印发《关于转发〈关于印发《办法》的通知〉的通知》。"),
    ),
)
