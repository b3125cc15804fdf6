"""The one place where a document becomes the paragraphs that the Word file and the plain text both show."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bot.domain.document import Brief, Document, Section
from bot.domain.genre import SectionRole
from bot.domain.table import Table
from bot.export.sheet.minutes import with_attendance
from bot.export.sheet.sheet import Block, Kind, Run, single
from bot.export.word.parts import decree
from bot.export.word.parts.bulletin import bulletin_head
from bot.export.word.parts.enclosures import ANNEX, enclosures
from bot.language.characters import printable
from bot.language.document.forms import annex_mark, is_note
from bot.language.document.headings import heading_label, heading_number, subheading_lines
from bot.language.document.hints import post_and_name
from bot.language.document.pipe_tables import lines_and_tables, with_room
from bot.lexicon.customs import is_decision_record, is_decree, is_personal, is_signed, needs_issuing_notice
from bot.lexicon.units import ends_as_signer
from bot.regex import regex
from bot.texts import paper

Part = Block | Table
_SectionParts = tuple[Section, tuple[Part, ...]]
_NOTICE = regex("(?:关于|^)(?:印发|下发|发布|颁布)(?P<name>.+)的通知$")
"""The title of a notice that issues something."""
_QUOTED = regex("《[^《》]+》")
_OTHER_MARKS = str.maketrans("《》〈〉", "〈〉《》")


def blocks(document: Document) -> tuple[Part, ...]:
    """Return the whole text: title, addressee, sections with their numbers, closing, annexes.

    What goes out by a notice stands behind it, on a page of its own and unsigned.
    """
    annexes = _annexes(document)
    sections, note = _running(document)
    text = [part for _, own in sections for part in own]
    enclosed = [single(Kind.ENCLOSURE, line) for line in _enclosure_lines(_attachments(document, annexes))]
    attached = [part for _, own in annexes for part in own]
    if is_decision_record(document.brief.genre):
        text = [with_attendance(part) if isinstance(part, Block) else part for part in text]
    opening, closing = _opening(document), _closing(document)
    if not needs_issuing_notice(document.brief.genre, document.brief.addressee):
        return (*opening, *text, *enclosed, *closing, *note, *attached)
    title = single(Kind.ANNEX_TITLE, _inner_title(document), opens_page=True)
    return (*opening, _notice(document), *closing, title, *text, *enclosed, *attached)


def section_blocks(document: Document, section: Section) -> tuple[Part, ...]:
    """Return a section as it stands in its document; nothing if it does not belong to the text."""
    return blocks_by_section(document).get(section.id, ())


def blocks_by_section(document: Document) -> dict[int, tuple[Part, ...]]:
    """Return every section that belongs to the text as `section_blocks` does, by its id."""
    return {section.id: own for section, own in (*_sections(document), *_annexes(document))}


def running_blocks(document: Document, section: Section) -> tuple[Part, ...]:
    """Return a section as `section_blocks` does, without what stands below the date."""
    everything = (*_running(document)[0], *_annexes(document))
    return next((own for other, own in everything if other.id == section.id), ())


def head_texts(document: Document) -> tuple[str, ...]:
    """Return what stands in the head of a document, and below its title where it has no head."""
    if is_decree(document.brief.genre):
        return (decree.number_of(document.brief),)
    return tuple(filter(None, (printable(document.brief.letterhead.number), _signatory(document.brief))))


def _signatory(brief: Brief) -> str:
    """Return the line that says who signs; empty where nobody is named."""
    signatory = printable(brief.letterhead.signatory)
    return f"{paper.SIGNATORY}{signatory}" if signatory else ""


def day(issued: date) -> str:
    """Return a day as it stands under a document."""
    return f"{issued.year}年{issued.month}月{issued.day}日"


def outer_title(document: Document) -> str:
    """Return the title that stands above all: that of the notice, where one issues the document."""
    title = printable(document.title)
    if not title or not needs_issuing_notice(document.brief.genre, document.brief.addressee):
        return title
    if _NOTICE.search(title):
        return title
    return paper.issuing_title(printable(document.brief.issuer), _name_in_notice(document))


def _inner_title(document: Document) -> str:
    """Return the title of what a notice issues, also where the document is called by that of the notice."""
    title = printable(document.title)
    found = _NOTICE.search(title)
    if not found:
        return title
    name = found["name"]
    return name[1:-1].translate(_OTHER_MARKS) if _QUOTED.fullmatch(name) else name


def _name_in_notice(document: Document) -> str:
    """Return the name of what a notice issues, as it stands between 《 and 》.

    It is its title without the issuer, who stands before 关于印发.
    """
    return _inner_title(document).removeprefix(printable(document.brief.issuer)).translate(_OTHER_MARKS)


def _notice(document: Document) -> Block:
    return single(Kind.BODY, paper.issuing_sentence(_name_in_notice(document)))


def day_of(brief: Brief) -> str:
    """Return the date of issue, or the mark that it is lacking."""
    return day(brief.issued) if brief.issued else paper.gap_mark(paper.DATE_OF_ISSUE)


def issuer_of(brief: Brief) -> str:
    """Return the issuer, or the mark that it is lacking."""
    return printable(brief.issuer) or paper.gap_mark(paper.ISSUER)


def _opening(document: Document) -> Iterator[Block]:
    yield from (single(Kind.HEAD, line) for line in _bulletin_lines(document))
    yield single(Kind.TITLE, outer_title(document) or paper.gap_mark(paper.TITLE))
    yield from (single(Kind.SUBTITLE, line) for line in _below_title(document))
    if addressee := printable(document.brief.addressee).rstrip("：: "):
        yield single(Kind.ADDRESSEE, f"{addressee}：")


def _bulletin_lines(document: Document) -> tuple[str, ...]:
    """Return the lines above the title of a bulletin; none where it has no head."""
    if not (head := bulletin_head(document)):
        return ()
    brief = document.brief
    return tuple(filter(None, (*head, _signatory(brief), f"{issuer_of(brief)}\u3000{day_of(brief)}")))


def _below_title(document: Document) -> Iterator[str]:
    """Yield what stands between title and text where it stands in no head."""
    if bulletin_head(document):
        return
    yield from head_texts(document)
    if document.brief.issued and not _has_signature(document.brief):
        yield f"（{day(document.brief.issued)}）"


def _enclosure_lines(attached: Sequence[str]) -> Sequence[str]:
    return enclosures(attached) if attached else ()


def _closing(document: Document) -> Iterator[Block]:
    brief = document.brief
    if not _has_signature(brief):
        return
    yield from (single(Kind.SIGNATURE, name) for name in issuers(_signer(brief)))
    yield single(Kind.DATE, day_of(brief))


def issuers(name: str) -> tuple[str, ...]:
    """Return the units of several that issue a document together; a single name as it is."""
    names = name.split()
    return tuple(names) if len(names) > 1 and all(map(ends_as_signer, names)) else (name,)


def _has_signature(brief: Brief) -> bool:
    return is_signed(brief.genre) or needs_issuing_notice(brief.genre, brief.addressee)


def _signer(brief: Brief) -> str:
    """Return who signs: whom the clerk named, else the issuer, and for a person's own report a mark.

    Between a post and a name two characters stay empty (7.3.5.3).
    """
    if is_decree(brief.genre):
        return decree.signer_of(brief)
    if signed := post_and_name(printable(brief.signature)):
        return "\u3000\u3000".join(signed)
    if is_personal(brief.genre):
        return printable(brief.signature) or paper.gap_mark(paper.PERSON)
    return printable(brief.signature) or issuer_of(brief)


def _sections(document: Document) -> Iterator[_SectionParts]:
    number = 0
    body = [section for section in document.live if section.plan.role is not SectionRole.ANNEX]
    for part, group in groupby(body, key=lambda section: printable(section.plan.part)):
        number += bool(part)
        ordinal, sections = 0, list(group)
        apart = any(_has_several_paragraphs(section) for section in sections)
        for n, section in enumerate(sections):
            ordinal += bool(printable(section.plan.heading))
            opening = () if n or not part else (_part(section, number),)
            yield section, opening + _section(section, (number, ordinal), apart)


def _running(document: Document) -> tuple[list[_SectionParts], tuple[Block, ...]]:
    """Return the sections, and the note (附注) at their end: GB/T 9704-2012 7.3.6 puts it below the date.

    One with a gap stays in its section, where the gap is filled.
    """
    sections = list(_sections(document))
    last = sections[-1][1][-1:] if sections and _is_signed_at_its_end(document.brief) else ()
    texts = [part.text for part in last if isinstance(part, Block) and _is_note(part.text)]
    if texts:
        section, own = sections[-1]
        sections[-1] = (section, own[:-1])
    return sections, tuple(single(Kind.NOTE, text.rstrip("。")) for text in texts)


def _is_note(line: str) -> bool:
    return is_note(line) and paper.GAP_START not in line


def _is_signed_at_its_end(brief: Brief) -> bool:
    return is_signed(brief.genre) and not needs_issuing_notice(brief.genre, brief.addressee)


def _annexes(document: Document) -> list[_SectionParts]:
    """Return the annexes, each with its mark and its title."""
    found = [section for section in document.live if section.plan.role is SectionRole.ANNEX]
    several = len(found) > 1
    return [(section, _annex(section, n if several else 0)) for n, section in enumerate(found, 1)]


def _annex(section: Section, number: int) -> tuple[Part, ...]:
    mark = single(Kind.ANNEX, f"{ANNEX}{number or ''}", opens_page=True)
    return (mark, single(Kind.ANNEX_TITLE, _name(section)), *_parts(_lines(section)))


def _name(section: Section) -> str:
    named = printable(section.plan.heading) or printable(section.plan.part)
    mark = annex_mark(named)
    return (mark.name if mark and mark.kind else "") or named or ANNEX


def _attachments(document: Document, annexes: Sequence[_SectionParts]) -> list[str]:
    """Return the names of what is attached: the annexes of the text, then what is attached beside it."""
    names = [_name(section) for section, _ in annexes]
    beside = [name for name in map(printable, document.brief.letterhead.attachments) if name]
    if _are_the_same(names, beside):
        return names
    return [*names, *(name for name in beside if name.strip("《》") not in (n.strip("《》") for n in names))]


def _are_the_same(annexes: Sequence[str], named: Sequence[str]) -> bool:
    """Return whether the attachments that were named are the annexes, one each, if by shorter names.

    汇总表 may be “工匠故事”征集活动作品汇总表. In doubt they are not: an attachment named twice is a blemish,
    one that is lost is a fault.
    """
    fits = [[a for a in annexes if a.strip("《》").endswith(name.strip("《》"))] for name in named]
    one_each = {fit[0] for fit in fits if len(fit) == 1}
    return len(one_each) == len(named) == len(annexes)


def _part(section: Section, number: int) -> Block:
    return _heading(1, heading_label(section.plan.numbering, 1, (number,)) + printable(section.plan.part))


def _has_several_paragraphs(section: Section) -> bool:
    """Return whether the text below a section's heading is more than one paragraph that it could lead."""
    first, *others = _lines(section)
    leads = not others and not heading_number(first) and not first.startswith("|")
    return bool(printable(section.plan.heading)) and not leads


