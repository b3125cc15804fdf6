"""The parts of a message are written down, each for what it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from bot.domain.fact import Quote
from bot.domain.ledger import Gap, LeftOut, Secret, Unsure, Wish, WishKind
from bot.domain.request import Ask
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts.prompting import reading as texts
from bot.understanding.rules import words
from bot.understanding.rules.clauses.composing import group_clauses, is_complete, remarks
from bot.understanding.rules.clauses.forms import Form, Part
from bot.understanding.rules.corrections.correcting import as_successor, correct
from bot.understanding.rules.corrections.naming import people_in
from bot.understanding.rules.corrections.unsaying import year_to_exclude
from bot.understanding.rules.dependents import withdraw_dependents
from bot.understanding.rules.gaps import hearsay_in, topic_of_gap, with_owner
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import bare
from bot.understanding.rules.telling import fact_of, quotes_of
from bot.understanding.rules.withdrawing import keep_out, withdraw

_TOGETHER = (Form.FACT, Form.TOPIC)


def enter_parts(parts: Sequence[Part], notes: Notes) -> None:
    """Write the parts down in order; clauses of facts, and those of one correction, together."""
    for (form, _), group in groupby(parts, _kind_of_part):
        together = tuple(group)
        if form is Form.FACT:
            _enter_facts(together, notes)
        elif form is Form.CORRECTION:
            correct(together, notes)
        else:
            for part in together:
                _ENTER[part.form](part, notes)


def _kind_of_part(part: Part) -> tuple[Form | None, int]:
    """Return what parts that are written down together have in common."""
    if part.form in _TOGETHER:
        return Form.FACT, 0
    return (Form.CORRECTION, part.unit) if part.form is Form.CORRECTION else (None, 0)


def _enter_facts(parts: Sequence[Part], notes: Notes) -> None:
    before = [fact for fact in notes.facts if fact.message != notes.said.id]
    for told in group_clauses(parts):
        for part in told.parts:
            _enter_remarks(part, notes)
        if not is_complete(told) and notes.said.label:
            told = replace(told, topic=f"{notes.said.label}：")
        if is_complete(told) and not any(map(_needs_question, told.parts)):
            notes.enter(as_successor(fact_of(told, notes), told, before, notes))
        else:
            notes.enter(Unsure(0, *quotes_of(told.parts, notes)))


def _needs_question(part: Part) -> bool:
    """Return whether a clause speaks of the document, or says of its own figure that it may be wrong."""
    tests = (words.OF_THE_TEXT, words.CONTESTED, words.HINTED)
    return any(test.search(part.text) for test in tests)


def _enter_remarks(part: Part, notes: Notes) -> None:
    """Enter what a clause says to the drafter in brackets: a wish, or a gap."""
    for remark in remarks(part):
        at = notes.said.text.find(remark, part.clause.start)
        quote = notes.quote(at, at + len(remark))
        beside = re.split("[的是]", notes.said.text[part.clause.start : at - 1])[-1]
        what = with_owner(topic_of_gap(remark), (beside,)) if words.NOT_KNOWN.search(remark) else ""
        if words.FORBIDDING.search(remark):
            notes.enter(_wish_of(remark, quote, notes))
        elif what:
            notes.enter(Gap(0, what, quote, hearsay_in(remark)))
        else:
            notes.asides.append(quote)


def _enter_wish(part: Part, notes: Notes) -> None:
    if year := year_to_exclude(part.text):
        _leave_out_year(year, notes)
    quote = notes.quote(part.clause.start, part.clause.end)
    if not keep_out(part.text, quote, notes):
        notes.enter(_wish_of(part.text, quote, notes))


_YEARS_BACK = {"去年": 1, "上年": 1, "前年": 2}


def _leave_out_year(year: str, notes: Notes) -> None:
    """Leave out the facts told before of a past year of which nothing is to be written."""
    this = notes.year
    for fact in list(notes.facts) if this else ():
        dated = re.match(r"(20\d\d)年", fact.text)
        past = this - int(dated[1]) if this and dated else 0
        if past == _YEARS_BACK.get(year, past) > 0:
            notes.withdraw(fact.id)
            notes.enter(LeftOut(0, fact.text, texts.NOT_TO_BE_WRITTEN, fact.quotes[0]))


def _wish_of(said: str, quote: Quote, notes: Notes) -> Wish:
    """Return an order to the drafter, with the parts it names and the words it forbids."""
    text = bare(said)
    names = people_in(notes.said.text) if words.SPARED_PART.search(text) else ()
    forbidden = tuple(re.findall("“([^”]+)”", text)) if words.FORBIDDING.search(text) else ()
    return Wish(0, text, quote, _kind(text), _parts(text), (*names, *forbidden))


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


def _enter_exclusion(part: Part, notes: Notes) -> None:
    quote = notes.quote(part.clause.start, part.clause.end)
    notes.enter(Wish(0, bare(part.text), quote))


def _enter_omission(part: Part, notes: Notes) -> None:
    quote = notes.quote(part.clause.start, part.clause.end)
    why = texts.CAME_TO_NOTHING if part.form is Form.FAILED else texts.NOT_TO_BE_WRITTEN
    notes.enter(LeftOut(0, bare(part.text), why, quote))


def _enter_gap(part: Part, notes: Notes) -> None:
    what = part.topic or topic_of_gap(part.text)
    quote = notes.quote(part.clause.start, part.clause.end)
    if what:
        for fact in [f for f in notes.facts if _tells_vaguely(f.text, what)]:
            notes.withdraw(fact.id)
        notes.enter(Gap(0, what, quote, hearsay_in(part.text)))
    else:
        notes.enter(Unsure(0, quote))


_VAGUE = regex("若干|一些|不等|待定")
_NAMED_ALIKE = 2


def _tells_vaguely(text: str, what: str) -> bool:
    """Return whether a fact says without a figure what is a gap now: 优秀奖若干 before 名额还没定."""
    return bool(_VAGUE.search(text)) and len(bigrams(text) & bigrams(what)) >= _NAMED_ALIKE


def _enter_secret(part: Part, notes: Notes) -> None:
    kind = next((kind for kind, form in words.SECRETS.items() if form.search(part.text)), "个人信息")
    notes.enter(Secret(0, kind, notes.quote(part.clause.start, part.clause.end)))


def _enter_aside(part: Part, notes: Notes) -> None:
    notes.asides.append(notes.quote(part.clause.start, part.clause.end))


def _enter_question(part: Part, notes: Notes) -> None:
    notes.requests.append(Ask(part.text + (part.clause.ending if part.clause.ending in ("?", "？") else "")))


def _enter_unsure(part: Part, notes: Notes) -> None:
    notes.enter(Unsure(0, notes.quote(part.clause.start, part.clause.end)))


def _enter_follow_up(part: Part, notes: Notes) -> None:
    correct((part,), notes)


_ENTER: dict[Form, Callable[[Part, Notes], None]] = {
    Form.WISH: _enter_wish,
    Form.LEAVE_OUT: _enter_exclusion,
    Form.FAILED: _enter_omission,
    Form.LEFT_OUT: _enter_omission,
    Form.GAP: _enter_gap,
    Form.DOUBTED: _enter_gap,
    Form.SECRET: _enter_secret,
    Form.ASIDE: _enter_aside,
    Form.UNCHANGED: _enter_aside,
    Form.QUESTION: _enter_question,
    Form.UNSURE: _enter_unsure,
    Form.TO_CHECK: _enter_unsure,
    Form.ORDER: _enter_unsure,
    Form.WITHDRAWAL: withdraw,
    Form.ALSO_CHANGES: withdraw_dependents,
    Form.FOLLOWS: _enter_follow_up,
}
