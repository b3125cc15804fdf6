"""Corrections are written down: what they replace, what they take back, and which facts to ask about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.fact import Fact, Quantity, Quote
from bot.domain.ledger import Doubt, Gap, Unsure, Wish
from bot.domain.request import ReplaceWords
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.replacing import replacements
from bot.regex import regex
from bot.texts import reading as texts
from bot.understanding.rules import words
from bot.understanding.rules.changes import Change, change_of
from bot.understanding.rules.composing import Told, subject
from bot.understanding.rules.finding import by_unit, candidates, same_count
from bot.understanding.rules.forms import Form, Part
from bot.understanding.rules.gaps import topic_of_gap
from bot.understanding.rules.heads import HeadKind
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import arabic, bare, restated
from bot.understanding.rules.rewriting import rewritten
from bot.understanding.rules.telling import fact_of, quotes_of


def correct(parts: Sequence[Part], notes: Notes) -> None:
    """Write down a correction: the fact as it is now, a question which one it means, or what is unsure."""
    start, end = parts[0].clause.start, parts[-1].clause.end
    head = parts[0].head
    about = f"{head.words}，" if head and head.kind is HeadKind.REVISION and head.words else ""
    said = about + "，".join(p.text for p in parts)
    change = change_of(said)
    found = candidates(change, notes.facts, notes.near) if change.has_value or change.old else []
    if words.STILL.search(said) and (old := _restored(change, notes)):
        notes.enter(replace(old, quotes=(*old.quotes, notes.quote(start, end))))
    elif len(found) > 1:
        notes.enter(_which(said, found, notes.quote(start, end)))
    elif found and (text := rewritten(change, found[0])):
        notes.enter(_corrected(found[0], text, notes.quote(start, end), notes))
    elif found and not change.has_value and not (head and head.kind is HeadKind.SOURCE):
        _doubted(found[0], notes.quote(start, end), notes)
    elif gap := _gap_filled(parts, notes):
        notes.withdraw(gap.id)
        _tell(parts, notes, gap.what)
    elif change.new and change.topic and not words.TALKING.search(said) and not _is_put_for(said, notes):
        _tell(parts, notes)
    elif change.old and (pairs := replacements(said)):
        # A figure that stands nowhere in the ledger may still stand in a text that was written.
        notes.requests += [ReplaceWords(old, new) for old, new in pairs]
    else:
        _ask_which(said, notes.quote(start, end), notes)


_PUT_FOR = regex("(?:也|都|再)?(?:改成|改为|换成|换为|调成|调整为|更正为)|(?:不对|错了|有误)[，,]")


def _is_put_for(said: str, notes: Notes) -> bool:
    """Return whether something told before must be meant, though nothing that was told fits."""
    return bool(notes.facts) and _PUT_FOR.search(said) is not None and not change_of(said).old


def _ask_which(said: str, quote: Quote, notes: Notes) -> None:
    """Ask what is corrected: the facts of the same unit; those of the same subject hold no more."""
    change = change_of(said)
    rivals = by_unit(change, notes.facts)
    same = [fact for fact in rivals if bigrams(f"{fact.head} {fact.text}") & change.topic][-_OFFERED:]
    doubt = _which(said, same or rivals[-_OFFERED:], quote)
    notes.enter((doubt if same else replace(doubt, assumed=texts.AS_TOLD)) if rivals else Unsure(0, quote))


_OFFERED = 3
"""How many facts are offered at most where a correction does not say which it means."""


def _doubted(fact: Fact, quote: Quote, notes: Notes) -> None:
    """Take back a fact that is said to be wrong, and leave a gap for what is right."""
    notes.withdraw(fact.id)
    notes.enter(Gap(0, subject(fact.text) or fact.text, quote))


def _corrected(old: Fact, text: str, quote: Quote, notes: Notes) -> Fact:
    plain = restated(text)
    return replace(
        old,
        text=plain.text,
        message=notes.said.id,
        quotes=(*old.quotes, quote),
        replaces=(old.id,),
        approximate=plain.approximate,
    )


_OPTION = 12
"""How many characters of a fact are offered."""


def _which(said: str, found: Sequence[Fact], quote: Quote) -> Doubt:
    options = tuple(fact.text[:_OPTION] for fact in found)
    return Doubt(0, texts.which_is_corrected(bare(said)), "", tuple(f.id for f in found), options, (quote,))


def _gap_filled(parts: Sequence[Part], notes: Notes) -> Gap | None:
    """Return the gap that new figures fill: the one whose words are named, or the last where none are."""
    change = change_of("，".join(p.text for p in parts))
    if not change.new:
        return None
    gaps = notes.ledger.gaps
    named = [gap for gap in gaps if bigrams(gap.what) & change.topic]
    near = [gap for gap in gaps if gap.heard and not change.topic]
    return next(reversed([*near, *named]), None)


def _tell(parts: Sequence[Part], notes: Notes, topic: str = "") -> None:
    """Enter a correction that corrects nothing as a fact of its own."""
    said = [text for p in parts if (text := _bare_of_cues(p.text))]
    clause = replace(parts[0].clause, text=_as_one(said))
    told = Told((replace(parts[0], clause=clause, form=Form.FACT),), topic)
    notes.enter(replace(fact_of(told, notes), quotes=quotes_of(parts, notes)))


def _bare_of_cues(text: str) -> str:
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
    f"^(?:等下)?(?:那就是|那|故|所以|因此|{_CHECKED}|不对|更正|改成|改为|换成|应该是|应为|而?是)+[，：:]?"
)
_CUE_BEHIND = regex(f"(?:{_CHECKED}|不对|更正|更新了|有误|错了|写错了|报错了)$")


_COPULAR = regex(
    f"[{words.CHINESE}“”]{{2,12}}(?:那个|这个)?(?:现在)?(?:是|为)(?:约|近)?[\\d.]+万?[{words.CHINESE}%]{{0,2}}$"
)


def updated(fact: Fact, told: Told, before: Sequence[Fact], notes: Notes) -> Fact:
    """Return a fact as the successor of one told before that counts the same thing otherwise."""
    older = [f for f in before if same_count(f.text, fact.text)]
    otherwise = replace(fact, replaces=(older[0].id,)) if len(older) == 1 else fact
    change = change_of(told.words)
    if not before or len(told.parts) > 1 or not _COPULAR.fullmatch(change.text):
        return otherwise
    found = [f for f in candidates(change, before, None) if change.topic <= bigrams(f"{f.head} {f.text}")]
    text = rewritten(change, found[0]) if len(found) == 1 else ""
    return _corrected(found[0], text, quotes_of(told.parts, notes)[0], notes) if text else otherwise


def _restored(change: Change, notes: Notes) -> Fact | None:
    """Return the fact before its correction that said what is said to hold after all; `None` for none."""
    for fact in reversed(notes.facts):
        old = next((e for n in fact.replaces if isinstance(e := notes.entry(n), Fact)), None)
        if old and change.new and any(_holds(old.text, q) and not _holds(fact.text, q) for q in change.new):
            return replace(old, message=notes.said.id, replaces=(fact.id,))
    return None


def _holds(text: str, q: Quantity) -> bool:
    return any(q.value == told.value and q.unit in (told.unit, "") for told in figures(text))


def withdraw(part: Part, notes: Notes) -> None:
    """Take back the fact that the words are about; where none fits or several do, ask."""
    said = words.WITHDRAWING.sub("", bare(part.text)) or part.topic
    found = candidates(change_of(said), notes.facts, notes.near, least=1) if said else []
    quote = notes.quote(part.clause.start, part.clause.end)
    if len(found) == 1:
        _take_back(found[0], said, quote, notes)
    else:
        notes.enter(_which(part.text, found, quote) if found else Unsure(0, quote))


def _take_back(fact: Fact, said: str, quote: Quote, notes: Notes) -> None:
    """Take back a fact, or only the clause of it that is spoken of."""
    pieces = fact.text.split("，")
    kept = [piece for piece in pieces if not bigrams(piece) & bigrams(said)]
    if kept and len(kept) < len(pieces) and pieces[0] in kept:
        notes.enter(_corrected(fact, "，".join(kept), quote, notes))
    else:
        notes.withdraw(fact.id)


def also_changes(part: Part, notes: Notes) -> None:
    """Take back a figure that changes with another, and leave a gap for the new one."""
    said = re.sub("^(?:那|这)?(?:么|个)?", "", words.ALSO_CHANGES.split(bare(part.text))[0])
    found = [fact for fact in notes.facts if len(said) > 1 and said in fact.text]
    if not found and said in words.TOTALS:
        found = [fact for fact in notes.facts if any(name in fact.text for name in words.TOTALS)]
    quote = notes.quote(part.clause.start, part.clause.end)
    if len(found) != 1:
        asked = words.MANNER.search(part.text)
        notes.enter(Wish(0, bare(part.text), quote) if asked else Unsure(0, quote))
        return
    notes.withdraw(found[0].id)
    notes.enter(Gap(0, topic_of_gap(found[0].text) or found[0].text, quote))
