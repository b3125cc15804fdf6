"""The messages of a talk read in order, by rules alone, as one conversation on top of its ledger."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.fact import Fact, Quote, Status
from bot.domain.ledger import Datum, Doubt, Field, Gap, LeftOut, Reading, Secret, Unsure, Wish, WishKind
from bot.domain.request import Ask
from bot.domain.said import Said
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.dates import span_of
from bot.understanding.rules import words
from bot.understanding.rules.answers import answered
from bot.understanding.rules.clauses import Span, clauses
from bot.understanding.rules.composing import Told, full_text, remarks, subject, told_together
from bot.understanding.rules.corrections import by_unit, candidates, change_of, rewritten, same_count
from bot.understanding.rules.data import Named, named_data
from bot.understanding.rules.forms import Form, Part, part_of
from bot.understanding.rules.gaps import heard_in, topic_of_gap
from bot.understanding.rules.grids import rows, table_spans
from bot.understanding.rules.heads import HeadKind, head_of_question, headed
from bot.understanding.rules.naming import named_people, unnamed
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.opening import opening_data
from bot.understanding.rules.restating import arabic, bare, restated
from bot.understanding.rules.settling import settled
from bot.understanding.rules.standing import is_laid_down, standing_of
from bot.understanding.talk import Talk


def read(talk: Talk) -> Reading:
    """Return what the new messages say, each read on top of those before it."""
    whole = Reading()
    for said in talk.new:
        reading = read_said(said, talk)
        talk = replace(talk, ledger=talk.ledger.after(reading), before=(*talk.before, said))
        whole = Reading(
            (*whole.entries, *reading.entries),
            (*whole.withdrawn, *reading.withdrawn),
            (*whole.requests, *reading.requests),
            (*whole.asides, *reading.asides),
        )
    return whole


def read_said(said: Said, talk: Talk) -> Reading:
    """Return what one message says on top of the ledger of its talk."""
    notes = Notes(talk, said)
    if answer := answered(said):
        notes.enter(answer)
        return notes.reading
    taken = [*_enter_data(notes), *_enter_tables(notes)]
    laid_down = is_laid_down(_genre(notes))
    text = _without(said.text, taken)
    asked = head_of_question(said, talk)
    parts = [part_of(h, laid_down) for h in headed(clauses(text), text, asked)]
    _enter_parts(settled(parts, laid_down), notes)
    return unnamed(notes.reading, said.text)


def _genre(notes: Notes) -> str:
    return notes.talk.brief.genre or _told(notes, Field.GENRE)


def _year(notes: Notes) -> int | None:
    """Return the year that 今年 means: that of the period, for a report written early in the next year."""
    issued, span = _issued(notes), span_of(notes.talk.brief.period or _told(notes, Field.PERIOD))
    if span and (issued is None or 0 <= (issued - span[1]).days <= _AFTER):
        return span[1].year
    return issued.year if issued else None


_AFTER = 120
"""How many days behind its period a report still speaks of the period's year as 今年."""


def _told(notes: Notes, field: Field) -> str:
    return next((d.value for d in notes.ledger.data if d.field is field), "")


def _issued(notes: Notes) -> date | None:
    told = _told(notes, Field.ISSUED)
    today = notes.talk.today
    return (
        notes.talk.brief.issued
        or (date.fromisoformat(told) if told else None)
        or (today if today > date.min else None)
    )


def _without(text: str, taken: Sequence[Span]) -> str:
    """Return a message with what was read already blanked out, offsets kept."""
    for start, end in taken:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _enter_data(notes: Notes) -> list[Span]:
    talk, text = notes.talk, notes.said.text
    day = _issued(notes)
    told: list[Named] = []
    if not notes.facts:
        told += opening_data(text, talk.genres, day.year if day else talk.today.year)
    told += named_data(text, day, talk.today)
    for named in told:
        if named.field is Field.CONTACT and "通知" in _genre(notes):
            notes.enter(_contact(named, notes))
            continue
        notes.enter(Datum(0, named.field, named.value, notes.quote(named.start, named.end)))
    return [(named.start, named.end) for named in told]


