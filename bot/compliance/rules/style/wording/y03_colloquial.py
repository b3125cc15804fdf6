"""Y03: official prose is written language."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import title_of
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.lexicon.genres import Family, any_of
from bot.regex import regex

_SPOKEN = (
    ("咱们?", "我们"),
    ("啥", "什么"),
    ("咋(?:样|办|么)?", "怎样"),
    ("(?:特别|老|真|挺)棒|棒极了", "良好"),
    ("(?<![坚力硬])挺(?=[好多大高快难顺]|不错|重要|满意|辛苦|复杂|有)", "比较"),
    ("一下子", "迅速"),
    ("搞(?:定|完|砸|得|了|不|过|出|起|清楚|明白|活动|学习|培训|检查|宣传|卫生|整治)", ""),
    ("弄(?:好|完|清楚|明白|懂|得|了|不|出|起)", ""),
    (
        "(?<![好公农家军同董百领理从本军政刑婚监心往世物琐丧喜赛民私])事儿|今儿|明儿|这会儿|那会儿|一块儿|这块儿",
        "",
    ),
    ("这(?:个|些|件)?事(?=[搞办做弄抓情]|[，。]|$)(?!情)", ""),
    ("大伙儿?|大家伙儿?|小伙伴们?", "大家"),
    (
        "差不多|压根儿?|老是(?!百姓)|忽悠|靠谱|没谱|给力|杠杠的|玩命|没得说|掉链子|打酱油|嗨起来|蛮(?=[好多大]|不错)",
        "",
    ),
    ("瞎(?:搞|忙|干|指挥|折腾)|贼(?=[好多快])|忒", ""),
    ("(?i:\\bok\\b|hold住|\\bget\\b)", ""),
    ("好(?:多|几)(?=[个家次人户名位场项件]|村|群众|问题|干部)", "多"),
    ("[嘛呀啦哦哟](?=[，。！？…]|$)", ""),
    ("(?:应该|大概|可能|也许|或许|估计|好像|似乎)(?:应该|大概|可能|也许|或许|估计|好像|似乎)是?在?", ""),
    ("(?:没|不)咋|说白了|说实话|老实说|怎么说呢|不得不说|拍脑(?:门|袋)|拍拍屁股", ""),
)
_WORD = regex("|".join(f"(?:{form})" for form, _ in _SPOKEN), re.MULTILINE)
_FORMS = tuple((regex(form, re.MULTILINE), better) for form, better in _SPOKEN)


_SPEECH = regex(f"(?:{any_of(Family.SPEECHES)})$")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if _SPEECH.search(title_of(manuscript)) or _SPEECH.search(context.brief.genre):
        return  # It is said aloud.
    text = manuscript.text
    for m in _WORD.finditer(text):
        if not manuscript.quoted(m.start()):
            better = next(word for form, word in _FORMS if form.match(text, m.start()))
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, better))


RULE = Rule(
    id="Y03",
    name="口语",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="这个说法偏口语，公文通常用书面语。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("咱们把这事抓好，效果挺好。", ("咱们", "这事", "挺")),
        Case("设备老是出故障。", ("老是",)),
        Case("在节水工作会上的讲话\n同志们：\n咱们要把这事抓好。"),
        Case("起火部位应该大概是在仓库。", ("应该大概是在",)),
        Case("大伙一下子把问题搞定了。", ("大伙", "一下子", "搞定")),
        Case("有的村弄不清楚该干啥，台账差不多空白。", ("弄不", "啥", "差不多")),
        Case("搞活经济，搞好服务，严肃查处弄虚作假，干部挺身而出，同事之间互帮互助。"),
        Case("群众说“咱们的路好走了”，好多措施落地，这事关全局。"[:14] + "，这事关全局。"),
    ),
)
