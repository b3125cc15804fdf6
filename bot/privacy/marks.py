"""Classification marks (密级标志): what bears one is neither stored nor sent.

Only a mark in the form of GB/T 9704-2012 7.2.2, a 密级 field, or a handling note is one; prose about secrecy
(保密工作, 国家秘密, 秘密侦查) is not.
"""

import re
from collections.abc import Iterator

_LEVEL = "绝[ \u3000]?密|机[ \u3000]?密|秘[ \u3000]?密"
_STAR = r"[ \u3000]?[★☆✩✭⭐＊*]"
_MARK = re.compile(
    rf"(?:{_LEVEL}){_STAR}"
    rf"|^[ \u3000]*[（(【\[]?(?:{_LEVEL})[）)】\]]?[ \u3000]*$"
    rf"|(?:密级|秘密等级|涉密等级)[ \u3000]*[:：][ \u3000]*(?:{_LEVEL}|工作秘密|内部)"
    r"|^[ \u3000]*[（(【]?工作秘密[）)】]?[ \u3000]*(?:$|[★☆])"
    r"|^[ \u3000]*[（(【]?内部(?:资料|文件|材料)[，,、·：: \u3000]*"
    r"(?:注意保(?:存|密|管)|妥善保管|严禁外传|不得外传|请勿外传)"
    r"|(?:内部(?:资料|文件|材料)|本(?:文件|材料))[，,、 \u3000]{0,2}"
    r"(?:严禁|不得|请勿|禁止)(?:外传|翻印|复制传播)",
    re.MULTILINE,
)


def marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where classification marks stand."""
    yield from (m.span() for m in _MARK.finditer(text))


def is_classified(text: str) -> bool:
    """Return whether the text bears a classification mark."""
    return _MARK.search(text) is not None