def _contact(named: Named, notes: Notes) -> Fact:
    """Return whom to ask as a fact: a notice tells it in its text."""
    quote = notes.quote(named.start, named.end)
    text = f"联系人：{named.value}"
    return Fact(0, None, text, notes.said.id, quotes=(quote,), head="联系人", status=Status.STATE)


def _enter_tables(notes: Notes) -> list[Span]:
    for row in rows(notes.said.text):
        told = restated(row.text)
        quote = notes.quote(row.start, row.end)
        status = standing_of(told.text, told.text, None, _genre(notes)).status
        notes.enter(
            Fact(
                0,
                None,
                told.text,
                notes.said.id,
                quotes=(quote,),
                head=row.caption,
                status=status,
                approximate=told.approximate,
            )
        )
    return table_spans(notes.said.text)


def _enter_parts(parts: Sequence[Part], notes: Notes) -> None:
    """Enter the parts in order; neighbouring clauses of facts are told together."""
    at = 0
    while at < len(parts):
        stop = at + 1
        while stop < len(parts) and {parts[at].form, parts[stop].form} <= _TOGETHER:
            stop += 1
        if parts[at].form in _TOGETHER:
            _enter_facts(parts[at:stop], notes)
        elif parts[at].form is Form.CORRECTION:
            while (
                stop < len(parts)
                and parts[stop].form is Form.CORRECTION
                and parts[stop].unit == parts[at].unit
            ):
                stop += 1
            _correct(parts[at:stop], notes)
        elif enter := _ENTER.get(parts[at].form):
            enter(parts[at], notes)
        at = stop


_TOGETHER = {Form.FACT, Form.TOPIC}


def _enter_facts(parts: Sequence[Part], notes: Notes) -> None:
    for told in told_together(parts):
        for part in told.parts:
            _enter_remarks(part, notes)
        fact = _fact(told, notes)
        notes.enter(_updating(fact, told, notes))


_COPULAR = re.compile(
    f"[{words.CHINESE}“”]{{2,12}}(?:那个|这个)?(?:现在)?(?:是|为)(?:约|近)?[\\d.]+万?[{words.CHINESE}%]{{0,2}}$"
)


def _updating(fact: Fact, told: Told, notes: Notes) -> Fact:
    """Return a fact as the successor of one from an earlier message that counts the same thing otherwise."""
    before = [f for f in notes.facts if f.message != fact.message]
    older = [f for f in before if same_count(f.text, fact.text)]
    if len(older) == 1:
        return replace(fact, replaces=(older[0].id,))
    change = change_of(told.words)
    if not before or len(told.parts) > 1 or not _COPULAR.fullmatch(change.text):
        return fact
    found = [f for f in candidates(change, before, None) if change.topic <= bigrams(f"{f.head} {f.text}")]
    text = rewritten(change, found[0]) if len(found) == 1 else ""
    return _corrected(found[0], text, _quotes(told.parts, notes)[0], notes) if text else fact


def _enter_remarks(part: Part, notes: Notes) -> None:
    """Enter what a clause says to the drafter in brackets: a wish, or a gap."""
    for remark in remarks(part):
        at = notes.said.text.find(remark, part.clause.start)
        quote = notes.quote(at, at + len(remark))
        what = topic_of_gap(remark) if words.NOT_KNOWN.search(remark) else ""
        if words.FORBIDDING.search(remark):
            notes.enter(Wish(0, bare(remark), quote, _kind(remark)))
        elif what:
            notes.enter(Gap(0, what, quote, heard_in(remark)))
        else:
            notes.asides.append(quote)


def _fact(told: Told, notes: Notes) -> Fact:
    plain = restated(told.words, _year(notes))
    head = told.parts[-1].head
    standing = standing_of(plain.text, told.words, head, _genre(notes))
    return Fact(
        0,
        None,
        full_text(told, standing.text),
        notes.said.id,
        told.parts[0].clause.sentence,
        quotes=_quotes(told.parts, notes),
        head=head.text if head else "",
        status=standing.status,
        approximate=tuple(a for a in plain.approximate if a in standing.text),
        condition=standing.condition,
    )


