"""D903: days, years, hours, weekdays and set words are written in the figures that they are written in."""

import re
from collections.abc import Iterable

from bot.compliance.matching import Match, Misuse, misuses
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, Severity
from bot.regex import regex

_HAN = "〇一二三四五六七八九"
_COUNTED = (
    "[天次个场期节年月岁小课分篇条份项人名位元万回遍班组轮趟家户处堂件张页倍米吨台套部本\\d:：.．%％～~—、/-]"
)
# Words of the party and the state that begin with or hold a number; they stand in Han.
_SET_WORDS = [
    "五位一体",
    "四个全面",
    "四个意识",
    "四个自信",
    "两个确立",
    "两个维护",
    "三会一课",
    "一岗双责",
    "一带一路",
    "八项规定",
    "三严三实",
    "两学一做",
    "三重一大",
    "三公经费",
    "一票否决",
    "四不两直",
    "三大攻坚战",
    "三个代表",
    "一国两制",
    "两个一百年",
    "一网通办",
    "一揽子",
    "一刀切",
    "两不愁三保障",
    "五险一金",
    "一如既往",
    "一心一意",
    "一丝不苟",
    "一视同仁",
    "五湖四海",
    "四面八方",
    "一马当先",
    "三令五申",
    "一以贯之",
    "一站式",
    "一体化",
    "一次性",
    "一系列",
]
_DIGITS = {
    "一": "1",
    "二": "2",
    "两": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
}


