"""From a message to its requests: cut into clauses, each of them an order or talk around one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.request import (
    Ask,
    DropSections,
    GoTo,
    MergeSections,
    MoveSection,
    Request,
    Rewrite,
    Show,
    SplitSection,
    SwapSections,
    Variants,
)
from bot.regex import regex
from bot.understanding.orders import asking, choosing, control, entries, pasted, structure, writing
from bot.understanding.orders.clause import THIS, Clause, clause
from bot.understanding.orders.talking import is_courtesy, is_instruction, is_small_talk
from bot.understanding.orders.targets import Reference
from bot.understanding.talk import Talk

Form = Callable[[Clause], Request | None]
_FORMS: tuple[Form, ...] = (
    control.stop,
    control.undo,
    control.export,
    entries.withdraw,
    entries.move_fact,
    choosing.variants,
    structure.replan,
    structure.keep,
    structure.merge,
    structure.swap,
    structure.split,
    structure.move,
    structure.rename,
    structure.drop,
    structure.add,
    control.other_document,
    control.go_to,
    writing.draft,
    writing.leave,
    writing.follow,
    control.show,
    writing.rewrite,
    writing.replace_words,
    writing.adopt,
    writing.leave_by_name,
)
"""In the order in which they are tried: the narrower ones first."""
_ALONE: tuple[Form, ...] = (writing.leave_blank,)
"""Orders only where they are all that is said."""
_LONGEST = 400
_BETWEEN = regex(r"[。；;！!？?\n]+|[，,](?!$)|(?<=[\u4e00-\u9fff”]) +(?=[\u4e00-\u9fff“])")
_SENTENCE_END = regex(r"[。；;\n]")
_ENTRY = regex("[那这](?:条|句|个数)")
"""What a clause with one of these speaks of is no section."""
_MOST_JOINED = 3
"""So many pieces may make one order: a heading may have a comma of its own."""


@dataclass(frozen=True)
class _Aside:
    """A clause from which nothing follows, word for word."""

    said: str
    mere: bool
    """False where it can only be more of an order to write anew."""


@dataclass(frozen=True)
class _State:
    """What the clauses before one have brought."""

    spoken_of: Reference | None = None
    """The section named last."""
    ordered: bool = False
    """True behind an order in the same sentence."""

    def after(self, said: str, read: "_Items", between: str, talk: Talk) -> "_State":
        """Return what has been brought when a clause was read, with the marks behind it."""
        named = () if _ENTRY.search(said) else clause(said, talk).tagged.references
        ordered = self.ordered or any(not isinstance(one, _Aside) for one in read)
        return _State(named[-1] if named else self.spoken_of, ordered and not _SENTENCE_END.search(between))


_Items = tuple[Request | _Aside, ...]

_Memo = dict[tuple[int, _State], _Items | None]
"""What was read from a piece on already, so that no message costs more than its length."""


def orders(text: str, talk: Talk) -> tuple[Request, ...] | None:
    """Return the requests of a message that is nothing but orders, in order.

    `None` as soon as anything in it is not surely an order or talk around one: a fact, a wish for the text,
    words that are not understood. Sections are referred to as the talk's outline shows them.
    """
    if outline := pasted.outline_order(text, talk):
        return (outline,)
    if len(text) > _LONGEST:
        return None
    alone = clause(text, talk)
    if request := next((request for form in _ALONE if (request := form(alone))), None):
        return (request,)
    found = _parse(_pieces(text), 0, text, talk, _State(), {})
    return tuple(_requests_of(found, text)) or None if found else None


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return where the shortest stretches lie that may be an order each; a question keeps its mark."""
    bounds = [(0, 0), *((m.start(), m.end()) for m in _BETWEEN.finditer(text)), (len(text), len(text))]
    spans = [(before[1], after[0]) for before, after in pairwise(bounds)]
    return [
        (start, end + text.startswith(("？", "?"), end)) for start, end in spans if text[start:end].strip()
    ]


