"""S05: a summary or a report on work says what was done, what is wanting, and what comes next."""

from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, heads, lead, running, title_of, top
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.roles import heading_role
from bot.lexicon.genres import Family, any_of
from bot.regex import regex

# A report on one matter (an accident, a survey) need not have these parts.
_ON_WORK = regex("(?:工作|开展|落实|进展|执行|推进|建设|履职|述职|自查)[^，。]{0,8}(?:报告|汇报)")
_ON_A_MATTER = regex("调研|调查|检查|事故|灾情|受灾|险情|可行性|考察|核查|审计|评估|反映|检测|简报")
_PARTS = (
    (
        SectionRole.PROBLEMS,
        "存在的问题",
        regex("问题|不足|短板|弱项|差距|困难|薄弱|挑战|制约"),
        # What is said in passing: 仍存在…不足. Not 针对存在的问题.
        regex(
            r"(?:仍|还|尚|但|同时|清醒|也)[^。；\n]{0,30}(?:存在|面临|有)[^。；\n]{0,40}(?:问题|不足|短板|差距|困难|薄弱|弱项)"
            r"|(?:问题|不足|短板|差距)(?:主要)?(?:是|有|表现在|体现在)[：:，]?(?:一是|主要)?"
        ),
    ),
    (
        SectionRole.NEXT_STEPS,
        "下一步打算",
        regex(
            "下一?步|下(?:半年|阶段|一阶段|一年|年度|学期|季度)|今后|努力方向|打算|展望|设想|谋划|未来|后续|接下来"
            f"|来年|明年|整改措施|改进措施|工作(?:{any_of(Family.PLANS)})"
            r"|20\d\d年[^。]{0,24}(?:任务|要求|取向|目标|重点)(?:工作)?$"
        ),
        regex(
            r"(?:^|[。；\n])\s*(?:[一二三四五]、|（[一二三四五]）)?(?:下一?步|下一?阶段|下半年|下学期|今后|接下来|明年|新的一年)"
            r"[，,][^。\n]{0,60}(?:将|要|继续|计划|打算|着力|重点|坚持|力争)"
        ),
    ),
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if not _is_on_work(manuscript, context):
        return
    titles = heads(manuscript)
    opening = lead(manuscript)
    body = "\n".join(p.text for p in running(manuscript))
    if len(body) < _SHORT and body == opening:
        return
    for role, name, words, in_passing in _PARTS:
        told = any(
            heading_role(head) is role or words.search(head) for head in titles if not _PRAISING.search(head)
        )
        if not told and not in_passing.search(body):
            yield Spot(*top(manuscript), SUGGEST, f"没有看到“{name}”这部分，总结、报告通常要写。")


# 聚焦突出问题抓整改 heads what was done.
_PRAISING = regex(
    "聚焦|针对|围绕|破解|解决|化解|直面|紧盯|坚持|补[齐强足]|消除|攻克|克服|弥补|防范|查[找摆]|应对"
    "|困难(?:群众|家庭|职工|学生|党员|户|老人|儿童|企业|人员)"
)
_SHORT = 300


def _is_on_work(manuscript: Manuscript, context: Context) -> bool:
    kind, title = genre_of(manuscript, context), title_of(manuscript)
    if _ON_A_MATTER.search(title):
        return False
    return kind is GenreKind.SUMMARY or (kind is GenreKind.REPORT and bool(_ON_WORK.search(title)))


_SUMMARY = Context(kind=GenreKind.SUMMARY, whole=True)

RULE = Rule(
    id="S05",
    name="总结报告四段",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="总结、报告通常有四部分：导语、做法成效、存在的问题、下一步打算。",
    source="实务惯例",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "节水工作总结\n现总结如下。\n一、工作开展情况\n建立台账。\n二、下一步工作计划\n继续巡查。",
            ("节水工作总结",),
            context=_SUMMARY,
        ),
        Case(
            "关于2026年节水工作情况的报告\n现报告如下。\n一、主要做法\n建立台账，针对存在的问题抓整改。",
            ("关于2026年节水工作情况的报告",) * 2,
            context=Context(whole=True),
        ),
        Case(
            "节水工作总结\n现总结如下。\n一、主要做法\n建立台账。\n二、工作短板\n台账不全。\n三、2027年工作打算\n补齐台账。",
            context=_SUMMARY,
        ),
        Case(
            "节水工作总结\n现总结如下。\n一、主要做法\n建立台账。但也要看到，工作中还存在宣传不够的问题。\n"
            "下一步，我们将继续抓好宣传。",
            context=_SUMMARY,
        ),
        Case(
            "关于桐川河水质调查情况的报告\n现报告如下。\n一、基本情况\n水质良好。",
            context=Context(whole=True),
        ),
        Case("一、工作开展情况\n建立台账。", context=Context(kind=GenreKind.SUMMARY)),
    ),
)
