"""Orders to whoever writes: draft, leave unwritten, write anew, replace words, take a form, adopt."""

import re

from bot.domain.request import (
    Adopt,
    Draft,
    FollowExemplar,
    LeaveUnwritten,
    Place,
    ReplaceWords,
    Request,
    Rewrite,
    Target,
)
from bot.language.replacing import replacements
from bot.understanding.orders import words
from bot.understanding.orders.targets import target
from bot.understanding.orders.words import is_in, one_of
from bot.understanding.talk import Talk

_ALL = Target(place=Place.ALL)
_THIS = Target(place=Place.THIS)
_DRAFT_ALL = re.compile(rf"(?:把)?(?:{one_of(words.ALL_AT_ONCE)}|给我)*{one_of(words.DRAFTED)}")
_DRAFT = re.compile(
    rf"(?:(?:{one_of(words.ENOUGH)}|那)[，,]?)*(?:就|先|现在|可以|帮我|直接)*{one_of(words.DRAFT)}(?P<ref>.*)"
    rf"|(?:把)?(?P<before>.+?)(?:可以|先|现在|也|就)*(?:起草|开始写|动笔|写出来|拟出来|开写)"
)
_LEAVE = re.compile(
    rf"(?P<ref>.*?)(?:就|先|都|我们|咱们|今年|也|可以|暂时)*{one_of(words.UNWRITTEN)}(?:(?P<behind>.*?))"
)
_QUESTION = "这个 这问 这一问 这条 这题 这项 这个问题 这块 这里 这 此项 本问"
_ADOPT = re.compile(rf"(?P<ref>.*?)(?:就|都|全|先|全部|都给我|可以)*(?P<verb>{one_of(words.ADOPTED)})")
_STRONG = "采用 定 定稿 定下来 就这样 就这样定 就这么定 就用这个 用这版 就用这版 用这个 可以采用 就这么着 就这版 就按这个"

_QUALITY = (
    "(?:[长短虚空平淡干硬软细粗杂乱绕散碎大小满满土白老旧假薄厚弱]+|啰嗦|罗嗦|啰里啰嗦|冗长|拖沓|口语化?|官腔|官话|官样|生硬|简单|简略|简短|"
    "简洁|简练|精炼|精简|紧凑|笼统|宽泛|空洞|空泛|抽象|具体|详细|详实|详尽|丰富|充实|饱满|单薄|干巴|干巴巴|啰唆|正式|庄重|严肃|规范|随意|随便|夸张|"
    "浮夸|重复|别扭|通顺|流畅|不通顺|不顺|绕口|像流水账|流水账|平淡|普通|通俗|朴实|平实|实在|接地气|客观|委婉|含蓄|温和|诚恳|谦虚|有力|生动|活泼|"
    "清楚|清晰|明确|精彩|直白|直接|高大上|有高度|有深度|有气势|书面|书面化|像样|学生气|模板化|套话|套路|文学化|煽情|生僻|密|满当)"
)
_DEGREE = "(?:太过?|有点儿?|有些|过于|还是太?|稍微?|略微?|挺|不够|不太|比较|偏|写得太|写得|显得|好像|感觉|有一点|实在太|未免太|还不够|还是不够|再|更|尽量)"
_A_LITTLE = "(?:一点点?|一些|点儿?|些|一下|点点)"
_SUBJECT = "(?:语气|语言|文字|句子|措辞|表述|篇幅|行文|文风|口气|用词|说法|内容|整体|标题|话|词|语句|表达|写法|调子|口吻|风格)"
_WORK_OVER = (
    "重写 重新写 再写一遍 重新写一遍 重写一遍 重来 重来一遍 换个写法 换种写法 换一版 换个版本 换种说法 换个说法 换个角度 润色 润色一下 优化 优化一下 打磨 "
    "打磨一下 改写 精简 精简一下 压缩 压缩一下 缩短 缩减 删减 扩写 扩充 扩一扩 展开 展开写 展开讲讲 展开说说 展开一下 细化 细化一下 充实 充实一下 再改改 改改 改一改 修改一下 "
    "丰富一下 润润色 提炼一下 提升一下 顺一顺 顺一下 理一理 重新组织 重新组织一下 再来一版 再写一版 另写一版 重新起草 重新生成 再生成一次 再润色一下 加工一下 捋一捋"
)
_JUDGED = re.compile(
    rf"(?:{_SUBJECT}|写|写的|写得)?(?:{_DEGREE})+{_QUALITY}(?:的|了)?(?:{_A_LITTLE})?"
    rf"|(?:{_SUBJECT})?(?:再|稍微|尽量|给我|能|要|应该|得)*(?:写|改|弄|整|说|搞|压|缩|扩|调|放|变)?(?:得|的)?(?:再|更|稍微)*{_QUALITY}{_A_LITTLE}"
    rf"|(?:再|稍微|给我|要|得|需要|都)*{one_of(_WORK_OVER)}(?:{_A_LITTLE})?"
    r"|(?:再|给我|要|得|稍微)*(?:压缩?|缩短?|控制|精简|扩写?|扩充|删减?|减|写|展开|增加)(?:到|在|成|至)(?:大?约)?\d+[个来]?字(?:以内|左右|上下)?"
    r"|(?:不像|像)(?:公文|总结|报告|领导讲话|讲话稿|新闻稿|作文|散文|流水账|口号)|没有?(?:重点|亮点|层次|条理|逻辑|内容|深度|干货)"
    r"|(?:逻辑|层次|条理|重点)(?:不清楚?|混乱|不突出|不分明|不够清楚)"
)
_REWRITE = re.compile(r"(?:把)?(?P<ref>.*?)(?:的)?(?:给我|给|能不能|请|再|要|需要|有|也|都)*(?P<wanted>)")
_FORM = "格式 样式 结构 框架 写法 模板 体例 套路 路子 风格 版式 套 样子 样 提纲 思路 模式 模子"
_FOLLOW = re.compile(
    rf"(?:就|还是|直接|统一)?(?:用|照着|照|按照|按着|按|参照着?|参考|仿照|仿|套用|套|沿用|学|跟|比照|依照|对照)(?P<name>.+?)(?:的|那个|那种)?"
    rf"(?P<form>一样的?)?(?:的)?(?P<shape>{one_of(_FORM)})?(?:去|来)?(?P<do>写|弄|套|起草|走|排|改|拟|搞|做|办|整)?(?:就行|就好|即可)?"
)
_DOCUMENT = re.compile(
    r"(?:那|这|上)(?:一)?[篇份版个](?:总结|方案|通知|报告|要点|稿子?|材料|文件)?|(?:去年|往年|上次|上年|以前|前年|原来|老|上半年|年度|\d{4}年).{0,8}$"
    r"|(?:总结|方案|通知|报告|要点|稿子|纪要|请示|计划|范文|范例|模板)$"
)
_POINTING = re.compile(r"(?:的)?(?:那|这|上)(?:一)?[篇份版个](?=$|总结|方案|通知|报告|要点|稿|材料|文件)|的$")


