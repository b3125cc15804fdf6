"""A document as rules about its structure see it: title, genre, opening, headings and what they rule over."""

from collections.abc import Iterator

from bot.compliance.rule import Context
from bot.corpus.parsing.genres import genre_of_collection
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.language.document.roles import heading_role
from bot.regex import regex

_OPENING = regex(r"[^。：:，；\n]{2,20}(?=[。：:，])")
_RUNNING = (Kind.HEADING, Kind.BODY)


def title_of(manuscript: Manuscript) -> str:
    """Return the title with its lines joined, without a mark at its end; empty where there is none."""
    lines = (p.text for p in manuscript.paragraphs if p.kind is Kind.TITLE)
    return "".join(lines).rstrip("。；，：:！？")


def genre_of(manuscript: Manuscript, context: Context) -> GenreKind:
    """Return the kind that is known of the document, else the one that its title's last word names."""
    if context.kind not in (None, GenreKind.OTHER):
        return context.kind
    return genre_of_collection(title_of(manuscript))


def top(manuscript: Manuscript) -> tuple[int, int]:
    """Return the place that stands for the whole document: its title, else its first paragraph."""
    first = next((p for p in manuscript.paragraphs if p.kind is Kind.TITLE), None)
    paragraph = first or next(iter(manuscript.paragraphs), None)
    return (paragraph.start, paragraph.end) if paragraph else (0, 0)


def running(manuscript: Manuscript) -> tuple[Paragraph, ...]:
    """Return the headings and body paragraphs, without the fixed parts around them."""
    return tuple(p for p in manuscript.paragraphs if p.kind in _RUNNING)


def lead(manuscript: Manuscript) -> str:
    """Return what stands between the title and the first heading or number."""
    paragraphs: list[str] = []
    for p in running(manuscript):
        if p.number or p.heading:
            break
        paragraphs.append(p.text)
    return "\n".join(paragraphs)


def heads(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the headings, and the opening words of paragraphs that have none, without their numbers."""
    return tuple(head for p in running(manuscript) if (head := _head(p)))


def _head(paragraph: Paragraph) -> str:
    if paragraph.heading:
        return paragraph.heading
    found = _OPENING.match(paragraph.text, paragraph.number.end if paragraph.number else 0)
    return found.group() if found else ""


def in_sections(
    manuscript: Manuscript, context: Context, wanted: tuple[SectionRole, ...]
) -> Iterator[tuple[Paragraph, SectionRole]]:
    """Yield the paragraphs of the sections with a wanted role; an outer section's role holds inside it."""
    ruling: dict[int, SectionRole | None] = {0: context.role}
    for p in running(manuscript):
        if p.heading:
            level = p.level or 1
            ruling = {above: role for above, role in ruling.items() if above < level}
            ruling[level] = heading_role(p.heading)
        role = next((r for _, r in sorted(ruling.items()) if r in wanted), None)
        if role:
            yield p, role


def annexes_start(manuscript: Manuscript) -> int:
    """Return where the first annex begins; the end of the text where there is none."""
    return next((p.start for p in manuscript.paragraphs if p.kind is Kind.ANNEX), len(manuscript.text))
