"""What a model is told of a document before its task: head, wishes, outline, ledger, gaps, what to avoid.

It is the same for every section, byte for byte, so that an endpoint can keep it; the task comes behind it.
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.document import Document, Section
from bot.domain.fact import Fact
from bot.domain.genre import Genre, SectionRole
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.drafting.outline.lengths import length_of
from bot.drafting.outline.plans import part_numbers
from bot.drafting.outline.proposing import names
from bot.drafting.sources.house_words import house_lines
from bot.drafting.sources.ledger_for_model import fact_line, lines_to_avoid, wish_lines
from bot.language.document.headings import heading_label
from bot.privacy.tokens import Masking
from bot.texts.conversation.habits import MINE
from bot.texts.prompting import drafting as texts
from bot.understanding.prompting.legend import legend

NO_MASKING = Masking()


def briefing(
    document: Document,
    genre: Genre,
    ledger: Ledger,
    veil: Masking = NO_MASKING,
    *,
    outlined: bool = True,
    habits: Sequence[str] = (),
    house: Sequence[HouseWord] = (),
) -> str:
    """Return the lines in order, tokens for names; without the outline where that is still to be made.

    `habits` are those of the unit, `house` its list of words; without any of them nothing is said of them.
    """
    numbers = {section.id: n for n, section in enumerate(document.live, 1)} if outlined else {}
    parts = (
        (texts.HEAD, "\n".join(_head(document, genre, outlined=outlined))),
        (texts.LEGEND, ""),
        (texts.WISHES, wish_lines(ledger)),
        (texts.OUTLINE, "\n".join(_outline(document, ledger)) if outlined else ""),
        (texts.LEDGER, "\n".join(_ledger(ledger.facts, numbers)) or texts.NONE),
        (texts.GAPS, "\n".join(_gaps(ledger, numbers)) or texts.NONE),
        (texts.AVOIDED, lines_to_avoid(ledger)),
        (MINE, "\n".join(habits)),
        (texts.HOUSE, "\n".join(house_lines(house, document, ledger))),
    )
    # The legend speaks of tokens: veiled, it would speak of brackets.
    known = {texts.LEGEND: legend(veil, document.brief)}
    told = ((name, known.get(name) or veil.mask(lines)) for name, lines in parts)
    return "\n\n".join(f"【{name}】\n{lines}" for name, lines in told if lines)


def _head(document: Document, genre: Genre, *, outlined: bool) -> Iterator[str]:
    brief = document.brief
    lines = (
        (texts.GENRE, genre.name),
        (texts.ISSUER, f"{brief.issuer}（{brief.issuer_kind}）" if brief.issuer else ""),
        (texts.ADDRESSEE, brief.addressee),
        (texts.PERIOD, brief.period),
        (texts.TOPIC, brief.topic),
        (texts.TITLE, document.title),
        (texts.ISSUED, texts.day(brief.issued) if brief.issued else ""),
        (texts.ATTACHED, "；".join(brief.letterhead.attachments)),
        (texts.TARGET, texts.about_chars(brief.target_chars) if brief.target_chars else ""),
        (texts.MAIN_LINE, document.main_line if outlined else ""),
        (texts.FORMULATIONS, "、".join(document.formulations) if outlined else ""),
    )
    for name, value in lines:
        if value:
            yield f"{name}：{value}"


def _outline(document: Document, ledger: Ledger) -> Iterator[str]:
    """Yield the sections, each behind its number: name, entries, gaps, length, intent, first words."""
    plans = [section.plan for section in document.live]
    part = ""
    counted_names = zip(document.live, names(plans), part_numbers(plans), strict=True)
    for n, (section, name, (number, _)) in enumerate(counted_names, 1):
        plan = section.plan
        if plan.heading and plan.part != part:
            yield texts.part(heading_label(plan.numbering, 1, (number,)) + plan.part)
        part = plan.part
        yield texts.section(
            n,
            name if plan.part or plan.heading or plan.role is SectionRole.LEAD else texts.UNHEADED,
            [fact.id for fact in facts_of(section, ledger)],
            gaps_of(section, ledger),
            length_of(section, document, ledger),
            plan.guidance,
            plan.first,
        )


def facts_of(section: Section, ledger: Ledger) -> tuple[Fact, ...]:
    """Return the facts that a section is to state, in the order they were told."""
    return tuple(fact for fact in ledger.facts if fact.section == section.id)


def gaps_of(section: Section, ledger: Ledger) -> tuple[str, ...]:
    """Return what a section is to mark as missing: skipped questions, and what is not known yet."""
    waiting = (gap.what for gap in ledger.gaps if gap.section == section.id)
    return tuple(dict.fromkeys((*section.missing, *waiting)))


def _ledger(facts: Sequence[Fact], numbers: Mapping[int, int]) -> Iterator[str]:
    for fact in facts:
        place = numbers.get(fact.section or 0)
        left = texts.NOT_WRITTEN if fact.section == 0 else ""
        yield f"{fact.id}｜{fact_line(fact)}" + (texts.goes_to(place) if place else left)


def _gaps(ledger: Ledger, numbers: Mapping[int, int]) -> Iterator[str]:
    for gap in ledger.gaps:
        place = numbers.get(gap.section or 0)
        yield f"{gap.id}｜{gap.what}" + (texts.goes_to(place) if place else "")
