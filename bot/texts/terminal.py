"""What only the terminal says."""

UNEXPECTED = "这一步出了意外，没有保存；之前的内容都在，请再试一次。"
HOW_TO_LEAVE = "（要离开，发 /quit 或“退出”，按 Ctrl-C 也行；没写完的都留着，下次接着写。）\n"
FAREWELL_WORDS = frozenset({"/quit", "/exit", "退出"})
NO_SUCH_BUTTON = "没有这个编号的按钮。"
IN_BRACKETS = "（数字当作回答；按钮请写 [编号] 或按钮上的字）"
FILE_HOW = "没有说是哪个文件。请写成：/file 路径，比如 /file 去年总结.docx。"


def echo(line: str) -> str:
    """Show a line of a script where a person would have typed it."""
    return f"› {line}\n"


def save_location(path: str, caption: str) -> str:
    """Say where a file was saved."""
    return f"已存为 {path}\n{caption}\n"


def save_failure(path: str) -> str:
    """Say that a file could not be written."""
    return f"没能存成 {path}。文稿都在；请核对文件夹权限和磁盘空间，再导出一次。\n"


def another_name(stem: str, number: int) -> str:
    """Name a file whose name is taken."""
    return f"{stem}（{number}）"


def no_such_file(path: str) -> str:
    """Say that a file cannot be opened."""
    return f"打不开文件 {path}，没有读。请核对路径。"
