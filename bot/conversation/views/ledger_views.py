"""The ledger as its clerk sees it: facts by section in the order of the document, wishes, and gaps."""

from collections.abc import Iterator

from bot.conversation.choices.ledger import Undo
from bot.conversation.replies import Button, Say
from bot.conversation.turns.context import TurnContext
from bot.conversation.views.numbers import number_of
from bot.domain.fact import Fact
from bot.domain.ledger import Datum, Entry, Gap, LeftOut, Reading, Secret, Wish
from bot.drafting.outline.proposing import section_name
from bot.drafting.placing.sections import facts_without_section
from bot.texts.conversation import listening as texts
from bot.texts.conversation.brief import FIELDS
from bot.texts.paper import gaps_in


def facts(context: TurnContext) -> tuple[Say, ...]:
    """Return the facts by section, each under the number it always has, with the words it rests on."""
    listed = [
        texts.facts_under(name, [_fact(context, f) for f in told])
        for name, told in _facts_by_section(context)
    ]
    if not listed:
        return (Say(texts.NO_FACTS),)
    undo = Button(texts.UNDO, Undo(context.public_id))
    return (Say("\n\n".join(listed)), Say(texts.WHAT_TO_CHANGE, ((undo,),)))


def of_section(context: TurnContext, section: int) -> Say:
    """Return the facts of one section."""
    here = context.section(section)
    told = context.facts_of(section)
    if context.document is None or here is None or not told:
        return Say(texts.NO_FACTS)
    lines = [_fact(context, fact) for fact in told]
    name = section_name(context.document, here)
    return Say(f"{texts.facts_under(name, lines)}\n{texts.WHAT_TO_CHANGE}", about=section)


def entries(context: TurnContext, reading: Reading) -> Say:
    """Return what one reading entered, a line each."""
    lines = [line for entry in reading.entries if (line := _line(context, entry))]
    undo = Button(texts.UNDO, Undo(context.public_id))
    return Say("\n".join((*lines, texts.WHAT_TO_CHANGE)), ((undo,),))


def wishes(context: TurnContext) -> Say:
    """Return the standing wishes on one card."""
    held = context.ledger.wishes
    forbidden = context.ledger.forbidden
    return (
        Say(texts.wishes([w.order for w in held], forbidden)) if held or forbidden else Say(texts.NO_WISHES)
    )


def gaps(context: TurnContext) -> Say:
    """Return what is still to be filled in: what she does not know yet, skipped, or what a text marks."""
    skipped = [label for section in context.live for label in section.missing]
    marked = [label for section in context.live if section.current for label in gaps_in(section.current.text)]
    lines = list(dict.fromkeys((*(gap.what for gap in context.ledger.gaps), *skipped, *marked)))
    return Say(texts.gaps(lines)) if lines else Say(texts.NO_GAPS)


def _facts_by_section(context: TurnContext) -> Iterator[tuple[str, list[Fact]]]:
    for section in context.live:
        told = list(context.facts_of(section.id))
        if told and context.document:
            yield section_name(context.document, section), told
    if loose := list(facts_without_section(context.ledger, context.live)):
        yield texts.NOT_PLACED, loose


def _fact(context: TurnContext, fact: Fact) -> str:
    old = [e.text for n in fact.replaces if isinstance(e := context.ledger.entries.get(n), Fact)]
    quotes = [quote.text for quote in fact.quotes if quote.text != fact.text]
    return texts.fact_line(
        number_of(context.ledger, fact),
        fact.text,
        texts.tail(texts.STATUS[fact.status], fact.condition, quotes, old),
    )


def _line(context: TurnContext, entry: Entry) -> str:
    match entry:
        case Fact():
            return _fact(context, entry)
        case Gap(what=what):
            return f"{entry.id}. {texts.GAP}：{what}"
        case Wish(order=order):
            return f"{entry.id}. {texts.WISH}：{order}"
        case Datum(field=field, value=value):
            return f"{entry.id}. {FIELDS[field]}：{value}"
        case LeftOut(what=what):
            return f"{entry.id}. {texts.LEFT_OUT}：{what}"
        case Secret():
            return texts.SECRET_KEPT_OUT
    return ""
