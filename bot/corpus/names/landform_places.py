"""Places called after a landform, 柳林渡 or 凤凰嘴, where the sentence goes there or something lies there.

So many words end as landforms do that the ending alone tells nothing; behind 在 or 赴, and
before 一带 or 厂区, it does.
"""

from collections.abc import Iterator

from bot.corpus.names import gazetteer
from bot.language.han import HAN
from bot.regex import regex

_LANDFORM = "渡滩淖岗仓嘴冲埠坳圩坪塘坡沟湾坝堰墩坊屯寨堡垭塬畈圳陂洲矶峪岭崖浦垴梁甸泡淀荡汊沱碛塆"
_NAME = f"(?!各|每|全|本|该|某|一|有|其|无)[{HAN}]{{2,3}}?[{_LANDFORM}]"
_LIES_THERE = "新?(?:厂区|校区|园区|库区|矿区|分店|渡口|航道|展厅|工段|车间|基地)|一带|沿线|段(?![长落])"
_LED = regex(
    f"(?:[在从到赴至往自抵经]|走遍了?|走进|途经|流经|位于|前往|抵达|来到|深入|分管|驻扎)(?=({_NAME})(.{{0,4}}))"
)
_BEFORE_WHAT_LIES_THERE = regex(
    f"(?=(?<![{HAN}])({_NAME})(?:至|{_LIES_THERE}))|(?<=[了的、和至])(?=({_NAME})(?:{_LIES_THERE}))"
)
_OVER = regex(f"[^{HAN}]|[的至到与和等乘登返驶]|$|{_LIES_THERE}")


def landform_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such places begin and end."""
    for found in _LED.finditer(text):
        over = _OVER.match(found[2]) or gazetteer.is_in_prose(found[2][:2])
        if over and gazetteer.is_distinct(found[1]) and not gazetteer.runs_in(text, found.start(1)):
            yield found.span(1)
    for found in _BEFORE_WHAT_LIES_THERE.finditer(text):
        group = 1 if found[1] else 2
        if gazetteer.is_distinct(found[group]):
            yield found.span(group)
