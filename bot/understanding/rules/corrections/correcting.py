"""Corrections are written down: what they replace, what they take back, and which facts to ask about."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.fact import Fact, Quantity, Quote
from bot.domain.ledger import Gap, Unsure
from bot.domain.request import ReplaceWords
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.replacing import replacements
from bot.regex import regex
from bot.texts.prompting import reading as texts
from bot.understanding.rules import words
from bot.understanding.rules.clauses.composing import ClauseGroup
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.clauses.heads import HeadKind
from bot.understanding.rules.corrections.changes import Change, change_of
from bot.understanding.rules.corrections.finding import (
    alike_in_size,
    by_character,
    by_unit,
    candidates,
    same_count,
)
from bot.understanding.rules.corrections.rewriting import rewrite
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.postponing import leave_day_open
from bot.understanding.rules.restating import arabic
from bot.understanding.rules.revising import OFFERED, doubt_between, leave_open, successor
from bot.understanding.rules.telling import fact_of, quotes_of


def correct(parts: Sequence[Part], notes: Notes) -> None:
    """Write down a correction: the fact as it is now, a question which one it means, or what is unsure."""
    quote = notes.quote(parts[0].clause.start, parts[-1].clause.end)
    head = parts[0].head
    about = f"{head.words}，" if head and head.kind is HeadKind.REVISION and head.words else ""
    said = about + "，".join(p.text for p in parts)
    change = change_of(said)
    found = candidates(change, notes.facts, notes.near) if change.has_value or change.old else []
    if not found and _resolve_doubt(change, quote, notes):
        return
    if words.POSTPONED.search(said) and not change.has_value:
        leave_day_open(said, quote, notes)
    elif words.STILL.search(said) and (old := _former_fact(change, notes)):
        notes.enter(replace(old, quotes=(*old.quotes, quote)))
    elif len(found) > 1:
        notes.enter(doubt_between(said, found, quote))
    elif found and (text := rewrite(change, found[0])):
        notes.enter(successor(found[0], text, quote, notes))
    elif found and not change.has_value and not (head and head.kind is HeadKind.SOURCE):
        leave_open(found[0], quote, notes)
    elif gap := _gap_to_fill(parts, notes):
        notes.withdraw(gap.id)
        _enter_as_fact(parts, notes, gap.what)
    elif _REPORTED_ANEW.search(said) and (rivals := alike_in_size(change, notes.facts)):
        _replace_rival(change, rivals, quote, notes)
    elif change.new and change.topic and not words.TALKING.search(said) and not _is_put_for(said, notes):
        _enter_as_fact(parts, notes)
    elif change.old and (pairs := replacements(said)):
        # A figure that stands nowhere in the ledger may still stand in a text that was written.
        notes.requests += [ReplaceWords(old, new) for old, new in pairs]
    else:
        _ask_which(said, quote, notes)


def _resolve_doubt(change: Change, quote: Quote, notes: Notes) -> bool:
    """Put the new figure for the one that was called in question, where just one has its unit and size."""
    if not change.new:
        return False
    asked = [(e, f) for e, f in notes.asked if alike_in_size(change, [f]) and rewrite(change, f)]
    if len(asked) != 1:
        return False
    doubt, fact = asked[0]
    notes.withdraw(doubt.id)
    notes.enter(successor(fact, rewrite(change, fact), quote, notes))
    return True


_REPORTED_ANEW = regex("^改了|(?:重新|新)报|更正|(?:报|写|记|说|统计|算)(?:错|高|低|多|少)了|有误|不对")
"""Words by which a figure stands in the place of one that was told, though they do not say of which."""


def _replace_rival(change: Change, rivals: Sequence[Fact], quote: Quote, notes: Notes) -> None:
    """Correct the one fact of the new figure's unit and size that is spoken of; else ask which is meant."""
    spoken_of = by_character(change.text, rivals) or rivals
    if len(spoken_of) == 1 and (text := rewrite(change, spoken_of[0])):
        notes.enter(successor(spoken_of[0], text, quote, notes))
    else:
        notes.enter(doubt_between(change.text, spoken_of[-OFFERED:], quote))


_PUT_FOR = regex("(?:也|都|再)?(?:改成|改为|换成|换为|调成|调整为|更正为)|(?:不对|错了|有误)[，,]")


def _is_put_for(said: str, notes: Notes) -> bool:
    """Return whether something told before must be meant, though nothing that was told fits."""
    return bool(notes.facts) and _PUT_FOR.search(said) is not None and not change_of(said).old


