"""P03: quotation marks, brackets and title marks stand in pairs."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.pairs import Pair, pairs
from bot.regex import regex

_CLOSING = dict(zip("“‘《〈（〔【", "”’》〉）〕】", strict=True))
_NO_OPENING = {mark: f"“{closing}”前面缺了与它成对的“{mark}”。" for mark, closing in _CLOSING.items()}
_NO_CLOSING = {mark: f"“{mark}”后面缺了与它成对的“{closing}”。" for mark, closing in _CLOSING.items()}
_NESTED = "引号里又用引号，里面一层应改为单引号‘ ’。"
_STOPS = "。；，！？\n"
_ENDING = {mark: regex(f"[{_STOPS}{mark}]") for mark in _CLOSING}
_REACH = 30
"""How many characters of the clause are shown around a mark that stands alone."""


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for start, end, following in _stretches(manuscript):
        straight = '"' in text[start:end]
        found = list(pairs(text, start, end))
        whole = {p.start for p in found if p.start is not None and p.end is not None}
        for pair in found:
            # Straight quotation marks are another rule's matter, and once they are right, so are the pairs.
            if (straight and pair.mark == "“") or (pair.start in whole and pair.outer not in whole):
                continue
            if spot := _spot(text, start, end, pair, following):
                yield spot


def _stretches(manuscript: Manuscript) -> Iterator[tuple[int, int, str]]:
    """Yield the paragraphs with the first character of the next; a title over several lines is one."""
    paragraphs = manuscript.paragraphs
    start = None
    for n, paragraph in enumerate(paragraphs):
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        start = paragraph.start if start is None else start
        if paragraph.kind is Kind.TITLE and following and following.kind is Kind.TITLE:
            continue
        yield start, paragraph.end, following.text[0] if following else ""
        start = None


def _spot(text: str, start: int, end: int, pair: Pair, following: str) -> Spot | None:
    """Return what is wrong with a mark that stands alone, or with a quotation inside another."""
    if pair.start is None and pair.end is not None:
        if _is_list_mark(text, start, pair.end):
            return None
        return Spot(_back(text, start, pair.end), pair.end + 1, message=_NO_OPENING[pair.mark])
    if pair.start is not None and pair.end is None:
        # A quotation over several paragraphs opens each of them and closes the last only.
        if pair.mark == "“" == following:
            return None
        return Spot(pair.start, _on(text, end, pair.start, pair.mark), message=_NO_CLOSING[pair.mark])
    if pair.start is not None and pair.end is not None and pair.mark == "“" and pair.outer is not None:
        inner = text[pair.start + 1 : pair.end]
        return Spot(pair.start, pair.end + 1, Fix(FixKind.SUGGEST, f"‘{inner}’"), _NESTED)
    return None


def _is_list_mark(text: str, start: int, at: int) -> bool:
    """Return whether the bracket is that of a line that opens with 1）."""
    return text[at] in "）)" and 0 < at - start <= 2 and text[start:at].isdigit()


def _back(text: str, start: int, at: int) -> int:
    """Return where the clause begins that ends at a closing mark."""
    first = at
    while first > max(start, at - _REACH) and text[first - 1] not in _STOPS + text[at]:
        first -= 1
    return first


def _on(text: str, end: int, at: int, mark: str) -> int:
    """Return where the clause ends that an opening mark begins."""
    limit = min(end, at + _REACH)
    found = _ENDING[mark].search(text, at + 1, limit)
    return found.start() if found else limit


RULE = Rule(
    id="P03",
    name="成对符号",
    about=Aspect.PUNCTUATION,
    severity=Severity.ERROR,
    message="引号、括号、书名号应当成对。",
    source="GB/T 15834-2011 4.8、4.9、4.15",
    detect=_detect,
    cases=(
        Case("学习《关于印发《方案》的通知。", ("《关于印发",)),
        Case("落实“三会一课制度，开展主题党日。", ("“三会一课制度",)),
        Case("推进三务公开”工作。", ("推进三务公开”",)),
        Case("成立领导小组（组长由局长担任，统筹推进。", ("（组长由局长担任",)),
        Case("要求做到“把“最后一公里”打通”。", ("“最后一公里”",)),
        Case("会议强调：\n“要守住底线。\n“要严格考核。”\n散会。"),
        Case("1）印发《关于转发〈办法〉的通知》（2026年3月5日)。\n2）落实“‘三会一课’”。"),
    ),
)
