"""Orders that concern the work and not its text: undo, stop, export, show, go to, another document."""

import re

from bot.domain.orders import Format
from bot.domain.request import (
    Export,
    GoTo,
    NewDocument,
    OpenDocument,
    Place,
    Request,
    Show,
    Shown,
    Stop,
    Target,
    Undo,
)
from bot.language.figures.numerals import parse_integer
from bot.regex import regex
from bot.understanding.orders.clause import Clause
from bot.understanding.orders.targets import REF
from bot.understanding.orders.words import bare_of, is_bare, is_in, one_of, shown_as

_DEED = "(?:一?步|一?次|下|操作|改动|修改|个?版本?|样子?|状态|动作|成)"
_EARLIER = f"(?:{bare_of('earlier')}|{one_of('earlier')})"
_UNDO_VERB = f"(?:{bare_of('undo')}|{one_of('undo')})"
_UNDO = regex(
    rf"{_UNDO_VERB}[到掉成]?{_EARLIER}[这那]?个?{_DEED}*(?:{bare_of('better')}|[长短])?"
    rf"|{_UNDO_VERB}(?P<n>[一两二三四五1-5])?{_DEED}"
    rf"|{_EARLIER}{_DEED}?(?:{bare_of('better')}|作废|不算|不作数|撤销|撤回)"
)
_UNDO_BITS = regex(one_of("undo_bits"))
_STOP = regex(rf"{bare_of('stop')}|(?:别写|停|别动|打住){{2,}}.*")
_STOP_WRITING = regex(
    "(?:先|快)?(?:别|不要|不用)(?:再|急着)?(?:写|动|弄|生成|起草|搞)(?:了|啦)|(?:先|快)(?:别|不要)(?:写|动|弄|生成)"
)
_WHOLE = f"(?:{one_of('whole_text')}|{REF})?"
_EXPORT = regex(
    rf"{_WHOLE}(?P<verb>{bare_of('export')})*{one_of('export_into')}*{_WHOLE}"
    rf"(?:(?P<word>{bare_of('word_file')})|(?P<pdf>{bare_of('pdf_file')})|(?P<some>{bare_of('some_file')})"
    rf"|(?P<windows>{bare_of('windows_file')})|(?P<plain>{bare_of('plain_file')}))?"
    rf"(?:版本|版|格式)*(?:{bare_of('export')}|出来|过来)*"
)
_EXPORTS = regex("导出|下载")
_OTHER_FORMS = {"pdf": Format.PDF, "windows": Format.WINDOWS_TXT, "plain": Format.TXT}
_SOME_FILE = regex(one_of("some_file"))
_EXPORT_FIRST_SEEN = regex(".{0,2}(?:导出|定稿|交|上交|报|上报|发|打印)之?前.{0,4}[看瞧瞅].{0,4}")
_WHICH = "(?:什么|啥|哪些|哪块|哪几|哪|多少)"
_GAPS = regex(
    rf"待补(?:项|清单)?|[差缺少欠]{_WHICH}(?:东西|材料|数据?|内容|信息|个数|块|样|个)?没?[填补给]?"
    rf"|有?{_WHICH}[个几]{{0,2}}(?:地方|数据?|节|部分|块|空)?是?{bare_of('show_empty')}(?:什么)?"
)
_UNTOLD_MARKED = regex(".{0,10}没有?[给说提讲]过.{0,8}[标列圈挑].{0,4}")
"""把我没给过数的地方标出来."""
_REST = regex("(?:有|剩|差|剩下)(?:几|多少)(?:个|块|节|部分|段)?没?[写弄做]?[完好]?")
_SHOW = regex(rf"(?P<verb>{bare_of('see')})*(?:下|出|份|个)*(?P<what>.+?)(?:{bare_of('see')}|在哪)?")
_SHOW_SECTION = regex(
    rf"{bare_of('see')}+[下出]*(?P<ref>{REF})|(?P<other>{REF})(?:写(?:什么|怎|咋)样)?{bare_of('see')}"
)
_CONTENT = regex("(?:可以|行|好|不错|没问题|不行|不好|不对)[了的吧]?[。！!]?$")
"""Said of what was shown already: 这个提纲可以."""
_BARE_SEEN = (
    *(Shown.OUTLINE, Shown.DOCUMENTS, Shown.STATUS, Shown.HELP),
    *(Shown.PREVIEW, Shown.EXEMPLARS, Shown.FACTS, Shown.WISHES),
)
"""What is shown though no word asks to see it: 提纲."""
_GO = regex(
    rf"(?:[写弄改搞做]?完)?{bare_of('go')}[写说弄看讲搞]?(?P<ref>{REF})[上去]*|(?P<opened>{REF}){bare_of('goes_on')}"
)
_CHANGE = regex(rf"换(?:到|去|成)?(?P<ref>{REF})(?P<opened>)")
_THAT_ONE = rf"(?:的?那一?(?:篇|份|个稿)(?:{one_of('genre_word')}|文稿)?|的?(?:稿子|文稿))"
_OTHER = regex(
    rf"{one_of('open')}(?P<name>[^，。；]+?){_THAT_ONE}(?:来|出来|去)?"
    rf"|(?:那一?(?:篇|份|个))?(?P<genre>[^，。；]*?{one_of('genre_word')}){one_of('opened')}(?:我.{{1,6}})?"
)


