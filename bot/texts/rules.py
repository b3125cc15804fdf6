"""What is said of the rules themselves: which ids are kept back and why, what is wrong with a file."""

NOT_CHECKED: dict[str, str] = {
    "D04": "不查：“目前”“近日”有没有时间锚要看上下文，逐处提示只会打扰；时段和成文日期由 D12、S14 管。",
    "N10": "不查：“同为动宾式”没有句法分析判不准，只比字数会误报。",
    "X09": "不是文本规则：`bot/privacy/tokens.py` 把名称换成记号再发给模型，记号对不上的回答不收。",
    "X10": "不是文本规则：模型由管理员配置；`gongwen doctor` 指出不在本机的接口，开头就提示不得发涉密内容。",
    "X11": "不是文本规则：导出的 Word 文件带标识，见 `bot/export`。",
    "X12": "不是文本规则：导出前列出待补和未处理的问题，由人确认。",
    "Y16": "不查：哪个缩略读者已经熟悉，表里判不了；全国通用的固定缩略由 F03 管引号。",
}
"""Rules of the published catalogue that no detector here implements, with the reason."""


def misnamed(file: str) -> str:
    """Say how the file of a rule is named."""
    return f"{file}.py：规则文件里要有一条 RULE，文件名以它的编号开头，如 p06_titled_things.py。"


def repeated_id(rule: str, file: str, earlier: str) -> str:
    """Say which two files hold a rule of one id."""
    return f"{file}.py：编号 {rule} 已经在 {earlier}.py 用了，请换一个。"


def reserved_id(rule: str, file: str) -> str:
    """Say that an id is kept back for the published catalogue."""
    reason = NOT_CHECKED.get(rule, "两位数的编号留给公开的规则目录。")
    return f"{file}.py：编号 {rule} 不能用。{reason}自己的规则用一个字母加三位数，如 {rule[:1]}901。"
