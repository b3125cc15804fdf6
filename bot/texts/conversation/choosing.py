"""What the bot says when a clerk is to choose among several wordings of a title or a paragraph."""

from collections.abc import Sequence

TITLE = "标题"
WRITING_TITLES = "好，我拟几个标题给您挑，现在的先不动……"
NO_MODEL = "拟几个来挑要用模型，这里没有接。您直接说“标题改成……”“把A改成B”就行。"
NONE_FIT = "这几种都没过校核，没拿出来；现在的没有动。可以再说一次试试。"
CHANGED_SINCE = "写的时候您改过这一节，这几种对不上了，没有拿出来；您改的没有动。要的话再说一次。"
OUTDATED = "这一节或它的事实后来改过，这几种对不上了，没有动；要的话再说一次。"
KEEP, KEPT = "还用现在的", "好，还用现在的，没有动。"
BY_HAND = "现在这一段是您亲手写的，您不点就不动；点了会换下来，“撤销”能换回。"


def writing(name: str, number: int) -> str:
    """Say that a paragraph is being worded in several ways."""
    return f"好，“{name}”第 {number} 段我写几种给您挑，现在的先不动……"


def titles(offered: Sequence[str]) -> str:
    """Show titles to choose from."""
    return "\n".join(("标题可以用：", *(f"{n}. {title}" for n, title in enumerate(offered, 1))))


def paragraphs(name: str, number: int, offered: Sequence[str], by_hand: bool) -> str:
    """Show wordings of a paragraph to choose from."""
    shown = (f"{n}. {text}" for n, text in enumerate(offered, 1))
    return "\n\n".join((f"“{name}”第 {number} 段可以这样写：", *shown, *((BY_HAND,) if by_hand else ())))


def use_title(number: int) -> str:
    """Name the button that takes a title."""
    return f"用第{number}个"


def use_paragraph(number: int) -> str:
    """Name the button that takes a wording."""
    return f"用第{number}种"


def which(name: str, count: int) -> str:
    """Ask which paragraph of a section is meant."""
    return f"“{name}”有 {count} 段，哪一段写几种给您挑？"


def nth(number: int) -> str:
    """Name the button of a paragraph."""
    return f"第{number}段"


def no_such(name: str, count: int) -> str:
    """Say that a section has fewer paragraphs."""
    return f"“{name}”只有 {count} 段，没有动。"


def no_text(name: str) -> str:
    """Say that a section has no text yet."""
    return f"“{name}”还没有写好，写好了再挑。"


def title_now(title: str) -> str:
    """Name the choice of a title, where it can be undone."""
    return f"标题换成《{title}》"


def paragraph_now(name: str) -> str:
    """Name the choice of a wording, where it can be undone."""
    return f"换了“{name}”里一段的写法"


def failure(why: str) -> str:
    """Say that nothing was written to choose from, and what is kept."""
    return f"{why}现在的没有动，可以再说一次。"


def elsewhere(title: str) -> str:
    """Say that what was asked for a document that is not in hand was not kept."""
    return f"您已经换了文稿，刚才给《{title}》写的几种没有留；回到那篇再说一次就行。"