def _parse(
    pieces: Sequence[tuple[int, int]], at: int, text: str, talk: Talk, so_far: _State, known: _Memo
) -> _Items | None:
    """Return what pieces from one on say, with as little talk as can be; `None` where one is neither."""
    if at == len(pieces):
        return ()
    if (at, so_far) not in known:
        known[at, so_far] = _best_parse(pieces, at, text, talk, so_far, known)
    return known[at, so_far]


def _best_parse(
    pieces: Sequence[tuple[int, int]], at: int, text: str, talk: Talk, so_far: _State, known: _Memo
) -> _Items | None:
    best: _Items | None = None
    for last in range(at, min(at + _MOST_JOINED, len(pieces))):
        said = text[pieces[at][0] : pieces[last][1]].strip()
        if last > at and _SENTENCE_END.search(text[pieces[last - 1][1] : pieces[last][0]]):
            break
        first = _parse_clause(said, talk, so_far, single=last == at)
        if first is None:
            continue
        between = text[pieces[last][1] : pieces[last + 1][0]] if last + 1 < len(pieces) else ""
        rest = _parse(pieces, last + 1, text, talk, so_far.after(said, first, between, talk), known)
        if rest is not None and (best is None or _aside_count((*first, *rest)) < _aside_count(best)):
            best = (*first, *rest)
        if best is not None and not _aside_count(best):
            break
    return best


def _aside_count(read: _Items) -> int:
    return sum(isinstance(one, _Aside) for one in read)


def _parse_clause(said: str, talk: Talk, so_far: _State, *, single: bool) -> _Items | None:
    if single and is_courtesy(said):
        return ()
    here = clause(said, talk, so_far.spoken_of)
    found = next((request for form in _FORMS if (request := form(here))), None) or asking.ask(here)
    if found:
        return (found,)
    mere = is_small_talk(said, beside_order=so_far.ordered or bool(here.tagged.references))
    return (_Aside(said, mere),) if single and (mere or is_instruction(said)) else None


def _requests_of(read: _Items, text: str) -> Iterator[Request]:
    """Yield the requests, each once; nothing where talk beside them is more than talk.

    What is said around an order to write anew is part of what is wanted. A question that is asked beside
    orders without its mark only sighs: 怎么还在写.
    """
    requests = list(dict.fromkeys(one for one in read if not isinstance(one, _Aside)))
    rewriting = any(isinstance(one, Rewrite) for one in requests)
    begun = next((n for n, one in enumerate(read) if isinstance(one, Rewrite)), len(read))
    if not all(one.mere for one in read[:begun] if isinstance(one, _Aside)):
        return
    if all(isinstance(one, Ask) for one in requests):
        yield from (Ask(text.strip()) for _ in requests[:1])
        return
    requests = [one for one in requests if not isinstance(one, Ask) or one.question.endswith(("？", "?"))]
    if rewriting:
        yield from _merge_rewrites(read, requests)
    else:
        yield from requests


def _merge_rewrites(read: _Items, requests: Sequence[Request]) -> Iterator[Request]:
    """Yield the requests with all that is said of one rewriting in one: 太长，写短点."""
    said: list[str] = []
    target = next((r.target for r in requests if isinstance(r, Rewrite) and r.target != THIS), None)
    for request in requests:
        if isinstance(request, GoTo | Show) and request.target and not target:
            target = request.target
    for one in read:
        if isinstance(one, _Aside):
            said.append(one.said)
        elif isinstance(one, Rewrite):
            said.append(one.instruction)
    written = False
    reasoned = any(has_reasons(one) for one in requests)
    for request in requests:
        if not isinstance(request, Rewrite):
            yield request
        elif not written and not (reasoned and request.target == THIS):
            written = True
            yield Rewrite(target or THIS, "，".join(said))


def has_reasons(request: Request) -> bool:
    """Return whether 太散 beside a request is its reason: it changes the outline, or wants a choice."""
    changes = DropSections | MergeSections | MoveSection | SplitSection | SwapSections
    return isinstance(request, changes | Variants)
