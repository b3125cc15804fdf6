"""S901: a document to a higher authority names who signs it (签发人)."""

from collections.abc import Iterator

from bot.compliance.document.parts import top
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.document import Brief, Letterhead
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.lexicon.customs import is_upward


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if not context.brief.letterhead.signatory:
        yield Spot(*top(manuscript), ASK)


def _applies(context: Context) -> bool:
    """Return whether it is a whole document of this program that goes up: of others the head is not known."""
    return context.whole and context.typeset and is_upward(context.brief.genre)


def _of(genre: str, signatory: str = "") -> Context:
    brief = Brief(genre, letterhead=Letterhead(signatory=signatory))
    return Context(brief, whole=True, typeset=True)


_REQUEST = "峪泉乡卫生院关于购置设备的请示\n县卫生健康局：\n妥否，请批示。"

RULE = Rule(
    id="S901",
    name="签发人",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="上行文要在版头标明签发人，还没有说是谁。",
    source="GB/T 9704-2012 7.2.6",
    detect=_detect,
    applies=_applies,
    cases=(
        Case(_REQUEST, ("峪泉乡卫生院关于购置设备的请示",), context=_of("请示")),
        Case(_REQUEST, context=_of("请示", "何其明")),
        Case(_REQUEST.replace("请示", "函"), context=_of("函")),
    ),
)
