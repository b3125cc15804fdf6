"""From a message to its requests: cut into orders, stripped of politeness, each read by the forms in turn."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.domain.request import GoTo, Place, Request, Rewrite, Show, Target
from bot.understanding.orders import asking, control, entries, structure, writing
from bot.understanding.talk import Talk

Form = Callable[[str, Talk], Request | None]
_FORMS: tuple[Form, ...] = (
    control.stop,
    control.undo,
    control.export,
    entries.withdraw,
    entries.move_fact,
    structure.merge,
    structure.swap,
    structure.split,
    structure.add,
    structure.move,
    structure.rename,
    structure.drop,
    writing.draft,
    writing.leave,
    writing.follow,
    control.other_document,
    control.show,
    control.go,
    writing.rewrite,
    writing.replace_words,
    writing.adopt,
)
"""In the order in which they are tried: the narrower ones first."""
_LONGEST = 300
_BETWEEN = re.compile(r"[。；;！!\n]+|[，,](?!$)")
_BEFORE = re.compile(
    "(?:请问?|麻烦[你您]?|劳驾|帮忙|帮我|给我|替我|[你您]|那么?|嗯+|哦|好的?|行|就|然后|接着|再(?!加)"
    "|还有|另外|对了|顺便|先|咱们?|我们|我(?:想|要|看)?|能不能|能否|可不可以|可以|要不|还是|干脆|算了|不行|哎|诶|亲|小拟|助手|领导说"
    "|[，, ～~])"
)
_BEHIND = re.compile(
    "(?:[了吧啊呀哈呗嘛哦喽啦哟～~。！!？?，, ]|谢谢[你您啦了]*|多谢|辛苦了?|一下"
    "|可以吗|行吗|好吗|好不好|行不行|可以不"
    "|得了|算了|好了"
    "|[\U0001f300-\U0001faff\u2600-\u27bf]|\\[[^\\]]{1,4}\\])+$"
)
_COURTESY = re.compile(
    "(?:谢谢?[你您啦了]*|多谢|辛苦[了啦]?|好的?|嗯+|行|可以|收到|麻烦[你您]?了?|拜托了?|在吗|[你您]好|对了|ok|OK)"
)


def orders(text: str, talk: Talk) -> tuple[Request, ...] | None:
    """Return the requests of a message that is nothing but orders, in order.

    `None` as soon as anything in it is not surely an order: a fact, a wish for the text, words that are not
    understood. Sections are referred to as the talk's outline shows them.
    """
    if len(text) > _LONGEST:
        return None
    pieces = _pieces(text)
    found = _read(pieces, 0, text, talk)
    return tuple(_joined(found)) if found else None


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return where the shortest stretches lie that may be an order each."""
    bounds = [(0, 0), *((m.start(), m.end()) for m in _BETWEEN.finditer(text)), (len(text), len(text))]
    spans = [(before[1], after[0]) for before, after in pairwise(bounds)]
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _read(pieces: Sequence[tuple[int, int]], at: int, text: str, talk: Talk) -> list[Request] | None:
    """Return the requests from a piece on, each read from as few pieces as can be."""
    if at == len(pieces):
        return []
    for last in range(at, len(pieces)):
        said = text[pieces[at][0] : pieces[last][1]].strip()
        first = [] if _is_courtesy(said) else _one(said, talk)
        rest = _read(pieces, last + 1, text, talk) if first is not None else None
        if first is not None and rest is not None:
            return [*first, *rest]
    return None


def _is_courtesy(said: str) -> bool:
    return bool(_COURTESY.fullmatch(said) or _BEHIND.fullmatch(said))


def _one(said: str, talk: Talk) -> list[Request] | None:
    readings = (form(words, talk) for words in _plain(said) for form in _FORMS)
    found = next((reading for reading in readings if reading), None) or asking.ask(said, talk)
    return [found] if found else None


def _joined(requests: Sequence[Request]) -> Iterator[Request]:
    """Yield the requests; what is wanted of 这节 right after a section was named is wanted of that section."""
    before: Request | None = None
    for request in requests:
        if isinstance(request, Rewrite) and request.target == Target(place=Place.THIS):
            if isinstance(before, Rewrite):
                before = replace(before, instruction=f"{before.instruction}，{request.instruction}")
                continue
            if isinstance(before, GoTo | Show) and before.target:
                request = replace(request, target=before.target)
        if before:
            yield before
        before = request
    if before:
        yield before


def _plain(said: str) -> Iterator[str]:
    """Yield the words, then the same without the politeness around them."""
    yield said
    bare = _BEHIND.sub("", said)
    if bare and bare != said:
        yield bare
    while (polite := _BEFORE.match(bare)) and polite.end() < len(bare):
        bare = bare[polite.end() :]
        yield bare
