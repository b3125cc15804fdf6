"""S10: a call for entries says what, from whom, until when, how much, how, and whom to ask."""

from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, title_of, top
from bot.compliance.rule import ASK, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_CALL = regex("征集|征稿|征文")
_OPINIONS = regex("征集[^，。]{0,12}(?:意见|建议)")
_DAY = r"\d{1,2}月\d{1,2}日"
_ELEMENTS = (
    (
        "征集内容",
        regex(
            "(?:征集|征文|征稿|作品|项目|申报)(?:的)?(?:内容|主题|范围|类别|方向|重点|要求)|内容(?:要求|包括|为|：)|围绕[^。]{2,40}(?:主题|方面)"
        ),
    ),
    (
        "征集对象",
        regex(
            "(?:征集|参与|申报|参赛|征稿|征文|参评)(?:的)?(?:对象|范围|主体|单位|人员|条件)|面向|凡[^。]{2,30}均可|均可(?:申报|参与|报名|投稿)"
        ),
    ),
    (
        "截止的具体日期",
        regex(
            rf"(?:时间|日期|期限)(?:安排|要求)?[：:。\s为是]{{0,3}}[^。\n]{{0,20}}{_DAY}|截[止至][^。；\n]{{0,20}}{_DAY}"
            rf"|{_DAY}[^。；\n]{{0,8}}(?:截止|为止|止)"
            rf"|{_DAY}(?:\d{{1,2}}时)?(?:前|之前|以前)[^。；\n]{{0,40}}(?:报|交|寄|发送|发至|上传|投)"
        ),
    ),
    (
        "报送方式",
        regex(
            "邮箱|电子版|纸质|邮寄|寄(?:送|至|到)|(?:报|送|发|交)(?:送|至|到|给)|平台|系统(?:填报|上传)|扫(?:描|码)"
        ),
    ),
    (
        "数量或字数限制",
        regex(
            r"限报|不(?:超过|多于|少于)[^。；，]{0,6}[\d一二三四五六七八九十]|(?:以内|左右|以下)|字数|(?<!\d)\d{1,5}\s?[—～-]\s?\d{1,5}\s?[字项件篇个]"
            r"|(?:每|各)[^。；，]{1,12}(?:报送|推荐|申报|提交|限)[^。；，]{0,10}[\d一二三四五六七八九十两]+[项件篇个幅首部条]"
        ),
    ),
    (
        "联系人和电话",
        regex(
            r"(?:联系|咨询|办公)?电话[：:为是]?[^。；\n]{0,16}(?:\d{3,}|分机|总机|热线|【待补|〔)|(?:联系人|咨询)[^。\n]{0,30}(?:\d{5,}|【待补|〔)"
        ),
    ),
    ("附件表格", regex("附件|附表|附后|(?:申报|征集|推荐|登记|报名|汇总)表")),
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    if genre_of(manuscript, context) is not GenreKind.NOTICE:
        return
    if not _CALL.search(title) or _OPINIONS.search(title):
        return
    body = "\n".join(p.text for p in manuscript.paragraphs if p.kind not in (Kind.TITLE, Kind.ANNEX))
    for name, form in _ELEMENTS:
        if not form.search(body):
            yield Spot(*top(manuscript), ASK, f"征集通知里没有看到{name}，请补充。")


_NOTICE = Context(kind=GenreKind.NOTICE, whole=True)
_WHOLE = (
    "关于征集节水金点子的通知\n各科室：\n为营造氛围，现通知如下。\n一、征集内容\n节水做法。\n二、征集对象\n全体职工。\n"
    "三、报送要求\n请于2026年5月20日前将征集表电子版发至邮箱，每人限报2条。\n联系人：办公室，电话：82315566。\n附件：征集表"
)

RULE = Rule(
    id="S10",
    name="征集通知要素",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="征集通知通常写明内容、对象、起止日期、报送方式、数量限制、联系方式和附件表。",
    source="实务惯例",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(_WHOLE.replace("于2026年5月20日前", "按时"), ("关于征集节水金点子的通知",), context=_NOTICE),
        Case(
            _WHOLE.replace("，每人限报2条", "").replace("，电话：82315566", ""),
            ("关于征集节水金点子的通知",) * 2,
            context=_NOTICE,
        ),
        Case(_WHOLE, context=_NOTICE),
        Case("关于征集对节水办法意见的通知\n各科室：\n请提出意见。", context=_NOTICE),
        Case("关于做好值班工作的通知\n各科室：\n请落实征集事项。", context=_NOTICE),
    ),
)
