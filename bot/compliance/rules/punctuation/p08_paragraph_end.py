"""P08: a paragraph of body text ends with a full stop, not with a comma, not with nothing."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.headings import enumeration_number
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.lexicon.closings import ends_in_closing
from bot.regex import regex

_OPEN_ENDS = "，、,"
_COMPLETE = regex(r"[。！？；：…](?:[”’）》]{0,3})$")
# Behind a sentence that is closed, who is responsible for it: ……水平。（市水务局负责）
_NOTE = regex(r"[。！？；]（[^（）]*(?:（[^（）]*）[^（）]*)*）$")
# A line of fields (联系人：…　电话：…) is no sentence.
_FIELDS = regex(r"^[\u4e00-\u9fff]{2,8}：[^。]*$")
_FIGURE = regex(r"\d+(?:\.\d+)?(?:%|[\u4e00-\u9fff])")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    paragraphs = manuscript.paragraphs
    for n, paragraph in enumerate(paragraphs):
        if paragraph.kind in (Kind.BODY, Kind.HEADING):
            following = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
            if wrong := _wrong_end(paragraph, following, context.whole):
                yield _spot(paragraph, wrong)


def _spot(paragraph: Paragraph, message: str) -> Spot:
    start = paragraph.end - 1
    last = paragraph.text[-1]
    marked = last in "，、,：:；;"
    return Spot(start, paragraph.end, Fix(FixKind.SUGGEST, "。" if marked else f"{last}。"), message)


def _wrong_end(paragraph: Paragraph, following: Paragraph | None, whole: bool) -> str:
    """Return what is wrong with the end of a paragraph, or nothing."""
    last = paragraph.text[-1]
    if last in _OPEN_ENDS:
        return "段末用了逗号或顿号，句子写完应当用句号。"
    if last in "：:" and not _introduces(paragraph, following, whole):
        return "段末用了冒号，后面却没有它引出的内容，应当用句号。"
    if last in "；;" and _ends_a_list(paragraph, following, whole):
        return "分号后面没有并列的下一项，段末应当用句号。"
    if _is_sentence_without_end(paragraph):
        return "段末缺了句号。"
    return ""


def _introduces(paragraph: Paragraph, following: Paragraph | None, whole: bool) -> bool:
    """Return whether what follows a colon may be what it introduces."""
    if following is None:
        return not whole
    if following.kind in (Kind.SIGNATURE, Kind.DATE):
        return False
    if following.number is None:
        return True
    deeper = paragraph.number is None or following.number.level > paragraph.number.level
    return deeper and following.number.value == 1


def _ends_a_list(paragraph: Paragraph, following: Paragraph | None, whole: bool) -> bool:
    """Return whether no item of the same list follows, or a 。 within has already closed the item."""
    if "。" in paragraph.text:
        return True
    if following is None:
        return whole
    if following.kind in (Kind.SIGNATURE, Kind.DATE, Kind.ENCLOSURES):
        return True
    if paragraph.number and following.number:
        return following.number.level < paragraph.number.level
    return enumeration_number(paragraph.text) is not None and following.number is not None


def _is_sentence_without_end(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if _COMPLETE.search(text[-4:]) or _NOTE.search(text) or text[-1] in ";:!?.】|":
        return False
    if ends_in_closing(text[-30:]):
        return True
    if paragraph.kind is Kind.HEADING:
        return paragraph.level >= 3 and text.count("，") >= 2 and bool(_FIGURE.search(paragraph.heading))
    if _FIELDS.match(text):
        return False
    return "。" in text or "；" in text or text.count("，") >= 2


RULE = Rule(
    id="P08",
    name="句末标点",
    about=Aspect.PUNCTUATION,
    severity=Severity.ERROR,
    message="段末应当用句号。",
    source="GB/T 15834-2011 4.1",
    detect=_detect,
    cases=(
        Case("| 1 | 作者，单位，电话 | 题目；体裁 |"),
        Case("各部门密切配合，形成工作新格局，", ("，",)),
        Case("全年接待群众来访36批。所有事项均按期办结\n（二）规范流程。修订制度5项。", ("结",)),
        Case("（一）抓好培训。举办培训班3期：\n（二）抓好考核。按季度通报。", ("：",)),
        Case("1.排查隐患；\n2.落实整改；\n二、存在问题", ("；",)),
        Case("各镇高度重视，层层压实责任。现将有关情况报告如下：\n一、基本情况\n各项工作平稳有序。"),
        Case("主要任务是：\n1.排查隐患；\n2.落实整改。\n联系人：办公室，电话见通讯录"),
        Case("会议指出：“要守住底线。”\n附件：1.任务清单\n2.责任分工表"),
        Case("健全管护制度，明确管护主体。（市水务局牵头，各镇（街道）参与）\n加强督促检查。"),
        Case("坚持党建引领，凝聚各方力量，筑牢工作根基\n全年召开专题会议4次，解决难题6个。"),
    ),
)