def _quotes(parts: Sequence[Part], notes: Notes) -> tuple[Quote, ...]:
    return (notes.quote(parts[0].clause.start, parts[-1].clause.end),)


# ---- corrections


def _correct(parts: Sequence[Part], notes: Notes) -> None:
    start, end = parts[0].clause.start, parts[-1].clause.end
    head = parts[0].head
    about = f"{head.words}，" if head and head.kind is HeadKind.REVISION and head.words else ""
    said = about + "，".join(p.text for p in parts)
    change = change_of(said)
    found = candidates(change, notes.facts, _near(notes)) if change.has_value or change.old else []
    if len(found) > 1:
        notes.enter(_which(said, found, notes.quote(start, end)))
    elif found and (text := rewritten(change, found[0])):
        notes.enter(_corrected(found[0], text, notes.quote(start, end), notes))
    elif found and not change.has_value:
        _doubted(found[0], notes.quote(start, end), notes)
    elif gap := _gap_filled(parts, notes):
        notes.withdrawn.append(gap.id)
        _tell(parts, notes, gap.what)
    elif change.new and change.topic and not words.TALKING.search(said):
        _tell(parts, notes)
    else:
        rivals = by_unit(change, notes.facts)[-_OFFERED:]
        quote = notes.quote(start, end)
        notes.enter(_which(said, rivals, quote) if rivals else Unsure(0, quote))


_OFFERED = 3
"""How many facts are offered at most where a correction does not say which it means."""


def _doubted(fact: Fact, quote: Quote, notes: Notes) -> None:
    """Take back a fact that is said to be wrong, and leave a gap for what is right."""
    notes.withdrawn.append(fact.id)
    notes.enter(Gap(0, subject(fact.text) or fact.text, quote))


def _near(notes: Notes) -> Fact | None:
    """Return the fact told last in this message, or in the one before it."""
    previous = notes.talk.before[-1].id if notes.talk.before else ""
    return next((f for f in reversed(notes.facts) if f.message in (notes.said.id, previous)), None)


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


def _which(said: str, found: Sequence[Fact], quote: Quote) -> Doubt:
    options = tuple(fact.text[:12] for fact in found)
    return Doubt(0, f"“{bare(said)}”改的是哪一条？", "", tuple(f.id for f in found), options, (quote,))


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
    notes.enter(replace(_fact(told, notes), quotes=_quotes(parts, notes)))


def _bare_of_cues(text: str) -> str:
    return _CUE_BEHIND.sub("", _DENIAL.sub("", _CUE_BEFORE.sub("", text)))


def _as_one(said: Sequence[str]) -> str:
    """Return the clauses of a correction as one: what they are about, and the value told last."""
    if len(said) == 1 or not said:
        return "".join(said)
    before = figures(arabic(said[0]))
    about = arabic(said[0])[: before[0].start] if before else said[0]
    return f"{about}{said[-1]}" if figures(arabic(said[-1])) else "，".join(said)


_CHECKED = "(?:重新|又|再)?(?:核|查|问|数|点|对|确认)(?:了|过|清|实|准)(?:一遍|一下)?"
_DENIAL = re.compile("不(?:是|叫|止)(?:(?!是|叫)[^，]){1,16}(?:而?(?:是|叫)|$)")
_CUE_BEFORE = re.compile(
    f"^(?:等下)?(?:那就是|那|故|所以|因此|{_CHECKED}|不对|更正|改成|改为|换成|应该是|应为|而?是)+[，：:]?"
)
_CUE_BEHIND = re.compile(f"(?:{_CHECKED}|不对|更正|更新了|有误|错了|写错了|报错了)$")


# ---- what is no fact


def _wish(part: Part, notes: Notes) -> None:
    text = bare(part.text)
    names = named_people(notes.said.text) if words.SPARED_PART.search(text) else ()
    forbidden = tuple(re.findall("“([^”]+)”", text)) if words.FORBIDDING.search(text) else ()
    quote = notes.quote(part.clause.start, part.clause.end)
    notes.enter(Wish(0, text, quote, _kind(text), _parts(text), (*names, *forbidden)))


