"""Quantities: 33次 is 三十三次, 2.3万元 is 23000元, 近百人 is no exact number, and 四个意识 counts nothing.

A range (3—4人), a loose count (两三次) and a clock time are quantities of their own kind: their unit says so,
and none of them is the same as a plain number.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.domain.fact import Bound, Quantity
from bot.language.figures.numerals import parse_integer, parse_number, scale
from bot.regex import regex

_WIDE = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")
# Units by their normal form.
_SAME_UNIT = {
    "名": "人",
    "位": "人",
    "块": "元",
    "元整": "元",
    "天": "日",
    "时": "点",
    "场次": "场",
    "百分点": "个百分点",
    "平米": "平方米",
    "平方": "平方米",
    "平": "平方米",
    "千克": "公斤",
    "千米": "公里",
    "千瓦时": "度",
    "千瓦·时": "度",
    "周岁": "岁",
    "棵": "株",
    "幢": "栋",
} | {
    same: unit
    for unit, words in {
        "人": "个人 号人",
        "次": "回 趟 遍",
        "小时": "个小时 钟头 个钟头",
        "工作日": "个工作日",
        "周": "星期 个星期 礼拜 个礼拜",
    }.items()
    for same in words.split()
}
_UNITS = (
    "人次 户次 场次 篇次 架次 车次 班次 小时 分钟 学时 课时 个月 个百分点 百分点 平方米 平方公里 立方米 "
    "公里 公顷 公斤 千克 美元 吨公里 人 名 位 次 场 期 篇 条 项 个 家 户 件 份 支 批 处 所 座 台 套 "
    "册 本 张 幅 部 站 间 对 组 队 点 块 元 天 日 周 月 年 岁 届 轮 遍 回 堂 节 门 类 种 级 层 倍 亩 "
    "米 里 吨 斤 % 辆 棵 枚 艘 架 株 头 只 把 面 顶 盏 扇 根 粒 颗 串 束 幢 栋 片 眼 口 宗 桩 例 则 "
    "首 曲 幕 帧 页 字 句 行 列 排 班 连 团 阶 趟 局 盘 副 双 伙 群 车 箱 袋 瓶 盒 包 桶 筐 桌 席 顿 "
    "餐 杯 道 笔 单 卷 帖 步 环 圈 格 路 线 段 街 巷 村 镇 乡 县 市 区 校 园 馆 室 楼 栏 屏 版 秒 刻 "
    "度 元整 课 讲 集 季 旬 成 折 分 厘 毫升 升 克 寸 尺 丈 平米 平方 立方 兆 千瓦 千瓦时 瓦 伏 "
    "号 起 枝 朵 封 股 通 摊 台次 辆次 课次 个次 件次 户次 人天 人日 "
    "个工作日 工作日 具 "
    "摄氏度 代 辈 任 员 客 票 席位 床 床位 平 大 千米 千瓦·时 周岁 钟头 个小时 个钟头 星期 个星期 礼拜 个礼拜"
)
# 个人 counts people, but not in 3个人行道; 八成 is a share, 八成新 and 三成员 are none; 八大工程 are counted,
# 三大攻坚战 are not.
_OPEN_UNITS = {
    "大": "大(?=[\u4e00-\u9fff]{0,4}(?:工程|项目|平台|基地|品牌|园区))",
    "个": "[个号]人(?![大行均民口工体际事物文防才力])|个",
    "升": "升(?![到至为级旗华高温学任])",
    "具": "具(?![有体备])",
    "成": "成[一二三四五六七八九]?(?![立为果效功员就长熟本品绩套型新])",
}
_UNIT = "|".join(
    _OPEN_UNITS.get(unit) or re.escape(unit) for unit in sorted(_UNITS.split(), key=len, reverse=True)
)
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN_DIGIT = "[零〇一二两三四五六七八九十百千]"
# No number is longer; unbounded, a run of numerals would cost the square of its length.
_HAN = rf"{_HAN_DIGIT}(?:{_HAN_DIGIT}|[万亿]){{0,15}}(?:点[零〇一二三四五六七八九]{{1,6}})?|万(?=[余多])"
# Words before a number, with their bound; a longer word stands before one that it begins with.
_BEFORE = {
    Bound.BELOW: "将近|接近|近|不到|不足|不超过|不超|至多|最多|不高于|低于|少于",
    Bound.ABOUT: "大约|(?<![签预邀履节合条])约|大概",
    Bound.ABOVE: "超过|超|逾|突破|上(?=[百千万])|不少于|不低于|至少|多于|高于",
    Bound.SEVERAL: "数(?=[十百千万亿])|好几|几(?=[十百千万亿])",
}
# Words behind a number and its unit.
_BEHIND = {Bound.ABOVE: "以上|之多", Bound.BELOW: "以下|以内|之内", Bound.ABOUT: "左右|上下"}
_BOUND = {
    re.sub(r"\(\?[^)]*\)", "", word): bound
    for table in (_BEFORE, _BEHIND)
    for bound, words in table.items()
    for word in words.split("|")
} | {"过": Bound.ABOVE, "余": Bound.ABOVE, "多": Bound.ABOVE, "几": Bound.ABOVE, "来": Bound.ABOVE}
_ABOUT = "|".join(_BEFORE.values())
_TRAILING = regex("|".join(_BEHIND.values()))
# 3千米 is no 3000米.
_SCALE = "[万亿百]|千(?![米克瓦])"
# What ends a clause; a number of money or pieces may stand before it without a unit: 花了一万二。
_END = r"(?=的|[，。；、！？）,;!?)\s]|\Z)"
_PLAIN = (
    rf"(?P<about>{_ABOUT})?(?:(?P<number>{_ARABIC})[ \u3000]?"
    rf"(?P<early>[余多来](?={_SCALE}))?(?:(?P<scale>(?:{_SCALE}){{1,2}})(?P<tail>[1-9](?:千(?:[1-9]百?)?)?(?![\d.%]))?)?"
    rf"(?P<more>[余多来])?[ \u3000]?(?P<unit>{_UNIT})?"
    rf"|(?<!{_HAN_DIGIT})(?P<han>{_HAN})(?P<hanmore>[余多来几])?(?P<hanscale>[万亿]?)(?P<hanunit>{_UNIT})"
    rf"|(?<!{_HAN_DIGIT})(?P<bare>[一二两三四五六七八九]十?[百千万](?:{_HAN_DIGIT}|万){{0,8}}){_END})"
)
# 3万至5万 is what 3至5万 says.
_SCALED_ALIKE = "|".join(
    rf"{scale}(?=(?:{_UNIT})?(?:[—–~～至-]{{1,2}}|到)(?:{_ARABIC})[ ]?{scale})" for scale in "万亿"
)
# In speech 3块二 is 3.2元 and 8毛 0.8元; 18块5张 counts 18 and 5.
_MONEY = (
    rf"(?P<yuan>{_ARABIC}|{_HAN_DIGIT}{{1,7}})块钱?(?P<jiao>[1-9一二三四五六七八九])"
    rf"(?:[毛角](?P<fen>[1-9])?|(?=一(?:{_UNIT}))|(?![\d.%万半]|{_HAN_DIGIT}|[ ]?(?:{_UNIT})))"
    rf"|(?P<mao>\d|{_HAN_DIGIT})毛(?![利坯巾笔衣料竹豆线病囊毛])"
)
_WITH_HALF = (
    rf"(?P<whole>{_ARABIC}|{_HAN_DIGIT}{{1,4}})"
    r"(?:个半(?P<behind>月|小时|钟头)|(?P<within>年|天|个月|个?小时|公里|里|亩|斤|吨|倍)半(?![夜路截身]))"
)
# 3个点 is 3个百分点 where something has risen or fallen by it.
_POINTS = (
    r"(?:(?<=[涨降提升高低掉跌增减多少差])|(?<=[涨降提升高低掉跌增减多少差]了))"
    rf"(?P<points>{_ARABIC}|{_HAN_DIGIT}|半)个点(?![位子])"
)
# In speech 10个亿 and 5个多亿 are sums of money, where no other unit follows.
_MYRIADS = (
    rf"(?P<about>{_ABOUT})?(?P<counted>{_ARABIC}|{_HAN_DIGIT}{{1,4}})个(?P<more>多)?(?P<scale>[万亿])"
    rf"(?P<more_behind>多)?(?P<unit>{_UNIT})?"
)
_FORMS = {
    "date": regex(r"(?P<y>20\d\d|19\d\d)[./-](?P<m>\d{1,2})(?:[./-](?P<d>\d{1,2}))?(?!\d)"),
    "clock": regex(r"(?P<hours>\d{1,2})[:：](?P<minutes>\d{2})(?!\d)"),
    "range": regex(
        rf"(?<![从由])(?P<low>{_ARABIC})[ ]?(?:{_SCALED_ALIKE})?(?:(?:{_UNIT})?[—–~～至-]{{1,2}}|到)"
        rf"(?P<high>{_ARABIC})[ ]?(?P<scale>[万亿千百]?)(?P<unit>{_UNIT})?"
    ),
    "half": regex(
        rf"(?P<about>{_ABOUT}|过)?(?:(?P<time>(?<!个)半个?(?:小时|钟头))|半数|一半)"
        r"|(?<!时间)(?<!任务)(?<!双)(?P<over>过半)(?![数百])"
    ),
    "share": regex(rf"(?P<about>{_ABOUT})?百分之(?P<percent>{_ARABIC}|{_HAN})(?P<more>余|多)?"),
    "part": regex(rf"(?P<about>{_ABOUT})?(?P<of>{_HAN}|万)分之(?P<share>{_HAN})"),
    "loose": regex(
        rf"(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>[十百千万亿]?)(?P<unit>{_UNIT})"
    ),
    "money": regex(_MONEY),
    "myriads": regex(_MYRIADS),
    "with_half": regex(_WITH_HALF),
    "points": regex(_POINTS),
    "plain": regex(_PLAIN),
}
_NAMED_GROUP = regex(r"\?P<\w+>")
# The plain form is by far the commonest: it keeps its groups here, the others are matched once more alone.
_ANY = regex(
    "|".join(
        f"(?P<{name}>{f.pattern if name == 'plain' else _NAMED_GROUP.sub('?:', f.pattern)})"
        for name, f in _FORMS.items()
    )
)
# Set phrases whose numeral counts nothing: masked before anything is read as a quantity.
_SET_PHRASES = regex(
    "|".join(
        (
            r"^[ \u3000]*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）])",  # the number of a heading or an item
            r"^[ \u3000]*\d{1,2}(?=\t)",  # the first column of a table that numbers its rows
            r"(?<=[：:；])\d{1,2}[.．、](?!\d)",
            r"(?:附件|附表|(?<![代外仪手钟电水])表|(?<!地)图)[ ]?\d{1,2}(?!\d)",
            "“[^”]{0,12}[一二两三四五六七八九十百][^”]{0,12}”",
            "第[一二三四五六七八九十百]{1,6}(?:议题|书记|责任人|一线|时间)?",
            "[一二三四五六七八九十]{1,3}(?:是|届|中全会)",
            "(?:五一|十一)(?=节|期间|假期|长假|黄金周|前后)|国庆十一|(?:五四|七一|八一)(?=青年|建党|建军|前后|期间|活动)",
            "一[对户村校企事人岗物行街居园][^一，。；、]?一[\u4e00-\u9fff]|[面点手心键屏]对[面点手心键屏]|一对一|一老一小|一刻钟"
            "|一站式|一(?:点一滴|言一行|举一动|草一木|砖一瓦|针一线|方水土|心一意|如既往|马当先|视同仁|鼓作气|竿子|揽子|票否决|窗"
            "|门式|次性|盘棋|张网|张图|本账|件事|块苗)|再一次|又一次|[同任某每这那另]一[\u4e00-\u9fff]?|欢聚一堂|济济一堂"
            "|独一|逐一|专一|单一|(?<!分)之一|万里挑一|零(?:距离|容忍)|[上下新]一(?:学?年|步|阶段|季度|周|月|轮|代)|一年(?:之计|一度|以?来)"
            "|八项规定|两个毫不动摇|三个务必|四个最严|五育并举|五级书记|四季|三步走|[一三]日三餐|三餐",
            "三会一课|两个确立|四个意识|四个自信|两个维护|五位一体|四个全面|十四五|十五五|二十大|十九大|两委|两会|双百",
            "百姓|千方百计|万众一心|(?<![一二两三四五六七八九十百千])(?:万一|十分(?!钟))|三农|两手|两者",
            # One of a kind is no count, unless it ends a larger number (十一个).
            "(?<![十百千万零])一(?:把手|岗双责|系列|批|个(?!半(?:月|小时|钟头))个?|名名?|件件?|次次|方面|些|定|致|体|线|旦|同|起|直|般|点|面|流|代|时"
            "|项项|场场|手|种|份|道|步|条|天天|年来|年一度|段时间|路|分|度|成不变|把|刻|席|行|口|气|环|句|班人)",
            "统一|唯一|进一步",
        )
    ),
    re.MULTILINE,
)


# Readers of one message and rules about one text ask for the same again.
@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, with offsets into it.

    Chinese numerals count only with a unit behind them and outside set phrases; a bare Arabic number counts
    with an empty unit. Years and dates come back like any other number with the unit 年, 月 or 日.
    """
    masked = _SET_PHRASES.sub(lambda m: "\0" * len(m.group()), text.translate(_WIDE))
    return tuple(quantity for m in _ANY.finditer(masked) for quantity in _quantities_at(masked, m))


