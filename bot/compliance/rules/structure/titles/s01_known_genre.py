"""S01: the last word of the title names a genre."""

from collections.abc import Iterator

from bot.compliance.document.parts import title_of, top
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_OFFICIAL = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
_USUAL = (
    "总结|小结|要点|方案|计划|汇报|简报|制度|办法|细则|规定|规则|规程|规范|预案|规划|纲要|条例|章程|公约|守则|准则|标准"
    "|指南|指引|手册|清单|名单|台账|目录|讲话|讲话稿|发言|发言稿|致辞|提纲|倡议书|承诺书|责任书|公开信|一封信|慰问信|感谢信"
    "|思路|打算|安排|设想|回顾|体会|提案|建议|答复|公示|启事|声明|协议|合同|备忘录|白皮书|大事记|信息|动态|专报|快报|综述|述评|说明|主持词"
)
_NAMED = regex(rf"(?:{_OFFICIAL}|{_USUAL})(?:[（(][^（）()]{{1,20}}[）)])*$")
_CARRIED = regex("(?:总结|要点|方案|计划)(?:[（(][^（）()]{1,20}[）)])*$")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    numbered = any(p.kind is Kind.REFERENCE for p in manuscript.paragraphs)
    if "关于" in title and not _NAMED.search(title):
        yield Spot(*top(manuscript))
    elif numbered and _CARRIED.search(title):
        message = "总结、要点、方案等正式印发时，通常以“通知”“报告”作载体：关于印发《……》的通知。"
        yield Spot(*top(manuscript), SUGGEST, message, Severity.INFO)


RULE = Rule(
    id="S01",
    name="文种在册",
    severity=Severity.WARN,
    message="标题末尾没有看到文种，请用“通知”“报告”“方案”等规范的文种收尾。",
    source="《党政机关公文处理工作条例》第八条",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "桐川市水务局关于节能工作的情况说明书\n现将情况说明如下。",
            ("桐川市水务局关于节能工作的情况说明书",),
            context=Context(whole=True),
        ),
        Case("关于开展节水宣传\n各科室：\n请抓好落实。", ("关于开展节水宣传",), context=Context(whole=True)),
        Case(
            "桐川市水务局关于印发《2026年节能工作要点》的通知\n各科室：\n请抓好落实。",
            context=Context(whole=True),
        ),
        Case(
            "柳溪街道办事处关于2026年上半年\n住宅改造工作进展情况的报告\n区人民政府：\n现将情况报告如下。",
            context=Context(whole=True),
        ),
        Case("城东小学2026年读书节活动方案（试行）\n为营造氛围，制定本方案。", context=Context(whole=True)),
    ),
)
