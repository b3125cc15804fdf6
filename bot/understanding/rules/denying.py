"""A message that denies, or shakes, what was told before: 还没修好 after 都修好了, 那个412户好像不准."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.fact import Fact
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.clauses.neighbours import is_beside
from bot.understanding.rules.corrections.finding import facts_with
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import arabic, bare
from bot.understanding.rules.revising import OFFERED, doubt_between, successor

_NOT_YET = regex(
    f"(?P<what>[{words.CHINESE}]{{2,}})(?:还没有?|尚未|还未|并没有?|没有?全部?)(?:全部?|都)?"
    f"(?P<deed>[{words.CHINESE}]{{2,4}}?)(?:完|好|到位|结束|完毕|彻底)*了?$"
)
_GOES_ON = regex("^(?:只是|只|仅|还?在|正在|目前|现在|暂时|先)")
_POINTING = regex("(?:那|这)(?:个|条|处|项|边|里|座|段)")
_POINTED_FIGURE = regex(r"(?:那|这)个?(?P<figure>[\d.,]+[万亿]?[一-鿿]{1,3})")
_IS = regex(
    f"(?P<what>[{words.CHINESE}]{{3,10}}?)是(?P<is>[{words.CHINESE}]{{1,10}}?)(?P<not>不是[{words.CHINESE}]{{1,10}})?"
)
_ONE_MEANT, _ALIKE = 1, 2


def apply_denials(parts: Sequence[Part], notes: Notes) -> list[Part]:
    """Return the parts, of which those that deny what was told are facts; what they deny holds no more."""
    done = list(parts)
    for at, part in enumerate(parts):
        if part.form in _OPEN and _denies(part, notes):
            done[at] = _as_fact(part)
            for n in range(at + 1, len(done)):
                if done[n].clause.sentence - part.clause.sentence > 1 or not _goes_on(done[n]):
                    break
                done[n] = _as_fact(done[n])
        elif part.form in (*_OPEN, Form.GAP) and (told := _fact_in_doubt(part, notes)):
            quote = notes.quote(part.clause.start, part.clause.end)
            notes.enter(doubt_between(part.text, (told,), quote))
            done[at] = replace(part, form=Form.ASIDE)
        elif part.form in _OPEN and (contested := _denial_targets(part, done, notes)):
            notes.enter(doubt_between(part.text, contested, notes.quote(part.clause.start, part.clause.end)))
            done[at] = replace(part, form=Form.ASIDE)
    return done


_OPEN = (Form.UNSURE, Form.TOPIC, Form.FACT)


def _goes_on(part: Part) -> bool:
    return (
        part.form in (*_OPEN, Form.WITHDRAWAL, Form.GAP)
        and bool(_GOES_ON.search(part.text))
        and not words.TALKING.search(part.text)
    )


def _as_fact(part: Part) -> Part:
    clause = replace(part.clause, text=re.sub("^(?:只是|就是)", "", _POINTING.sub("", part.text)))
    return replace(part, form=Form.FACT, clause=clause)


def _denies(part: Part, notes: Notes) -> bool:
    """Take the words that it was done out of a fact; return whether what is denied was spoken of."""
    m = _NOT_YET.search(bare(part.text))
    if not m or words.TALKING.search(part.text):
        return False
    deed = regex(f"[，]?(?:已经?|都|均|全部?|已全部|全都|也)*{m['deed']}(?:了|完|好|完毕|到位|完成)+")
    about = bigrams(_POINTING.sub(" ", m["what"]))
    spoken_of = [fact for fact in notes.facts if about & bigrams(fact.text)]
    for fact in [f for f in spoken_of if deed.search(f.text)]:
        quote = notes.quote(part.clause.start, part.clause.end)
        if rest := deed.sub("", fact.text).strip("，"):
            notes.enter(successor(fact, rest, quote, notes))
        else:
            notes.withdraw(fact.id)
    return bool(spoken_of)


def _denial_targets(part: Part, parts: Sequence[Part], notes: Notes) -> Sequence[Fact]:
    """Return the facts that speak of what is said to be otherwise: 是租的不是买的."""
    m = _IS.fullmatch(bare(part.text))
    if not m or not (m["not"] or any(p.form is Form.CORRECTION and is_beside(p, part) for p in parts)):
        return []
    about = bigrams(m["what"])
    told = [fact for fact in notes.facts if fact.message != notes.said.id]
    return [f for f in told if len(about & bigrams(f.text)) >= _ALIKE][-OFFERED:]


def _fact_in_doubt(part: Part, notes: Notes) -> Fact | None:
    """Return the fact whose figure a clause points at and is not sure of; `None` for no single one."""
    plain = arabic(bare(part.text))
    m = _POINTED_FIGURE.search(plain)
    if not m or not (words.HEARSAY.search(plain) or words.DOUBTING.search(plain)):
        return None
    found = facts_with(figures(m["figure"]), notes.facts)
    return found[0] if len(found) == _ONE_MEANT else None
