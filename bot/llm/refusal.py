"""Tells a model's refusal from a section of a document."""

import re

from bot.regex import regex

_LONGEST = 200
_GREETING = regex(r"\A(?:[您你]好[，,！!。]\s*)?(?:根据[^，。\n]{0,16}(?:法规|政策|规定|准则|要求)[，,])?")
_MODEL = "(?:AI|人工智能|大?语言模型|大模型|智能)(?:语言模型|助手|模型|程序|系统)?"
_DEED = "提供|完成|撰写|写|生成|协助|帮|回答|回应|讨论|处理|执行|起草|[为给][您你]|按照?[您你]|满足[您你这]"
_SUBJECT = "(?:(?:这个|该|此|[您你]的)(?:问题|请求|内容|要求)[，,]?)?我(?:暂时|目前|现在|还)?"
_REFUSALS = (
    regex(r"(?:非常|很|十分|实在|真)?(?:抱歉|对不起|不好意思)(?:[，,。！!、\s]|我|$)"),
    regex(rf"{_SUBJECT}(?:无法|不能|没办法|没法|不便)(?:直接|继续|就此|对此|再)?(?:{_DEED})"),
    regex(rf"(?:作为|身为|我是)(?:一个|一名|一款)?{_MODEL}[，,。]"),
    regex(
        r"(?:I['’]?m sorry|I am sorry|Sorry,|I apologi[sz]e|As an? (?:AI|language model)"
        r"|I can(?:['’]t|not)|(?:I['’]m|I am) (?:unable|not able))(?!\w)",
        re.IGNORECASE,
    ),
)


def is_refusal(text: str) -> bool:
    """Return whether the text is a model's refusal or apology in place of what it was asked to write."""
    stripped = text.strip()
    if len(stripped) > _LONGEST:
        return False
    bare = _GREETING.sub("", stripped)
    return any(form.match(bare) for form in _REFUSALS)
