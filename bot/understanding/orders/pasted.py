"""An outline of the clerk's own, sent as text: taken for one only where it clearly is no list of facts."""

import re

from bot.domain.request import Request, SetOutline
from bot.language.document.outlines import OutlineHeading, outline_headings
from bot.language.document.roles import heading_role
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.understanding.orders.words import one_of
from bot.understanding.talk import Talk

_ANNOUNCED = regex(
    "提纲|大纲|框架|目录|结构|(?:按|照)(?:这个|这|下面|以下)|[分写列][成为]?[两三四五六七八九十几\\d]+[个块大部节条]|标题"
)
_LONGEST_LEAD, _LONGEST_NAME = 40, 30
_SENTENCE = regex(r"[。！？；!?;]|了[，,]|了$|：.{15,}")
_BESIDE_FACTS = regex(r"\d{4}年|[（(][^（()）]*字[^（()）]*[）)]")
_FEW = 10
_LEADS = regex(rf"(?:{one_of('lead')}|开头)\s*$")


def outline_order(text: str, talk: Talk) -> Request | None:
    """Return the order to take an outline that a message consists of; `None` where it is not clearly one.

    It is announced (提纲：), or it is divided as documents are: on more than one level or with the usual
    headings. A list that answers an open question must show more of this than one that comes unasked.
    """
    headings = outline_headings(text)
    counted = [heading.number for heading in headings if heading.level == 1]
    if len(headings) < 2 or counted[0] != 1 or not all(map(_is_heading, headings)):
        return None
    lead = _LEADS.sub("", text[: headings[0].start].strip())
    if len(lead) > _LONGEST_LEAD or quantities(lead):
        return None
    announced = bool(_ANNOUNCED.search(lead) or headings[0].form.startswith("第"))
    if not announced and lead:
        return None
    return SetOutline(text) if announced or _has_usual_sections(headings, talk) else None


def _is_heading(heading: OutlineHeading) -> bool:
    name = _BESIDE_FACTS.sub("", heading.name)
    told = re.search(r"\d", name) or any(quantity.value >= _FEW for quantity in quantities(name))
    return len(heading.name) <= _LONGEST_NAME and not told and not _SENTENCE.search(heading.name)


def _has_usual_sections(headings: tuple[OutlineHeading, ...], talk: Talk) -> bool:
    top = [heading for heading in headings if heading.level == 1]
    usual = sum(heading_role(heading.name) is not None for heading in top)
    several_levels = len(top) < len(headings)
    if talk.new and talk.new[-1].asked:
        return len(top) >= 3 and usual >= 2
    proposed = bool(talk.outline) and not any(slot.section for slot in talk.outline)
    return len(headings) >= 3 and (usual >= 2 or (usual >= 1 and several_levels) or proposed)