def draft(said: str, talk: Talk) -> Request | None:
    """Read 直接成稿, 全部起草, 起草存在问题."""
    found = _DRAFT.fullmatch(said)
    if found and (ref := found["ref"] or found["before"]):
        section = target(ref, talk)
        return Draft(section) if section and not section.paragraph else None
    if _DRAFT_ALL.fullmatch(said) and not (found and said in words.DRAFT.split()):
        return Draft(_ALL)
    if found or is_in(said, words.ENOUGH):
        begun = any(slot.section for slot in talk.outline)
        return Draft(_THIS if begun else _ALL) if found or talk.new[-1].asked else None
    return None


def leave(said: str, talk: Talk) -> Request | None:
    """Read 先空着, 这个先不写, 跳过第三节, 这节没做."""
    found = _LEAVE.fullmatch(said)
    if not found or (found["ref"] and found["behind"]):
        return None
    ref = found["ref"] or found["behind"] or ""
    if not ref or is_in(ref, _QUESTION):
        return LeaveUnwritten()
    section = target(ref, talk)
    return LeaveUnwritten(section, True) if section and not section.paragraph else None


def adopt(said: str, talk: Talk) -> Request | None:
    """Read 这节就这样, 全部采用."""
    found = _ADOPT.fullmatch(said)
    if not found:
        return None
    if not found["ref"]:
        everything = re.match("全|都", said)
        return Adopt(_ALL if everything else _THIS) if is_in(found["verb"], _STRONG) or everything else None
    section = target(found["ref"].removesuffix("写得").removesuffix("的"), talk) or _version(found["ref"])
    return Adopt(section) if section else None


def _version(ref: str) -> Target | None:
    return _THIS if re.fullmatch("这[版个稿]|这一[版稿]|现在这版|当前版本", ref) else None


def rewrite(said: str, talk: Talk) -> Request | None:
    """Read 上一节第二段太长, 写短点, 语气再正式些: the section, and what is wanted of it word for word."""
    for at in range(len(said)):
        if wanted := _JUDGED.fullmatch(said, at):
            ref = re.sub(
                "(?:的|给我|给|得|要|需要|再|也|都|写|有)+$",
                "",
                said[:at].removeprefix("把").removeprefix("将"),
            )
            section = target(ref, talk) if ref else _THIS
            if section:
                return Rewrite(section, wanted.group())
    return None


def replace_words(said: str, talk: Talk) -> Request | None:
    """Read 把A改成B, “A”换成“B”; a figure put in the place of a name is a correction and none."""
    pairs = replacements(said)
    if len(pairs) != 1:
        return None
    [(old, new)] = pairs
    figure = re.search(r"\d", new) and not re.search(r"\d", old)
    return ReplaceWords(old, new) if old and not figure and len(old) <= 40 else None


def follow(said: str, talk: Talk) -> Request | None:
    """Read 用2025年那份的格式, 照去年那篇写."""
    found = _FOLLOW.fullmatch(said)
    if (
        not found
        or not (found["shape"] or found["do"] or found["form"])
        or not _DOCUMENT.search(found["name"])
    ):
        return None
    name = _POINTING.sub("", found["name"])
    return FollowExemplar(name) if name and len(name) <= 30 else None
