"""T906: the year of the title is that of the text: what they both date is one matter."""

from collections.abc import Iterator

from bot.compliance.document.parts import title_of
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_DATED = regex(r"(?P<year>20\d\d)年(?P<what>度?[\u4e00-\u9fff]{2,8})")
_SHARED = 4
"""So many characters behind the year tell that it is the same matter."""


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    dated = _DATED.search(title)
    if dated is None:
        return
    body = manuscript.text[max(p.end for p in manuscript.paragraphs if p.kind is Kind.TITLE) :]
    matter = dated["what"][:_SHARED]
    years = {m["year"] for m in _DATED.finditer(body) if m["what"].startswith(matter)}
    # Told of both years, the text compares them.
    if len(matter) == _SHARED and years and dated["year"] not in years:
        at = manuscript.text.find(f"{dated['year']}年{matter}")
        if at >= 0:
            message = f"标题写的是{dated['year']}年，正文写的是{'、'.join(sorted(years))}年，请核对。"
            yield Spot(at, at + len("2026年") + len(matter), ASK, message)


RULE = Rule(
    id="T906",
    name="标题与正文年份",
    about=Aspect.CONTRADICTION,
    severity=Severity.WARN,
    message="标题和正文的年份不一样，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case(
            "教育局关于做好2025年秋季学期开学工作的通知\n各学校：\n2026年秋季学期将于9月1日开学。",
            ("2025年秋季学期",),
        ),
        Case("水务局2025年度节水工作总结\n2026年度节水工作在上级指导下开展。", ("2025年度节水工",)),
        Case("教育局关于做好2026年秋季学期开学工作的通知\n各学校：\n2026年秋季学期将于9月1日开学。"),
        Case("水务局2026年度节水工作要点\n在2025年度节水工作的基础上，抓好2026年度节水工作。"),
    ),
)
