"""Quotes stand in their messages character by character, with the label of the list they are from."""

from collections.abc import Iterator

from bot.domain.fact import Fact, Quote
from bot.regex import regex
from bot.texts.prompting import reading as texts
from bot.understanding.checks.complaint import CheckContext, Complaint, Fault, all_quotes

_LABEL = regex(r"(?:^|(?<=[。；;，,、\n\s）)]))([^。；;，,、：:\n\s]{1,12})[：:]\s*$")
_MARK = regex(r"^[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、]|^[①-⑳]")
# Who says it, or that something is put in another way, governs no list.
_SPEAKS = regex("说|讲|发来|转|回复|改|更正|写|补")


def misquotations(case: CheckContext) -> Iterator[Complaint]:
    """Yield what is quoted and was not said, and facts without any quote."""
    for number, quote in all_quotes(case):
        if quote.message not in case.messages:
            yield Complaint(Fault.PROVED, texts.no_message(number, quote.text), number)
        elif not quote.text or quote.text not in case.words_of(quote.message):
            line = texts.not_verbatim(number, case.number[quote.message], quote.text)
            yield Complaint(Fault.PROVED, line, number)
    for fact in case.reading.facts:
        if not fact.quotes:
            yield Complaint(Fault.PROVED, texts.no_quote(fact.id), fact.id)


def wrong_heads(case: CheckContext) -> Iterator[Complaint]:
    """Yield facts without the label that stands before their words, and heads that nobody wrote."""
    for fact in case.reading.facts:
        said = "".join(case.words_of(quote.message) for quote in fact.quotes)
        if fact.head and fact.head not in said:
            yield Complaint(Fault.JUDGED, texts.head_not_there(fact.id, fact.head), fact.id)
        elif label := "".join(_label(case, fact, quote) for quote in fact.quotes[:1]):
            yield Complaint(Fault.JUDGED, texts.head_missing(fact.id, label), fact.id)


def _label(case: CheckContext, fact: Fact, quote: Quote) -> str:
    """Return the label directly before a quote where the fact does not have it."""
    said = case.words_of(quote.message)
    at = said.find(quote.text)
    found = _LABEL.search(said, 0, at) if at > 0 else None
    label = _MARK.sub("", found[1]) if found else ""
    taken_over = any(label[n : n + 2] in f"{fact.head}，{fact.text}" for n in range(max(len(label) - 1, 1)))
    return "" if taken_over or _SPEAKS.search(label) else label
