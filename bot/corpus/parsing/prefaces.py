"""Prefaces: what a collection says to its visitors before the first heading, between pieces, at the end."""

import re
from collections.abc import Iterator

from bot.domain.noise import NoiseKind
from bot.language.document.headings import heading_number
from bot.language.offsets import Edit
from bot.lexicon.genres import any_of
from bot.regex import regex

_READER = "(?:大家|您|你|各位|网友|读者)"
_MADE = "(?:整理|收集|搜集|分享|带来|推荐|范文|准备|挑选|筛选|汇总)"
_MODEL = "(?:范文|范例|示例|例文|文档|模板)"
_READING = "(?:参考|借鉴|阅读|学习)"
_HELPFUL = "有所(?:帮助|启发|启示|借鉴)"
_ADDRESSING = regex(
    rf"小编|希望(?:能|能够|可以)?[对给帮为]到?{_READER}(?![^。，]{{0,10}}{_HELPFUL}的)"
    rf"|(?:希望|愿)[^。]{{0,10}}对{_READER}{_HELPFUL}(?!的)|[为给]{_READER}(?:精心)?{_MADE}了?"
    rf"|(?:以下|下面|接下来)(?:是|就是|为大家|为您|给大家|我们)[^。]{{0,24}}(?:{_MADE}|看看)"
    rf"|(?:以上|上述)(?:就是|便是|是)[^。]{{0,30}}(?:{_MADE}|全部内容)|(?:不妨|快来|一起来?)[^。]{{0,12}}(?:看看|参考)"
    rf"|仅?供(?:{_READER}|广大网友)?{_READING}[^。]{{0,6}}[。！]?$|感谢{_READER}?的?(?:阅读|浏览)"
    rf"|(?:欢迎{_READER}?|请{_READER})(?:阅读|借鉴|参阅|收藏)|有需要的(?:朋友|小伙伴)"
    rf"|(?:[以如]下|下面|这里|这些|一些)[^。]{{0,16}}{_MODEL}[^。]{{0,24}}(?:{_READER}|写作|参考|启[发示]|灵感)"
    r"|(?:怎么|怎样|如何|哪些|什么样)[^。？]{0,20}(?:写|格式|范文|文档)[^。？]{0,12}[呢吗吧]？"
    r"|(?:写|格式|范文)[^。？]{0,20}(?:怎么|怎样|如何|哪些|什么)[^。？]{0,12}[呢吗吧]？"
    rf"|(?:{any_of()})(?:应?该)?(?:怎么|怎样|如何)去?写"
    r"|如果[你您](?:正在|也|需要|想)[^。]{0,20}(?:写|制定|准备|寻找|撰写)"
)
_ABOUT_WRITING = regex(
    "范文|整理|网友|写作|怎么写|该?如何写|这里|案例和建议|精心|收集|本文|文章|[一几]篇|下面|以[上下]|小编"
    f"|格式|写好|{_MODEL}"
)
_OWN_WORK = regex(
    r"[我本全][局市县镇乡区校院公司村街]|今年以来|上半年|现将|(?:制定|特制定)本|(?:19|20)\d\d年[，,]"
)
_SHOP = regex("小编|范文|网友")
_MARKER = regex(
    r"(?=.{2,50}$)[^。；]*(?:第\s*\S{1,3}\s*篇|篇\s*[一二三四五六七八九十\d]|范文\s*[一二三四五六七八九十\d]|\d+篇[)）】]?$)"
)
_SENTENCE = regex("[^。！？]+[。！？]*")
_LENGTHS = range(8, 401)
_MOST_LEADING = 6
_MOST_CLOSING = 2


def prefaces(text: str) -> Iterator[Edit]:
    """Yield what is said to visitors; the body between the first heading and the last paragraphs is kept."""
    lines = list(re.finditer("[^\n]*[^\\s][^\n]*", text))
    heading = next((at for at, line in enumerate(lines) if heading_number(line.group())), len(lines))
    markers = {at for at, line in enumerate(lines) if _MARKER.match(line.group())}
    for at, line in enumerate(lines):
        leads = at < min(heading, _MOST_LEADING) or bool(markers & {at - 1, at + 1})
        if (leads or at >= len(lines) - _MOST_CLOSING) and _is_preface(line.group()):
            yield from _visitor_sentences(text, line, leads)


def _is_preface(line: str) -> bool:
    """Return whether the paragraph speaks to the visitor of a collection about writing such documents."""
    is_prose = len(line) in _LENGTHS and not heading_number(line) and not set("。！？，：").isdisjoint(line)
    return is_prose and bool(_ADDRESSING.search(line) and _ABOUT_WRITING.search(line))


def _is_visitor_address(sentence: str) -> bool:
    """Return whether the visitor is addressed; a unit that tells of its own work may address its readers."""
    is_own = _OWN_WORK.search(sentence) and not _SHOP.search(sentence)
    return bool(_ADDRESSING.search(sentence)) and not is_own


def _visitor_sentences(text: str, line: re.Match[str], leads: bool) -> Iterator[Edit]:
    """Yield the sentences that speak to the visitor; beside a document's own, only these."""
    sentences = list(_SENTENCE.finditer(line.group()))
    spoken = [at for at, sentence in enumerate(sentences) if _is_visitor_address(sentence.group())]
    if not spoken:
        return
    if not _OWN_WORK.search(line.group()):
        spoken = list(range(0 if leads else spoken[0], len(sentences)))
    for at in spoken:
        yield Edit(
            line.start() + sentences[at].start(), line.start() + sentences[at].end(), kind=NoiseKind.SEO_INTRO
        )
    if len(spoken) == len(sentences) and line.end() < len(text):
        yield Edit(line.end(), line.end() + 1)