_UNIT_ALONE = regex(_UNIT)


def unit_at(text: str, at: int) -> str:
    """Return the normal form of the unit that begins there, or nothing."""
    m = _UNIT_ALONE.match(text, at)
    return _normal(m.group()) if m else ""


def _quantities_at(text: str, found: re.Match[str]) -> Iterable[Quantity]:
    name = found.lastgroup or "plain"
    if name == "plain":
        return _plain(found)
    m = _FORMS[name].match(text, found.start())
    return _special(name, m) if m else ()


def _special(name: str, m: re.Match[str]) -> Iterator[Quantity]:
    match name:
        case "date":
            for part, unit in (("y", "年"), ("m", "月"), ("d", "日")):
                if m[part]:
                    yield Quantity(float(m[part]), unit, m.start(part), m.end(part))
        case "clock":
            yield Quantity(int(m["hours"]) * 60 + int(m["minutes"]), ":", m.start(), m.end())
        case "share":
            yield from _one(m["percent"], "%", m, _bound(m, m["more"] or m["about"]))
        case "half":
            value, unit = (30, "分钟") if m["time"] else (0.5, "/")
            yield Quantity(
                value, unit, m.start(), m.end(), Bound.ABOVE if m["over"] else _bound(m, m["about"])
            )
        case "part":
            whole, share = parse_number(m["of"]), parse_number(m["share"])
            if whole and share is not None:
                yield Quantity(round(share / whole, 6), "/", m.start("of"), m.end(), _bound(m, m["about"]))
        case "money":
            yuan, jiao = (parse_number(m[part] or "0") or 0 for part in ("yuan", "jiao"))
            tenths = parse_number(m["mao"]) or 0 if m["mao"] else jiao
            hundredths = parse_number(m["fen"] or "0") or 0
            yield Quantity(round(yuan + tenths / 10 + hundredths / 100, 2), "元", m.start(), m.end())
        case "myriads":
            value = (parse_number(m["counted"]) or 0) * scale(m["scale"])
            bound = _bound(m, m["more"] or m["more_behind"] or m["about"])
            yield Quantity(value, _normal(m["unit"] or "元"), m.start("counted"), m.end(), bound)
        case "with_half":
            unit = "个月" if m["behind"] == "月" else _normal(m["behind"] or m["within"])
            half = (parse_number(m["whole"]) or 0) + 0.5
            yield Quantity(half, unit, m.start(), m.end(), _bound(m, None))
        case "points":
            value = 0.5 if m["points"] == "半" else parse_number(m["points"]) or 0
            yield Quantity(value, "个百分点", m.start(), m.end())
        case _:
            unit = f"~{m['high']}{m['scale']}{_normal(m['unit'] or '')}"
            yield from _one(m["low"], unit, m)


