"""What a check of a document says: each finding with its place, and what it all comes to."""

from collections.abc import Mapping, Sequence

CHECK_HELP = "检查一篇文稿（.txt、.md、.docx 等），逐条列出问题、依据和改法。"
GENRE_HELP = "文种，按通常的叫法写，如工作总结、请示、会议纪要；不写就看标题。"
PERIOD_HELP = "文稿说的是哪个时段：2026、2026-H1、2026-Q2、2026-05，或“2026年上半年”。"
ISSUED_HELP = "成文日期，如 2026-07-05；不写就看落款。"
FACTS_HELP = "事实文件：纯文本，一行一条。给了就核对每个数字、日期和名称的出处。"
WORDS_HELP = "本单位的用词表：.xlsx、.csv（列为不用、改用、理由）或 .toml（[[words]]）。给了就照它查。"
FIX_HELP = "把能放心改的（标点、序号、日期写法、固定提法的错字）直接改好；原文另存一份。"
FIXED_OUT_HELP = "改好的写到哪个文件；不写就改原文件。"

CLEAN = "没有发现问题。"
NOTHING_TO_REPAIR = "没有能放心直接改的，文件没有动。"
MARKDOWN = "Markdown 文件的排版记号"
PLACEHOLDER = "要检查的全文"
ASK = "把要检查的文稿发来：.docx、.txt、.md 文件，或者直接粘贴正文。我只看，不保存。"
CHECKED_AGAIN = "数字、名称和荣誉我只指出，不会替您改。"
LIST_FILE, LIST_CAPTION = "检查清单.txt", "全部问题的清单。"
REPAIRED_FILE = "改好标点序号的正文.txt"
LEVELS = {"error": "错误", "warn": "提醒", "info": "建议"}
_LONGEST_QUOTE = 40


def finding(line: int, level: str, rule: str, quote: str, message: str) -> str:
    """Tell a finding: where, how bad, and what; the message has its fix and source."""
    shown = quote.replace("\n", "⏎")
    if len(shown) > _LONGEST_QUOTE:
        shown = f"{shown[: _LONGEST_QUOTE // 2]}…{shown[-_LONGEST_QUOTE // 2 :]}"
    return f"第{line}行 {LEVELS[level]} {rule}：“{shown}”\n  {message}"


def reason(message: str, fix: str, source: str) -> str:
    """Say why something is found, what to do about it, and by which source."""
    return f"{message}{fix}（{source}）"


def safe_fix(replacement: str) -> str:
    """Say what may safely stand instead."""
    return f"可直接改为“{replacement}”。" if replacement else "可直接删去。"


def suggestion(replacement: str) -> str:
    """Say what could stand instead."""
    return f"建议改为“{replacement}”。" if replacement else ""


def summary(counts: Mapping[str, int], mendable: int) -> str:
    """Sum up a check."""
    total = sum(counts.values())
    if not total:
        return CLEAN
    told = "，".join(f"{name} {counts.get(level, 0)}" for level, name in LEVELS.items())
    safe = f"；其中 {mendable} 处可以放心直接改" if mendable else ""
    return f"共 {total} 处：{told}{safe}。"


def repair(count: int, path: str, kept: str) -> str:
    """Say what was changed, and where the original is."""
    original = f"原文在 {kept}。" if kept else ""
    return f"已改 {count} 处，写在 {path}。{original}"


def more(count: int) -> str:
    """Say how many findings are not shown."""
    return f"另有 {count} 处没有列出，见附上的清单。"


def too_long(most: int) -> str:
    """Say how long a text may be."""
    return f"太长了，一次最多查 {most // 10_000} 万字。请分开发。"


def bad_period(said: str) -> str:
    """Say how a period is written."""
    return f"看不懂时段“{said}”。可以写 2026、2026-H1、2026-Q2、2026-05，或“2026年上半年”。"


def bad_date(said: str) -> str:
    """Say how a date is written."""
    return f"看不懂日期“{said}”。请写成 2026-07-05 这样。"


def bad_genre(said: str, allowed: str) -> str:
    """Say which genres there are."""
    return f"没有“{said}”这个文种。可以写：{allowed}。"


def repair_caption(count: int) -> str:
    """Say what was changed in the text that is attached."""
    return f"{count} 处能放心改的（标点、序号、日期写法、固定提法的错字）已经改好。"


def unknown_rule(rule: str) -> str:
    """Say that the white list names a rule that is none."""
    return f"config.toml 的 allow 里没有 {rule} 这条规则。编号见 docs/rules.md。"


def other_kind(path: str, suffix: str) -> str:
    """Say that a mended file stays of its kind."""
    return (
        f"{path} 的后缀和原文件不一样。改好的文件还是 {suffix}，请换个名字；要 Word 文件，用 gongwen format。"
    )


def cannot_repair(path: str) -> str:
    """Say which files can be mended in place."""
    return f"{path}：只能直接改 .txt、.md 和 .docx。其他文件请按清单手工改。"


def no_house_words(name: str) -> str:
    """Say that a file is no list of words, and how one looks."""
    return (
        f"{name}：没有读到用词。表格一行一条，依次写不用的、改用的、理由，或者在首行写明各列是什么；"
        ".toml 一条一个 [[words]]，写不用、改用、理由。"
    )


def long_house_words(name: str, most: int) -> str:
    """Say how large a list of words may be."""
    return f"{name}：用词表最多{most}条，这份没有收。"


NO_AVOIDED = "没写不用哪个词"
SAME_FORMS = "两边写的一样"
TOO_SHORT_FORM = "只有一个字，会误伤别的词"
ODD_FORM = "带有特殊符号"
NO_FORM = "是标题或句子，不是词"


def long_form(longest: int) -> str:
    """Say that a form is too long for an entry."""
    return f"超过{longest}字"


def left_out(form: str, why: str) -> str:
    """Tell a line of a list that is no entry."""
    return f"“{form[:_FORM]}{'……' if len(form) > _FORM else ''}”{why}"


def lines_left_out(lines: Sequence[str]) -> str:
    """Say which lines of a list were not taken."""
    more = f"等{len(lines)}行" if len(lines) > _LINES else ""
    return f"{'；'.join(lines[:_LINES])}{more}，没有收。"


_FORM, _LINES = 16, 5
