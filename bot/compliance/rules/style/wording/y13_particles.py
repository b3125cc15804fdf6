"""Y13: before a verb stands 地, between a verb and how it went stands 得."""

from bot.compliance.matching import Match, pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

_NEVER_OF_A_NOUN = (
    "不断|大力|定期|牢牢|紧紧|切实|持之以恒|坚持不懈|一如既往|坚定不移"
    "|毫不动摇|毫不松懈|旗帜鲜明|更好|逐步|尽快|多次"
)
_HOW = (
    "有力|扎实|积极|有效|深入|及时|认真|全面|主动|自觉|坚决|严格|稳步"
    "|广泛|充分|有序|高效|快速|迅速|精准|稳妥|顺利|深刻"
)
_DOES = (
    "推进|推动|抓好?|开展|促进|提升|提高|听取|解决|落实|做好|组织|配合|参与|处置|处理|完成|贯彻|保障|带动|增强|改善|化解"
    "|排查|整改|宣传|防范|遏制|学习"
)
# 积极的推动作用, 有效的解决办法: what follows makes the verb part of a noun.
_NOUN = (
    "作用|力|办法|方式|方法|措施|路径|方案|机制|因素|效果|能力|水平|体系|意义|影响|经验|计划|活动|工作|过程|形式|氛围|态度|意识"
    "|生活|环境|习惯|条件|需求|状态|局面|秩序|质量|成果|成效|格局|梳理|任务|要求|内容|目标"
    "|者|和|与|及|或|、|，|。|；|的|下|中|上"
)


def _correction(m: Match) -> str:
    wrong, right = ("的", "得") if m.group(3) else ("的", "地")
    return m.group().replace(wrong, right)


RULE = Rule(
    id="Y13",
    name="的地得",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="动词前面用“地”，补充说明动作的程度用“得”。",
    source="实务惯例",
    detect=pattern(
        rf"(?:({_NEVER_OF_A_NOUN})的(?={_DOES})|({_HOW})的(?=(?:{_DOES})(?!{_NOUN})[\u4e00-\u9fff了]))"
        r"|((?:做|抓|干|落实|执行|把握|贯彻|管理|考虑)的(?=还?不(?:够|到位|实|深|细)|比较好|很好))",
        # 全面的排查梳理 is a noun, whatever stands before it: only who wrote it knows.
        FixKind.SUGGEST,
        _correction,
    ),
    cases=(
        Case("有力的推进了整改，持之以恒的抓好巡护。", ("有力的", "持之以恒的")),
        Case("及时的处置火情，台账管理的不够规范。", ("及时的", "管理的")),
        Case("采取有力的措施，发挥积极的推动作用，做得不好的，该学校负责整改。"),
        Case("有力地推进了整改，扎实的工作作风，有效的解决办法，做的好事得到表扬。"),
    ),
)
