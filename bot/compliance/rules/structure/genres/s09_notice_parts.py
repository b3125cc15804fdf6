"""S09: a notice says to whom it goes, why, what is to be done, and what is asked."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, lead, running, title_of, top
from bot.compliance.rule import ASK, SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, is_addressee
from bot.regex import regex

_PUBLIC = regex(
    "公布|公示|公开|表彰|任免|任命|任职|免职|命名|成立|调整|废止|征集|招募|招聘|放假|停水|停电|停气|评选|启用|印章|公章|更名|挂牌|迁址|搬迁|变更"
)
_REASON = regex(
    "为了?[^\n]|根据|按照|遵照|依据|经[^。，]{0,20}(?:同意|批准|研究|审定)|鉴于|由于|因[^。，]|近期|近日|日前|目前|当前|随着|现将|现就|现对|定于|拟于|决定"
)
_ASKED = regex(
    "要|请|须|应|严格|务必|不得|遵照|认真|确保|遵守|落实|前[^，。；\n]{0,8}(?:[交报送]|完成)"
    "|各[\u4e00-\u9fff]{1,8}(?:开展|自查|组织|报送)"
)
_DEMANDED = regex("要|请|须|应当|严格|务必|不得|确保|遵守|各[\u4e00-\u9fff]{1,8}(?:开展|自查|组织|报送|落实)")
_LEAST = 20


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    paragraphs = running(manuscript)
    if genre_of(manuscript, context) is not GenreKind.NOTICE or not paragraphs:
        return
    if not _has_addressee(manuscript) and not _PUBLIC.search(title_of(manuscript)):
        yield Spot(*top(manuscript), ASK, "没有看到主送机关，请补上发给哪些单位。")
    opening = lead(manuscript) or paragraphs[0].text
    if paragraphs[0].heading or not (_REASON.search(opening) or _tells_why(opening)):
        first = paragraphs[0]
        yield Spot(
            first.start, first.end, SUGGEST, "开头没有说明缘由（为什么发、依据什么），通知通常先交代。"
        )
    body = "\n".join(p.text for p in paragraphs)
    # Without headings all is the lead: what follows 如下 is the matter then.
    matters = body[len(lead(manuscript)) :].strip() or body.partition("如下")[2].strip("。：:\n")
    if re.search("如下", opening) and len(matters) < _LEAST:
        yield Spot(*top(manuscript), SUGGEST, "“如下”之后没有看到通知事项。")
    elif not _ASKED.search(matters or body) and not _PUBLIC.search(title_of(manuscript)):
        yield Spot(*top(manuscript), SUGGEST, "没有看到对收文单位的要求。")


def _tells_why(opening: str) -> bool:
    """Return whether a sentence before the first demand tells how things stand: 我县已进入森林防火期."""
    first = re.split("[。；\n]", opening)[0]
    return re.search("[，\u4e00-\u9fff]{8}", first) is not None and not _DEMANDED.search(first)


def _has_addressee(manuscript: Manuscript) -> bool:
    if any(p.kind is Kind.ADDRESSEE for p in manuscript.paragraphs):
        return True
    first = running(manuscript)[0].text
    names, colon, _ = first.partition("：")
    return bool(colon) and is_addressee(f"{names}：")


_NOTICE = Context(kind=GenreKind.NOTICE, whole=True)

RULE = Rule(
    id="S09",
    name="通知结构",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="通知通常有主送机关、缘由、事项、要求和落款。",
    source="《党政机关公文处理工作条例》第九条；GB/T 9704-2012 7.3.2",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "关于做好值班工作的通知\n为做好值班工作，现通知如下。\n一、值班安排\n各科室要落实带班制度，按时报送值班表。",
            ("关于做好值班工作的通知",),
            context=_NOTICE,
        ),
        Case(
            "关于做好值班工作的通知\n各科室：\n一、值班安排\n各科室要落实带班制度，按时报送值班表。",
            ("一、值班安排",),
            context=_NOTICE,
        ),
        Case(
            "关于做好值班工作的通知\n各科室：\n为做好值班工作，现通知如下。",
            ("关于做好值班工作的通知",),
            context=_NOTICE,
        ),
        Case(
            "关于做好值班工作的通知\n各科室：\n为做好值班工作，现通知如下。\n一、值班安排\n各科室要落实带班制度，按时报送值班表。",
            context=_NOTICE,
        ),
        Case(
            "关于王敏等同志任职的通知\n各科室：\n经局党组研究决定，现将任职事项通知如下：\n任命王敏为办公室主任；\n任命李青为财务科科长，试用期一年。",
            context=_NOTICE,
        ),
        Case(
            "关于印发《值班办法》的通知\n各科室：\n现将《值班办法》印发给你们，请遵照执行。",
            context=_NOTICE,
        ),
        Case(
            "关于自查用电安全的通知\n各科室：\n近期天气变热，现将有关事项通知如下。\n一、自查内容\n各科室开展1次自查，6月23日前报后勤部。",
            context=_NOTICE,
        ),
        Case(
            "关于做好森林防火工作的通知\n各乡镇：\n我县自10月1日起进入森林防火期。各单位要落实巡护责任。",
            context=_NOTICE,
        ),
        Case("关于启用印章的通知\n各科室：\n因机构更名，即日起启用新印章，旧印章作废。", context=_NOTICE),
        Case("关于公布值班电话的通知\n现将值班电话公布，请妥善保存。", context=_NOTICE),
    ),
)
