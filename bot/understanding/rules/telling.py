"""Clauses that tell facts are written down, those of one fact together; tables row by row, forms whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import SectionRole
from bot.facts.wording import bigrams
from bot.understanding.rules.clauses.composing import ClauseGroup, full_text
from bot.understanding.rules.clauses.cutting import Span
from bot.understanding.rules.clauses.fitting import slot_of
from bot.understanding.rules.clauses.forms import Part
from bot.understanding.rules.clauses.grids import Grid, grids, rows, table_spans
from bot.understanding.rules.clauses.heads import Head, HeadKind
from bot.understanding.rules.clauses.standing import is_directive, standing_of
from bot.understanding.rules.data import NamedDatum
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import restate
from bot.understanding.talk import Slot


def fact_of(told: ClauseGroup, notes: Notes) -> Fact:
    """Return what clauses tell as one fact, complete in itself, not yet numbered."""
    plain = restate(told.words, notes.year)
    head = told.parts[-1].head
    standing = standing_of(plain.text, told.words, head, notes.genre)
    return Fact(
        0,
        None,
        full_text(told, standing.text),
        notes.said.id,
        told.parts[0].clause.sentence,
        quotes=quotes_of(told.parts, notes),
        head=head.text if head and head.kind is not HeadKind.SOURCE else "",
        status=_background(standing.status, head, notes),
        approximate=tuple(a for a in plain.approximate if a in standing.text),
        condition=standing.condition,
    )


def _background(status: Status, head: Head | None, notes: Notes) -> Status:
    """Return the status of what is told; what answers for the lead tells why, and lays nothing down."""
    slot = slot_of(notes.said, notes.talk)
    leads = head is None and slot is not None and slot.role is SectionRole.LEAD
    return Status.STATE if leads and status is Status.PLANNED and is_directive(notes.genre) else status


def quotes_of(parts: Sequence[Part], notes: Notes) -> tuple[Quote, ...]:
    """Return the words of neighbouring clauses as one quote."""
    return (notes.quote(parts[0].clause.start, parts[-1].clause.end),)


def contact_of(named: NamedDatum, notes: Notes) -> Fact:
    """Return whom to ask as a fact: a notice tells it in its text."""
    quote = notes.quote(named.start, named.end)
    text = f"联系人：{named.value}"
    return Fact(0, None, text, notes.said.id, quotes=(quote,), head="联系人", status=Status.STATE)


def tell_rows(notes: Notes, text: str) -> list[Span]:
    """Write down the rows of the tables in what is left of a message; return where its tables stand."""
    for row in rows(text):
        told = restate(row.text)
        quote = notes.quote(row.start, row.end)
        status = standing_of(told.text, told.text, None, notes.genre).status
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
    return table_spans(text)


def tell_forms(notes: Notes) -> Iterator[Span]:
    """Write down the tables that an annex is to hold as they are; yield where they stand."""
    for grid in grids(notes.said.text):
        if annex := _annex_of(grid, notes):
            head = grid.caption or notes.said.label or annex.name
            quote = notes.quote(grid.start, grid.end)
            told = Fact(0, annex.section or None, grid.written, notes.said.id, quotes=(quote,), head=head)
            notes.enter(replace(told, status=Status.STATE))
            yield grid.start, grid.end


def _annex_of(grid: Grid, notes: Notes) -> Slot | None:
    """Return the annex that is to hold a table: the one that was asked about, or that its caption names.

    A form that is to be filled in goes to the only annex there is.
    """
    annexes = [slot for slot in notes.talk.outline if slot.role is SectionRole.ANNEX]
    if (asked := slot_of(notes.said, notes.talk)) in annexes:
        return asked
    named = [slot for slot in annexes if bigrams(grid.caption) & bigrams(f"{slot.name}{slot.about}")]
    fitting = named or (annexes if grid.is_blank else [])
    return fitting[0] if len(fitting) == 1 else None
