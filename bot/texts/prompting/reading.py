"""What is said to a model whose reading does not agree with the messages; one line for each place."""

STATUS = {
    "done": "已做",
    "planned": "要做",
    "proposed": "设想",
    "problem": "问题",
    "state": "现状",
}
"""What the states of facts are called."""
NOTHING = "（无）"
NO_OUTLINE = "（还没有提纲）"
NOT_NAMED = "（还没有定）"


def next_number(number: int) -> str:
    """Say from which number new entries are numbered."""
    return f"新条目从 {number} 号编起。"


def other_entries(counts: str) -> str:
    """Say how many entries are left out, by what they are about."""
    return f"此外还有没列出的：{counts}。"


def open_question(question: str) -> str:
    """Say which question was open when a message came."""
    return f"（当时问的：{question}）"


def not_verbatim(entry: int, number: int, words: str) -> str:
    """Say that a quotation does not stand in its message."""
    return f"{entry} 号：摘抄“{words}”在消息[{number}]里找不到，要一字不差地摘。"


def no_message(entry: int, words: str) -> str:
    """Say that a quotation names a message that is not there."""
    return f"{entry} 号：摘抄“{words}”的消息编号不对。"


def no_quote(entry: int) -> str:
    """Say that a fact rests on nothing."""
    return f"{entry} 号：没有出处，要摘抄消息原文。"


def head_missing(entry: int, label: str) -> str:
    """Say that the label before a list has been left off."""
    return f"{entry} 号：摘抄前面有冒头“{label}”，要抄进 head。"


def head_not_there(entry: int, head: str) -> str:
    """Say that a head stands in none of the messages that its fact is quoted from."""
    return f"{entry} 号：冒头“{head}”不在所摘的消息里，要原样抄。"


def figure_without_source(entry: int, figure: str) -> str:
    """Say that a figure of a restatement stands in none of its quotations."""
    return f"{entry} 号：“{figure}”在它的摘抄和冒头里没有，要么补上出处，要么改对。"


def unit_mismatch(entry: int, figure: str, told: str) -> str:
    """Say that a figure is told with another unit than in the message."""
    return f"{entry} 号：写的是“{figure}”，原话是“{told}”，单位不能换。"


def words_without_entry(number: int, words: str) -> str:
    """Say that words of a message are registered nowhere."""
    return f"消息[{number}]里的“{words}”没有登记到任何一处。"


def double_entry(entry: int, other: str, words: str) -> str:
    """Say that the same words are both a fact and something else."""
    return f"{entry} 号：“{words}”既登成了情况，又登成了{other}，只能有一个去处。"


def replaces_nothing(entry: int, old: int) -> str:
    """Say that a fact replaces one that is not there."""
    return f"{entry} 号：replaces 里的 {old} 号不是台账里的情况。"


def replaces_itself(entry: int) -> str:
    """Say that facts replace one another in a circle."""
    return f"{entry} 号：replaces 绕回了自己。"


def missing_link(entry: int, old: int, text: str) -> str:
    """Say that a fact looks like a correction of another and is not linked to it."""
    rivals = f"{entry} 号和 {old} 号（{text}）像是同一件事的两个数"
    return f"{rivals}：是更正就在 replaces 里写 {old}；是两件事就照旧。"


def replaces_missing(entry: int, cue: str) -> str:
    """Say that a fact sounds like a correction and replaces nothing."""
    return f"{entry} 号：原话有“{cue}”，像是更正，replaces 却空着；改了哪一条就写哪一条，没改就照旧。"


def number_conflict(entry: int) -> str:
    """Say that a new entry bears the number of something else."""
    return f"{entry} 号：这个号码在台账里是别的条目，换一个新号码。"


def wrong_status(entry: int, cue: str) -> str:
    """Say that something to come is told as done."""
    return f"{entry} 号：原话里有“{cue}”，status 却是 done，请再看是不是要做的、设想的或者没办好的。"


def secret_in_text(entry: int, words: str) -> str:
    """Say that a fact tells what must not be written down."""
    return f"{entry} 号：text 里有不该写的“{words}”，去掉。"


def illness_in_text(entry: int, words: str) -> str:
    """Say that a fact tells of somebody's illness."""
    return f"{entry} 号：“{words}”像是个人的病情伤情，登 secrets，text 里去掉；说的不是个人就照旧。"


def forbidden_in_text(entry: int, words: str) -> str:
    """Say that a fact has words in it that are to stay out."""
    return f"{entry} 号：text 里有说好不出现的“{words}”，去掉或换个说法。"


def not_to_forbid(entry: int, words: str) -> str:
    """Say that a wish forbids what is neither a name nor a number with its unit."""
    return f"{entry} 号：forbid 里的“{words}”不是消息里的名称，也不是带单位的数，删掉。"


def bad_date(entry: int, value: str) -> str:
    """Say that a date of issue is no date."""
    return f"{entry} 号：成文日期“{value}”要写成 2026-01-08 这样。"


def bad_length(entry: int, value: str) -> str:
    """Say that a length is no number."""
    return f"{entry} 号：字数“{value}”只写数字。"


def foreign_token(words: str) -> str:
    """Say that an answer holds a token that was never sent."""
    return f"“{words}”不是给过的记号，照消息里的记号写。"


def which_one(old: str, new: str) -> str:
    """Ask which of two statements holds."""
    return f"前面说“{old}”，后面说“{new}”，以哪个为准？"


def which_fact(said: str) -> str:
    """Ask which statement a correction means."""
    return f"“{said}”改的是哪一条？"


def which_to_leave_out(said: str) -> str:
    """Ask which statement is meant that is not to be written."""
    return f"“{said}”说的是哪一条？"


NOT_TO_BE_WRITTEN, CAME_TO_NOTHING = "不写", "没成"
"""Why something that was told is left out."""


AS_TOLD = "原来的不动"
"""What holds where a correction fits no fact surely."""
