"""Y09: a great success is claimed only beside the figure that shows it."""

import re
from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.document.roles import heading_role
from bot.regex import regex

_GREAT = regex(
    "(?:历史性|突破性|革命性|颠覆性|里程碑式)的?(?:突破|进展|成就|成绩|成果|跨越|胜利|变化|变革|改变|转变)"
    "|空前(?!绝后)|极大地?(?=提[升高]|改善|增强|促进|推动|激发|鼓舞|方便|丰富|便利|满足|调动|缓解|减轻|凝聚|振奋|拓展|地)"
    "|彻底(?:解决|改变|扭转|杜绝|消除|根治|改观|清除|打通|整治到位|告别)|卓有成效|圆满(?:完成|成功|收官|举办|实现)"
    "|前所未有|史无前例|首屈一指|无与伦比|举世瞩目|翻天覆地|质的飞跃|巨大(?:成功|成绩|突破|飞跃)"
    "|完美(?:完成|收官|实现)|完全杜绝|遥遥领先|全国一流|国内领先|填补[\u4e00-\u9fff]{0,6}空白|无一遗漏|大获(?:成功|全胜)"
)
_PLAIN = regex(
    "成效(?:十分|非常)?显著|显著(?:提[升高]|增强|改善|成效|成绩|改观|好转)|全面完成|根本性(?:转变|好转)|焕然一新|名列前茅|硕果累累|成绩斐然"
)
_FIGURE = regex(r"\d(?!\d{0,3}年)|百分之|第[一二三]名|[一二]等奖|[零一二三四五六七八九十百]{2,}")
_NUMBER = regex(r"^[ \u3000]*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])|(?:19|20)\d\d年|\d{1,2}[月日]")
_PLANNED = regex(
    "力争|确保|争取|努力|拟|计划|打算|将[^近]|要(?!求|素|点)|下一步|推动|实现.{0,8}目标|为.{0,12}(?:奠定|打下|提供)|以.{0,12}迎接"
)
_DENIED = regex("(?:不|未|没有?|尚未|难以|没能|无法|还不|够|并非|未能|避免|防止)[^，。；]{0,6}$")
_SENTENCE = regex(r"[^。！？\n]+")
# 历史性成就、历史性变革 and 历史性解决绝对贫困问题 are set phrases about the country.
_NATIONAL = regex(
    "党和国家事业|历史性成就、|历史性变革|以习近平同志为核心|党中央|我国|祖国|全国|全党|改革开放|百年未有"
)
_PLANS = (
    SectionRole.NEXT_STEPS,
    SectionRole.REQUIREMENTS,
    SectionRole.TASKS,
    SectionRole.STEPS,
    SectionRole.SAFEGUARDS,
)
_RETROSPECTIVE = (GenreKind.SUMMARY, GenreKind.REPORT, GenreKind.OTHER, None)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if context.kind not in _RETROSPECTIVE or context.role in _PLANS:
        return
    role: SectionRole | None = None
    for paragraph in manuscript.paragraphs:
        if paragraph.kind is Kind.HEADING and paragraph.level == 1:
            role = heading_role(paragraph.heading)
        if paragraph.kind is Kind.BODY and role not in _PLANS:
            begin = paragraph.end if paragraph.text == paragraph.heading else paragraph.start
            head = begin + (
                len(paragraph.heading) + paragraph.number.end if paragraph.number and paragraph.heading else 0
            )
            for m in _SENTENCE.finditer(manuscript.text, head, paragraph.end):
                yield from _bare_claims(manuscript, m)


def _bare_claims(manuscript: Manuscript, sentence: re.Match[str]) -> Iterator[Spot]:
    """Yield the first claim of a sentence that names no figure, speaks of no plan and denies nothing."""
    said = sentence.group()
    if _FIGURE.search(_NUMBER.sub("", said)) or _NATIONAL.search(said):
        return
    for form, severity in ((_GREAT, Severity.WARN), (_PLAIN, Severity.INFO)):
        m = form.search(said)
        if m is None or _PLANNED.search(said, 0, m.start()) or _DENIED.search(said, 0, m.start()):
            continue
        at = sentence.start() + m.start()
        if not manuscript.quoted(at):
            yield Spot(at, sentence.start() + m.end(), ASK, severity=severity)
            return


RULE = Rule(
    id="Y09",
    name="成绩拔高",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="评价偏高，同一句里没有数据支撑；请补充数据或来源，或者换平实的说法。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("护林防火工作取得了历史性突破。", ("历史性突破",)),
        Case("圆满完成全年任务。镇村面貌极大改善，群众彻底告别了脏乱差。", ("圆满完成", "极大")),
        Case("2026年3月，培训取得前所未有的效果。", ("前所未有",)),
        Case("圆满完成全年任务，32个村全部通过验收。"),
        Case("积水问题尚未彻底解决，力争圆满完成年度任务。"),
        Case("党和国家事业取得历史性成就、发生历史性变革。\n二、下一步打算\n圆满完成收尾工作。"),
    ),
)
