"""What the clerk's choice settles where she was asked which fact is meant, or which of two figures holds."""

from dataclasses import replace

from bot.domain.fact import Fact
from bot.domain.ledger import Doubt, Ledger, LeftOut, Reading
from bot.texts.prompting import reading as texts
from bot.understanding.rules import words
from bot.understanding.rules.corrections.changes import change_of
from bot.understanding.rules.corrections.rewriting import rewrite
from bot.understanding.rules.restating import restate


def reading_of_choice(doubt: Doubt, option: int, ledger: Ledger) -> Reading | None:
    """Return the reading that an option makes of a doubt; `None` where more than a choice is needed."""
    facts = [e for n in doubt.facts if isinstance(e := ledger.entries.get(n), Fact)]
    chosen = doubt.options[option]
    if len(facts) == len(doubt.options) and all(map(_names, doubt.options, facts)):
        if doubt.quotes and words.FORBIDDING.search(doubt.quotes[0].text):
            return _exclusion(doubt, facts[option], ledger)
        if doubt.quotes:
            return _correction(doubt, facts[option], ledger)
        held = [facts[option].id]
    else:
        held = [fact.id for fact in facts if chosen in fact.text]
    others = tuple(fact.id for fact in facts if fact.id not in held)
    return Reading(withdrawn=(*others, doubt.id)) if held and others else None


def _names(option: str, fact: Fact) -> bool:
    return fact.text.startswith(option)


def _exclusion(doubt: Doubt, fact: Fact, ledger: Ledger) -> Reading:
    """Return the reading that leaves out the fact that is meant."""
    left_out = LeftOut(ledger.next, fact.text, texts.NOT_TO_BE_WRITTEN, doubt.quotes[0])
    return Reading((left_out,), (fact.id, doubt.id))


def _correction(doubt: Doubt, fact: Fact, ledger: Ledger) -> Reading | None:
    """Return the correction that the doubt quotes, carried out on the fact that is meant."""
    quote = doubt.quotes[0] if doubt.quotes else None
    text = rewrite(change_of(quote.text), fact) if quote else None
    if quote is None or not text:
        return None
    plain = restate(text)
    new = replace(
        fact,
        id=ledger.next,
        text=plain.text,
        message=quote.message,
        quotes=(*fact.quotes, quote),
        replaces=(fact.id,),
        approximate=plain.approximate,
    )
    return Reading((new,), (doubt.id,))