def _section(section: Section, numbers: tuple[int, int], apart: bool) -> tuple[Part, ...]:
    """Return a section; its heading leads its only paragraph, or stands apart as those beside it do."""
    first, *others = lines = _lines(section, numbers)
    heading = printable(section.plan.heading)
    if not heading:
        return _parts(lines)
    line = heading_label(section.plan.numbering, 2, numbers) + heading.rstrip("。")
    if apart:
        return (_heading(2, line), *_parts(lines))
    return (Block(Kind.BODY, (Run(f"{line}。", 2), Run(first))), *_parts(others))


def _lines(section: Section, above: tuple[int, int] = (0, 0)) -> list[str]:
    version = section.current
    written = version.text.splitlines() if version else []
    lines = [line for line in map(printable, written) if line]
    if not version or not lines:
        plan = section.plan
        if plan.subheadings:
            titles = zip(subheading_lines(plan, above), plan.subheadings, strict=True)
            return [f"{printable(line)}。{paper.gap_mark(printable(name))}" for line, name in titles]
        return [paper.gap_mark(printable(plan.heading) or printable(plan.part) or plan.role)]
    if not version.complete:
        lines[-1] += paper.gap_mark(paper.UNFINISHED)
    return lines


def _parts(lines: Sequence[str]) -> tuple[Part, ...]:
    told = lines_and_tables([with_room(line) for line in lines])
    return tuple(part if isinstance(part, Table) else _paragraph(part) for part in told)


def _paragraph(line: str) -> Block:
    number = heading_number(line)
    end = line.find("。") + 1
    if number is None or (not end and line[-1] in "；：，、！？…"):
        return single(Kind.BODY, line)
    if not end:
        return _heading(number.level, line)
    runs = (Run(line[:end], number.level), Run(line[end:]))
    return Block(Kind.BODY, tuple(run for run in runs if run.text))


def _heading(level: int, text: str) -> Block:
    return Block(Kind.HEADING, (Run(text, level),), level)
