"""N12: the statement of attachments is 附件：1.名称, without 《》 and without a mark at its end."""

from collections.abc import Iterator

from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.regex import regex

_OPENING = regex(r"附(?:件|表|录)?[ \u3000]*(?P<n>\d{0,2})[ \u3000]*[：:][ \u3000]*")
_NUMBER = regex(r"(?P<n>\d{1,2})[.．、][ \u3000]*")
_LATER = regex(r"[ \u3000；]2[.．、]")
_WHOLLY_BRACKETED = regex(r"《(?P<name>[^《》]+)》(?=[。；，、]?$)")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    stated = [p for p in manuscript.paragraphs if p.kind is Kind.ENCLOSURES]
    yield from _out_of_order(stated)
    for p in stated:
        yield from _opening(p, len(stated) > 1)
        yield from _alone(p, len(stated) > 1)
        name = _NUMBER.sub("", _OPENING.sub("", p.text, count=1), count=1)
        at = p.end - len(name)
        if m := _WHOLLY_BRACKETED.match(name):
            yield Spot(at, at + m.end(), Fix(FixKind.AUTO, m["name"]), "附件名称不加书名号。")
        if name and name[-1] in "。；，、;,.":
            yield Spot(p.end - 1, p.end, Fix(FixKind.AUTO), "附件名称后面不加标点。")


def _out_of_order(stated: list[Paragraph]) -> Iterator[Spot]:
    """Yield a number that is not the one whose turn it is: 1. 1. 3."""
    turn = 1
    for p in stated:
        opening = _OPENING.match(p.text)
        number = _NUMBER.match(p.text, opening.end() if opening else 0)
        if number and int(number["n"]) != turn:
            yield Spot(p.start + number.start(), p.end, SUGGEST, f"按顺序这里应是附件{turn}。")
            return
        turn += number is not None


def _alone(p: Paragraph, several: bool) -> Iterator[Spot]:
    """Yield an opening that no name follows on its line, and the number of an only attachment."""
    opening = _OPENING.match(p.text)
    if opening and opening.end() == len(p.text):
        yield Spot(p.start, p.end, SUGGEST, "附件名称接在“附件：”后面写，不另起一行。")
    number = _NUMBER.match(p.text, opening.end()) if opening else None
    if number and not several and not _LATER.search(p.text, number.end()):
        message = "只有一个附件，名称前不编序号。"
        yield Spot(p.start, p.start + number.end(), Fix(FixKind.SUGGEST, "附件："), message)


def _opening(p: Paragraph, several: bool) -> Iterator[Spot]:
    opening = _OPENING.match(p.text)
    at = opening.end() if opening else 0
    number = _NUMBER.match(p.text, at)
    if opening:
        counted = (
            f"{opening['n']}." if opening["n"] and not number and (several or opening["n"] != "1") else ""
        )
        if opening.group() not in ("附件：", "附：") or counted:
            yield Spot(p.start, p.start + at, Fix(FixKind.AUTO, f"附件：{counted}"))
    if number and number.group() != f"{number['n']}.":
        yield Spot(p.start + at, p.start + number.end(), Fix(FixKind.AUTO, f"{number['n']}."))


RULE = Rule(
    id="N12",
    name="附件说明格式",
    about=Aspect.NUMBERING,
    severity=Severity.WARN,
    message="附件说明通常写作“附件：1.名称”。",
    source="GB/T 9704-2012 7.3.4",
    detect=_detect,
    cases=(
        Case("请按时报送。\n附件：1.推荐表", ("附件：1.",)),
        Case("请按时报送。\n附件：\n1.推荐表\n2.汇总表", ("附件：",)),
        Case("请按时报送。\n附件：《推荐表》。", ("《推荐表》", "。")),
        Case("请按时报送。\n附件:1、推荐表\n2、汇总表；", ("附件:", "1、", "2、", "；")),
        Case("请按时报送。\n附件1：推荐表\n附件2：汇总表", ("附件1：", "附件2：")),
        Case("请按时报送。\n附件：1.推荐表\n1.汇总表\n3.登记表", ("1.汇总表",)),
        Case("请按时报送。\n附件：1.推荐表\n2.汇总表"),
        Case("请按时报送。\n附件：关于印发《推荐办法》的通知"),
        Case("按照《评选办法》填写推荐表。"),
    ),
)
