"""Y14: two patterns are not blended into one sentence, and no part of a pattern is left out."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_NO_SUBJECT = regex(
    r"(?:^|(?<=[。！？；\n])|(?<=[一二三四五六七八九十]是))[ \u3000]*"
    r"(?P<by>通过|经过|由于|随着|在)(?P<what>[^，。！？；\n]{2,40})，(?P<makes>使得?|让)(?=[\u4e00-\u9fff])",
    re.MULTILINE,
)
_ONE_SIDED = regex(r"既要(?:(?!又|也|还|更|同时|并且|且)[^。！？\n既])*(?=[。！？\n]|\Z)")
_NO_GUIDANCE = regex(
    r"(?:坚持)?以习近平新时代中国特色社会主义思想(?=[，。；])|(?:坚持)?以(?:党的|习近平)(?:(?!践行|落实|贯彻|弘扬|诠释)[^，。；：为\n]){2,30}(?:精神|思想|重要论述)(?=，(?!为|作为|统[一揽领]|武装|凝心|指[导引]|引领))|坚持以[^，。；：为\n]{2,30}(?:思想|理论|重要讲话精神|会议精神)(?=[，。；])"
)
_BLENDED = (
    (regex(r"目的是为了?(?!什么)"), "目的是"),
    (regex(r"原因(?:是|主要是)(?:因为|由于)|(?:之所以)[^。\n]{2,40}原因是因为"), "原因是"),
    (regex(r"围绕(?:着)?[^，。；“”《》为\n]{2,20}为(?:中心|主题|主线|重点|核心|目标)"), ""),
    (regex(r"本着[^，。；“”为\n]{2,20}为(?:原则|目的|宗旨)"), ""),
    (regex(r"(?:防止|避免|杜绝)[^，。；\n防避杜]{0,12}(?:不再?发生|不再出现)"), ""),
    (
        regex(
            r"切忌不要|(?:以|是)[^，。；\n以是]{2,12}为由于|(?<!的)深受[^，。；\n]{2,8}所(?=喜爱|欢迎|好评)"
        ),
        "",
    ),
    (
        regex(r"(?:取得|收到)了?[^，。；\n取收]{0,12}(?<!的)(?:成效|效果|成绩|实效)(?:显著|明显|良好)"),
        "",
    ),
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _NO_SUBJECT.finditer(text):
        if m["by"] != "在" or m["what"].endswith(("下", "中")):
            message = "句子缺主语，去掉“使”“让”，或者去掉前面的“通过”。"
            yield Spot(
                m.start("by"),
                m.end("makes"),
                Fix(FixKind.SUGGEST, text[m.start("by") : m.start("makes")]),
                message,
            )
    for m in _ONE_SIDED.finditer(text):
        yield Spot(m.start(), m.start() + 2, message="“既要”后面缺了与它呼应的“又要”。")
    for m in _NO_GUIDANCE.finditer(text):
        message = "“以……”后面缺了“为指导”。"
        yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"{m.group()}为指导"), message)
    for form, better in _BLENDED:
        for m in form.finditer(text):
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, better))


RULE = Rule(
    id="Y14",
    name="杂糅缺失",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="两种句式杂糅在一起，保留一种即可。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("通过学习，使大家提高了认识。二是通过走访，让群众了解政策。", ("通过学习，使", "通过走访，让")),
        Case(
            "既要抓进度。坚持以习近平新时代中国特色社会主义思想，狠抓落实。",
            ("既要", "坚持以习近平新时代中国特色社会主义思想"),
        ),
        Case("以党的二十大精神，扎实推进各项工作。", ("以党的二十大精神",)),
        Case("整治的目的是为了方便群众，围绕便民利民为中心开展服务。", ("目的是为了", "围绕便民利民为中心")),
        Case("我局通过学习，使大家提高了认识。通过走访，群众了解了政策，既要抓进度，又要抓质量。"),
        Case("坚持以习近平新时代中国特色社会主义思想为指导，围绕中心、服务大局，取得明显成效。"),
        Case("既要立足当前，补齐短板；也要着眼长远，健全机制。以实际行动践行雷锋精神，服务群众。"),
    ),
)
