"""X: classification marks and personal data."""

import random
from collections.abc import Iterator

from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, changed, some

_FIRST = ("机密★1年\n", "秘密\n", "绝密★长期\n", "密级：机密\n", "内部资料 注意保存\n", "工作秘密\n")
_INSIDE = {
    "X02": ("现转发涉密会议纪要，", "按机要密电要求，"),
    "X03": (
        "身份证号11010519491231002X，",
        "（身份证号：340102198803154517）",
        "身份证号110105194912310021，",
    ),
    "X04": ("联系人手机13912345678，", "可拨打138-0013-8000，"),
    "X05": ("李某（0518-81234567）参加，", "李某zhang.san@example.com参加，"),
    "X06": ("汇入6222020000000000000账户，", "转入4111111111111111账号，"),
    "X07": ("走访建设路12号3单元502室住户，", "看望春华小区5号楼2单元301室老人，"),
    "X08": ("帮助患有抑郁症的王某，", "李某受到党内严重警告处分，"),
}


def _marked(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    for mark in some(list(_FIRST), chance):
        yield changed(clean, "X01", 0, 0, mark)


def _inside(rule: str) -> Operator:
    def plant(clean: Clean, chance: random.Random) -> Iterator[Planted]:
        body = [p for p in Manuscript(clean.text).paragraphs if p.kind is Kind.BODY and "。" in p.text[:-1]]
        for words in _INSIDE[rule]:
            for paragraph in some(body, chance, 1):
                at = paragraph.start + paragraph.text.index("。") + 1
                yield changed(clean, rule, at, at, words)

    return plant


OPERATORS: tuple[Operator, ...] = (_marked, *map(_inside, _INSIDE))
