"""D904: quantities are given in legal units of measurement, and symbols as the standard writes them."""

from bot.compliance.matching import Match, Misuse, misuses
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, Severity
from bot.regex import regex

_COUNT = r"(?<=[\d一二两三四五六七八九十百千万亿几多余])[ ]?"
_LEGAL = {
    "市斤": "千克",
    "市两": "克",
    "市担": "千克",
    "市尺": "米",
    "市寸": "厘米",
    "市丈": "米",
    "市里": "千米",
    "华里": "千米",
    "市亩": "公顷",
    "公分": "厘米",
    "公厘": "毫米",
    "平米": "平方米",
    "立米": "立方米",
    "立升": "升",
    "公升": "升",
    "公吨": "吨",
    "马力": "千瓦",
    "大卡": "千焦",
}
_SYMBOLS = {
    "km": "km",
    "kg": "kg",
    "kw": "kW",
    "kv": "kV",
    "kva": "kVA",
    "mpa": "MPa",
    "hz": "Hz",
    "kwh": "kW·h",
}


def _unit(m: Match) -> str:
    return _LEGAL[m.group().strip()]


def _symbol(m: Match) -> str:
    return _SYMBOLS[m.group().strip().lower()]


RULE = Rule(
    id="D904",
    name="计量单位",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="通常用法定计量单位，换算后请核对数值。",
    source="《国务院关于在我国统一实行法定计量单位的命令》；GB 3100—1993",
    detect=misuses(
        Misuse(regex(f"{_COUNT}(?:{'|'.join(_LEGAL)})"), _unit, "这不是法定计量单位，换算后请核对数值。"),
        Misuse(regex(f"{_COUNT}平方(?=[，。；、）]|的|左右|以上)"), "平方米", "面积单位写全“平方米”。"),
        Misuse(
            regex(
                r"(?<=\d)[ ]?"
                r"(?:K[Mm]|kM|K[Gg]|kG|K[Ww]|kw|K[Vv]|kv|K[Vv][Aa]|kva|[Mm]pa|HZ|hz|K[Ww][Hh]|kwh)(?![A-Za-z\d])"
            ),
            _symbol,
            "计量单位符号的大小写有规定。",
        ),
        Misuse(regex(r"(?<=[\d万])斤"), "", "通常用法定计量单位“千克”或“公斤”。", Severity.INFO),
    ),
    cases=(
        Case("每户限购5市斤明矾，铺设管道3华里，绿化200平米。", ("市斤", "华里", "平米")),
        Case("建设面积500平方，线路长3KM，功率40kw。", ("平方", "KM", "kw")),
        Case("收购粮食3000斤。", ("斤",)),
        Case("每户限购2.5千克，铺设管道1.5千米，建设面积500平方米，功率40kW，收购3000公斤，货币M2增速。"),
    ),
)
