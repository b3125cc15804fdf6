"""Which column of a list of words is which: by its head, wherever that stands, else by their order."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.corpus.names.people import people
from bot.lexicon.contacts import contacts
from bot.regex import regex

Places = Sequence[int | None]
"""The columns of what is avoided, what is used, and why."""
_NOTE = "(?:[（(].*[）)])?"
_WORDS = (
    "(?:使用)?的?(?:[字词]|词[语汇条]|字词|用[词字语]|术语|表述|[说写提叫]法|称[谓呼]|名称?|称|形式|内容)?"
    + _NOTE
)
_CHANGED = "(?:修?改|替换|调整|更名|规范)"
AVOIDED = regex(
    "(?:不[用写宜当妥]|不宜用|不再用?|不应当?|不规范|不正确|不准确|不统一|避免|慎用|[禁停弃]用|常见错误|易错|错误?|错别|别|误用?"
    f"|过时|废止|淘汰|[旧原]|曾用|{_CHANGED}前|avoid|old|wrong){_WORDS}"
)
USED = regex(
    "(?:改用|[应宜]改?[写为成用作]?|改[为成写作]+|替[换代][为成词]?|代之以|使用|用|采用|规范化?|正确?|准确|推荐|建议|统一|标准|对应"
    f"|[新现]|现行|{_CHANGED}后|use|new|right){_WORDS}"
)
REASON = regex("理由|原因|说明|依据|备注|出处|来源|注释?|解释|示例|例句|reason")
# A head of either: what stands there is avoided where another column says what is used, or why not.
_OF_WORDS = regex("词|词[语条汇]|用[语词]|术语|表述|说法|提法")
_NUMBER = regex(r"序号|编号|号|[Nn]o\.?|[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[.、．]?")
_TITLE = regex(r".*(?:[表册单]|目录|汇总|对照|用[词语]|规范)(?:[（(].*[）)])?|[（(].*[）)]")
_OF_A_LIST = regex("用[词语]|词[表语汇]|表述|^[（(]")
_LABEL = regex(r"[^：:]{1,8}[：:].*|\d{4}[年./-].*")
# What only tables of other things have in their heads.
_OF_OTHERS = regex(
    "(?:姓名|性别|民族|年龄|职务|职称|岗位|电话|手机|联系.*|身份证.*|单位|部门|科室|地址|日期|时间|地点|金额|预算|数量|单价|合计|人数"
    "|完成.*|责任.*)" + _NOTE
)
_IN_ORDER = (0, 1, 2)
_HEAD_WITHIN, _MOST_COLUMNS = 8, 4


def columns(table: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield what is avoided, what is used and why of each line below the head; nothing of another table."""
    rows = [[cell.strip() for cell in row] for row in table]
    rows = [row for row in rows if any(row)]
    rows = rows[_titles(rows) :]
    if not rows:
        return
    places = _places(rows[0])
    if places is None and _is_of_others(rows):
        return
    for row in rows[places is not None :]:
        avoided, used, reason = _of_row(row, places or _by_order(rows))
        yield avoided, used, reason


def _titles(rows: Sequence[Sequence[str]]) -> int:
    """Return how many lines stand above the head, or above the first entry: a title, who made the list."""
    several = any(_width(row) > 1 for row in rows)
    above = sum(1 for _ in takewhile(lambda row: several and _is_above_a_head(row), rows[:_HEAD_WITHIN]))
    if above < len(rows) and _places(rows[above]) is not None:
        return above
    return sum(1 for _ in takewhile(_is_title if several else _is_title_of_a_list, rows[:_HEAD_WITHIN]))


def _is_above_a_head(row: Sequence[str]) -> bool:
    return _width(row) == 1 or any(map(_LABEL.fullmatch, row))


def _is_title(row: Sequence[str]) -> bool:
    return _is_label(row) or (_width(row) == 1 and bool(_TITLE.fullmatch("".join(row))))


def _is_title_of_a_list(row: Sequence[str]) -> bool:
    return _is_title(row) and _places(row) is None and bool(_OF_A_LIST.search("".join(row)))


def _is_label(row: Sequence[str]) -> bool:
    return all(_LABEL.fullmatch(cell) for cell in row if cell)


def _places(head: Sequence[str]) -> Places | None:
    """Return the columns that a head tells; `None` where the line is none."""
    found = [next((n for n, cell in enumerate(head) if names.fullmatch(cell)), None) for names in _COLUMNS]
    if found[0] is None and (found[1], found[2]) != (None, None):
        found[0] = next((n for n, cell in enumerate(head) if _OF_WORDS.fullmatch(cell)), None)
    told = [cell for cell in head if cell]
    known = sum(any(names.fullmatch(cell) for names in (*_COLUMNS, _OF_WORDS, _NUMBER)) for cell in told)
    return None if found[0] is None or known * 2 <= len(told) else found


_COLUMNS = (AVOIDED, USED, REASON)


def _by_order(rows: Sequence[Sequence[str]]) -> Places:
    numbered = all(not row[0] or _NUMBER.fullmatch(row[0]) for row in rows)
    return [place + numbered for place in _IN_ORDER]


def _of_row(row: Sequence[str], places: Places) -> list[str]:
    return [row[n] if n is not None and n < len(row) else "" for n in places]


def _is_of_others(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table without such a head is of other things: a roster, a schedule, a budget."""
    head = next((row for row in rows if _width(row) > 1), rows[0])
    of_others = any(map(_OF_OTHERS.fullmatch, head)) or _width(head) > _MOST_COLUMNS
    numbered = _by_order(rows)[0] or 0
    return of_others or sum(_tells_of_others(row[numbered:]) for row in rows) * 2 > len(rows)


def _tells_of_others(row: Sequence[str]) -> bool:
    """Return whether a line has a figure, or who somebody is; two names are two spellings."""
    cells = [cell for cell in row if cell]
    named = sum(cell in people(f"{cell}同志带队") for cell in cells)
    counted = any(not any(map(str.isalpha, cell)) for cell in cells)
    return named == 1 or counted or any(map(contacts, cells))


def _width(row: Sequence[str]) -> int:
    return sum(map(bool, row))
