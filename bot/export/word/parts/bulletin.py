"""A bulletin (简报): above the text its name, issue, issuer and date, below it 报, 送, 发 and the run."""

from typing import NamedTuple

from bot.domain.document import Document
from bot.language.characters import printable
from bot.lexicon.customs import is_bulletin, usual_way
from bot.regex import regex
from bot.texts import paper

_NUMBER = regex(
    r"《?(?P<name>[^《》]*?)》?[（(]?(?P<issue>(?:\d{4}年)?第[\d一二三四五六七八九十百〇零]+期.*?)?[）)]?"
)

_WAY = regex("(?:抄送|[报送发])：")
_NEXT_WAY = regex(f"[；。]\\s*(?={_WAY.pattern})")


class BulletinHead(NamedTuple):
    """What the head of a bulletin says; what nobody has named is a mark that it is lacking."""

    name: str
    issue: str


def bulletin_head(document: Document) -> BulletinHead | None:
    """Return the head of a bulletin of which name or issue is known; `None` for any other document."""
    told = _NUMBER.fullmatch(printable(document.brief.letterhead.number))
    if not (is_bulletin(document.brief.genre) and told and told.group()):
        return None
    lacking = paper.issue(paper.gap_mark(paper.ISSUE))
    return BulletinHead(told["name"] or paper.gap_mark(paper.BULLETIN), told["issue"] or lacking)


def foot_lines(document: Document) -> tuple[str, ...]:
    """Return the lines that say to whom a document goes beside its addressee; none for nobody."""
    own = document.brief.letterhead
    copies = printable(own.copies).rstrip("。；")
    if usual_way(document.brief.genre) and _WAY.match(copies):
        return tuple(f"{way}。" for way in _NEXT_WAY.split(copies))
    bare = copies.removeprefix(paper.COPIES)
    return (f"{paper.COPIES}{bare}。",) if bare else ()


def print_run_line(document: Document) -> str:
    """Return the line that says how many of a bulletin are printed; empty where nobody has said it."""
    run = document.brief.letterhead.run
    return paper.copy_count(run) if run and is_bulletin(document.brief.genre) else ""
