"""What the bot says where a changed fact changes sentences that are written."""

from collections.abc import Sequence

CHANGE_MINE = "也改过来"
REWRITE_SECTION = "重写这一节"
STRUCK = "（删去）"
ADOPT_AGAIN = "这一节要再看一眼、再采用。"
"""Said where a section was adopted and a model has written sentences of it since."""


def changes(name: str, sentences: Sequence[tuple[str, str]]) -> str:
    """Show which sentences of a section were changed, each as it was and as it is."""
    return f"“{name}”只改了 {len(sentences)} 句，别处一字未动。\n{_before_and_after(sentences)}"


def under_way(name: str, count: int) -> str:
    """Say that sentences are being written anew."""
    return f"“{name}”里有 {count} 句说的还是原来的，正在改这几句，别处不动。"


def by_hand(name: str, sentences: Sequence[tuple[str, str]]) -> str:
    """Show the sentences in the user's own paragraphs that state an old fact; the new ones where known."""
    head = f"“{name}”里您亲手写的段落有 {len(sentences)} 句说的还是原来的，没有动。"
    return f"{head}\n{_before_and_after(sentences)}"


def stale_sentences(name: str, why: str, sentences: Sequence[str], rewritable: bool) -> str:
    """Name the sentences that still state an old fact, and what can be done."""
    listed = "\n".join(f"· {sentence}" for sentence in sentences)
    head = f"{why}“{name}”里还有 {len(sentences)} 句说的是原来的，这几句没有动："
    anew = "重写这一节" if rewritable else "照现在的事实重新起草"
    return f"{head}\n{listed}\n可以{anew}，也可以自己改一改。"


def edit_conflict(name: str) -> str:
    """Say that sentences were not changed because the section was changed meanwhile."""
    return f"“{name}”刚才又改过，要改的几句没有再动，请看一眼。"


def obsolete_correction(name: str) -> str:
    """Say that sentences were not changed because the correction was undone or corrected meanwhile."""
    return f"“{name}”要改的那条刚才又变了，这几句没有动。"


def no_change(name: str) -> str:
    """Say that nothing had to be changed."""
    return f"“{name}”看过了，不用改。"


def step(name: str) -> str:
    """Label the step that changes sentences of a section."""
    return f"“{name}”改了几句"


def _before_and_after(sentences: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"原：{old}" + (f"\n改：{new}" if new else "") for old, new in sentences)