_PLAIN_GROUPS = ("number", "han", "bare", "unit", "hanunit", "scale", "hanscale", "tail")


def _plain(m: re.Match[str]) -> tuple[Quantity, ...]:
    number, han, bare, unit, hanunit, scaled, hanscaled, tail = m.group(*_PLAIN_GROUPS)
    value = parse_number(number or han or bare)
    if value is None:
        return ()
    unit, factor = unit or hanunit or "", scale(scaled or hanscaled or "")
    value, unit = (
        (_tenths(value, unit), "%")
        if unit[:1] == "成"
        else (value * factor + _tail(tail, factor), _normal(unit))
    )
    start = m.start("number" if number else "han" if han else "bare")
    word = m["more"] or m["early"] or m["hanmore"] or m["about"]
    return (Quantity(round(value, 6), unit, start, m.end(), _bound(m, word)),)


def _tenths(value: float, unit: str) -> float:
    """Return the share in %: 九成二 is 92."""
    return value * 10 + (parse_integer(unit[1:]) or 0)


def _tail(tail: str | None, factor: int) -> float:
    """Return what 2 or 2千 adds behind 万: both are 2000; 2千5 is 2500."""
    if not tail:
        return 0
    hundreds = int(tail[2]) * 100 if len(tail) > len("2千") else 0
    return int(tail[0]) * (1000 if tail[1:] else factor / 10) + hundreds


def _bound(m: re.Match[str], word: str | None) -> Bound:
    """Return how the number is meant, by a word inside or before it, else by the words behind it."""
    if word:
        return _BOUND[word]
    behind = _TRAILING.match(m.string, m.end())
    return _BOUND[behind.group()] if behind else Bound.EXACT


def _one(raw: str, unit: str, m: re.Match[str], bound: Bound = Bound.EXACT) -> Iterator[Quantity]:
    value = parse_number(raw)
    if value is not None:
        about = m.groupdict().get("about") or ""
        yield Quantity(value, unit, m.start() + len(about), m.end(), bound)


def _normal(unit: str) -> str:
    return _SAME_UNIT.get(unit, unit)