_KINDS = (
    (WishKind.LENGTH, "字数|篇幅|字以内|[长短](?:一)?[点些]|简[短写]|精炼|详细"),
    (
        WishKind.STRUCTURE,
        "分[成为]?[几两三四五六\\d]|结构|层次|标题|放(?:在|到)?(?:最)?[前后开]|单独|分条|逐条|开头|结尾|合并",
    ),
    (WishKind.STYLE, "口吻|语气|文风|套话|空话|官话|形容词|口号|朴实|平实|动词|堆|口语|啰嗦"),
)


def _kind(text: str) -> WishKind:
    return next((kind for kind, pattern in _KINDS if re.search(pattern, text)), WishKind.CONTENT)


def _parts(text: str) -> tuple[str, ...]:
    """Return the parts that an order names in a row: 分宣传、培训、督查三块."""
    m = re.search(
        f"[分按](?:成|为"
        f"|照)?(?P<row>[{words.CHINESE}]{{2,10}}(?:、[{words.CHINESE}]{{2,10}})+?)(?:这)?[两三四五六几](?:大)?(?:块|部分|点|方面)",
        text,
    )
    return tuple(m["row"].split("、")) if m else ()


def _leave_out(part: Part, notes: Notes) -> None:
    quote = notes.quote(part.clause.start, part.clause.end)
    notes.enter(Wish(0, bare(part.text), quote))


def _left_out(part: Part, notes: Notes) -> None:
    quote = notes.quote(part.clause.start, part.clause.end)
    notes.enter(LeftOut(0, bare(part.text), "没成" if part.form is Form.FAILED else "不写", quote))


def _gap(part: Part, notes: Notes) -> None:
    what = part.topic or topic_of_gap(part.text)
    quote = notes.quote(part.clause.start, part.clause.end)
    if what:
        notes.enter(Gap(0, what, quote, heard_in(part.text)))
    else:
        notes.enter(Unsure(0, quote))


def _secret(part: Part, notes: Notes) -> None:
    kind = next((kind for kind, form in words.SECRETS.items() if form.search(part.text)), "个人信息")
    notes.enter(Secret(0, kind, notes.quote(part.clause.start, part.clause.end)))


def _aside(part: Part, notes: Notes) -> None:
    notes.asides.append(notes.quote(part.clause.start, part.clause.end))


def _question(part: Part, notes: Notes) -> None:
    notes.requests.append(Ask(part.text))


def _unsure(part: Part, notes: Notes) -> None:
    notes.enter(Unsure(0, notes.quote(part.clause.start, part.clause.end)))


def _withdraw(part: Part, notes: Notes) -> None:
    """Take back the fact that the words are about; where none fits or several do, ask."""
    said = words.WITHDRAWING.sub("", bare(part.text)) or part.topic
    found = candidates(change_of(said), notes.facts, _near(notes), least=1) if said else []
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
        notes.withdrawn.append(fact.id)


def _also_changes(part: Part, notes: Notes) -> None:
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
    notes.withdrawn.append(found[0].id)
    notes.enter(Gap(0, topic_of_gap(found[0].text) or found[0].text, quote))


def _follows(part: Part, notes: Notes) -> None:
    _correct((part,), notes)


_ENTER: dict[Form, Callable[[Part, Notes], None]] = {
    Form.WISH: _wish,
    Form.LEAVE_OUT: _leave_out,
    Form.FAILED: _left_out,
    Form.LEFT_OUT: _left_out,
    Form.GAP: _gap,
    Form.DOUBTED: _gap,
    Form.SECRET: _secret,
    Form.ASIDE: _aside,
    Form.UNCHANGED: _aside,
    Form.QUESTION: _question,
    Form.UNSURE: _unsure,
    Form.WITHDRAWAL: _withdraw,
    Form.ALSO_CHANGES: _also_changes,
    Form.FOLLOWS: _follows,
}
