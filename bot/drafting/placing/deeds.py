"""What a fact is asked about, by the kind of thing it tells of: who gave a talk, whom a visit was paid to."""

import re
from typing import NamedTuple

from bot.domain.fact import Fact, Status
from bot.regex import regex
from bot.texts.conversation import asking as texts


class Aspect(NamedTuple):
    """One thing to be asked about a fact."""

    asks: str
    said: str
    """Words of a fact that tell it already."""


_SUBJECT = r"围绕|主题|内容|讲的是|关于|就.{2,20}(?:交流|讨论|研讨|座谈)|《|包括|重点(?:讲|学|查|是)"
_PERSON = "请|主讲|带头|老师|教授|专家|讲师|(?:领导|书记|局长|校长|主任|经理)讲"
_ACTOR = "由|牵头|负责|带队|联合|会同"
_OUTCOME = r"解决|完成|整改|办结|处置|下降|提高|提升|减少|增加|改为|缩短|满意|建成|受益|惠及|率\d|达到"
_WAY = "通过|采取|采用|结合|方式|逐|现场|线上|入户"
_GROUP = r"\d[余多]?(?:人|名|户|位|家)|老人|儿童|群众|职工|学生|居民|旅客|读者|困难"
_GIVEN = "物资|米|油|慰问金|资金|元|衣|书|箱|药"
_DUE = "月|日|底|前|季度|半年|全年|每"
_CHANNEL = "公众号|媒体|电视|日报|网站|抖音|电子屏|栏|群"

_OF_PROBLEMS = (Aspect(texts.SHOWS, r"表现|比如|例如|只有|\d"), Aspect(texts.CAUSE, "因为|由于|原因|造成"))
_OF_PLANS = (Aspect(texts.WILL_DO, _WAY), Aspect(texts.WILL_LEAD, _ACTOR), Aspect(texts.TERM, _DUE))
_OF_ANY = (Aspect(texts.DONE_HOW, _WAY), Aspect(texts.EFFECT, _OUTCOME))
_GROUPED = Aspect(texts.ATTENDED, _GROUP)
# Of the kinds that fit, the first counts.
_BY_KIND: tuple[tuple[re.Pattern[str], tuple[Aspect, ...]], ...] = tuple(
    (regex(kind), tuple(aspects))
    for kind, *aspects in (
        ("承诺书|责任书|协议|公约", Aspect(texts.PROMISED, _SUBJECT), Aspect(texts.KEPT, _OUTCOME)),
        ("座谈|恳谈|会商|碰头会|议事会|协商", Aspect(texts.DISCUSSED, _SUBJECT), _GROUPED),
        ("专班|领导小组|工作组", Aspect(texts.MEMBERS, "组长|成员|组成"), Aspect(texts.RUN, "每|定期|调度")),
        (
            "党课|宣讲|讲座|讲堂|报告会|分享会|授课",
            Aspect(texts.SAID, _SUBJECT),
            Aspect(texts.SPEAKER, _PERSON),
        ),
        ("演练", Aspect(texts.REHEARSED, _SUBJECT), _GROUPED),
        ("培训|轮训|练兵|比武", Aspect(texts.TRAINED, _SUBJECT), Aspect(texts.TRAINER, _PERSON)),
        (
            "学习|研讨|读书|党日|第一议题|现场教学|教育基地",
            Aspect(texts.STUDIED, _SUBJECT),
            Aspect(texts.HOW_STUDIED, _WAY),
        ),
        ("慰问|送清凉|送温暖|送[饭餐]|捐", Aspect(texts.GIVEN, _GIVEN), Aspect(texts.RELIEVED, _OUTCOME)),
        ("帮扶|资助|助学|救助|结对", Aspect(texts.RELIEVED, _OUTCOME)),
        ("走访|入户", Aspect(texts.LEARNED, _SUBJECT), Aspect(texts.SOLVED, _OUTCOME)),
        (
            "评选|评出|表彰|选树|推荐|获评|标兵|最美|好人",
            Aspect(texts.CHOSEN, _WAY),
            Aspect(texts.MERIT, "因|凭|事迹|长期|坚持"),
        ),
        ("复核|复查|验收|达标|荣获|获得", Aspect(texts.PREPARED, _WAY)),
        (
            "制度|办法|细则|规定|规程|修订|印发|方案",
            Aspect(texts.LAID_DOWN, "规定|明确|要求"),
            Aspect(texts.CARRIED_OUT, _OUTCOME),
        ),
        (
            "检查|排查|巡查|督查|督导|摸排|抽查|暗访",
            Aspect(texts.CHECKED, _SUBJECT),
            Aspect(texts.CHECKERS, _ACTOR),
            Aspect(texts.AFTERWARDS, _OUTCOME),
        ),
        (
            "研究|例会|专题会|调度|部署|[职教]代会|分析会|会议",
            Aspect(texts.DEALT_WITH, _SUBJECT),
            Aspect(texts.DECIDED, "决定|明确|确定|议定|审议"),
        ),
        (
            "调解|调处|纠纷|争议|处置|留言|投诉|诉求|提案|来信|舆情|事项",
            Aspect(texts.SETTLED, _SUBJECT),
            Aspect(texts.SETTLED_HOW, "通过|现场|逐|协调"),
        ),
        (
            "改造|整治|整改|新建|建设|更换|修缮|安装|加装|维修|绿化",
            Aspect(texts.BUILT, _SUBJECT),
            Aspect(texts.CHANGED, _OUTCOME),
        ),
        (
            "投入|经费|拨付|资金",
            Aspect(texts.SPENT, "用于|更换|购置|改造|建设"),
            Aspect(texts.ACHIEVED, _OUTCOME),
        ),
        (
            "推送|刊发|推文|稿|发布|报道|短视频|横幅|手册|倡议书|公众号",
            Aspect(texts.PUBLISHED, _SUBJECT),
            Aspect(texts.CHANNEL, _CHANNEL),
        ),
        ("宣传", Aspect(texts.SPREAD, _SUBJECT), Aspect(texts.MEANS, _WAY)),
        ("志愿|服务|义诊|便民|值守|劝导", Aspect(texts.SERVICE, _SUBJECT), Aspect(texts.SERVED, _GROUP)),
        (
            "课堂|夏令营|赛|活动|演出|展览|展出|健步|运动会",
            Aspect(texts.CONTENT, _SUBJECT),
            Aspect(texts.MEANT_FOR, _GROUP),
        ),
        (r"(?:下降|减少|降低|提高|提升|增长|缩短)\D{0,4}\d|率(?:达|为)?\d", Aspect(texts.REACHED, _WAY)),
    )
)


def follow_up_questions(fact: Fact, sentence: str) -> list[str]:
    """Return what may be asked about a fact: what its sentence does not tell already."""
    return [aspect.asks for aspect in _aspects(fact) if not re.search(aspect.said, sentence)]


def has_own_questions(fact: Fact) -> bool:
    """Return whether a deed is of a kind that has questions of its own."""
    return any(kind.search(fact.text) for kind, _ in _BY_KIND)


def _aspects(fact: Fact) -> tuple[Aspect, ...]:
    match fact.status:
        case Status.PROBLEM:
            return _OF_PROBLEMS
        case Status.PLANNED | Status.PROPOSED:
            return _OF_PLANS
    otherwise = () if fact.status is Status.STATE else _OF_ANY
    return next((aspects for kind, aspects in _BY_KIND if kind.search(fact.text)), otherwise)
