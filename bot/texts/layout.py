"""What is said about the Word file: its layout, `gongwen format`, and the mark of what a model wrote."""

from collections.abc import Mapping, Sequence

FORMAT_HELP = (
    "把现成的文稿（Word、WPS、Excel、PDF、文本、Markdown）排成公文版式（GB/T 9704-2012），文字一个不改。"
)
FORMAT_OUT_HELP = "写到哪个 .docx 文件。"

TYPESET = "排成公文版式"
SOURCE_GONE = "手边没有这份文稿了（我不保存它）。请再发一次。"
TYPESET_CAPTION = "已排成公文版式，文字没有改动。"
TYPESET_WITH_LOSSES = "已排成公文版式。"
PASTED = "文稿.txt"
TYPESET_NAME = "{}_公文版式.docx"

UNLABEL, UNLABEL_YES, UNLABEL_NO = "去掉AI标识", "确认去掉", "留着标识"
LABELLED = "文末带有人工智能生成的标识，文件属性里也有。"
UNLABEL_SURE = (
    "去掉文末的标识以后，按《人工智能生成合成内容标识办法》，由您承担标识义务，对外发布时请自行标识。"
    "这次请求会记录下来；文件属性里的隐含标识保留。要去掉吗？"
)
UNLABELLED = "已记录，这份文稿以后导出不再带文末标识。"
LABEL_KEPT = "好，标识留着。"

MOVED = (
    "主送机关太多，首页会排不下正文，已按 GB/T 9704-2012 7.3.2 移到版记，“主送：”和句末的句号是加的，请核对。"
)
STANDARD = "版式：GB/T 9704-2012"
_NAMES = {
    "title_font": "标题字体",
    "body_font": "正文字体",
    "heading_font": "一级标题字体",
    "subheading_font": "二级标题字体",
    "title_size": "标题字号",
    "body_size": "正文字号",
    "line_pitch": "行距",
    "margins": "页边距（上、右、下、左，毫米）",
    "page_numbers": "页码",
}
_VALUES = {"outer": "单页居右、双页居左", "centre": "居中", "none": "不编"}


def deviation(key: str, chosen: object, standard: object) -> str:
    """Say how the office's layout differs from the standard in one respect."""
    return f"{_NAMES[key]}用 {_value_text(chosen)}（国家标准一般为 {_value_text(standard)}）"


def _value_text(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(f"{number:g}" for number in value)
    return _VALUES.get(str(value), f"{value:g}" if isinstance(value, float | int) else str(value))


def profile(deviations: Sequence[str]) -> str:
    """Say by what layout files are typeset."""
    if not deviations:
        return STANDARD
    return f"版式：按本单位规定，与 GB/T 9704-2012 不同的有 {len(deviations)} 处：{'；'.join(deviations)}"


def not_docx(path: str) -> str:
    """Say that only a .docx can be written."""
    return f"{path} 不是 .docx 文件名。排版只写 .docx。"


def typeset(path: str, whole: bool) -> str:
    """Say where the typeset file is, and that nothing was changed where that is proved."""
    return f"已排成 {path}，文字没有改动。" if whole else f"已排成 {path}。"


def findings(counts: Mapping[str, int], source: str) -> str:
    """Say how many findings there are, and how to see them."""
    told = "、".join(f"{name} {counts[key]}" for key, name in _LEVELS.items() if counts.get(key))
    return f"文中有问题待核：{told}。用 gongwen check {source} 逐条看。"


_LEVELS = {"error": "错误", "warn": "提醒", "info": "建议"}


LOSSES = {
    "picture": "图片",
    "linked": "链接在外部的图片",
    "chart": "图表",
    "diagram": "示意图",
    "drawing": "图形",
    "missing": "图片",
    "object": "嵌入的对象（只留下了它的图）",
    "control": "控件",
    "hidden": "隐藏文字",
    "ruby": "注音",
    "field": "会去取外部内容的域（只留下了现有的字）",
    "address": "指向本机或内网的链接（只留下了字）",
    "chunk": "嵌入的另一份文件",
    "words": "个别字",
    "equation": "公式",
    "note": "脚注或尾注",
    "comment": "批注",
    "symbol": "符号",
    "signs": "符号字体",
    "form": "表单域",
    "strike": "删除线",
    "emphasis": "着重号",
    "raised": "上标或下标",
    "footer": "页脚文字",
    "answer": "写稿工具的答话",
    "danger": "打开时会运行或去外面取东西的部分：",
    "plain": "旧格式里的表格、图片、上下标和批注（这里只读得到字）",
    "hidden sheet": "隐藏的工作表",
    "hidden rows": "隐藏的行或列，工作表",
    "formula": "没有算出结果的公式，在",
    "external values": "取自别的文件的数（留下了表里现有的数，链接已去掉）",
    "tables": "表格的框线和分栏（已排成文字）",
}
"""What cannot be taken over, by the names that readers and proof give it."""
_SHOWN = 12


def omissions(lost: Sequence[tuple[str, str, str]]) -> str:
    """Say what of the source is not in the typeset file: what it is, where it stood, what it is called."""
    told = [_omission(*one) for one in lost[:_SHOWN]]
    more = f"；另有 {len(lost) - _SHOWN} 处" if len(lost) > _SHOWN else ""
    return f"有 {len(lost)} 处没有带过来，请从原文件补上：{'；'.join(told)}{more}。"


def _omission(what: str, place: str, name: str) -> str:
    called = f"“{name}”" if name else ""
    return (f"“…{place}”后面的" if place else "") + LOSSES.get(what, what) + called
