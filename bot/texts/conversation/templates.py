"""What a user reads about an office's own template."""

from collections.abc import Sequence

FILL_HELP = "把内容填进单位自己的 Word 模板；FILE 是文稿（.txt、.md、.docx）或 .json 字段值。"
FILL_OUT_HELP = "填好的写到哪个 .docx 文件。"
INVENTORY_HELP = "只列出模板里要填的地方，不填。"
COLUMNS = ("名称", "是什么", "在哪里", "原来的字", "几处")
KINDS = {
    "marker": "标记",
    "control": "内容控件",
    "bookmark": "书签",
    "mask": "××",
    "cell": "空格子",
    "sample": "旧文",
}
_PLACES = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "table": "表格",
    "textbox": "文本框",
}
_KEPT = "没有用它，别的不受影响。"

MACROS = "带有宏"
OBJECTS = "嵌了别的文件或控件"
ATTACHED = "挂着另一个模板（开发工具→文档模板，改成 Normal 后另存）"
LINKS = "链接着外部的图片或文件"
FIELDS = "有会去取外部内容的域"
MAIL_MERGE = "连着邮件合并的数据源"
ADD_INS = "挂着网络加载项"
ODD_PARTS = "各部分标的类型或位置不合 Word 的规矩（看到的可能不是这里排的）"
TOO_MANY = "要填的地方超过一千处，不像模板，没有用它。请去掉示例内容后再发来。"


def place(path: str) -> str:
    """Say where in a document a field stands."""
    return "·".join(_PLACES[step] for step in path.split("/"))


def refusal(name: str, why: str) -> str:
    """Say why a template is not used."""
    return f"“{name}”{why}，填好传出去不安全，{_KEPT}请去掉后再发来。"


def strict(name: str) -> str:
    """Say that a file is a Word file of another kind."""
    return f"“{name}”不是普通的 .docx 文档，{_KEPT}请用 Word 或 WPS 另存为“Word 文档（.docx）”再发来。"


def too_large(name: str) -> str:
    """Say that a template is larger than templates are."""
    return f"“{name}”太大，不像模板，{_KEPT}请去掉示例正文和大图片后再发来。"


def no_fields(name: str) -> str:
    """Say that a template has nothing to fill in."""
    how = "请在要填的地方写上 {{标题}}、{{正文}} 这样的标记再发来。"
    return f"“{name}”里没有找到要填的地方，{_KEPT}{how}"


def fills_docx(path: str) -> str:
    """Say that a filled template is a Word file."""
    return f"{path} 不是 .docx 文件名。套模板只写 .docx。"


def bad_values(path: str) -> str:
    """Say that a file of values is not one."""
    return f'{path} 不是字段值。请写成 {{"标题": "……", "正文": "……"}} 的样子，存成 UTF-8。'


def foreign(tags: Sequence[str]) -> str:
    """Say that tags of another tool stand there as before."""
    return f"这些是别的工具的标记，我不会用，原样留着：{'、'.join(tags)}。"


def fill_report(path: str, names: Sequence[str], places: int) -> str:
    """Say what was filled in."""
    return (
        f"已写成 {path}，填了 {places} 处：{'、'.join(names)}。" if names else f"已写成 {path}，一处也没填。"
    )


def missing(name: str, where: str, sample: str) -> str:
    """Say that a field has no value."""
    shown = f"，原样留着“{sample}”" if sample else ""
    return f"没有“{name}”的内容：{where}{shown}。"


def value_without_field(name: str) -> str:
    """Say that there is a value but no place for it."""
    return f"模板里没有放“{name}”的地方，这部分没有填进去。"


def gap(where: str, text: str) -> str:
    """Say that a gap is left."""
    return f"还有空缺：{where}里的{text}。"


USE, OTHER, ANOTHER = "套用单位模板", "换模板", "再传一个"
ALL_RIGHT, NOTHING, BACK, DROP, MAPPING, EXPORT = (
    "就这样",
    "不填",
    "返回",
    "删掉这个模板",
    "改对应",
    "用它导出",
)
ASK_FILE = (
    "请把单位的 Word 模板（.docx）发来。要填的地方写上 {{标题}}、{{正文}}、{{成文日期}} 这样的标记，"
    "内容控件、书签和“标题：××××”也认得。"
)
SHARED = "这个模板是单位共用的，由管理员在网页上改；您可以直接套用。"
NOT_DOCX = "模板要是 .docx 文件。请用 Word 或 WPS 另存为 .docx 再发来。"
CHANGE = "改{}"
_SHOWN = 40


def template_list(names: Sequence[str]) -> str:
    """List the templates that a chat has."""
    return "\n".join(("您的模板：", *(f"{n}. {name}" for n, name in enumerate(names, 1))))


def card(name: str, rows: Sequence[tuple[str, str, str]], confirmed: bool) -> str:
    """Show what goes into which field: name, place and part of each."""
    lines = [
        f"{n}. {field}（{where}）← {part or NOTHING}"
        for n, (field, where, part) in enumerate(rows[:_SHOWN], 1)
    ]
    more = [f"……另有 {len(rows) - _SHOWN} 处，按猜的填"] if len(rows) > _SHOWN else []
    asked = "已经记住，以后一点就套用。" if confirmed else "对的点“就这样”，不对的点数字改："
    return "\n".join((f"模板“{name}”有 {len(rows)} 个地方要填，{asked}", *lines, *more))


def which(field: str, sample: str) -> str:
    """Ask what goes into a field."""
    return f"“{field}”" + (f"（现在写着“{sample}”）" if sample and sample != field else "") + "填什么？"


def mapping_confirmation(name: str) -> str:
    """Say that a mapping is kept."""
    return f"记住了：以后点“{USE}”就用“{name}”。"


def deletion(name: str) -> str:
    """Say that a template is gone."""
    return f"模板“{name}”已删掉。"


def ready(names: Sequence[str], gaps: int) -> str:
    """Say what was filled in."""
    left = f"文中还有 {gaps} 处【待补】。" if gaps else ""
    return f"已套用模板，填了 {'、'.join(names)}。{left}请核对后再用。"


def remaining_work(lines: Sequence[str]) -> str:
    """Say what is left to do in a filled template."""
    return "\n".join(("还有这些要手工处理：", *lines[:_SHOWN]))
