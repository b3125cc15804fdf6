"""T12: the same thing has the same figure throughout the document."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.fact import Quantity
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import evidence, figures
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import arabic
from bot.regex import regex

_WORDS = regex("[\u4e00-\u9fff]{2,16}$")
_PART = regex(
    "其中|分别|月|季度|计划|拟|下一步|下半年|每|各|去年|上年|同期|新增|最[多少]|至[多少]|不[超少低高]|[上下]限"
)
_LEADING = regex(
    "^(?:.*(?:上半年|下半年|全年|以来|一年来|年内|累计|先后|共计|总计|合计|平均|[同环]比|[人户]均|共|已))?"
    "(?:节省|节约|缩短|压缩|压减|减少|增加|增长|下降|降低|提高|提前|延长|组织|开展|举办|召开|进行|完成|发放|印发|新建|建成|走访|慰问|培训|发布|受理|办结|排查|整改|入户){0,3}了?"
)
_LISTED = regex("(?:下列|以下|如下)$")
"""What counts the lines of the list that follows, and no such thing in all: 注销下列3家机构的许可证."""
_LEAST, _LONGEST = 4, 16


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    known = evidence(context.facts or (), context.brief)
    told = {q.key for q in known.quantities}
    first: dict[tuple[str, str, str], tuple[int, Quantity]] = {}
    text = text_without_gaps(manuscript)
    for start, end in manuscript.sentences:
        sentence = text[start:end]
        if _PART.search(sentence):
            continue
        counted = figures(sentence)
        for before, q in zip((None, *counted), counted, strict=False):
            words = _noun_before(sentence, q)
            measured = _measured(sentence, before, q, words)
            at, earlier = first.setdefault((measured, words, q.unit), (start, q))
            if at != start and words and not {q.key, earlier.key} <= told and _differ(q, earlier):
                message = f"前文写的是{arabic(earlier.value)}{earlier.unit}，这里不一样，请核对。"
                yield Spot(start + q.start, start + q.end, ASK, message)


def _noun_before(sentence: str, q: Quantity) -> str:
    """Return what is counted: the words before the number without verbs; empty where they are too few."""
    before = _WORDS.search(sentence, max(0, q.start - _LONGEST), q.start)
    words = _LEADING.sub("", before.group(), count=1) if before else ""
    return words if len(words) >= _LEAST and not _LISTED.search(words) else ""


def _measured(sentence: str, before: Quantity | None, q: Quantity, words: str) -> str:
    """Return the thing, counted right before it, that the figure measures: 教学楼1栋，建筑面积5400平方米."""
    if before is None or sentence[before.end : q.start] not in {f"，{words}", f"、{words}"}:
        return ""
    return _noun_before(sentence, before)


def _differ(q: Quantity, earlier: Quantity) -> bool:
    return (
        q.value != earlier.value and not q.approximate and not earlier.approximate and q.unit not in ("", "%")
    )


RULE = Rule(
    id="T12",
    name="内部一致",
    about=Aspect.CONTRADICTION,
    severity=Severity.ERROR,
    message="同一件事的数字前后不一样，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case(
            "上半年，累计开展志愿服务33次，现将情况报告如下。\n发动党员志愿者，开展志愿服务35次。",
            ("35次",),
        ),
        Case("入户走访困难家庭120户，解决难题。\n一年来，走访困难家庭102户，送去物资。", ("102户",)),
        Case("开展志愿服务33次。\n全年开展志愿服务33次，其中文明劝导志愿服务12次。"),
        Case("新建教学楼1栋，建筑面积5400平方米；新建风雨操场1座，建筑面积1300平方米。"),
        Case("取样提前到位，平均节省2小时。\n随到随读，平均节省8小时。"),
        Case("注销下列3家机构的许可证：\n甲、乙、丙。\n注销下列2家机构的许可证：\n丁、戊。"),
        Case("1名教师最多带学生实训16人。\n焊工车间1名教师最多带学生实训12人。"),
        Case("一季度走访困难家庭20户。\n二季度走访困难家庭30户。", told="一季度走访20户\n二季度走访30户"),
    ),
)
