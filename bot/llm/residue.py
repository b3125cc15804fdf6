"""Takes away what a model puts around a text: markdown, announcements, thoughts."""

import re

from bot.regex import regex

_THINK = r"(?:\w+:)?(?:think(?:ing)?|thoughts?|reason(?:ing)?|reflection|analysis|scratchpad)"
_THOUGHTS = regex(
    rf"[<◁]{_THINK}[>▷].*?(?:[<◁]/{_THINK}[>▷]|\Z)|\A(?:(?![<◁]{_THINK}[>▷]).)*?[<◁]/{_THINK}[>▷]",
    re.DOTALL | re.IGNORECASE,
)
_OPENS = "<◁"
"""Without one of these nothing was thought aloud; a text that is being written is asked again and again."""
# What is no prose whatever it says: elements around a text, marks of a model's own.
_ELEMENT = regex(r"</?[A-Za-z][\w:-]*(?: [^<>\n]*)?/?>|<\|[^|<>\n]{1,40}\|>")
_FENCE = regex(r"^[ \t]*```[\w-]*[ \t]*(?:\n|\Z)", re.MULTILINE)
_RULER = regex(r"^[ \t]*(?:-{3,}|\*{3,})[ \t]*(?:\n|\Z)", re.MULTILINE)
# One # right before a word is a topic tag (#志愿服务#), not a heading.
_HEADING = regex(r"^[ \t]*(?:#{1,6}[ \t]+|#{2,6}(?=\S))", re.MULTILINE)
_BULLET = regex(r"^[ \t]*[-*•][ \t]+(?=\S)", re.MULTILINE)
_BOLD = regex(r"(\*{2,3})(?=\S)([^*\n]+?)(?<=\S)\1")

_YES = r"\A\s*(?:好的|当然(?:可以)?|没问题|明白了?|收到|可以)[，,。！!]\s*"
_HERE = "(?:以下|下面|这)(?:是|为)"
_FOR_YOU = "(?:为|给|帮|根据|按照?)[您你]|[您你]需?要的"
_MINE = "我(?:来|将|会|这就|马上|已)|现在|马上|这就"
_WORK = "初稿|草稿|改写|修改后|润色后|重写|续写|(?:撰写|拟写|起草)(?:的|好)"
_LEAD_INS = (
    # 好的，以下是……：
    regex(rf"{_YES}(?:{_HERE}|{_FOR_YOU}|{_MINE})[^：:\n]{{0,60}}[：:][ \t]*\n*"),
    # 好的，我来为您写这一节。
    regex(rf"{_YES}(?:{_FOR_YOU}|{_MINE})[^\n]{{0,60}}[。！!.](?:\n+|\Z)"),
    # 以下是改写后的内容：
    regex(rf"\A\s*{_HERE}[^：:。\n]{{0,20}}(?:{_FOR_YOU}|{_WORK})[^：:。\n]{{0,30}}[：:][ \t]*\n+"),
    # 根据您的要求，改写如下：
    regex(
        rf"\A\s*(?:根据|按照?)[您你]的[^：:。\n]{{0,20}}(?:{_WORK}|润色|修改)[^：:。\n]{{0,20}}[：:][ \t]*\n+"
    ),
    # 收到，这一节的正文已经写好：
    regex(r"\A[^：:。\n⟨]{0,20}(?:正文|[本这一]节|全文|初稿|草稿)[^：:。\n⟨]{0,20}[：:][ \t]*\n+"),
)
_SIGN_OFF = regex(
    r"\n+[（(]?(?:希望(?:以上|这|本)[^\n]*对[您你]有所?帮助"
    r"|(?:如果?|若)[^\n]{0,20}需[^\n]{0,30}(?:告诉|告知|联系|跟|和)我(?:[，。！!）)\s]|说|\Z))[^\n]{0,30}\s*\Z"
)
# （全文共212字）
_COUNTED = regex(r"\n+[（(](?:全文|正文|本节|以上|字数|约|共)[^（()）\n]{0,8}\d+ ?字[）)]\s*\Z")
# 以上内容已按要求完成，请审阅。 注：以上为按要求起草的正文。
_HANDED_OVER = regex(
    r"\n+[（(]?(?:[注说][:：明]{1,2} ?)?(?:以上|上述|本节|正文)(?:内容|正文|文字|为|是|已)[^\n]{0,20}"
    r"(?:要求|起草|撰写|拟写|生成|审阅|供参考)[^\n]{0,30}\Z"
)


def strip_thoughts(text: str) -> str:
    """Return the text without what the model thought aloud before it."""
    return _THOUGHTS.sub("", text) if any(mark in text for mark in _OPENS) else text


def strip_residue(text: str) -> str:
    """Return the text without thoughts, announcements and markdown; ordinary prose comes back as it was."""
    bare = strip_thoughts(text)
    for mark in (_ELEMENT, _FENCE, _RULER, _HEADING, _BULLET):
        bare = mark.sub("", bare)
    bare = _BOLD.sub(r"\2", bare)
    for lead_in in _LEAD_INS:
        bare = lead_in.sub("", bare, count=1)
    for ending in (_COUNTED, _SIGN_OFF, _HANDED_OVER):
        bare = ending.sub("", bare)
    return bare.strip(" \t\r\n")
