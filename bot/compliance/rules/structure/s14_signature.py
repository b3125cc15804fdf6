"""S14: a document is signed and dated, and not dated before what it tells as done."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bot.compliance.document.parts import genre_of, running, title_of, top
from bot.compliance.rule import ASK, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.lexicon.genres import genre_at_end, tells_its_matter
from bot.lexicon.units import is_territory, is_unit, unit_before
from bot.regex import regex

_FORMAL = (GenreKind.NOTICE, GenreKind.REPORT)
_TELLING = (GenreKind.SUMMARY, GenreKind.REPORT)
_DATED = regex(r"(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_EVENT = regex(r"(?:(?P<y>20\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?!前|起|之前|止)")
_YEAR = regex(r"20\d\d")
_SPOKEN = regex(
    r"^(?:—{1,2}|[（(])?.{0,20}20\d\d年.{0,40}会议?上[）)]?$|^(?:尊敬的|各位|同志们).{0,30}[：:]$"
)
_JOINT = regex(r"[、，,\s]|(?:委员会|党组|党委)(?=.)")
_INNER = regex("[\u4e00-\u9fff]{2,10}(?:科|股|处|室)(?<!办公室)")
_SEALED = regex("[（(](?:代章|印|盖章|公章)[）)]$")
_SEAL_TO_COME = regex("[（(](?:加?盖(?:公?章|印章)|公?章|印章?)[）)]")
_OPENING, _LONGEST_NAME = 6, 40
_AHEAD = regex("将|拟|计划|打算|力争|预计|争取|准备|下一?步|前完成|为止|到期|施行|有效|届时")
_DONE = regex("了|已|召开|举办|开展|组织|完成|举行|印发|启动|建成|走访|成立|参加|通过")


# What is ordered is told with the same words as what was done, but for these.
_SURELY_DONE = regex(
    "(?:进行|开展|组织|召开|举办|完成|作|做|检查|抽查|督查|走访|调研|通报|查处)了(?!解)|已(?:经|全部|于)"
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    kind = genre_of(manuscript, context)
    if sealed := _last(manuscript, Kind.SIGNATURE):
        yield from _seal_in_words(sealed)
    if kind is GenreKind.OTHER and not _is_official(title_of(manuscript)):
        return
    signature = _last(manuscript, Kind.SIGNATURE)
    dated = _last(manuscript, Kind.DATE)
    if signature and not dated:
        yield Spot(signature.start, signature.end, ASK, "有署名，缺成文日期。")
    elif dated and not signature and not _above_the_text(manuscript, dated):
        yield Spot(dated.start, dated.end, ASK, "有成文日期，缺发文单位的署名。")
    elif _lacks_both(manuscript, signature, dated, kind):
        # 总结、要点、方案 may be signed in the notice that carries them.
        weight = None if kind in _FORMAL else Severity.INFO
        yield Spot(*top(manuscript), ASK, "文末没有落款（署名和成文日期）。", weight)
    if signature:
        yield from _other_issuer(manuscript, signature)
    if dated:
        yield from _too_early(manuscript, dated, _DONE if kind in _TELLING else _SURELY_DONE)


def _lacks_both(
    manuscript: Manuscript, signature: Paragraph | None, dated: Paragraph | None, kind: GenreKind
) -> bool:
    """Return whether neither stands below the text, nor above it, nor between a notice and what it issues."""
    if signature or dated or kind is GenreKind.OTHER or _has_date_above(manuscript):
        return False
    return not any(
        _DATED.fullmatch(p.text) and before.text[-1] not in "。；："
        for before, p in pairwise(manuscript.paragraphs)
    )


def _other_issuer(manuscript: Manuscript, signature: Paragraph) -> Iterator[Spot]:
    """Yield a single signature that is no form of the issuer that the title begins with."""
    signers = [p.text for p in manuscript.paragraphs if p.kind is Kind.SIGNATURE]
    named = title_of(manuscript).partition("关于")[0].strip()
    issuer = unit_before(named) if named == unit_before(named) else ""
    if len(signers) > 1 or not issuer or is_territory(issuer) or _JOINT.search(signature.text):
        return
    signed = _SEALED.sub("", signature.text)
    if not (_is_short_for(signed, issuer) or _is_short_for(issuer, signed)):
        message = f"标题的发文机关是“{issuer}”，落款却是“{signature.text}”，请核对。"
        yield Spot(signature.start, signature.end, ASK, message, Severity.WARN)
    elif signed.startswith(issuer) and _INNER.fullmatch(signed, len(issuer)):
        message = f"落款用发文机关“{issuer}”，内设机构通常不对外署名。"
        yield Spot(signature.start, signature.end, ASK, message, Severity.WARN)


def _seal_in_words(signature: Paragraph) -> Iterator[Spot]:
    """Yield what stands for a seal in a signature; （代章） tells whose seal it is, and stays."""
    if m := _SEAL_TO_COME.search(signature.text):
        message = "落款写机关名称，盖章处不写“盖章”。"
        yield Spot(signature.start + m.start(), signature.start + m.end(), ASK, message, Severity.WARN)


def _is_short_for(short: str, long: str) -> bool:
    """Return whether the other name has its characters in their order: 县委办 in 县委办公室."""
    rest = iter(long)
    return all(c in rest for c in short)


def _is_official(title: str) -> bool:
    """Return whether a title is that of an official document; news and stories are dated too."""
    genre = genre_at_end(title)
    return "关于" in title or (genre is not None and (tells_its_matter(genre.word) or genre.word == "办法"))


def _last(manuscript: Manuscript, kind: Kind) -> Paragraph | None:
    return next((p for p in reversed(manuscript.paragraphs) if p.kind is kind), None)


def _above_the_text(manuscript: Manuscript, dated: Paragraph) -> bool:
    """Return whether the date stands in brackets, or it or its issuer between the title and the text."""
    opening = next(iter(running(manuscript)), None)
    if opening and not opening.number and len(opening.text) <= _LONGEST_NAME and is_unit(opening.text):
        return True
    first = next((p for p in running(manuscript) if p.number or len(p.text) > _LONGEST_NAME), None)
    return dated.text[0] in "（(" or (first is not None and dated.start < first.start)


def _has_date_above(manuscript: Manuscript) -> bool:
    """Return whether the title has a date below it, or the document was delivered at a meeting."""
    opening = manuscript.paragraphs[:_OPENING]
    return any(_SPOKEN.search(p.text) or _DATED.fullmatch(p.text) for p in opening)


def _too_early(manuscript: Manuscript, dated: Paragraph, done: re.Pattern[str]) -> Iterator[Spot]:
    """Yield the date of issue where something with a later date is told as done."""
    found = _DATED.search(dated.text)
    issued = _day(found, 0) if found else None
    if issued is None:
        return
    told = _YEAR.search(title_of(manuscript)) or _YEAR.search(manuscript.text[: dated.start])
    year = int(told.group()) if told else issued.year
    for start, end in manuscript.sentences:
        for m in _EVENT.finditer(manuscript.text, start, min(end, dated.start)):
            day = _day(m, year)
            sentence = manuscript.text[start:end]
            if day and day > issued and done.search(sentence) and not _AHEAD.search(sentence):
                message = f"文中{m.group()}的事已写成完成，成文日期却更早，请核对。"
                yield Spot(dated.start, dated.end, ASK, message)
                return


def _day(m: re.Match[str], year: int) -> date | None:
    try:
        return date(int(m["y"] or year), int(m["m"]), int(m["d"]))
    except ValueError:
        return None


_WHOLE = Context(whole=True)
_REPORT = "关于2026年节水工作情况的报告\n现报告如下。\n6月28日召开推进会。\n{}"

RULE = Rule(
    id="S14",
    name="落款",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="落款要有署名和成文日期。",
    source="GB/T 9704-2012 7.3.5",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(_REPORT.format("特此报告。\n2026年7月3日"), ("2026年7月3日",), context=_WHOLE),
        Case(_REPORT.format("特此报告。\n桐川市水务局"), ("桐川市水务局",), context=_WHOLE),
        Case(_REPORT.format("特此报告。"), ("关于2026年节水工作情况的报告",), context=_WHOLE),
        Case(_REPORT.format("桐川市水务局\n2026年6月25日"), ("2026年6月25日",), context=_WHOLE),
        Case(_REPORT.format("下一步，拟于7月15日开展普查。\n桐川市水务局\n2026年7月3日"), context=_WHOLE),
        Case("水务局节水工作总结\n（2026年7月3日）\n现总结如下。\n建立台账。", context=_WHOLE),
        Case(_REPORT.format("桐川市水务局　2026年7月3日"), context=_WHOLE),
        Case(
            "桐川市法院工作报告\n——2026年1月8日在桐川市第三届人民代表大会第二次会议上\n各位代表：\n请予审议。",
            context=_WHOLE,
        ),
        Case(
            "桐川市2025年统计公报报告\n桐川市统计局\n2026年3月12日\n一、综合\n年末常住人口42.6万人。"
            "\n二、农业\n粮食增产。",
            context=_WHOLE,
        ),
        Case(
            "桐川市水务局关于印发巡查制度的通知\n各科室：\n现印发给你们，请执行。\n桐川市水务局\n2026年3月5日\n巡查制度"
            "\n巡查员每周巡查一次，填写记录。\n发现漏水，立即报告。" * 1,
            context=_WHOLE,
        ),
        Case(
            "桐川市水务局关于节水工作的通知\n各科室：\n请落实。\n桐川市水利局\n2026年3月5日",
            ("桐川市水利局",),
            context=_WHOLE,
        ),
        Case("桐川市水务局关于节水工作的通知\n各科室：\n请落实。\n市水务局\n2026年3月5日", context=_WHOLE),
        Case(
            "青石镇人民政府关于调整集市的通告\n集市改在周六。\n特此通告。\n青石镇党委\n2026年3月5日",
            ("青石镇党委",),
            context=_WHOLE,
        ),
        Case(
            "桐川市水务局关于节水工作的通知\n各科室：\n请落实。\n桐川市水务局（公章）\n2026年3月5日",
            ("（公章）",),
            context=_WHOLE,
        ),
        Case(
            "桐川市水务局关于节水工作的通知\n各科室：\n请落实。\n桐川市水务局（代章）\n2026年3月5日",
            context=_WHOLE,
        ),
        Case("关于食堂情况的调研报告\n桐川市水务局\n现报告如下。\n食堂6家。\n2026年7月3日", context=_WHOLE),
        Case(
            "桐川市水务局关于节水工作的通知\n各单位：\n请落实。\n桐川市水务局供水管理科\n2026年3月5日",
            ("桐川市水务局供水管理科",),
            context=_WHOLE,
        ),
        Case(
            "桐川市水务局关于检查情况的通报\n各科室：\n2026年5月18日，市水务局对泵站进行了检查。\n桐川市水务局\n2026年5月12日",
            ("2026年5月12日",),
            context=_WHOLE,
        ),
        Case(
            "桐川市水务局关于召开会议的通知\n各科室：\n5月18日召开会议，为了开好会，请准时参加。\n桐川市水务局\n2026年5月12日",
            context=_WHOLE,
        ),
        Case("老厂房改造纪实\n展览每周一闭馆。\n2026年7月3日", context=_WHOLE),
    ),
)
