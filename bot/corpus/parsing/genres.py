"""The genre of a text: what its title ends in, its opening announces, its headings and its prose show."""

from collections.abc import Sequence

from bot.corpus.parsing.officialdom import is_official
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.roles import heading_role
from bot.lexicon.genres import Family, alternatives, genre_at_end, words
from bot.regex import regex

_OPENING = 400
_CITED = regex("《[^《》]*》|“[^“”]{12,}”")

# What a lesson is about is no genre of its own: 第三讲　怎样写好通知.
_LESSON = regex("第[一二三四五六七八九十\\d]{1,3}[讲课]")

_COUNTED = regex(
    "[（(](?:实用|精选|通用|优秀|热门|最新|合集|汇编|共|推荐)?\\d*篇?[)）]|[一-十\\d]+篇|实用|精选|通用|合集|汇编|大全|范文"
)

_KEY_POINTS = alternatives(words(Family.PLANS, kind=GenreKind.KEY_POINTS))
_SUMMARIES = alternatives(words(Family.SUMMARIES, kind=GenreKind.SUMMARY))
_ANNOUNCED = tuple(
    (kind, regex(pattern))
    for kind, pattern in (
        (GenreKind.NOTICE, "(?:有关|具体|相关)?(?:事项|要求|事宜|工作)通知如下|特此通知"),
        (
            GenreKind.SUMMARY,
            f"(?:{_SUMMARIES})如下|如下[^。：，]{{0,8}}总结：|(?:作|做)(?:如下|以下)(?:工作)?总结",
        ),
        (
            GenreKind.REPORT,
            "(?:报告|汇报)如下|如下[^。：，]{0,8}(?:报告|汇报)|特此报告|(?:作|做)(?:如下|以下)(?:工作)?(?:报告|汇报)",
        ),
        (
            GenreKind.PLAN,
            "(?:特|现)?(?:制[定订]|拟[定订]|形成|研究制定)(?:了)?[^。！？]{0,30}?方案|方案如下",
        ),
        (
            GenreKind.KEY_POINTS,
            f"(?:制[定订]|提出)[^。！？]{{0,30}}?(?:要点|工作(?:{_KEY_POINTS}))|(?:{_KEY_POINTS})如下",
        ),
    )
)
# How the year's work is opened where no sentence names the genre.
_SETS_OUT = regex(
    "总体(?:思路|要求|工作思路)是|(?:工作|建设|创建)要(?:坚持|以|围绕|紧紧|全面|认真|深入|贯彻|高举)"
    "|(?:今年|全年|××年|\\d{4}年)[^。]{0,24}要(?:坚持|以|围绕|紧紧)|重点(?:做好|抓好)(?:以下|如下)"
)
# Each of these alone may stand in any document; two of them make a notice whose head was lost.
_OF_A_NOTICE = tuple(
    map(
        regex,
        (
            "逾期|截止时间|截止日期|前(?:将|报送|反馈|上报)",
            "联系(?:人|电话|方式)|邮箱",
            "报送(?:至|到)|报(?:至|送)[^。，]{0,12}(?:局|办|处|科|室|部|委)|发(?:至|送)[^。，]{0,8}邮箱|加盖公章",
            "(?:各|请)[^。，；]{0,16}(?:单位|部门|科室|学校|支部)[^。，；]{0,12}(?:要|请|须|应|认真|负责|限报|报送)",
            "填(?:写|报)《|征集|申报",
        ),
    )
)
_OF_A_SUMMARY = {SectionRole.PROBLEMS, SectionRole.NEXT_STEPS}
_DONE = regex(
    "今年以来|上半年|截至|(?:开展|组织|举办|召开|成立|建立|完成|取得|制定|印发)了|累计|共开展|先后|得到了?"
)
_TO_DO = regex("(?:[，。；]|^)要|各[^。，]{1,6}要|将(?:进一步|继续)|力争|年内|确保|扎实推进|着力")
_PLANNED = regex("实施步骤|时间安排|组织领导|保障措施|工作目标|指导思想|成立[^。]{0,20}领导小组")


def ends_in_genre(line: str) -> bool:
    """Return whether the line's last word names a genre."""
    return genre_at_end(line) is not None


def genre_of(title: str | None, text: str, headings: Sequence[str], collection: str = "") -> GenreKind:
    """Return the genre that the title ends in, the opening announces, or the headings and the prose show.

    `collection` is the title of the collection that the text stands in: it decides where the text is silent.
    """
    if title and not _LESSON.match(title) and (found := genre_at_end(title)):
        return found.kind
    opening = _CITED.sub("", text[:_OPENING])
    if announced := [(m.start(), kind) for kind, form in _ANNOUNCED if (m := form.search(opening))]:
        return min(announced)[1]
    if {heading_role(heading) for heading in headings} >= _OF_A_SUMMARY:
        return GenreKind.SUMMARY
    if _SETS_OUT.search(opening) and is_official(title, text):
        return GenreKind.KEY_POINTS
    if sum(bool(cue.search(text)) for cue in _OF_A_NOTICE) >= 3:
        return GenreKind.NOTICE
    if (named := genre_of_collection(collection)) is not GenreKind.OTHER:
        return named
    return _by_manner(text, headings) if is_official(title, text) else GenreKind.OTHER


def genre_of_collection(collection: str) -> GenreKind:
    """Return the genre that a collection's title names, or 其他."""
    found = genre_at_end(_COUNTED.sub("", collection))
    return found.kind if found else GenreKind.OTHER


def _by_manner(text: str, headings: Sequence[str]) -> GenreKind:
    if _OF_A_SUMMARY & {heading_role(heading) for heading in headings}:
        return GenreKind.SUMMARY
    done, to_do = len(_DONE.findall(text)), len(_TO_DO.findall(text))
    if max(done, to_do) < 3:
        return GenreKind.OTHER
    if done > to_do:
        return GenreKind.SUMMARY
    return GenreKind.PLAN if _PLANNED.search(text) else GenreKind.KEY_POINTS
