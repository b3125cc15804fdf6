"""Where a model goes on with a text: what it says again is cut, so that nothing stands twice.

A model that was cut off begins anew as often as it goes on: with the sentence that was cut, a few sentences
back, or from the first one, in the same words or in others, and it may announce that.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.language.figures.ranges import numbers_in
from bot.regex import regex

_SENTENCE = regex(r"[^。！？!?\n]*(?:[。！？!?\n]+|\Z)")
_END = "。！？!?\n"
# Neither tags nor marks tell one wording from another.
_SILENT = regex(r"⟨[^⟩\n]*⟩?|[\s，,、。；;：:！!？?·“”\"'（）()*#]")
_TAG = regex(r"⟨([\d,，、\s-]+)⟩")
_GOING_ON = (
    "(?:接着|接上|紧接|承接|从)[^。：:\n]{0,8}(?:上文|前文|上面|上一段|断开|往下|继续)|续写"
    "|(?:继续|接着)(?:往下)?写|(?:剩余|余下|后续|后面|未完)的?(?:部分|内容|正文)"
)
_ANNOUNCED = regex(
    rf"\A\s*[^。：:\n⟨]{{0,12}}(?:{_GOING_ON})[^。：:\n⟨]{{0,16}}(?:[：:]\s*|[。！!]?\s*\n\s*)"
)
_HEADING = regex(r"\A\s*[^。⟨\n]{1,40}\n\s*")
_LEAST_SENTENCE, _LEAST_CUT, _LEAST_OVERLAP = 8, 3, 6
_ALIKE = 0.75
"""From here on two first sentences say the same in other words."""


def join(text: str, more: str) -> str:
    """Return a text with what a model went on with; where that begins anew, the newer wording stands."""
    rest = _ANNOUNCED.sub("", more, count=1)
    if not (text.strip() and rest.strip()):
        return text + rest
    # Of a heading that has just come nothing is left.
    wordings = [again for again in (rest, _HEADING.sub("", rest, count=1)) if again.strip()]
    for again in wordings:
        kept = _repeat_end(text, again)
        if kept is not None:
            return text[:kept] + again
    if any(_is_restart(text, again) for again in wordings):
        return rest
    return text + rest[_overlap(text, rest) :]


def join_so_far(text: str, more: str) -> str:
    """Return the same while the rest is still on its way: what was there is not given up for a beginning."""
    joined = join(text, more)
    return joined if len(joined) >= len(text) else text


def _repeat_end(text: str, rest: str) -> int | None:
    """Return where in a text the first sentence of the rest stands, as far as it came; `None` for nowhere."""
    words = _sentences(rest)[0].words
    own = _sentences(text)
    if own[-1].is_cut and len(own[-1].words) >= _LEAST_CUT and words.startswith(own[-1].words):
        return own[-1].start
    same = [s.start for s in own if s.words == words and len(words) >= _LEAST_SENTENCE]
    return same[-1] if same else None


def _is_restart(text: str, rest: str) -> bool:
    """Return whether the rest begins as the text does, or tells again all that was told."""
    first, again = _sentences(text)[0].words, _sentences(rest)[0].words
    if min(len(first), len(again)) >= _LEAST_SENTENCE:
        alike = SequenceMatcher(None, first, again[: len(first) * 2], autojunk=False).ratio()
        if alike >= _ALIKE:
            return True
    told, now = _tag_numbers(text), _tag_numbers(rest)
    return len(told) > 1 and told <= now


def _overlap(text: str, rest: str) -> int:
    """Return how much of the rest are the last words of a text that was cut in the middle of a sentence."""
    if text.rstrip(" \t")[-1:] in _END:
        return 0
    own, bare = _SILENT.sub("", text), _SILENT.sub("", rest)
    longest = range(min(len(own), len(bare)), _LEAST_OVERLAP - 1, -1)
    size = next((n for n in longest if own.endswith(bare[:n])), 0)
    return _behind(rest, size)


def _behind(text: str, count: int) -> int:
    """Return where a text goes on behind so many characters that say something, and their marks."""
    at = 0
    while count > 0:
        silent = _SILENT.match(text, at)
        at = silent.end() if silent else at + 1
        count -= not silent
    return at


def _tag_numbers(text: str) -> set[int]:
    return {n for tag in _TAG.finditer(text) for n in numbers_in(tag[1])}


@dataclass(frozen=True)
class _Sentence:
    start: int
    words: str
    """What it says, without marks and tags."""
    is_cut: bool


def _sentences(text: str) -> list[_Sentence]:
    return [
        _Sentence(
            m.start() + len(m.group()) - len(m.group().lstrip()),
            _SILENT.sub("", m.group()),
            m.group()[-1] not in _END,
        )
        for m in _SENTENCE.finditer(text)
        if m.group().strip()
    ]