def _ask_which(said: str, quote: Quote, notes: Notes) -> None:
    """Ask what is corrected: the facts of the same unit; those of the same subject hold no more."""
    change = change_of(said)
    rivals = by_unit(change, notes.facts)
    same = [fact for fact in rivals if bigrams(f"{fact.head} {fact.text}") & change.topic][-OFFERED:]
    doubt = doubt_between(said, same or rivals[-OFFERED:], quote)
    notes.enter((doubt if same else replace(doubt, assumed=texts.AS_TOLD)) if rivals else Unsure(0, quote))


def _gap_to_fill(parts: Sequence[Part], notes: Notes) -> Gap | None:
    """Return the gap that new figures fill: the one whose words are named, or the last where none are."""
    change = change_of("，".join(p.text for p in parts))
    if not change.new:
        return None
    gaps = notes.ledger.gaps
    named = [gap for gap in gaps if bigrams(gap.what) & change.topic]
    near = [gap for gap in gaps if gap.heard and not change.topic]
    return next(reversed([*near, *named]), None)


def _enter_as_fact(parts: Sequence[Part], notes: Notes, topic: str = "") -> None:
    """Enter a correction that corrects nothing as a fact of its own."""
    said = [text for p in parts if (text := _without_cues(p.text))]
    clause = replace(parts[0].clause, text=_as_one(said))
    told = ClauseGroup((replace(parts[0], clause=clause, form=Form.FACT),), topic)
    notes.enter(replace(fact_of(told, notes), quotes=quotes_of(parts, notes)))


def _without_cues(text: str) -> str:
    return _CUE_BEHIND.sub("", _DENIAL.sub("", _CUE_BEFORE.sub("", _OLD_PUT_AWAY.sub("改为", text))))


_OLD_PUT_AWAY = regex(
    r"(?:也|都|就)?(?:得|要)?(?:动|改|变|调)?(?:一下)?[ ，,]*[\d:：.]+[一-鿿%]{0,3}?"
    r"(?:改成|改为|换成|换为|调成|调整为|更正为)(?=约?\d)"
)


def _as_one(said: Sequence[str]) -> str:
    """Return the clauses of a correction as one: what they are about, and the value told last."""
    if len(said) == 1 or not said:
        return "".join(said)
    before = figures(arabic(said[0]))
    about = arabic(said[0])[: before[0].start] if before else said[0]
    return f"{about}{said[-1]}" if figures(arabic(said[-1])) else "，".join(said)


_CHECKED = "(?:重新|又|再)?(?:核|查|问|数|点|对|确认)(?:了|过|清|实|准)(?:一遍|一下)?"
_DENIAL = regex("不(?:是|叫|止)(?:(?!是|叫)[^，]){1,16}(?:而?(?:是|叫)|$)")
_CUE_BEFORE = regex(
    f"^(?:等下)?(?:那就是|那|故|(?:所以|就|要)写|所以|因此|{_CHECKED}|不对|更正|改成|改为|换成|应该是|应为|而?是)+[，：:]?"
)
_SLIP = "我?(?:多|少|漏)(?:打|写|输|按)了?一?个?(?:0|零|数)"
"""An excuse for a figure that was told wrong."""
_CUE_BEHIND = regex(f"(?:{_CHECKED}|{_SLIP}|不对|更正|更新了|有误|错了|写错了|报错了)$")


_COPULAR = regex(
    f"[{words.CHINESE}“”]{{2,12}}(?:那个|这个)?(?:现在)?(?:是|为)(?:约|近)?[\\d.]+万?[{words.CHINESE}%]{{0,2}}$"
)


def as_successor(fact: Fact, told: ClauseGroup, before: Sequence[Fact], notes: Notes) -> Fact:
    """Return a fact as the successor of one told before that counts the same thing otherwise."""
    older = [f for f in before if same_count(f.text, fact.text)]
    otherwise = replace(fact, replaces=(older[0].id,)) if len(older) == 1 else fact
    change = change_of(told.words)
    if not before or len(told.parts) > 1 or not _COPULAR.fullmatch(change.text):
        return otherwise
    found = [f for f in candidates(change, before, None) if change.topic <= bigrams(f"{f.head} {f.text}")]
    text = rewrite(change, found[0]) if len(found) == 1 else ""
    return successor(found[0], text, quotes_of(told.parts, notes)[0], notes) if text else otherwise


def _former_fact(change: Change, notes: Notes) -> Fact | None:
    """Return the fact before its correction that said what is said to hold after all; `None` for none."""
    for fact in reversed(notes.facts):
        old = next((e for n in fact.replaces if isinstance(e := notes.entry(n), Fact)), None)
        if old and change.new and any(_holds(old.text, q) and not _holds(fact.text, q) for q in change.new):
            return replace(old, message=notes.said.id, replaces=(fact.id,))
    return None


def _holds(text: str, q: Quantity) -> bool:
    return any(q.value == told.value and q.unit in (told.unit, "") for told in figures(text))
