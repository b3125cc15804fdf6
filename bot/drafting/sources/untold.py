"""Matter of a draft that nobody told: documents and bases it cites, and whole items of its plans."""

from collections.abc import Iterator

from bot.domain.document import Document, Section, paragraphs
from bot.domain.genre import SectionRole
from bot.domain.ledger import Ledger
from bot.drafting.proposals import section_proposals
from bot.drafting.revision import own_words, paragraphs_by_hand
from bot.drafting.writing.tags import clause_spans, clauses_of
from bot.facts.evidence import Evidence, evidence
from bot.facts.names import is_known_name
from bot.facts.wording import bigrams
from bot.language.document.headings import enumeration_at, heading_number
from bot.lexicon.genres import Family, any_of
from bot.regex import regex

_TITLE = regex("《[^《》\n]{2,60}(?:《[^《》\n]{1,40}》[^《》\n]{0,40})*》")
_BASIS = regex(
    "(?:根据|依据|按照|依照|遵照)(?P<whose>[\u4e00-\u9fff]{2,24}?)"
    "(?:的?(?:有关|相关|统一|总体|工作))*"
    f"(?:要求|精神|部署|安排|文件|{any_of(Family.STATUTORY, Family.RULES)})(?![\u4e00-\u9fff]?[好后])"
)
_POINTS_AT_NOBODY = regex("^(?:以下|下列|下述|上述|以上|前述|本|这|该|有关|相关|法律|法规|规定|各自|实际)")
_PLANS = (SectionRole.NEXT_STEPS, SectionRole.TASKS, SectionRole.STEPS, SectionRole.SAFEGUARDS)
_VAGUE = regex("有关|相关|里?的|上级")
_SHARE = 0.6


def citations(document: Document, ledger: Ledger) -> Iterator[str]:
    """Yield the documents and bases that the text cites and nobody told, each once, as it names them."""
    known = evidence((*ledger.facts, *own_words(*document.live)), document.brief)
    told = _source_text(document, ledger)
    found = (
        words
        for s in document.live
        for line in _model_lines(s)
        for words in _line_citations(line, known, told)
    )
    yield from dict.fromkeys(found)


def items(document: Document, ledger: Ledger) -> Iterator[tuple[Section, str]]:
    """Yield the numbered items of plans that state no entry, propose nothing, and share no word with any."""
    words = bigrams(_source_text(document, ledger))
    for section in document.live:
        if section.plan.role in _PLANS and section.current:
            text = section.current.text
            clauses = clause_spans(text, clauses_of(section))
            spans = [*section_proposals(section), *(span for span, clause in clauses if clause.facts)]
            for line in filter(_is_item, _model_lines(section)):
                start = text.find(line)
                grounded = any(low < start + len(line) and start < high for low, high in spans)
                if bigrams(line) and not (grounded or bigrams(line) & words):
                    yield section, line


def _model_lines(section: Section) -> Iterator[str]:
    mine = paragraphs_by_hand(section)
    written = paragraphs(section.current.text) if section.current else []
    return (line for line in written if line not in mine)


def _is_item(line: str) -> bool:
    """Return whether a paragraph has a number, and more than a heading behind it."""
    return bool(heading_number(line) or enumeration_at(line, 0)) and "。" in line


def _line_citations(line: str, known: Evidence, told: str) -> Iterator[str]:
    for m in _TITLE.finditer(line):
        if not is_known_name(m.group(), known) and m.group()[1:-1] not in told:
            yield m.group()
    for m in _BASIS.finditer(_TITLE.sub("", line)):
        if not (_POINTS_AT_NOBODY.match(m["whose"]) or _is_in_source(_VAGUE.sub("", m["whose"]), told)):
            yield m.group()


def _is_in_source(whose: str, told: str) -> bool:
    """Return whether most of the words stand in what was told: 省里 for 省, but no 省文明办 for 文明."""
    words = bigrams(whose)
    return len(words & bigrams(told)) >= _SHARE * len(words) if words else whose in told


def _source_text(document: Document, ledger: Ledger) -> str:
    """Return everything that was told, be it a fact, an order, a gap or a part of the form."""
    brief = document.brief
    facts = (*ledger.facts, *own_words(*document.live))
    form = (brief.issuer, brief.addressee, brief.topic, brief.title, *brief.letterhead.attachments)
    said = (
        *(words for f in facts for words in (f.text, f.head, *(q.text for q in f.quotes))),
        *(words for wish in ledger.wishes for words in (wish.order, wish.quote.text)),
        *(words for gap in ledger.gaps for words in (gap.what, gap.quote.text)),
        *(words for d in ledger.doubts for words in (d.question, d.assumed)),
    )
    return "\n".join((*form, *said))
