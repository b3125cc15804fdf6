"""N13: the addressees stand on a line of their own, from its beginning, and end with a full-width colon."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, running, title_of
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, is_addressee
from bot.regex import regex

_ENDS = regex(r"[：:，,。.；;、 ]*$")
_BETWEEN = regex(r"[；;]|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
# Who found out stands below the title of such a report.
_AUTHORED = regex("(?:调研|调查|考察|研究|评估|统计|分析|监测|检测|可行性)报告$")
_LONGEST = 40
_RUN_IN = regex(r"(?P<names>(?:各|全体|所属|直属)[^。；：:！？\n]{1,60})[：:](?=.)")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    addressee = next((p for p in manuscript.paragraphs if p.kind is Kind.ADDRESSEE), None)
    if addressee is None:
        yield from _inline_addressees(manuscript)
        yield from _missing_colon(manuscript, context)
        return
    ending = _ENDS.search(addressee.text)
    if ending and ending.group() != "：":
        # With no mark at all the last character carries the finding.
        start = addressee.start + min(ending.start(), len(addressee.text) - 1)
        kept = "" if ending.group() else addressee.text[-1]
        # What ends like a sentence, or counts something, may be one.
        may_be_sentence = ending.group().startswith("。") or re.search(r"\d", addressee.text)
        fix = FixKind.SUGGEST if may_be_sentence else FixKind.AUTO
        yield Spot(start, addressee.end, Fix(fix, f"{kept}："))
    for m in _BETWEEN.finditer(addressee.text, 0, ending.start() if ending else len(addressee.text)):
        message = "主送机关之间通常用顿号（同类）或逗号（不同类）。"
        yield Spot(
            addressee.start + m.start(), addressee.start + m.end(), Fix(FixKind.SUGGEST, "，"), message
        )


def _inline_addressees(manuscript: Manuscript) -> Iterator[Spot]:
    first = next(iter(running(manuscript)), None)
    m = _RUN_IN.match(first.text) if first else None
    if first and m and is_addressee(f"{m['names']}："):
        message = "主送机关通常单独成行。"
        yield Spot(first.start, first.start + m.end(), Fix(FixKind.SUGGEST, f"{m['names']}：\n"), message)


def _missing_colon(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    """Yield a single unit right below the title of what is sent to somebody, without its colon."""
    first = next(iter(running(manuscript)), None)
    title = title_of(manuscript)
    if (
        first is None
        or first.number
        or len(first.text) > _LONGEST
        or not _needs_addressee(manuscript, context)
    ):
        return
    name = first.text.rstrip("，,。.；;、")
    if is_addressee(f"{name}：") and not title.startswith(name) and not re.search("[，。；]", name):
        kept = "" if name != first.text else name[-1]
        # A mark is only another one; where there is none, the line may be somebody else's.
        fix = FixKind.SUGGEST if kept else FixKind.AUTO
        start = first.start + len(name) - len(kept)
        yield Spot(start, first.end, Fix(fix, f"{kept}："))


def _needs_addressee(manuscript: Manuscript, context: Context) -> bool:
    title = title_of(manuscript)
    sent = genre_of(manuscript, context) in (GenreKind.NOTICE, GenreKind.REPORT)
    return not _AUTHORED.search(title) and (sent or title.endswith(("请示", "函")))


RULE = Rule(
    id="N13",
    name="主送机关",
    about=Aspect.NUMBERING,
    severity=Severity.WARN,
    message="主送机关顶格写，末尾用全角冒号。",
    source="GB/T 9704-2012 7.3.2",
    detect=_detect,
    cases=(
        Case("关于做好值班工作的通知\n局各科室:\n为做好值班工作，现通知如下。", (":",)),
        Case("关于做好值班工作的通知\n各科室、各直属单位\n为做好值班工作，现通知如下。", ("位",)),
        Case(
            "关于做好值班工作的通知\n各镇；各街道；县直各部门，\n为做好值班工作，现通知如下。",
            ("，", "；", "；"),
        ),
        Case("关于做好值班工作的通知\n各科室：为做好值班工作，现通知如下。", ("各科室：",)),
        Case("关于做好值班工作的通知\n各县（市、区）民政局，市直各单位：\n为做好值班工作，现通知如下。"),
        Case("关于2026年节水情况的报告\n桐川市人民政府\n现报告如下。", ("府",)),
        Case("关于食堂运行情况的调研报告\n桐川市水务局办公室\n现报告如下。"),
        Case("节水工作总结\n桐川市水务局\n现总结如下。"),
        Case("值班工作总结\n主要做法有:\n一是建立制度。"),
    ),
)
