"""P16: official prose states; it does not exclaim or ask."""

from collections.abc import Iterator

from bot.compliance.document.parts import title_of
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.lexicon.genres import Family, genre_at_end
from bot.regex import regex

_MARK = regex("[！？]+")
# What is spoken, and what is written to people and not to offices.
_EXCLAIM = (Family.SPEECHES, Family.LETTERS)
_IN_TITLE = regex(r"《[^《》\n]*》")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    genres = (genre_at_end(title) for title in (context.brief.genre, title_of(manuscript)))
    if any(genre and genre.family in _EXCLAIM for genre in genres):
        return
    titles = [m.span() for m in _IN_TITLE.finditer(manuscript.text) if _MARK.search(m.group())]
    for paragraph in manuscript.paragraphs:
        if paragraph.kind is Kind.BODY:
            for m in _MARK.finditer(manuscript.text, paragraph.start, paragraph.end):
                within = any(start < m.start() < end for start, end in titles)
                if not manuscript.quoted(m.start()) and not within:
                    yield Spot(m.start(), m.end())


RULE = Rule(
    id="P16",
    name="感叹问号",
    about=Aspect.PUNCTUATION,
    severity=Severity.INFO,
    message="公文正文通常用陈述语气，一般不用叹号和问号。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("真正做到了人人参与，个个受益！", ("！",)),
        Case("怎样才能管好用好这笔资金？关键在制度。", ("？",)),
        Case(
            "河口镇人民政府致市供电公司的感谢信\n市供电公司：\n谨致崇高的敬意！\n河口镇人民政府\n2026年7月1日"
        ),
        Case("实现全员参与，开展“清河行动，有我一个！”志愿服务。"),
        Case("组织观看纪录片《河水为什么这么清？》，参加人员120人。"),
    ),
)
