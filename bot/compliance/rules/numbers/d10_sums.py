"""D10: parts add up to the total that they are parts of."""

from collections.abc import Iterator, Sequence

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.fact import Quantity
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import figures, parts_of
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import arabic
from bot.regex import regex

_OF_WHICH = regex("[^。；\n]{0,16}?[，,（(：:]?(?:其中|包括|分别(?:是|为)|即)")
# Between two parts of one list.
_BETWEEN = regex("[^。；\n\\d]{0,20}?[、，,和及][^。；\n，,]{0,20}|[^。；\n]{0,3}")
_TOTAL = regex("[，,、]?(?:合计|总计|共计|一共|总共|共(?![同建享产青]))[^，。；\n\\d]{0,6}$")
_OF_EACH = regex("各(?![类种项级界])[\u4e00-\u9fff]{1,8}$")
"""What each of several has is no total: 各村配备1名宣传员，其中女性13名."""
_OPEN = regex("等|以上|不含|另有|包括|重点|主要")
_REST = regex("其余|其他|剩余|另外?|余下")
_PAIRS = (
    ("男", "女"),
    ("党员", "群众"),
    ("党员", "非党员"),
    ("线上", "线下"),
    ("室内", "室外"),
    ("城镇", "农村"),
    ("上午", "下午"),
    ("教师", "学生"),
    ("一等", "二等"),
    ("省级", "市级"),
    ("中学", "小学"),
    ("合格", "不合格"),
    ("已", "未"),
)
# A person may be counted in parts of different kinds: women, party members, those under 35.
_KINDS = tuple(
    map(
        regex,
        (
            "男|女",
            "党员|团员|群众|党派|积极分子",
            "岁|青年|老年|年轻",
            "本科|硕士|博士|研究生|学历|大专|高中",
            "少数民族|汉族",
            "退役|军人|军属",
            "职称|高级|中级|工程师",
            "骨干|新增|重点|优秀|先进|首次|新任|特困|低保|残疾|独居|空巢|留守",
        ),
    )
)
_CLOSE, _CLOSE_BY = 0.1, 2
_MOST_PARTS = 12


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for start, end in manuscript.sentences:
        sentence = manuscript.text[start:end]
        if (
            "其中" in sentence
            or "共" in sentence
            or "计" in sentence
            or "分别" in sentence
            or "包括" in sentence
        ):
            stated = _counts(sentence, figures(sentence))
            for spot in (*_after(sentence, stated), *_before(sentence, stated)):
                yield Spot(start + spot.start, start + spot.end, spot.fix, spot.message)


