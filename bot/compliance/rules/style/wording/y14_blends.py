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
_BOTH_SIDES = regex(
    r"(?:^|(?<=[。！？；\n，]))(?P<whether>能否|是否|能不能|可否)(?P<what>[^，。；\n]{2,30})，?(?:是|成为|直接?关系|事关|决定着?)(?P<rest>[^。；\n]{2,40})"
)
_BALANCED = regex(
    "能否|是否|能不能|与否|成败|好坏|高低|大小|强弱|优劣|得失|兴衰|如何|程度|全局|大局|切身利益|问题|标志|标准|检验|衡量|试金石"
)
# What is carried out is a deed: 开展整治违规载人 lacks its 行动.
_NO_DEED = regex(
    "开展(?P<verb>整治|打击|查处|清理|纠治|慰问|争创|防范|学习贯彻)(?P<what>[\u4e00-\u9fff“”《》]{4,24})(?=[，。；])"
)
_DEED = regex(
    "(?:活动|工作|行动|专项|服务|培训|检查|排查|建设|宣传|演练|会战|攻坚|竞赛|评选|帮扶|慰问|调研|研究|试点|监测|评估|督查|督导|巡查"
    "|执法|普查|调查|摸排|改革|创建|比赛|论坛|讲座|仪式|任务|项目|运动|教育|治理|整治|清理|打击|减负|整改|[战赛会课日月周年节])[”》]?$"
)
_BLENDED = (
    (regex(r"(?:会议|活动|仪式)由[^，。；\n]{2,30}主持(?:会议|活动|仪式)"), ""),
    (regex(r"(?:不准|不得|严禁|禁止|不许)(?:不准|不得|禁止|严禁|不许|杜绝)"), ""),
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
    for m in _BOTH_SIDES.finditer(text):
        if not _BALANCED.search(m["rest"]):
            message = f"前面说“{m['whether']}”是两面，后面只说了一面，去掉“{m['whether']}”或两面都说。"
            yield Spot(m.start("whether"), m.end("what"), Fix(FixKind.SUGGEST, m["what"]), message)
    for m in _NO_DEED.finditer(text):
        if not _DEED.search(m["what"]):
            message = "“开展”后面缺宾语，补上“行动”“活动”“工作”一类的词。"
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"{m.group()}行动"), message)
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
        Case(
            "能否管好用好项目资产，是巩固成果的重要保证。开展整治电动自行车违规载人。",
            ("能否管好用好项目资产", "开展整治电动自行车违规载人"),
        ),
        Case(
            "能否管好用好资产，是检验作风的试金石，直接关系成败。开展整治违规载人专项行动。开展打击欺诈骗保工作。"
        ),
        Case("会议由李强主持会议，一律不准禁止开工。", ("会议由李强主持会议", "不准禁止")),
        Case("我局通过学习，使大家提高了认识。通过走访，群众了解了政策，既要抓进度，又要抓质量。"),
        Case("坚持以习近平新时代中国特色社会主义思想为指导，围绕中心、服务大局，取得明显成效。"),
        Case("既要立足当前，补齐短板；也要着眼长远，健全机制。以实际行动践行雷锋精神，服务群众。"),
    ),
)
