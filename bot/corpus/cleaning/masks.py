"""Masks: what stands where a name, a number or a date was struck out, or is still to be filled in."""

from bot.language.han import HAN
from bot.lexicon.people import SURNAME

_X = "xXｘＸ×✕╳"
_STAR = "*＊"
_BLANK = r"[ \t\u3000\xa0]"
_BESIDE = rf"{HAN}“”‘’《》〈〉、，。；：（）,;:"
_NO_FORMULA = "(?<![长宽高价率额积量])"
_NO_MODEL = "(?<![A-Za-z] )"
# X光, x轴 and 1+X are words; 长×宽 and 单价×数量 are sums.
_WORDS = "[光轴型线射染波形档+＋]|[宽高长]|数量|人数|天数|系数|单价|比例|权重"

YEAR = (
    rf"(?<![\d{_X}])(?:(?:19|20|二[0〇零○])(?:[{_X}{_STAR}]{{2}}|_{{2}})"
    rf"|(?:20\d|二[0〇零○][一二三])[{_X}{_STAR}](?=年)|20[{_X}{_STAR}]\d(?=年))"
)
"""A year, the digits that were left included: 20xx, 202×年."""
_UNIT = (
    "[年月日号时次场人名份篇期个项户家件条万亿元余多届周处所座套公里亩平吨天支批类例起卷本册台辆岁%％](?!数)"
)
NUMBER = (
    rf"(?<![\dA-Za-z.+＋{_X}{_STAR}])\d{{1,3}}[{_X}{_STAR}]{{1,4}}(?={_UNIT})"
    rf"|(?<![\dA-Za-z])[{_X}][.．][{_X}]{{1,3}}(?={_UNIT})"
)
"""A number, the digits that were left included: 1X次, 3XX人."""

_SHAPE = "○◯△▲□■☆★◇◆●"
_DIGIT = "〇零○一二三四五六七八九十"
LONG = (
    rf"{_NO_MODEL}(?<![\dA-Za-z{_X}{_STAR}])[{_X}{_STAR}]{{2,}}(?![A-Za-z])|(?<=\d)[{_X}{_STAR}]{{3,}}(?![A-Za-z])"
    rf"|(?<![A-Za-z\d_＿])[_＿]{{2,}}+(?![A-Za-z\d])"
    rf"|(?<![{_SHAPE}{_DIGIT}])[{_SHAPE}]{{2,}}+(?=[{HAN}”》、，,])(?![{_DIGIT}])"
    rf"|(?<=[{HAN}“《、，,])(?<![{_DIGIT}])[{_SHAPE}]{{2,}}+(?![{_SHAPE}{_DIGIT}])"
    rf"|(?<![A-Za-z\d])(?!PPP|WWW|CCC|III)([A-Z])\1{{2}}(?![A-Za-z\d级]|景区|信用|评级|认证)"
)
"""Several of one sign."""

_SPACED = rf"[{_X}](?:{_BLANK}{{1,2}}[{_X}]){{1,6}}"
SPACED = (
    rf"(?<=[{_BESIDE}]){_SPACED}(?![A-Za-z\d{_X}])"
    rf"|(?<![A-Za-z\d{_X}])(?<![A-Za-z\d{_X}]{_BLANK}){_SPACED}(?=[{_BESIDE}])"
)
"""Several with blanks between them."""
SHORT = (
    rf"(?<=[{_BESIDE}]){_NO_FORMULA}[{_X}](?=[{_BESIDE}])(?!{_WORDS})"
    rf"|(?<=[{HAN}]){_NO_FORMULA}[{_X}](?![\dA-Za-z×]|{_WORDS})"
    rf"|{_NO_MODEL}(?<![\dA-Za-z×+＋]){_NO_FORMULA}[{_X}](?=[{HAN}])(?!{_WORDS})"
    rf"|(?<=[{HAN}“]){_NO_FORMULA}[{_STAR}](?=[{HAN}”])(?!{_WORDS})"
    rf"|(?<=[{HAN}“《、，])(?<![{_DIGIT}])[△▲○◯](?=[{HAN}])(?![{_DIGIT}])|[△▲](?=[省市县区镇乡局委办])"
)
"""One sign alone."""

_ORDINARY = "些种项一个类次时地方人处几段环领层件物事样天位组款条"
_UNIT_NAME = (
    "[省市县区旗镇乡村局厅校院](?![场民域间别面部长士])|街道|社区|公司|集团|企业|单位|学校|医院|中心|机关|部队|银行"
    "|(?:党(?:总支|支)?|总支|支)?部(?![分门件委])|党委|分局|年某月|月某日"
)
SOMEBODY = rf"某{{2,}}+|(?<={SURNAME})某(?![{_ORDINARY}])|某(?={_UNIT_NAME})|(?<=月)某(?=日)"
"""某 for a name; 某些, 某种 and 某项 are words."""

_TO_FILL = "(?:填写|填入|填上|插入|输入|补充|添加|替换)"
_WHAT = "(?:具体|本单位|单位|姓名|日期|时间|地点|数字|数据|名称|人数|地名|实际|相关|公司|部门|职务|内容)"
FILL = (
    rf"[（(【\[〔]{_BLANK}?(?:(?:此处|这里|在此|请在此处?|请?根据实际(?:情况)?|请?自行|待){_TO_FILL}|请?{_TO_FILL}{_WHAT})"
    r"[^（）()【】\[\]〔〕\n]{0,30}[）)】\]〕]"
)
"""A bracket that asks to be filled in."""

# An X before the name is how such pages dodge filters; it hides nothing.
SPURIOUS = rf"(?<![{_X}{_STAR}])[{_X}{_STAR}](?=习近平)"
