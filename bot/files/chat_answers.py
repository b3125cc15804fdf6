"""What a chat model says around the document that it was asked for: no part of the document."""

from collections.abc import Sequence

from bot.domain.story import Line, Loss, Turn
from bot.domain.table import Table
from bot.regex import regex

_OPENING = regex(
    r"(?:好的|当然|没问题|可以|您好|你好|以下|下面|这是|这里是|根据您|按照您|已为您|为您|收到|明白)[^\n]{0,80}"
    r"(?:起草|撰写|拟写|拟定|草拟|整理|生成|修改|润色|准备|提供|参考|排版|编写)[^\n]{0,40}[：:。！!]?"
)
_CLOSING = regex(
    r"(?:[（(【]?(?:说明|注|备注|提示|温馨提示|使用说明)[：:])?[^\n]{0,20}"
    r"(?:以上|上述|如需|如果您|如有|希望|若需|您可以|可根据|请根据|请将|需要我)[^\n]{0,60}"
    r"(?:调整|修改|补充|参考|帮助|告诉我|告知|替换|完善|润色|继续)[^\n]{0,40}"
)
_SPEAKS = regex("您|我|实际情况|模板|仅供|内容可|草稿|方括号|占位")
_MOST = 2
_PLACE = 16

Parts = Sequence[Line | Table | Turn]


def without_answers(parts: Parts) -> tuple[Parts, tuple[Loss, ...]]:
    """Return the parts without what was said before and behind the document, and what that was."""
    own = list(parts)
    said: list[Loss] = []
    shown = [n for n, part in enumerate(own) if isinstance(part, Line) and part.text.strip()]
    opening = [n for n in shown[:_MOST] if _OPENING.fullmatch(_text(own, n))][:1]
    closing = [n for n in shown[-_MOST:] if _is_closing(_text(own, n))] if len(shown) > _MOST else []
    for n in sorted({*opening, *closing}, reverse=True):
        said.insert(0, Loss("answer", name=_text(own, n)[:_PLACE]))
        del own[n]
    return own, tuple(said)


def _text(parts: Parts, at: int) -> str:
    part = parts[at]
    return part.text.strip() if isinstance(part, Line) else ""


def _is_closing(line: str) -> bool:
    return _CLOSING.fullmatch(line) is not None and _SPEAKS.search(line) is not None
