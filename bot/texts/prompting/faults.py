"""What is wrong in a draft, in a line each: the reviewer is told it, and so is the user of what is left."""

from collections.abc import Sequence


def fault_list(lines: Sequence[str]) -> str:
    """Number the lines, so that an answer can name them."""
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1)) or "（没有）"


def missing_fact(number: int, text: str) -> str:
    """Say that a fact is missing."""
    return f"台账第 {number} 条没有写：{text}"


def missing_figure(number: int, text: str, figure: str) -> str:
    """Say that a fact was told without a figure of it."""
    return f"台账第 {number} 条里的“{figure}”没有写：{text}"


def at(quote: str, message: str) -> str:
    """Say what is wrong at a place."""
    return f"“{quote}”：{message}"


def finding(section: str, quote: str, message: str) -> str:
    """Say what the check found."""
    return f"［{section}］“{quote}”：{message}"


def exclusion(section: str, quote: str, what: str, why: str) -> str:
    """Say that something stands in the text that is to be left out."""
    return f"［{section}］“{quote}”：交代过不写：{what}{f'（{why}）' if why else ''}"


def gap_missing(section: str, what: str) -> str:
    """Say that a gap is not marked."""
    return f"［{section}］要标【待补：{what}】，没有标"


def gap_with_fact(section: str, label: str, number: int) -> str:
    """Say that a gap is marked though it was told."""
    return f"［{section}］【待补：{label}】：台账第 {number} 条已经有了，照台账写"


def gap_needless(section: str, label: str) -> str:
    """Say that a gap is marked that nobody asked for."""
    return f"［{section}］【待补：{label}】：没有这一处待补，删去，句子照样要通"


def duplicate_fact(number: int, text: str, first: str, second: str) -> str:
    """Say that a fact is told in two sections."""
    return f"台账第 {number} 条在［{first}］和［{second}］都写了，留一处：{text}"


def too_long(order: str, chars: int) -> str:
    """Say that a text is longer than it may be."""
    return f"要求“{order}”，现在正文 {chars} 字"


def wish_violation(order: str) -> str:
    """Say that a wish was not kept."""
    return f"要求“{order}”没有做到"


def tag_wrong(section: str, clause: str, figure: str, number: int) -> str:
    """Say that a figure belongs to another entry than its tag says."""
    return f"［{section}］“{clause}”：“{figure}”出自台账第 {number} 条，标记不对"


def tag_missing(section: str, figure: str, number: int) -> str:
    """Say that a figure has no tag."""
    return f"［{section}］“{figure}”没有标记，出自台账第 {number} 条"


def stray_proposal(section: str, quote: str) -> str:
    """Say that a proposal stands where only what was done may stand."""
    return f"［{section}］“{quote}”：这一节只写说过的事，不写拟的话，删去"


def repetition(section: str, words: str) -> str:
    """Say that a phrase stands twice."""
    return f"［{section}］“{words}”前面写过，换个说法或者删去"


def alike(first: str, second: str, words: str) -> str:
    """Say that two sections begin alike."""
    return f"［{second}］和［{first}］开头相同：“{words}”"


def doubled(section: str, quote: str) -> str:
    """Say that a word stands twice."""
    return f"［{section}］“{quote}”：叠了一个字"


def no_sentence(section: str, quote: str) -> str:
    """Say that what looks like a title stands for a sentence."""
    return f"［{section}］“{quote}”：像标题，不成句，写成完整的一句再接“现将”"


def decided_nothing(section: str, quote: str) -> str:
    """Say that it is not told what was decided."""
    return f"［{section}］“{quote}”：“决定”后面没有决定的事，写出来，或者不用“现将”"


def time_left_open(section: str, quote: str) -> str:
    """Say that a time which 在 opens has no end."""
    return f"［{section}］“{quote}”：“在”后面缺“时”或者“中”"
