"""P06: 《 》 is for documents and works, not for honours, meetings, activities, certificates."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.lexicon.genres import genre_at_end
from bot.lexicon.honours import GRANTED
from bot.regex import regex

_TITLE = regex(r"《([^《》\n]{2,40})》")
_NO_WORK = regex(
    r"(?:会议|(?:早餐|恳谈|茶话|联席|见面|分享|发布|说明|听证|推介|碰头)会|动员会|推进会|座谈会|表彰会|培训班|运动会|称号|主题党日|主题教育|专项行动|营业执照|证书"
    r"|(?:许可|资格|合格|身份|出生|结婚|居住|上岗|准考|荣誉|健康|毕业|工作|学生|退役|残疾人|不动产权?|林权|产权|使用|从业)证)$"
    r"|^(?!关于).{2,30}(?:活动|奖)$"
)
_CONFERRED = regex(
    "(?:先锋号|文明号|标兵|能手|模范|红旗[手集]体?|之星|示范[岗户村校点店]|示范(?:单位|窗口|社区|岗)|先进(?:单位|集体|个人|班组)|文明(?:单位|家庭|校园|岗)|奖章|奖状|劳动者|好人)$"
)
_HONOUR = regex(r"(?:荣誉)?称号|奖(?:状|杯|牌|项)?(?=[，。、；”）]|$)|证书|牌匾")
_ACTIVITY = regex(
    r"(?:主题|系列|志愿服务?|实践|创建|评选|文体|群众性)*活动|专项(?:行动|整治)|主题(?:党日|教育)|(?:工作)?制度(?!性|化)"
)
_WORK = regex(r"(?:法|典|读本|选编|文选|文集|宣言|倡议|宪法)(?:（[^（）]{1,10}）)?$")
_OF_A_WORK = regex(
    "观看|收看|学习|宣传|诵读|贯彻|宣讲|解读|朗[读诵]|阅读|研读|共读|领读|精读|演唱|传唱|合唱|排演|表演|签订|签署|落实|实施|重温|放映"
)
_BEFORE = 12
_GRANTED = regex(f"{GRANTED}[“]?$")
_HELD = regex(r"(?:举办|举行|召开|开办|承办|开设|主办)[^，。；\n《》]{0,8}$")
_EVENT = regex("(?:讲堂|课堂|论坛|[大比竞]赛|展览|晚会|讲座|仪式|演练|沙龙|市集|培训|宣讲会?|联谊会?)$")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _TITLE.finditer(text):
        if _is_no_work(text, m):
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"“{m.group(1)}”"))


def _is_no_work(text: str, m: re.Match[str]) -> bool:
    if _NO_WORK.search(m.group(1)) or _HONOUR.match(text, m.end()):
        return True
    if _CONFERRED.search(m.group(1)) and not _is_work(m.group(1)):
        return True
    before = text[max(0, m.start() - _BEFORE) : m.start()]
    if _GRANTED.search(before) and not _is_work(m.group(1)):
        return True
    if _HELD.search(before) and _EVENT.search(m.group(1)):
        return True
    if not _ACTIVITY.match(text, m.end()) or _is_work(m.group(1)):
        return False
    return not _OF_A_WORK.search(text, max(0, m.start() - _BEFORE), m.start())


def _is_work(name: str) -> bool:
    return genre_at_end(name) is not None or _WORK.search(name) is not None


RULE = Rule(
    id="P06",
    name="书名号对象",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="书名号用于文件、书刊、作品；称号、会议、活动、证件等通常用引号或不加符号。",
    source="GB/T 15834-2011 4.15",
    detect=_detect,
    cases=(
        Case("荣获《全国文明单位》称号。", ("《全国文明单位》",)),
        Case(
            "开展《邻里守望》志愿服务活动，办理《食品经营许可证》36件。",
            ("《邻里守望》", "《食品经营许可证》"),
        ),
        Case(
            "该村被命名为《省级美丽宜居村庄》，街道举办了《服务企业大讲堂》6期。",
            ("《省级美丽宜居村庄》", "《服务企业大讲堂》"),
        ),
        Case("召集《企业家早餐会》，带头执行《河长制》制度。", ("《企业家早餐会》", "《河长制》")),
        Case("开展《工人先锋号》推荐工作。", ("《工人先锋号》",)),
        Case("召开《防汛工作推进会》。", ("《防汛工作推进会》",)),
        Case("荣获“全国文明单位”称号，观看《榜样9》活动组织有序。"),
        Case("印发《青年学习计划》，开展《信访工作条例》主题活动，诵读《黄河颂》活动。"),
    ),
)
