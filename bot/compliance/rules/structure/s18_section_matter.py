"""S18: what is planned is not told as done, and among the shortcomings there are no successes."""

from collections.abc import Iterator

from bot.compliance.document.parts import in_sections
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import SectionRole
from bot.language.document.manuscript import Manuscript
from bot.lexicon.honours import NOUN, WON
from bot.regex import regex

_SENTENCE = regex("[^。；\n]+[。；]?")
_VERB = "完成|建成|开展|组织|举办|召开|实现|取得|印发|建立|启用|落实|投入|解决|制定|发放|走访|培训|改造|整改"
_DONE = regex(
    rf"(?<![在对将把从待凡])(?:均?已经?(?:全部|全面|累计|先后|陆续|基本|圆满|顺利)?(?:{_VERB})|(?:{_VERB})了)|累计(?:{_VERB})|圆满完成|先后(?:{_VERB})"
)
_LED_ON = regex(
    "基础上|剩余|其余|余下|尚未|继续|巩固|盘活|用好|回头看|如已|是否|的(?:成果|经验|做法|项目|制度|机制)|已[^，。；]{2,12}的"
)
_PRAISED = regex(
    f"取得(?:了)?(?:[^，。；]{{0,8}})(?:成效|成绩|进展|成果|突破)|荣获|{WON}[^。；]{{0,20}}?{NOUN}"
    "|(?:得到|受到)[^。；]{0,14}(?:好评|肯定|表扬|赞誉)|圆满完成|(?:成效|效果)(?:十分|非常)?(?:显著|明显)|(?:显著|大幅|明显)提升"
)
_DENIED = regex("但|然而|不过|虽|尽管|仍|还|没有|未能?|不够|不[明显足]|距离|相比|缺|难|少")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    for p, role in in_sections(manuscript, context, (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS)):
        planned = role is SectionRole.NEXT_STEPS
        form, excuse = (_DONE, _LED_ON) if planned else (_PRAISED, _DENIED)
        message = (
            "“下一步”里写成了已经完成的事，请改为打算怎么做。"
            if planned
            else "“存在问题”里写了成绩，请移到做法成效。"
        )
        for sentence in _SENTENCE.finditer(p.text):
            found = form.search(sentence.group())
            if found and not excuse.search(sentence.group()):
                start = p.start + sentence.start() + found.start()
                yield Spot(start, start + len(found.group()), SUGGEST, message)


_NEXT = Context(role=SectionRole.NEXT_STEPS)
_PROBLEMS = Context(role=SectionRole.PROBLEMS)

RULE = Rule(
    id="S18",
    name="节内一致",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="这一节写了别的节的内容。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("三、下一步打算\n已完成管网改造3处。继续抓好巡查。", ("已完成",)),
        Case("（一）加强宣传。举办了节水讲座4场。", ("举办了",), context=_NEXT),
        Case(
            "二、存在的问题\n（一）宣传不够。发放手册，取得了明显成效。\n三、打算\n抓好宣传。",
            ("取得了明显成效",),
        ),
        Case(
            "一是获得全市节水先进单位称号。二是人手不足。", ("获得全市节水先进单位称号",), context=_PROBLEMS
        ),
        Case("三、下一步打算\n在已完成改造3处的基础上，力争年底前再改造5处。对已建成的站点开展回访。"),
        Case("二、存在的问题\n宣传虽取得一定成效，但覆盖面不够。\n三、下一步打算\n用好已建立的台账。"),
        Case("一、工作开展情况\n已完成管网改造3处，取得明显成效。"),
    ),
)
