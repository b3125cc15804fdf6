"""L: words of exemplars, adverts, talk around texts, masks and empty fields."""

import random
from collections.abc import Iterator
from dataclasses import replace

from bot.compliance.rule import Source
from bot.domain.passage import Entity, EntityKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, changed, some

_NAMES = (
    (EntityKind.PERSON, "欧阳建业"),
    (EntityKind.PERSON, "段志宏"),
    (EntityKind.PLACE, "柏溪镇"),
    (EntityKind.PLACE, "磐石岭村"),
    (EntityKind.ORG, "澧川市公共交通集团有限公司"),
    (EntityKind.ORG, "禾木县第三小学"),
    (EntityKind.SLOGAN, "“蓝马甲伴你行”"),
    (EntityKind.SLOGAN, "“五色花”志愿服务队"),
    (EntityKind.DOCUMENT, "《禾木县文明养犬公约》"),
    (EntityKind.HONOUR, "全市巾帼文明岗"),
)
_USED = ("会同{}开展联合行动，", "学习借鉴{}的做法，", "以{}为抓手，")
_FOREIGN_RUN = (
    "把流动书屋开进茶山和果园让采茶的阿嫂歇晌时也能翻上几页农技册子",
    "请退休的老支书坐镇调解室一杯热茶半日家常把多年的疙瘩慢慢解开",
)
_ADVERTS = (
    "【更多公文素材请加微信：gwxz2024】",
    "扫描下方二维码领取海量公文模板。",
    "关注“笔杆子之家”公众号回复“总结”免费下载全文。",
    "点击加入VIP会员群，海量资料免费下载。",
    "##paidbegin##",
)
_TALK = {
    "L06": ("希望以上内容对大家有所帮助。", "以下是为大家整理的工作总结范文：", "工作总结范文篇四"),
    "L07": (
        "作为一个人工智能语言模型，我无法核实数据。",
        "根据您提供的材料，现总结如下。",
        "如需进一步修改完善，请随时告诉我。",
        "请根据实际情况填写。",
    ),
    "L08": ("在××党委领导下，", "由张某某负责，", "全年投入XX万元，", "参加***同志，", "自20XX年起，"),
    "L09": (
        "根据《》要求，",
        "签订《年度目标责任书》和《年安全责任状》，",
        "于 年 月 日召开会议，",
        "邮箱：，",
    ),
}


def _paragraphs(clean: Clean) -> list[Paragraph]:
    return [p for p in Manuscript(clean.text).paragraphs if p.kind is Kind.BODY and len(p.text) > 100]


def _inserted(clean: Clean, rule: str, words: str, chance: random.Random) -> Iterator[Planted]:
    """Yield the document with the words behind a sentence of its body."""
    for paragraph in some(_paragraphs(clean), chance, 1):
        ends = [n + 1 for n, c in enumerate(paragraph.text[:-1]) if c == "。"]
        at = paragraph.start + chance.choice(ends or [0])
        yield changed(clean, rule, at, at, words)


def _names(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    for kind, name in some(list(_NAMES), chance):
        source = Source("范例", (), (Entity(kind, name),))
        for error in _inserted(clean, "L01", chance.choice(_USED).format(name), chance):
            yield replace(error, context=replace(error.context, sources=(source,)))


def _runs(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    for run in _FOREIGN_RUN:
        source = Source("范例", (f"去年以来，{run}，群众都说好。",))
        for error in _inserted(clean, "L02", f"我们{run}。", chance):
            yield replace(error, context=replace(error.context, sources=(source,)))


def _spun(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Yield the document beside an exemplar that has a paragraph of it, a character in 15 changed."""
    for paragraph in some(_paragraphs(clean), chance):
        theirs = "".join("之" if n % 15 == 7 else c for n, c in enumerate(paragraph.text))
        # The facts of a document may be its own words; what is told here is nothing.
        context = replace(clean.context, facts=(), sources=(Source("范例", (theirs,)),))
        yield Planted("L03", clean.text, paragraph.start, paragraph.end, context)


def _outline(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    headings = tuple(p.heading for p in Manuscript(clean.text).paragraphs if p.number and p.heading)
    if len(set(headings)) >= 6:
        context = replace(clean.context, sources=(Source("范例", (), headings=headings),))
        yield Planted("L04", clean.text, 0, 0, context)


def _adverts(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    for words in _ADVERTS:
        yield from _inserted(clean, "L05", words, chance)


def _words(rule: str) -> Operator:
    def plant(clean: Clean, chance: random.Random) -> Iterator[Planted]:
        for words in some(list(_TALK[rule]), chance):
            yield from _inserted(clean, rule, words, chance)

    return plant


OPERATORS: tuple[Operator, ...] = (_names, _runs, _spun, _outline, _adverts, *map(_words, _TALK))
