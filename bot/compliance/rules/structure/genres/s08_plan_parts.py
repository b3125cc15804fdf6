"""S08: a plan says what guides it, what it aims at, what is to be done, when, and how it is secured."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, heads, lead, running, title_of, top
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Paragraph
from bot.language.document.roles import heading_role
from bot.regex import regex

_GUIDING = regex(
    "指导思想|总体(?:要求|思路|部署|目标)|总要求|基本原则|工作(?:思路|原则)|主要思路|目的|宗旨|意义|背景|主题"
)
_GUIDED = regex("以[^。；\n]{2,80}为(?:指导|指引|引领|统领|遵循)|指导思想|总体要求|总体思路")
_FOUNDED = regex(
    "贯彻|落实|根据|按照|依据|为(?:进一步|深入|切实|扎实|全面|推动|促进|加强|做好|营造|提高|提升)"
    "|(?:^|[。\n])为了?[^，。]{2,60}，[^。]{0,40}制定本"
)
_AIMING = regex("目标|指标|目的|宗旨|预期(?:成效|效果|成果)")
_AIMED = regex(r"目标(?!任务|责任|考核|管理)|到20\d\d年|力争|目的")
_SECURING = regex(
    "保障|组织(?:领导|实施|机构|推进|管理)|领导小组|(?:工作|活动|有关|相关|几点|具体)要求|注意事项|责任(?:分工|落实)"
    "|督[查导]|考核|经费|职责|加强领导|压实责任|强化组织"
)
_TIMED = regex(r"\d月|月底|\d日|阶段|步骤|时间|学期|季度|年底|[上下]旬|每[周月季]")
_TASKS = regex("任务|内容|措施|举措|重点|安排|做法|行动|工程|活动|环节|形式|项目|流程|职责分工")
_ON_A_MATTER = regex(
    "整治|专项|排查|清理|检查|普查|演练|竞赛|比赛|评选|培训|会展?|节日|活动|救助|抢修|改造|搬迁|招生|征兵|试点|监测|调查"
)
_SHORT, _LEAST = 1000, 2


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if genre_of(manuscript, context) is not GenreKind.PLAN or _NO_PLAN.search(title_of(manuscript)):
        return
    for name in _missing(manuscript):
        message = f"没有看到“{name}”，实施方案通常要写。"
        yield Spot(*top(manuscript), SUGGEST, message)


# A plan for an emergency, or a list that calls itself one, is built otherwise.
_NO_PLAN = regex("预案|分工方案|分配方案|考核方案|评分|行动计划|设计方案|采购")


def _missing(manuscript: Manuscript) -> Iterator[str]:
    titles = heads(manuscript)
    paragraphs = running(manuscript)
    body = "\n".join(p.text for p in paragraphs)
    opening = lead(manuscript)
    guiding, aiming = _any(_GUIDING, titles), _any(_AIMING, titles)
    if not guiding and not _is_guided(manuscript, opening, len(body)):
        yield "指导思想或总体要求"
    if not aiming and not _AIMED.search(_below(manuscript, _GUIDING)):
        yield "工作目标"
    if not _has_tasks(titles, paragraphs):
        yield "重点任务"
    if not any(heading_role(head) is SectionRole.STEPS for head in titles) and not _TIMED.search(body):
        yield "实施步骤或完成时限"
    if not _any(_SECURING, tuple(head for head in titles if "阶段" not in head)):
        yield "保障措施或组织领导"


def _is_guided(manuscript: Manuscript, opening: str, length: int) -> bool:
    """Return whether the lead says what guides the plan; of one matter, why it is made is enough."""
    on_a_matter = length < _SHORT or _ON_A_MATTER.search(title_of(manuscript)) is not None
    form = _FOUNDED if on_a_matter else _GUIDED
    return form.search(opening + _below(manuscript, _AIMING)) is not None


def _any(form: re.Pattern[str], titles: tuple[str, ...]) -> bool:
    return any(form.search(head) for head in titles)


def _has_tasks(titles: tuple[str, ...], paragraphs: tuple[Paragraph, ...]) -> bool:
    own = tuple(p.heading for p in paragraphs if p.heading and p.level <= 1)
    return _any(_TASKS, _matter(titles)) or len(_matter(own)) > _LEAST


def _matter(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the heads that belong to none of the other parts."""
    return tuple(
        head
        for head in titles
        if heading_role(head) is not SectionRole.STEPS
        and not any(form.search(head) for form in (_GUIDING, _AIMING, _SECURING))
    )


def _below(manuscript: Manuscript, form: re.Pattern[str]) -> str:
    """Return what stands under the headings of a form, run in or below them."""
    found, inside = [], False
    for p in running(manuscript):
        if p.heading and (p.level <= 1 or form.search(p.heading)):
            inside = bool(form.search(p.heading))
        if inside:
            found.append(p.text)
    return "\n".join(found)


_PLAN = Context(kind=GenreKind.PLAN, whole=True)

RULE = Rule(
    id="S08",
    name="实施方案结构",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="实施方案通常有指导思想、工作目标、重点任务、实施步骤和保障措施。",
    source="实务惯例",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "节水宣传实施方案\n一、主要任务\n3月发放手册。\n二、工作措施\n建立台账。",
            ("节水宣传实施方案",) * 3,
            context=_PLAN,
        ),
        Case(
            "节水宣传实施方案\n一、总体要求\n以新发展理念为指导。\n二、工作目标\n全员参与。\n三、实施步骤\n3月启动。\n四、组织领导\n成立专班。",
            ("节水宣传实施方案",),
            context=_PLAN,
        ),
        Case(
            "节水宣传实施方案\n一、总体要求和目标\n贯彻新发展理念。\n二、重点任务\n3月底前发放手册。\n三、保障措施\n成立专班。",
            context=_PLAN,
        ),
        Case(
            "读书节活动方案\n一、活动目的：养成习惯。\n二、活动内容：4月晨读。\n三、活动要求：各班落实。",
            context=_PLAN,
        ),
        Case("防汛应急预案\n一、预警\n发布预警。", context=Context(whole=True)),
    ),
)