def undo(said: Clause) -> Request | None:
    """Read 撤销, 退回上一步, 取消刚才的改动, 撤销两步; 撤销2个机构 is none."""
    if is_bare(said.bare, "bare_undo") or is_in(said.said.strip(), "bare_undo"):
        return Undo()
    # Some words of time are fillers elsewhere: 刚才.
    found = _UNDO.fullmatch(said.bare) or _UNDO.fullmatch(_UNDO_BITS.sub("", said.said))
    return Undo(parse_integer(found["n"] or "1") or 1) if found else None


def stop(said: Clause) -> Request | None:
    """Read 停, 先别写了; 别写 alone may be said of a fact."""
    written = _STOP_WRITING.fullmatch(said.said.strip("，。！! 吧啊呀"))
    return Stop() if written or _STOP.fullmatch(said.bare) else None


def export(said: Clause) -> Request | None:
    """Read 导出, 先导出草稿, 给我word, 发我一份文本版, 导出PDF, 导出带BOM的文本."""
    found = _EXPORT.fullmatch(said.bare)
    if not found or not said.bare:
        return None
    if form := next((form for name, form in _OTHER_FORMS.items() if found[name]), None):
        return Export(form) if found["verb"] or re.search("[给来要出版]", said.said) else None
    asked = is_bare(found["verb"], "export") and "我" in said.said and _SOME_FILE.search(said.said)
    return Export() if found["word"] or asked or _EXPORTS.search(said.bare) else None


def show(said: Clause) -> Request | None:
    """Read 看提纲, 我的文稿, 还差什么, 看看第三节."""
    if what := _view_of(said.bare):
        return Show(what)
    if _UNTOLD_MARKED.fullmatch(said.said):
        return Show(Shown.GAPS)
    if _EXPORT_FIRST_SEEN.fullmatch(said.said):
        return Show(Shown.PREVIEW)
    if section := _SHOW_SECTION.fullmatch(said.bare):
        [one] = said.refs(section["ref"] or section["other"])
        return Show(Shown.DOCUMENT) if one.place is Place.ALL else Show(Shown.SECTION, one)
    found = _SHOW.fullmatch(said.bare)
    if not found:
        return None
    seen = shown_as(said.tagged.raw(found["what"]))
    asked = found["what"] != said.bare
    if _CONTENT.search(said.said):
        return None
    return Show(Shown(seen)) if seen and (asked or Shown(seen) in _BARE_SEEN) else None


def _view_of(words: str) -> Shown | None:
    if _GAPS.fullmatch(words):
        return Shown.GAPS
    if is_bare(words, "status") or _REST.fullmatch(words):
        return Shown.STATUS
    return Shown.FACTS if is_bare(words, "told_so_far") else None


def go_to(said: Clause) -> Request | None:
    """Read 回到存在问题, 上一节, 往下走."""
    alone = said.refs(said.bare)[0].place if re.fullmatch(REF, said.bare) else None
    if is_bare(said.bare, "onward") or alone is Place.NEXT:
        return GoTo(Target(place=Place.NEXT))
    if is_bare(said.bare, "backward") or alone is Place.PREVIOUS:
        return GoTo(Target(place=Place.PREVIOUS))
    gone, changed = _GO.fullmatch(said.bare), _CHANGE.fullmatch(said.bare)
    if not (found := gone or changed):
        return None
    place = said.refs(found["ref"] or found["opened"])[0]
    # 换第二节 may ask for other words; only its neighbours are surely gone to.
    is_meant = gone or place.place in (Place.NEXT, Place.PREVIOUS)
    return GoTo(place) if is_meant and place.place is not Place.ALL else None


def other_document(said: Clause) -> Request | None:
    """Read 换一篇, 打开志愿服务那篇, 新建文稿."""
    if is_bare(said.bare, "new"):
        return NewDocument()
    if is_bare(said.bare, "switch"):
        return Show(Shown.DOCUMENTS)
    found = _OTHER.fullmatch(said.tagged.raw(said.open))
    name = (found["name"] or found["genre"]).strip("的") if found else ""
    return OpenDocument(name) if 2 <= len(name) <= 30 else None