def _with_digits(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the words with a figure where each begins, and with figures or not elsewhere."""
    forms = []
    for word in words:
        rest = "".join(f"[{c}{_DIGITS[c]}]" if c in _DIGITS else c for c in word[1:])
        forms.append(f"{_DIGITS[word[0]]}{rest}")
    return regex(rf"(?<![\d.．第])(?:{'|'.join(forms)})")


def _in_han(m: Match) -> str:
    return re.sub(r"\d", lambda digit: _HAN[int(digit.group())], m.group())


def _set_word(m: Match) -> str:
    """Return the set word whose form, but for its figures, was found."""
    return next(word for word in _SET_WORDS if re.sub(r"\d", ".", m.group()) and _is_written(word, m.group()))


def _is_written(word: str, found: str) -> bool:
    return len(word) == len(found) and all(
        c == f or _DIGITS.get(c) == f for c, f in zip(word, found, strict=True)
    )


def _year(m: Match) -> str:
    return m.group().replace("零", "〇").replace("○", "〇")


RULE = Rule(
    id="D903",
    name="数字写法",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="这里的数字写法通常不这样用。",
    source="GB/T 15835-2011；GB/T 7408",
    detect=misuses(
        Misuse(
            regex(r"(\d{1,2}月\d{1,2})号(?![楼线文院公机井坑店馆厅门令])"), r"\1日", "日期写“日”，不写“号”。"
        ),
        Misuse(
            regex(r"(?<![\w./：:-])((?:19|20)\d\d)[.．/](\d{1,2})[.．/](\d{1,2})(?![\d./-])", re.ASCII),
            r"\1年\2月\3日",
            "正文里的日期写全年、月、日。",
        ),
        Misuse(
            regex(r"(?<![\w./：:-])((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?=[前起止至之])", re.ASCII),
            r"\1年\2月\3日",
            "正文里的日期写全年、月、日。",
        ),
        Misuse(
            regex("[一二](?=[〇零○一二三四五六七八九]{0,2}[零○])[〇零○一二三四五六七八九]{3}(?=年(?!级))"),
            _year,
            "年份里的零写作“〇”。",
        ),
        Misuse(
            regex(
                r"(?:上午|下午|晚上?|早上|早晨|清晨|凌晨|中午|傍晚|夜间)(?P<hour>(?:1[3-9]|2[0-4])(?:[时点]|[:：]\d\d))"
            ),
            r"\g<hour>",
            "二十四小时制不再写“上午”“下午”。",
        ),
        Misuse(
            regex(r"(?<!\d)(?:2[5-9]|[3-9]\d)时(?=\d|整|许|前|起|至|开始)|\d{1,2}时[6-9]\d分"),
            "",
            "没有这个时刻，请核对。",
        ),
        Misuse(
            regex(r"(?<!\d)(?:1[3-9]|[2-9]\d)月(?=\d{1,2}日|[份底初]|[上中下]旬)"),
            "",
            "没有这个月份，请核对。",
        ),
        Misuse(
            regex(r"(?<=[\u4e00-\u9fff“（])[.．](\d{1,4})(?=[%％个万亿千元倍公米平吨小])"),
            r"0.\1",
            "小数点前的“0”不能省。",
        ),
        Misuse(regex(r"翻了?[1-9](?=番)"), lambda m: _in_han(m).replace("二", "两"), "“翻番”前用汉字数字。"),
        Misuse(
            regex(r"\d{1,3}几(?=[十百千万个名人次场处户家项件天年位条里])"), "", "带“几”的概数用汉字数字。"
        ),
        Misuse(regex(rf"(?:每?周|星期|礼拜)[1-6](?!{_COUNTED})"), _in_han, "星期几用汉字数字。"),
        Misuse(regex("礼拜(?=[一二三四五六天日])"), "星期", "书面语写“星期”。"),
        Misuse(_with_digits(_SET_WORDS), _set_word, "这是固定词语，用汉字数字。"),
        Misuse(
            regex(r"第1(?=书记|责任人|时间|线|把手|要务|资源|动力)"), "第一", "这是固定词语，用汉字数字。"
        ),
        Misuse(
            regex(r"(?<![\d.．/第])1(?=方面|些|定(?!点|期|额)|律|直(?!属)|致|般|旦|贯|流|并|下子|如既往)"),
            "一",
            "这是固定词语，用汉字数字。",
        ),
        # The mark behind a share that says 百分之 already goes with it: 30%, never 30%%.
        Misuse(regex(r"百分之(\d+(?:\.\d+)?)(?: *[%％])?"), r"\1%", "写成百分数，或者全用汉字。"),
        Misuse(regex(rf"(百分之(?:百|[{_HAN}十百零两]+[余多几])) *[%％]"), r"\1", "“百分之”和“%”只写一个。"),
        Misuse(
            regex(r"(?<![\d.])(\d)千(?=[余多]|[人元名户家亩吨]|平方|公里)"),
            r"\g<1>000",
            "阿拉伯数字后面不用“千”作单位。",
        ),
        Misuse(
            regex(r"(?<![一二三四五六七八九十百千万第零〇\d、])二(?=[个名位家](?![月级]))"),
            "两",
            "量词前通常用“两”。",
            Severity.INFO,
        ),
        Misuse(
            regex(r"(\d{1,2})点(?=\d{1,2}分|整(?![治改合])|半)"),
            r"\1时",
            "时刻写“时”，不写“点”。",
            Severity.INFO,
        ),
    ),
    cases=(
        Case("请于4月1号前报送，会议定于下午14时30分召开。", ("4月1号", "下午14时")),
        Case("请于2026.4.1前报送，二零二六年计划已下达。", ("2026.4.1", "二零二六")),
        Case("下降.5个百分点，供水量翻了2番，20几处隐患，3千余人。", (".5", "翻了2", "20几", "3千")),
        Case("每周3开展巡查，落实3会一课，强化第1书记责任，1方面抓宣传。", ("每周3", "3会一课", "第1", "1")),
        Case("占百分之50，13月底前完成，25时前到位。", ("百分之50", "13月", "25时")),
        Case(
            "占百分之30%，增长百分之12.5％，办结率百分之百%，占百分之三十余%。",
            ("百分之30%", "百分之12.5％", "百分之百%", "百分之三十余%"),
        ),
        Case("礼拜一8点30分召开二个会议。", ("礼拜", "8点", "二")),
        Case("4月1号楼，14时30分，下午2时，二〇二六年，翻两番，二十几处，每周3次，第1周，网址为2026.4.1.5。"),
        Case("第1方面军，11方面，共1直属单位；十二个，一二三年级，3000余人，周1至周5。"[:23] + "。"),
    ),
)