def _counts(sentence: str, stated: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of a sentence without the rates, which are no part of a sum: 每块85元."""
    return [part.quantity for part in parts_of(sentence, stated) if not part.per]


def _after(sentence: str, stated: Sequence[Quantity]) -> Iterator[Spot]:
    """Yield totals whose parts follow: 共30人，其中党员12人、群众18人."""
    for n, total in enumerate(stated):
        of_which = _OF_WHICH.match(sentence, total.end)
        if _OF_EACH.search(sentence, 0, total.start):
            continue
        if of_which and not (n + 1 < len(stated) and stated[n + 1].start < of_which.end()):
            parts = _parts(sentence, stated, n + 1, total.unit, of_which.end())
            if parts and _is_wrong(sentence, total, parts, of_which.end()):
                yield _spot(total, parts)


def _before(sentence: str, stated: Sequence[Quantity]) -> Iterator[Spot]:
    """Yield totals whose parts come first: 党员12人、群众18人，共30人."""
    for n, total in enumerate(stated):
        led_in = sentence[stated[n - 1].end : total.start] if n > 1 else ""
        if not ((words := _TOTAL.search(led_in)) and words.group() == led_in):
            continue
        parts = _parts_before(sentence, stated, n, total.unit)
        exact = all(not p.approximate and p.unit == total.unit for p in (*parts, total))
        if exact and len(parts) > 1 and _sum(parts) != total.value:
            yield _spot(total, parts)


def _parts_before(sentence: str, stated: Sequence[Quantity], n: int, unit: str) -> list[Quantity]:
    """Return the quantities of one list that ends right before the n-th."""
    parts = [stated[n - 1]]
    while len(parts) < min(n, _MOST_PARTS):
        earlier = stated[n - 1 - len(parts)]
        between = sentence[earlier.end : parts[0].start]
        if earlier.unit != unit or not _BETWEEN.fullmatch(between):
            break
        parts.insert(0, earlier)
    return parts


def _parts(sentence: str, stated: Sequence[Quantity], first: int, unit: str, at: int) -> tuple[Quantity, ...]:
    """Return the quantities of the same unit that stand in one list from `at` on."""
    parts: list[Quantity] = []
    joints = ""
    for q in stated[first : first + _MOST_PARTS]:
        between = sentence[at : q.start]
        if parts and q.unit == "%" and "占" in between:
            at = q.end
            continue
        if q.unit != unit or not _in_list(between, bool(parts)):
            break
        joint = "，" if "，" in between or "," in between else "、"
        if len(parts) == 1:
            joints = joint
        elif parts and joint != joints:
            break
        parts.append(q)
        at = q.end
    return tuple(parts)


def _in_list(between: str, has_parts: bool) -> bool:
    if any(mark in between for mark in "。；\n") or _TOTAL.search(between):
        return False
    return not has_parts or (len(between) <= 24 and between.count("，") + between.count(",") <= 1)


def _is_wrong(sentence: str, total: Quantity, parts: Sequence[Quantity], at: int) -> bool:
    if any(q.approximate or q.value == 0 for q in (total, *parts)) or total.unit in ("", "%", "年", "日"):
        return False
    words = sentence[at : parts[-1].end]
    missing = total.value - _sum(parts)
    if missing < 0 and len(parts) == 2 and any(a in words and b in words for a, b in _PAIRS[:1]):
        return True
    if missing < 0:
        return max(p.value for p in parts) > total.value or _kinds(words) < 2
    if missing == 0 or len(parts) < 2 or _OPEN.search(sentence[at : parts[-1].end + 8]):
        return False
    near = missing <= max(_CLOSE * total.value, _CLOSE_BY)
    whole = _REST.search(words) or any(a in words and b in words for a, b in _PAIRS)
    return (near and _kinds(words) < 2) or bool(whole and _kinds(words) < 2)


def _kinds(words: str) -> int:
    return sum(kind.search(words) is not None for kind in _KINDS)


def _sum(parts: Sequence[Quantity]) -> float:
    return round(sum(p.value for p in parts), 6)


def _spot(total: Quantity, parts: Sequence[Quantity]) -> Spot:
    unit = total.unit
    listed = "＋".join(arabic(p.value) for p in parts)
    message = (
        f"各项相加是{listed}＝{arabic(_sum(parts))}{unit}，与{arabic(total.value)}{unit}对不上，请核对。"
    )
    low, high = min(total.start, parts[0].start), max(total.end, parts[-1].end)
    return Spot(low, high, ASK, message)


RULE = Rule(
    id="D10",
    name="合计核验",
    about=Aspect.NUMBERS,
    severity=Severity.ERROR,
    message="分项之和与总数对不上，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case("共30人，其中党员12人、群众20人。", ("30人，其中党员12人、群众20人",)),
        Case("新建点位46处，其中城区20处、乡镇25处。", ("46处，其中城区20处、乡镇25处",)),
        Case("举办讲座3场、读书会5场，合计9场。", ("3场、读书会5场，合计9场",)),
        Case("整改问题40个，其中立行立改43个。", ("40个，其中立行立改43个",)),
        Case(
            "投资1000000元，其中设备600000元、培训500000元。", ("1000000元，其中设备600000元、培训500000元",)
        ),
        Case("共有党员48名，其中男党员30名、女党员20名。", ("48名，其中男党员30名、女党员20名",)),
        Case("共30人，其中党员12人、群众18人。"),
        Case("现有职工30人，其中女职工16人、党员20人。"),
        Case("收到作品320件，其中书法50件、绘画80件、摄影60件。"),
        Case("发动党员120人，开展服务36次，惠及居民860人次，其中老人210人次。"),
        Case("投入6200元，其中桌椅每套300元、共4200元，灯具2000元。"),
        Case("桌椅每套300元、灯具2000元，共3000元。"),
        Case("举办讲座3场、演出5场，共吸引320人参加。"),
        Case("各村配备1名宣传员，其中女性13名、青年9名。"),
        Case("开展各类活动40场，其中线上活动10场、线下活动20场。", ("40场，其中线上活动10场、线下活动20场",)),
        Case("共有志愿者205名，其中青年128名、党员77名，与136名老人结对。"),
    ),
)
