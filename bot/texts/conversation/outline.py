"""Why an outline cannot be used; what was agreed before stays."""

EMPTY = "这样一节都不留了，提纲没有变。至少要留一节。"


def too_many(most: int) -> str:
    """Say that there are too many sections."""
    return f"一份提纲最多 {most} 节，提纲没有变。可以把相近的几节并成一节。"


def too_long(heading: str, most: int) -> str:
    """Say that a heading is too long."""
    return f"标题“{heading[:12]}……”超过 {most} 字，提纲没有变。标题请写短些，内容留到那一节里说。"


def twice(name: str) -> str:
    """Say that a name is taken."""
    return f"“{name}”已经有了，提纲没有变。请换个名字，或者先给原来那一节改名。"
