"""No long phrase stands twice in a document, names and what was told in these words left out."""

import re
from collections.abc import Iterator

from bot.compliance.formulations.table import table
from bot.domain.genre import SectionRole
from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault, Weight
from bot.language.sentences import clauses
from bot.regex import regex
from bot.texts.prompting import faults as texts

KIND = "repetition"
_SHORTEST = 14
"""So many characters in a row stand twice by no chance."""
_LEAST = 4
_RUN = regex(f"[\u4e00-\u9fffA-Za-z0-9]{{{_SHORTEST},}}")


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for the second place in the text of each phrase that is too long to recur."""
    own = regex("|".join(map(re.escape, sorted(_own_words(draft), key=len, reverse=True))) or "(?!)")
    seen: set[str] = set()
    text = (part for part in draft.parts if part.section.plan.role is not SectionRole.ANNEX)
    for part in text:
        for run in _RUN.findall(own.sub("\n", part.text)):
            if again := _again(run, seen):
                line = texts.repetition(part.name, again)
                yield Fault(KIND, part.section.id, again, line, Weight.ADVISING)
            seen.update(run[n : n + _SHORTEST] for n in range(len(run) - _SHORTEST + 1))


def _again(run: str, seen: set[str]) -> str:
    """Return the longest part of a run that stood before, or an empty string."""
    known = [n for n in range(len(run) - _SHORTEST + 1) if run[n : n + _SHORTEST] in seen]
    if not known:
        return ""
    last = known[0]
    while last + 1 in known:
        last += 1
    return run[known[0] : last + _SHORTEST]


def _own_words(draft: Draft) -> set[str]:
    """Return what may be said again as it is: names, what was told, set phrases."""
    brief = draft.document.brief
    named = (brief.issuer, brief.addressee, brief.topic, draft.document.title)
    phrases = (words for f in table().formulations for words in (f.term, *f.exact))
    told = (clause for fact in draft.told for clause in clauses(fact.text))
    own = (*named, *told, *phrases, *draft.document.formulations)
    return {words for words in own if len(words) >= _LEAST}
