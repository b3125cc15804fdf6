"""L06: nothing of the talk around model texts (范文) that web pages put before and behind them."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Severity

_TALK = (
    r"希望(?:对|能|可以|以上|这篇|本文|上述)[^。\n]{0,16}(?:有所?帮助|有用|启发|借鉴)[^。\n]{0,8}。?"
    r"|(?:以下|下面|这里)(?:是|为|给)[^。：\n]{0,18}(?:范文|模板|示例|样本|草稿|参考文本)[^。：\n]{0,10}[。：，]?"
    r"|(?:小编|本站|本网站)[^。\n]{0,20}(?:整理|收集|分享|推荐|准备)[^。\n]{0,12}[。：]?"
    r"|(?:如果|若)(?:您|你)?正在(?:制定|写|撰写|寻找)[^。\n]{0,24}[。，]"
    r"|(?:仅供|欢迎)(?:大家|各位|您|你)?(?:参考|阅读|借鉴)[!！。]"
    r"|(?<!规)范文(?!件|化|艺|书|字|本[，。]?)(?:篇?[一二三四五六七八九十]|篇?\d{1,2}|大全|精选|模板|参考|赏析|[（(])"
)

RULE = Rule(
    id="L06",
    name="套话导读",
    severity=Severity.ERROR,
    message="这是网页范文的导读或结束语，不是公文正文。",
    source="系统规则",
    detect=pattern(_TALK, "auto"),
    cases=(
        Case("希望以上内容对大家有所帮助。", ("希望以上内容对大家有所帮助。",)),
        Case("以下是为您整理的总结范文：", ("以下是为您整理的总结范文：",)),
        Case("如果您正在制定活动方案，", ("如果您正在制定活动方案，",)),
        Case("工作总结范文三", ("范文三",)),
        Case("完善规范文件，希望各单位互学互鉴。以下是具体措施。"),
        Case("仅供内部工作参考使用的数据不得外传，为企业提供示范文本。"),
    ),
)
