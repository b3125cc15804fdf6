"""What a fact may say: plans are not done, secrets and what is to stay out are not told."""

import re
from collections.abc import Iterator
from datetime import date

from bot.corpus.names.people import people
from bot.domain.fact import Fact, Status
from bot.domain.ledger import Datum, Field, Gap, Secret, Wish
from bot.language.figures.quantities import quantities
from bot.language.tense import is_coming, is_done
from bot.privacy.personal import personal_data
from bot.regex import regex
from bot.texts.prompting import reading as texts
from bot.understanding.checks.complaint import CheckContext, Complaint, Fault

_AHEAD = regex("下一?步|下一?阶段|下半年|明年|来年|打算|计划|今后|后续|以后")
_LACKING = regex("问题|不足|困难|短板|薄弱|差距")
_PRIVATE = ("identity", "card", "number")
_ILLNESS = regex(
    "[癌瘤]|尿毒症|梗[死塞后]|脑梗|心梗|精神病|抑郁|骨折|确诊|病危|住[了过]?[\\d一二两三四五六七八九十]*天?院|病情|残疾证"
)
_LONGEST_NAME = 20
_SECRET_LEAST = 2


def status_conflicts(case: CheckContext) -> Iterator[Complaint]:
    """Yield facts that are told as done while their words speak of plans or of what is lacking."""
    for fact in case.reading.facts:
        if fact.status is Status.DONE and (cue := _cue(fact)):
            yield Complaint(Fault.JUDGED, texts.wrong_status(fact.id, cue), fact.id)


def _cue(fact: Fact) -> str:
    found = _AHEAD.search(fact.head) or _LACKING.search(fact.head)
    if found:
        return found.group()
    coming = (q.text for q in fact.quotes if is_coming(q.text) and not is_done(q.text))
    return next(coming, "")


def leaks(case: CheckContext) -> Iterator[Complaint]:
    """Yield facts that tell what must not be written down or must not appear."""
    hidden = [e.quote.text for e in case.reading.entries if isinstance(e, Secret)]
    hidden += [e.quote.text for e in case.talk.ledger.of(Secret)]
    barred = _forbidden_words(case)
    for fact in case.reading.facts:
        for number in personal_data(fact.text):
            if number.kind in _PRIVATE:
                words = fact.text[number.start : number.end]
                yield Complaint(Fault.PROVED, texts.secret_in_text(fact.id, words), fact.id)
        for words in hidden:
            if len(words) >= _SECRET_LEAST and (told := _leak_in(words, fact.text)):
                yield Complaint(Fault.PROVED, texts.secret_in_text(fact.id, told), fact.id)
        if ill := _ILLNESS.search(fact.text):
            yield Complaint(Fault.JUDGED, texts.illness_in_text(fact.id, ill.group()), fact.id)
    for fact in case.current:
        for words in barred:
            if _stands_in(words, fact.text) and fact in case.reading.facts:
                yield Complaint(Fault.PROVED, texts.forbidden_in_text(fact.id, words), fact.id)


def _leak_in(secret: str, text: str) -> str:
    """Return what a text has of a secret: all of it, or a name in it."""
    return secret if secret in text else next((name for name in people(secret) if name in text), "")


def _forbidden_words(case: CheckContext) -> list[str]:
    ledger = case.talk.ledger.after(case.reading)
    own = (words for e in ledger.of(Wish) for words in e.forbidden if not _is_too_broad(words, case))
    return [*own, *(words for gap in ledger.of(Gap) for words in gap.heard)]


def _stands_in(words: str, text: str) -> bool:
    before = r"(?<![\d.])" if words[:1].isdigit() else ""
    after = r"(?![\d.]*\d)" if words[-1:].isdigit() else ""
    return bool(words) and re.search(f"{before}{re.escape(words)}{after}", text) is not None


def unfit_entries(case: CheckContext) -> Iterator[Complaint]:
    """Yield forbidden words that would hit more than was meant, and data that are not in their form."""
    for entry in case.reading.entries:
        if isinstance(entry, Wish):
            for words in entry.forbidden:
                if _is_too_broad(words, case):
                    yield Complaint(Fault.JUDGED, texts.not_to_forbid(entry.id, words), entry.id)
        elif isinstance(entry, Datum) and (line := _bad_form(entry)):
            yield Complaint(Fault.PROVED, line, entry.id)


def _is_too_broad(words: str, case: CheckContext) -> bool:
    """Return whether forbidden words are neither a name that was told nor a number with its unit."""
    told = any(words in said.text for said in case.messages.values())
    found = quantities(words)
    dated = bool(found) and all(q.unit in ("年", "月", "日", "") for q in found)
    return (
        not words or not told or len(words) > _LONGEST_NAME or dated or bool(re.search("[，。；！？]", words))
    )


def _bad_form(datum: Datum) -> str:
    if datum.field is Field.ISSUED:
        try:
            date.fromisoformat(datum.value)
        except ValueError:
            return texts.bad_date(datum.id, datum.value)
    if datum.field is Field.TARGET_CHARS and not datum.value.isdigit():
        return texts.bad_length(datum.id, datum.value)
    return ""
