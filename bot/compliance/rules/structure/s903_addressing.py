"""S903: what goes up is addressed to one authority, not to a person, and is not copied downward."""

from collections.abc import Iterator

from bot.compliance.document.parts import running, title_of
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.lexicon.customs import is_sent, is_upward
from bot.lexicon.genres import genre_at_end
from bot.lexicon.people import OFFICE, SURNAME
from bot.lexicon.voices import addresses_those_below
from bot.regex import regex

_OF_PEOPLE = regex("调查报告|研究报告|工作报告|述职|考察报告|实习|辞职|个人")
_PERSON = regex(
    rf"(?:尊敬的)?(?:{SURNAME}[\u4e00-\u9fff]{{0,2}}|[\u4e00-\u9fff]{{2,10}})?{OFFICE}(?:同志)?[：:]|{SURNAME}[\u4e00-\u9fff]{{1,2}}同志[：:]"
)
_SEVERAL = regex("[、，,；;]")
_COPIES = regex("抄(?:送|报)[：:](?P<to>[^\n]+)")
_COPIED_PERSON = regex(rf"{SURNAME}(?:[\u4e00-\u9fff]{{1,2}})?(?:副|常务副)?{OFFICE}(?=[，、；。]|$)")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    genre = genre_at_end(title)
    if genre is None or not is_sent(genre.word) or _OF_PEOPLE.search(title):
        return
    if not title.endswith("函"):
        yield from _people(manuscript)
    for p in manuscript.paragraphs if is_upward(genre.word) else ():
        if p.kind is Kind.ADDRESSEE and _SEVERAL.search(p.text.rstrip("：:，,。")):
            message = f"{genre.word}原则上只主送一个上级机关，需要时抄送其他机关。"
            yield Spot(p.start, p.end, ASK, message)
        yield from _copies(p, genre.word)
    yield from _copied_people(manuscript)


def _people(manuscript: Manuscript) -> Iterator[Spot]:
    """Yield a person who is addressed in the first line below the title."""
    first = next((p for p in manuscript.paragraphs if p.kind is Kind.ADDRESSEE), None)
    first = first or next(iter(running(manuscript)), None)
    if first and _PERSON.fullmatch(first.text):
        yield Spot(first.start, first.end, ASK, "公文主送机关，一般不主送领导个人。")


def _copied_people(manuscript: Manuscript) -> Iterator[Spot]:
    """Yield who is sent a copy as a person: 抄送：市公安局，郑副市长."""
    for p in manuscript.paragraphs:
        if p.kind in (Kind.NOTE, Kind.BODY, Kind.HEADING, Kind.IMPRINT) and (copied := _COPIES.match(p.text)):
            for m in regex("[^，、；。：\n]+").finditer(p.text, copied.start("to")):
                if _COPIED_PERSON.fullmatch(p.text, m.start(), m.end()):
                    yield Spot(
                        p.start + m.start(), p.start + m.end(), ASK, "公文抄送机关，一般不抄送领导个人。"
                    )


def _copies(p: Paragraph, genre: str) -> Iterator[Spot]:
    found = _COPIES.match(p.text) if p.kind in (Kind.NOTE, Kind.BODY, Kind.HEADING) else None
    if found and addresses_those_below(found["to"]):
        yield Spot(p.start, p.end, ASK, f"{genre}不抄送下级机关。")


RULE = Rule(
    id="S903",
    name="行文对象",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="主送、抄送对象不合行文规则。",
    source="《党政机关公文处理工作条例》第十五条",
    detect=_detect,
    cases=(
        Case("水务局关于购置设备的请示\n李县长：\n妥否，请批示。", ("李县长：",)),
        Case("水务局关于节水情况的报告\n县水利局、县财政局：\n现报告如下。", ("县水利局、县财政局：",)),
        Case(
            "水务局关于购置设备的请示\n县人民政府：\n妥否，请批示。\n水务局\n2026年3月1日\n抄送：各乡镇水务站。",
            ("抄送：各乡镇水务站。",),
        ),
        Case(
            "水务局关于购置设备的请示\n县人民政府：\n妥否，请批示。\n水务局\n2026年3月1日\n抄送：县财政局。"
        ),
        Case(
            "水务局关于做好节水工作的通知\n各科室：\n请落实。\n水务局\n2026年3月1日\n抄送：市应急管理局，郑副市长。",
            ("郑副市长",),
        ),
        Case("水务局关于做好节水工作的通知\n各科室，各直属单位：\n请落实。"),
        Case("在节水大会上的讲话\n尊敬的李县长：\n大家好。"),
    ),
)
