"""Y902: what is asked of the grass roots is not reported daily, nor done to leave traces."""

from collections.abc import Iterator

from bot.compliance.formulations.tense import clause
from bot.compliance.matching import Misuse, misuses
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_REPORT = "(?:报送|上报|报告|填报|汇报|统计|调度)"
_URGENT = "(?![^。；\\n]{0,12}(?:灾情|汛情|雨情|疫情|险情|火情|水情|零报告))"

# What is forbidden is not asked for: 不得以拍照留痕代替工作.
_FORBIDDEN = regex("不[得准要能许]|避免|杜绝|防止|减少|严禁|禁止|整治|纠正|取消|清理|反对|过度")
_ASKED = misuses(
    Misuse(
        regex(f"(?:每[日天周]|逐[日周]|[日周](?=报告?制))[^，。；\\n]{{0,4}}{_REPORT}{_URGENT}"),
        "",
        "按日、按周报送会加重基层负担，确有必要再提，并写明报什么。",
    ),
    Misuse(
        regex("(?:拍照|截图|录像|视频|处处|痕迹)(?:、[^，。；\\n]{1,6})?留痕|痕迹(?:化)?管理|留痕管理"),
        "",
        "不以留痕、台账评价工作，这一要求请考虑删去。",
    ),
    Misuse(
        regex(
            "(?:微信群|QQ群|工作群|小程序|APP|App|平台)[^，。；\\n]{0,6}(?:打卡|接龙|签到|晒)|(?:每[日天]|定时)打卡"
        ),
        "",
        "不强制打卡、接龙，这一要求请考虑删去。",
    ),
    Misuse(
        regex(
            "(?:层层|逐级)(?:报表|填表|召开会议|签订责任[书状]|开会)|多头报送|重复(?:填报|报送)|一票否决(?=[^。；\\n]{0,8}(?:考核|处理|评优))"
        ),
        "",
        "这样的安排会加重基层负担，请考虑精简。",
    ),
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    for spot in _ASKED(manuscript, context):
        before, _ = clause(manuscript.text, spot.start, spot.end)
        if not _FORBIDDEN.search(before):
            yield spot


RULE = Rule(
    id="Y902",
    name="基层减负",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="这样的要求会加重基层负担，请考虑能否不要。",
    source="《整治形式主义为基层减负若干规定》（2024年）",
    detect=_detect,
    cases=(
        Case("各单位要每日报送进展，并拍照留痕。", ("每日报送", "拍照留痕")),
        Case("在微信群打卡，层层签订责任书。", ("微信群打卡", "层层签订责任书")),
        Case("汛期每日报告汛情，每月报送一次进展，不得以拍照留痕代替工作。"),
    ),
)
