"""Which of several named things is meant by words that need not be its name: 志愿服务那段, 问题, 下步打算."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.genre import SectionRole
from bot.language.document.roles import heading_role
from bot.regex import regex

_FILLER = regex(r"^(?:关于|讲|说|写|谈)+|(?:这|那|的|部分|一?[节段块项章]|内容|方面|标题)+$")
_LOOSE = regex(r"[的和与及、，,\s“”《》]")
_EXACT, _INSIDE, _LIKE, _ROLE, _ABOUT, _ALIKE = 6, 5, 4, 3, 2, 1
_LEAST_ALIKE = 0.5


@dataclass(frozen=True)
class Candidate:
    """Something that can be called by its name, by what it does, or by what it tells."""

    name: str
    """Without a number."""
    role: SectionRole | None = None
    about: str = ""


def best_matches(words: str, things: Sequence[Candidate], *, loosely: bool = True) -> tuple[int, ...]:
    """Return which of the things fit the words best: none, one, or several that fit equally well.

    A name said whole goes before a name said in part, this before one that is only alike, and a thing's
    name before what it tells. Not `loosely` only the words of a name count.
    """
    said = bare(words)
    if not said:
        return ()
    fits = [_fit(said, thing) for thing in things]
    best = max(fits, default=0.0)
    enough = best >= (_ALIKE * _LEAST_ALIKE if loosely else _LIKE)
    return tuple(n for n, fit in enumerate(fits) if fit == best) if enough else ()


def bare(words: str) -> str:
    """Return what is left of a reference without the words that only point: 志愿服务 of 志愿服务那段."""
    return _FILLER.sub("", _FILLER.sub("", words.strip("“”\"'‘’《》 　")))


def _fit(said: str, thing: Candidate) -> float:
    words, name = _LOOSE.sub("", said), _LOOSE.sub("", thing.name)
    if name and words == name:
        return _EXACT
    if len(words) >= 2 and words in name:
        return _INSIDE
    if len(words) >= 3 and _in_order(words, name):
        return _LIKE
    if thing.role and heading_role(said) is thing.role:
        return _ROLE
    if len(words) >= 2 and words in _LOOSE.sub("", thing.about):
        return _ABOUT
    alike = _alike(words, name)
    return alike * _ALIKE if alike >= _LEAST_ALIKE else 0.0


def _in_order(words: str, name: str) -> bool:
    """Return whether the words stand in the name with others between: 组织领导 in 组织和领导."""
    rest = iter(name)
    return all(c in rest for c in words)


def _alike(one: str, other: str) -> float:
    """Return the share of neighbouring characters that two names have in common (Dice)."""
    pairs = [{text[n : n + 2] for n in range(len(text) - 1)} for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) / ((len(pairs[0]) + len(pairs[1])) or 1)
